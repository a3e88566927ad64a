// References
// [1] Huber (1981), Robust Statistics, chs. 6 and 7: scale and weights of regression.
// [2] Gelman et al. (2013), Bayesian Data Analysis, 3rd ed., section 2.6: a variance with a scaled
//     inverse-χ² prior.
import Glibc
import NumericalMethods
public import OrbitalMechanics
import SpaceEnvironment

/// The robust fit of a ballistic coefficient and a semi-major axis to element sets.
///
/// The motion is integrated back from the last set; plane, shape and place on the orbit stay those of
/// that set. What is fitted are the mean semi-major axes of all sets, and their places along the track,
/// which tell the sum of the decay between two sets better than the axes do; by Gauss-Newton steps with
/// the weights of Huber [1]. The departures of the density from the model over the span are unknowns too,
/// with what is expected of them, see `AirSegments`: an arc of denser air is not taken for a larger
/// object, and the error of B takes them in.
public struct OrbitFitter: Sendable {
  public let dynamics: ReentryDynamics

  public init(dynamics: ReentryDynamics) { self.dynamics = dynamics }

  /// The standard deviation of a semi-major axis from an element set [m]: 20 m, and a tenth of the decay
  /// in a revolution. A kilometre along the track over a day of observations is an error of 7 m, other
  /// observations and the periods left out double it; under strong drag, the set follows the fluctuation
  /// of the air within its own span of observations.
  static let axisNoise = 20.0
  static let decayNoise = 0.1
  /// The standard deviation of a place along the track from an element set [m]: SGP4 is good to about a
  /// kilometre at epoch, more under strong drag.
  static let placeNoise = 2_000.0
  /// The weight of that expectation against the residuals, in degrees of freedom [2].
  static let priorDegrees = 4.0
  /// Residuals beyond so many standard deviations do not count at all.
  static let outlier = 5.0
  static let huber = 1.345
  /// Residuals so many times as large as expected are those of drag that varies more than air does.
  static let varyingScale = 4.0

  /// Fits the sets within a span before the last one.
  ///
  /// - Parameters:
  ///   - sets: The element sets of one object with rising epochs.
  ///   - span: The time before the last set from which sets count [s].
  public func fit(_ sets: [ElementSet], span: Double) throws(ReentryProblem) -> OrbitFit {
    let selection = SetSelection(sets, span: span, dynamics: dynamics)
    return try fit(
      selection.measured, rejected: selection.rejected,
      flags: selection.isLengthened ? [.longSpan] : [])
  }

  private func fit(
    _ measured: [MeasuredAxis], rejected: Int, flags: Set<ReentryFlag>
  ) throws(ReentryProblem) -> OrbitFit {
    guard measured.count >= 2 else {
      throw .tooFewSets(used: measured.count, rejected: rejected)
    }
    let anchor = measured[measured.count - 1].state
    let place = anchor.place(over: dynamics.earth)
    guard place.altitude > 120_000 else {
      throw .alreadyDown(epoch: anchor.instant, altitude: place.altitude)
    }
    let model = AxisModel(measured, dynamics: dynamics)
    let solution = try solve(model)
    if let gap = Self.lastManoeuvre(solution, measured), measured.count - gap >= 3 {
      // What came before is another orbit.
      return try fit(
        Array(measured[gap...]), rejected: rejected + gap,
        flags: flags.union([.manoeuvreSuspected]))
    }
    let fitted = dynamics.state(anchor.state, axisChangedBy: solution.offset)
    let arcs = Self.arcs(of: solution, measured)
    let scatter = Self.scatter(arcs)
    let outliers = solution.weights.count { $0 == 0 }

    var flags = flags
    if measured.count - outliers < 4 { flags.insert(.fewSets) }
    if scatter > 0.25 || solution.scale >= Self.varyingScale { flags.insert(.varyingDrag) }
    for k in measured.indices.dropFirst() {
      let rise = measured[k].axis - measured[k - 1].axis
      let σ = solution.noiseScale * hypot(solution.sigmas[k], solution.sigmas[k - 1])
      if rise > 3 * σ { flags.formUnion([.risingSemiMajorAxis, .manoeuvreSuspected]) }
    }
    if Self.lastManoeuvre(solution, measured) != nil
      || arcs.contains(where: { abs($0.ratio - 1) > max(0.5, 5 * $0.sigma) })
    {
      flags.insert(.manoeuvreSuspected)
    }
    return OrbitFit(
      anchor: TimedState(instant: anchor.instant, state: fitted),
      ballisticCoefficient: exp(solution.logB), logSigma: solution.logSigma,
      axisSigma: solution.axisSigma, correlation: solution.correlation, arcScatter: scatter,
      arcs: arcs,
      residuals: measured.indices.map {
        OrbitFit.Residual(
          epoch: measured[$0].epoch, axis: measured[$0].axis,
          difference: measured[$0].axis - solution.means[$0], sigma: solution.sigmas[$0],
          weight: solution.weights[$0])
      },
      rejectedCount: rejected + outliers,
      span: anchor.instant - measured[0].epoch, flags: flags)
  }

  /// Returns the set before which the orbit was last raised: where the axis lacks more than half of the
  /// decay since the set before, which air alone does not take away, and does so for good.
  private static func lastManoeuvre(_ solution: Solution, _ measured: [MeasuredAxis]) -> Int? {
    measured.indices.dropFirst().last { k in
      let fitted = solution.means[k - 1] - solution.means[k]
      let fell = measured[k - 1].axis - measured[k].axis
      let σ = solution.noiseScale * hypot(solution.sigmas[k], solution.sigmas[k - 1])
      let isMissing = fitted - fell > 5 * σ + 0.6 * fitted
      // A single bad set is followed by one that is back on the orbit.
      let next = min(k + 1, measured.count - 1)
      let stays = solution.means[k - 1] - solution.means[next]
      let fellOn = measured[k - 1].axis - measured[next].axis
      return isMissing && stays - fellOn > 5 * σ + 0.3 * fitted
    }
  }
}
