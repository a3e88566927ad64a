public import OrbitalMechanics
public import SpaceEnvironment

extension ReentryPredictor {
  /// The standard deviation of the logarithm of a ballistic coefficient that is not fitted but made of
  /// mass, area and drag coefficient: a fifth, for the attitude and the coefficient of drag.
  public static let assumedLogSigma = 0.2

  /// Predicts the re-entry from one state and a ballistic coefficient that is known otherwise.
  ///
  /// - Parameters:
  ///   - state: The state, not later than `asOf`.
  ///   - ballisticCoefficient: C_D A/m [m²/kg], above 0.
  ///   - asOf: The instant of the prediction.
  public func prediction(
    of state: TimedState, ballisticCoefficient: Double, asOf: Instant
  ) throws(ReentryProblem) -> ReentryPrediction {
    precondition(state.instant <= asOf, "an orbit is from after the prediction")
    let setting = try dynamics(
      around: state.instant, eccentricity: 0, orbits: .states, asOf: asOf)
    let place = state.place(over: earth)
    guard place.altitude > 120_000 else {
      throw .alreadyDown(epoch: state.instant, altitude: place.altitude)
    }
    let axis = setting.dynamics.energyAxis(state.position, state.velocity)
    guard axis > 0 else { throw .outlives(horizon: Self.horizon) }
    let fit = OrbitFit(
      anchor: state, ballisticCoefficient: ballisticCoefficient,
      logSigma: Self.assumedLogSigma, axisSigma: 0, correlation: 0, arcScatter: 0, arcs: [],
      residuals: [
        OrbitFit.Residual(
          epoch: state.instant, axis: axis, difference: 0, sigma: 0, weight: 1)
      ], rejectedCount: 0, span: 0, flags: [.assumedDrag])
    let nominal = try nominal(fit, setting.dynamics)
    return try prediction(fit, nil, nominal, setting.track, setting.dynamics, asOf: asOf)
  }
}
