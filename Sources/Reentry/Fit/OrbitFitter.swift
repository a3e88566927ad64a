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

  /// Fits the sets within a span before the last one.
  ///
  /// - Parameters:
  ///   - sets: The element sets of one object with rising epochs.
  ///   - span: The time before the last set from which sets count [s].
  public func fit(_ sets: [ElementSet], span: Double) throws(ReentryProblem) -> OrbitFit {
    let selection = SetSelection(sets, span: span, dynamics: dynamics)
    let measured = selection.measured
    guard measured.count >= 2 else {
      throw .tooFewSets(used: measured.count, rejected: selection.rejected)
    }
    let anchor = measured[measured.count - 1].state
    let place = anchor.place(over: dynamics.earth)
    guard place.altitude > 120_000 else {
      throw .alreadyDown(epoch: anchor.instant, altitude: place.altitude)
    }
    let model = AxisModel(measured, dynamics: dynamics)
    let solution = try solve(model)
    let fitted = dynamics.state(anchor.state, axisChangedBy: solution.offset)
    let arcs = Self.arcs(of: solution, measured)
    let scatter = Self.scatter(arcs)
    let outliers = solution.weights.count { $0 == 0 }

    var flags: Set<ReentryFlag> = []
    if measured.count - outliers < 4 { flags.insert(.fewSets) }
    if selection.isLengthened { flags.insert(.longSpan) }
    if scatter > 0.25 { flags.insert(.varyingDrag) }
    for k in measured.indices.dropFirst() {
      let rise = measured[k].axis - measured[k - 1].axis
      let σ = solution.scale * hypot(solution.sigmas[k], solution.sigmas[k - 1])
      if rise > 3 * σ { flags.formUnion([.risingSemiMajorAxis, .manoeuvreSuspected]) }
    }
    if arcs.contains(where: { abs($0.ratio - 1) > max(0.5, 5 * $0.sigma) }) {
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
      rejectedCount: selection.rejected + outliers,
      span: anchor.instant - measured[0].epoch, flags: flags)
  }
}
