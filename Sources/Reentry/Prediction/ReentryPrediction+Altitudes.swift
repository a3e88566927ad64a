import OrbitalMechanics
public import SpaceEnvironment

/// The altitude of a predicted motion at an instant.
public struct PredictedAltitude: Hashable, Sendable {
  public let instant: Instant
  /// The mean semi-major axis less the equatorial radius [m]; in the last revolution, the lowest distance
  /// from the centre so far, less that radius.
  public let altitude: Double
}

extension ReentryPrediction {
  /// Returns the altitudes of the fitted motion from the first set of the fit to the re-entry.
  ///
  /// - Parameter count: The number of instants, at least 2; as many again, closer together, follow over
  ///   the last hours.
  public func altitudes(count: Int) throws(ReentryProblem) -> [PredictedAltitude] {
    let start = fit.anchor.instant + -fit.span
    let late = nominal.instant + -min(6 * hour, 0.5 * remaining)
    func steps(_ from: Instant, _ to: Instant) -> [Instant] {
      (0..<count).map { from + (to - from) * Double($0) / Double(count) }
    }
    let instants = steps(start, late) + steps(late, nominal.instant)
    let (before, after) = (
      instants.filter { $0 < fit.anchor.instant }, instants.filter { $0 >= fit.anchor.instant }
    )
    let propagator = dynamics.propagator(fit.ballisticCoefficient)
    var samples: [TimedState] = []
    do {
      samples += try propagator.propagate(
        fit.anchor, to: start + -60, sampledAt: before.reversed()
      ).samples.reversed()
      samples += try propagator.propagate(
        fit.anchor, to: nominal.instant, sampledAt: after
      ).samples
    } catch {
      throw .integration(error)
    }
    var lowest = Double.infinity
    return samples.compactMap { sample in
      let radius = dynamics.earth.equatorialRadius
      let mean =
        dynamics.energyAxis(sample.state.position, sample.state.velocity) - radius
      if mean > Self.lastRevolution, lowest == .infinity {
        return PredictedAltitude(instant: sample.instant, altitude: mean)
      }
      let altitude = sample.position.length - radius
      guard altitude < min(lowest, Self.lastRevolution) else { return nil }
      lowest = altitude
      return PredictedAltitude(instant: sample.instant, altitude: lowest)
    }
  }

  /// The mean altitude below which an orbit has no revolution left [m].
  private static let lastRevolution = 130_000.0
}
