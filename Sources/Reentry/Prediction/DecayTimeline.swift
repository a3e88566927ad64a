// References
// [1] King-Hele (1987), Satellite Orbits in an Atmosphere, ch. 4: the decay at a height is proportional to
//     B and to the density there.
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// The nominal decay in intervals, from which those of other activity and drag follow without a new
/// integration.
///
/// Where the object is at a height, its decay goes with B ρ [1]; so a motion under a density that is
/// larger by a factor spends that much less time there:
///
///     dt = dt_nominal / (B/B_nominal · ρ(t)/ρ_nominal)
///
/// The ratio of densities is that at the places of the nominal motion, under the activity of the time
/// at which the other motion comes there.
struct DecayTimeline: Sendable {
  /// An interval of the nominal motion.
  struct Interval: Sendable {
    /// Its length [s].
    let duration: Double
    let points: [TimedPlace]
    /// The sum of the densities at the points [kg/m³].
    let density: Double
  }

  struct TimedPlace: Sendable {
    let place: GeodeticPosition
    let instant: Instant
  }

  let start: Instant
  let intervals: [Interval]
  /// The fall of the semi-major axis over the first revolution by its time [m/s].
  let startingRate: Double

  static let pointsPerInterval = 12

  /// The number of intervals for a remaining life [s]: three hours each, at least 40 and at most 240.
  static func count(remaining: Double) -> Int {
    max(40, min(240, Int((remaining / (3 * hour)).rounded(.up))))
  }

  init(
    fit: OrbitFit, until end: Instant, dynamics: ReentryDynamics
  ) throws(ReentryProblem) {
    let start = fit.anchor.instant
    let remaining = end - start
    let count = Self.count(remaining: remaining)
    let n = count * Self.pointsPerInterval
    let instants = (0..<n).map { start + remaining * (Double($0) + 0.5) / Double(n) }
    let flight: Propagation
    do {
      flight = try dynamics.propagator(fit.ballisticCoefficient).propagate(
        fit.anchor, to: end, floor: 5_000, sampledAt: instants)
    } catch {
      throw .integration(error)
    }
    precondition(flight.samples.count == n, "the nominal motion reaches its end")
    intervals = (0..<count).map { k in
      let samples = flight.samples[
        (k * Self.pointsPerInterval)..<((k + 1) * Self.pointsPerInterval)]
      let points = samples.map {
        TimedPlace(place: $0.place(over: dynamics.earth), instant: $0.instant)
      }
      return Interval(
        duration: remaining / Double(count), points: points,
        density: points.reduce(0) { $0 + dynamics.air.density(at: $1.place, $1.instant) })
    }
    self.start = start
    // The energy axis falls without short periods, so that two states tell its rate.
    let revolution = min(remaining / 4, 5_500)
    let later = flight.samples.first { $0.instant - start >= revolution } ?? flight.end
    startingRate =
      (dynamics.energyAxis(fit.anchor.state.position, fit.anchor.state.velocity)
        - dynamics.energyAxis(later.state.position, later.state.velocity))
      / (later.instant - start)
  }

  /// Returns the instant at which another motion comes down.
  ///
  /// - Parameters:
  ///   - factor: B in relation to that of the fit [1].
  ///   - axisOffset: The semi-major axis at the start beyond that of the fit [m].
  ///   - air: The air of the other activity, `nil` for that of the fit.
  func end(factor: Double, axisOffset: Double, air: ThermosphereOverTime?) -> Instant {
    var t = axisOffset == 0 ? start : start + axisOffset / (startingRate * factor)
    for interval in intervals {
      var ratio = 1.0
      if let air {
        // At the middle of the interval as the nominal ratio leaves it
        let conditions = air.timeline.conditions(at: t + 0.5 * interval.duration / factor)
        let sum = interval.points.reduce(0) {
          $0 + air.density(at: $1.place, $1.instant, under: conditions)
        }
        ratio = sum / interval.density
      }
      t = t + interval.duration / (factor * ratio)
    }
    return t
  }
}
