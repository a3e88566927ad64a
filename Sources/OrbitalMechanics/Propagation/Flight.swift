import NumericalMethods
import SpaceEnvironment

/// A motion under integration: where it is, and where it was within the last step.
@usableFromInline
struct Flight<Forces: Force> {
  @usableFromInline var integration: DormandPrince853<EquationsOfMotion<Forces>>
  @usableFromInline let epoch: Instant
  @usableFromInline var dense: DenseStep<SIMD8<Double>>?

  @inlinable
  init(_ start: TimedState, forces: Forces, tolerance: Double, maximumStep: Double) {
    epoch = start.instant
    integration = DormandPrince853(
      EquationsOfMotion(forces: forces, epoch: start.instant), at: 0,
      from: EquationsOfMotion<Forces>.packed(start.state),
      tolerance: Tolerance(relative: tolerance, absolute: SIMD8(repeating: tolerance * 1_000)),
      maximumStep: maximumStep, minimumStep: 1e-6)
  }

  /// The time since the epoch [s].
  @inlinable
  var time: Double { integration.time }

  /// The state reached.
  @inlinable
  var reached: TimedState { timed(integration.time, integration.state) }

  @inlinable
  func timed(_ t: Double, _ y: SIMD8<Double>) -> TimedState {
    TimedState(instant: epoch + t, state: EquationsOfMotion<Forces>.unpacked(y))
  }

  @inlinable
  mutating func step(towards end: Double) throws(IntegrationError) {
    dense = nil
    try integration.step(towards: end)
  }

  /// Returns the state at a time of the last step.
  @inlinable
  mutating func state(at t: Double) -> TimedState {
    let step = lastStep()
    return timed(t, step.state(at: t))
  }

  /// Returns the last time of a change of sign of a function of the state between a time and the end of
  /// the last step; it must have opposite signs there.
  @inlinable
  mutating func timeOfRoot(from t: Double, of function: (TimedState) -> Double) -> Double {
    let step = lastStep()
    return root(between: t, and: step.end, tolerance: 1e-6) {
      function(timed($0, step.state(at: $0)))
    }
  }

  @inlinable
  mutating func lastStep() -> DenseStep<SIMD8<Double>> {
    let step = dense ?? integration.denseStep()
    dense = step
    return step
  }
}
