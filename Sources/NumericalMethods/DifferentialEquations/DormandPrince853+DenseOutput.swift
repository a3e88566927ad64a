// References
// [1] Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., Springer,
//     section II.6, dense output; the authors' program dop853.f.

/// The polynomial of degree 7 through one step of an integration [1].
public struct DenseStep<State: StateVector>: Sendable {
  /// The time at which the step begins.
  public let start: Double
  /// The time at which the step ends.
  public let end: Double
  @usableFromInline let r: (State, State, State, State, State, State, State, State)

  @inlinable
  init(
    start: Double, end: Double,
    coefficients: (State, State, State, State, State, State, State, State)
  ) {
    self.start = start
    self.end = end
    r = coefficients
  }

  /// Returns the state at a time of the step; its error is of the order of the step's.
  @inlinable
  public func state(at t: Double) -> State {
    let s = (t - start) / (end - start)
    let q = 1 - s
    let inner = r.4.adding(r.5.adding(r.6.adding(r.7, times: s), times: q), times: s)
    return r.0.adding(
      r.1.adding(r.2.adding(r.3.adding(inner, times: q), times: s), times: q), times: s)
  }

  /// Returns the time at which a function of time and state changes its sign.
  ///
  /// - Parameters:
  ///   - tolerance: The error of the time, not counting that of the integration.
  ///   - function: A continuous function, of opposite signs at the ends of the step.
  @inlinable
  public func timeOfRoot(tolerance: Double, of function: (Double, State) -> Double) -> Double {
    root(between: start, and: end, tolerance: tolerance) { function($0, state(at: $0)) }
  }
}

extension DormandPrince853 {
  /// Returns the dense output over the last step, by three more evaluations.
  @inlinable
  public mutating func denseStep() -> DenseStep<State> {
    let (t, y, h) = (previous.time, previous.state, current.time - previous.time)
    let (k1, k6, k7, k8) = (stages.k1, stages.k6, stages.k7, stages.k8)
    let (k9, k10, k11, k12) = (stages.k9, stages.k10, stages.k11, stages.k12)
    let k13 = current.derivative
    let s14 =
      k1.scaled(by: C.a14_1).adding(k7, times: C.a14_7).adding(k8, times: C.a14_8)
      .adding(k9, times: C.a14_9).adding(k10, times: C.a14_10).adding(k11, times: C.a14_11)
      .adding(k12, times: C.a14_12).adding(k13, times: C.a14_13)
    let k14 = equation.derivative(at: t + C.c14 * h, of: y.adding(s14, times: h))
    let s15 =
      k1.scaled(by: C.a15_1).adding(k6, times: C.a15_6).adding(k7, times: C.a15_7)
      .adding(k8, times: C.a15_8).adding(k11, times: C.a15_11).adding(k12, times: C.a15_12)
      .adding(k13, times: C.a15_13).adding(k14, times: C.a15_14)
    let k15 = equation.derivative(at: t + C.c15 * h, of: y.adding(s15, times: h))
    let s16 =
      k1.scaled(by: C.a16_1).adding(k6, times: C.a16_6).adding(k7, times: C.a16_7)
      .adding(k8, times: C.a16_8).adding(k9, times: C.a16_9).adding(k13, times: C.a16_13)
      .adding(k14, times: C.a16_14).adding(k15, times: C.a16_15)
    let k16 = equation.derivative(at: t + C.c16 * h, of: y.adding(s16, times: h))
    work.evaluations += 3

    let difference = state.adding(y, times: -1)
    let r2 = k1.scaled(by: h).adding(difference, times: -1)
    let r3 = difference.adding(k13, times: -h).adding(r2, times: -1)
    let r4 =
      k1.scaled(by: C.d4_1).adding(k6, times: C.d4_6).adding(k7, times: C.d4_7)
      .adding(k8, times: C.d4_8).adding(k9, times: C.d4_9).adding(k10, times: C.d4_10)
      .adding(k11, times: C.d4_11).adding(k12, times: C.d4_12).adding(k13, times: C.d4_13)
      .adding(k14, times: C.d4_14).adding(k15, times: C.d4_15).adding(k16, times: C.d4_16)
    let r5 =
      k1.scaled(by: C.d5_1).adding(k6, times: C.d5_6).adding(k7, times: C.d5_7)
      .adding(k8, times: C.d5_8).adding(k9, times: C.d5_9).adding(k10, times: C.d5_10)
      .adding(k11, times: C.d5_11).adding(k12, times: C.d5_12).adding(k13, times: C.d5_13)
      .adding(k14, times: C.d5_14).adding(k15, times: C.d5_15).adding(k16, times: C.d5_16)
    let r6 =
      k1.scaled(by: C.d6_1).adding(k6, times: C.d6_6).adding(k7, times: C.d6_7)
      .adding(k8, times: C.d6_8).adding(k9, times: C.d6_9).adding(k10, times: C.d6_10)
      .adding(k11, times: C.d6_11).adding(k12, times: C.d6_12).adding(k13, times: C.d6_13)
      .adding(k14, times: C.d6_14).adding(k15, times: C.d6_15).adding(k16, times: C.d6_16)
    let r7 =
      k1.scaled(by: C.d7_1).adding(k6, times: C.d7_6).adding(k7, times: C.d7_7)
      .adding(k8, times: C.d7_8).adding(k9, times: C.d7_9).adding(k10, times: C.d7_10)
      .adding(k11, times: C.d7_11).adding(k12, times: C.d7_12).adding(k13, times: C.d7_13)
      .adding(k14, times: C.d7_14).adding(k15, times: C.d7_15).adding(k16, times: C.d7_16)
    return DenseStep(
      start: t, end: time,
      coefficients: (
        y, difference, r2, r3, r4.scaled(by: h), r5.scaled(by: h), r6.scaled(by: h),
        r7.scaled(by: h)
      ))
  }
}
