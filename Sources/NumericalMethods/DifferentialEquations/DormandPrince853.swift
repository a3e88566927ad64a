// References
// [1] Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., Springer,
//     sections II.4 (step size), II.5 (method), II.10 (error estimate); the authors' program dop853.f.
// [2] Gustafsson (1994), Control-theoretic techniques for stepsize selection in implicit Runge-Kutta
//     methods, ACM Trans. Math. Softw. 20, 496-517: the predictive controller.

/// The explicit Runge-Kutta method of Dormand and Prince of order 8 with step size control and dense
/// output of order 7 [1].
///
/// Twelve evaluations a step. The error estimate joins those of the embedded methods of order 5 and
/// 3, so that the error of a step falls with the eighth power of the step. No step allocates memory.
public struct DormandPrince853<Equation: DifferentialEquation> {
  public typealias State = Equation.State
  @usableFromInline typealias C = DormandPrince853Coefficients

  /// The equation; what it holds may be replaced between steps, as long as it stays continuous.
  public var equation: Equation
  /// The error allowed in a step.
  public var tolerance: Tolerance<State>
  /// The longest step [time].
  public var maximumStep: Double
  /// The step below which the error is no longer controlled [time].
  public var minimumStep: Double

  /// The time reached.
  @inlinable public var time: Double { current.time }
  /// The state reached.
  @inlinable public var state: State { current.state }
  /// The time before the last step.
  @inlinable public var previousTime: Double { previous.time }
  /// The work done so far.
  @inlinable public var effort: IntegrationEffort { work }

  @usableFromInline var current: Point
  @usableFromInline var previous: Point
  @usableFromInline var work = IntegrationEffort()
  @usableFromInline var nextStep: Double?
  /// The size and error of the last step whose size the error determined.
  @usableFromInline var accepted: (size: Double, error: Double)?
  @usableFromInline var stages: Stages

  /// A time, the state there and its rate of change.
  @usableFromInline
  struct Point {
    @usableFromInline let time: Double
    @usableFromInline let state: State
    @usableFromInline let derivative: State

    @inlinable
    init(time: Double, state: State, derivative: State) {
      self.time = time
      self.state = state
      self.derivative = derivative
    }
  }

  /// The stages of the last step that the dense output needs; the rate at its end is k13.
  @usableFromInline
  struct Stages {
    @usableFromInline let k1, k6, k7, k8, k9, k10, k11, k12: State

    @inlinable
    init(
      _ k1: State, _ k6: State, _ k7: State, _ k8: State, _ k9: State, _ k10: State,
      _ k11: State, _ k12: State
    ) {
      (self.k1, self.k6, self.k7, self.k8) = (k1, k6, k7, k8)
      (self.k9, self.k10, self.k11, self.k12) = (k9, k10, k11, k12)
    }
  }

  /// Creates an integration.
  ///
  /// - Parameters:
  ///   - equation: The equation.
  ///   - time: The time at the start.
  ///   - state: The state at the start.
  ///   - tolerance: The error allowed in a step.
  ///   - firstStep: The first step to try [time]; by default it is estimated ([1] section II.4).
  ///   - maximumStep: The longest step [time].
  ///   - minimumStep: The step that is taken whatever its error [time].
  @inlinable
  public init(
    _ equation: Equation, at time: Double, from state: State, tolerance: Tolerance<State>,
    firstStep: Double? = nil, maximumStep: Double = .infinity, minimumStep: Double = 0
  ) {
    self.equation = equation
    self.tolerance = tolerance
    self.maximumStep = maximumStep
    self.minimumStep = minimumStep
    let k = equation.derivative(at: time, of: state)
    current = Point(time: time, state: state, derivative: k)
    previous = current
    work.evaluations = 1
    nextStep = firstStep.map { abs($0) }
    stages = Stages(k, k, k, k, k, k, k, k)
  }

  /// Takes one step towards a time, not beyond it.
  ///
  /// - Parameter end: The time where the integration ends, before or after the present one.
  /// - Throws: `IntegrationError` where the state or its rate are no longer finite.
  @inlinable
  public mutating func step(towards end: Double) throws(IntegrationError) {
    let (t, y, k1) = (current.time, current.state, current.derivative)
    let direction = end >= t ? 1.0 : -1.0
    let distance = abs(end - t)
    if distance == 0 { return }
    var size = nextStep ?? estimatedFirstStep(direction: direction)
    var wasRejected = false

    while true {
      size = max(min(size, maximumStep), minimumStep, 4 * t.ulp)
      let reachesEnd = size * 1.01 >= distance
      let h = direction * (reachesEnd ? distance : size)

      let s2 =
        k1.scaled(by: C.a21)
      let k2 = equation.derivative(at: t + C.c2 * h, of: y.adding(s2, times: h))
      let s3 =
        k1.scaled(by: C.a31).adding(k2, times: C.a32)
      let k3 = equation.derivative(at: t + C.c3 * h, of: y.adding(s3, times: h))
      let s4 =
        k1.scaled(by: C.a41).adding(k3, times: C.a43)
      let k4 = equation.derivative(at: t + C.c4 * h, of: y.adding(s4, times: h))
      let s5 =
        k1.scaled(by: C.a51).adding(k3, times: C.a53).adding(k4, times: C.a54)
      let k5 = equation.derivative(at: t + C.c5 * h, of: y.adding(s5, times: h))
      let s6 =
        k1.scaled(by: C.a61).adding(k4, times: C.a64).adding(k5, times: C.a65)
      let k6 = equation.derivative(at: t + C.c6 * h, of: y.adding(s6, times: h))
      let s7 =
        k1.scaled(by: C.a71).adding(k4, times: C.a74).adding(k5, times: C.a75)
        .adding(k6, times: C.a76)
      let k7 = equation.derivative(at: t + C.c7 * h, of: y.adding(s7, times: h))
      let s8 =
        k1.scaled(by: C.a81).adding(k4, times: C.a84).adding(k5, times: C.a85)
        .adding(k6, times: C.a86).adding(k7, times: C.a87)
      let k8 = equation.derivative(at: t + C.c8 * h, of: y.adding(s8, times: h))
      let s9 =
        k1.scaled(by: C.a91).adding(k4, times: C.a94).adding(k5, times: C.a95)
        .adding(k6, times: C.a96).adding(k7, times: C.a97).adding(k8, times: C.a98)
      let k9 = equation.derivative(at: t + C.c9 * h, of: y.adding(s9, times: h))
      let s10 =
        k1.scaled(by: C.a10_1).adding(k4, times: C.a10_4).adding(k5, times: C.a10_5)
        .adding(k6, times: C.a10_6).adding(k7, times: C.a10_7).adding(k8, times: C.a10_8)
        .adding(k9, times: C.a10_9)
      let k10 = equation.derivative(at: t + C.c10 * h, of: y.adding(s10, times: h))
      let s11 =
        k1.scaled(by: C.a11_1).adding(k4, times: C.a11_4).adding(k5, times: C.a11_5)
        .adding(k6, times: C.a11_6).adding(k7, times: C.a11_7).adding(k8, times: C.a11_8)
        .adding(k9, times: C.a11_9).adding(k10, times: C.a11_10)
      let k11 = equation.derivative(at: t + C.c11 * h, of: y.adding(s11, times: h))
      let s12 =
        k1.scaled(by: C.a12_1).adding(k4, times: C.a12_4).adding(k5, times: C.a12_5)
        .adding(k6, times: C.a12_6).adding(k7, times: C.a12_7).adding(k8, times: C.a12_8)
        .adding(k9, times: C.a12_9).adding(k10, times: C.a12_10).adding(k11, times: C.a12_11)
      let k12 = equation.derivative(at: t + h, of: y.adding(s12, times: h))

      let b =
        k1.scaled(by: C.b1).adding(k6, times: C.b6).adding(k7, times: C.b7)
        .adding(k8, times: C.b8).adding(k9, times: C.b9).adding(k10, times: C.b10)
        .adding(k11, times: C.b11).adding(k12, times: C.b12)
      let new = y.adding(b, times: h)
      let newTime = reachesEnd ? end : t + h
      let k13 = equation.derivative(at: newTime, of: new)
      work.evaluations += 12

      // The error estimates, [1] Eq. II.10.17 and before
      let e5 =
        k1.scaled(by: C.e1).adding(k6, times: C.e6).adding(k7, times: C.e7)
        .adding(k8, times: C.e8).adding(k9, times: C.e9).adding(k10, times: C.e10)
        .adding(k11, times: C.e11).adding(k12, times: C.e12)
      let e3 = b.adding(k1, times: -C.bhh1).adding(k9, times: -C.bhh2)
        .adding(k12, times: -C.bhh3)
      let magnitude = equation.magnitude(of: y).maximum(equation.magnitude(of: new))
      let scale = tolerance.absolute.adding(magnitude, times: tolerance.relative)
      let m5 = e5.meanSquareRatio(to: scale)
      let m3 = e3.meanSquareRatio(to: scale)
      let denominator = (m5 + 0.01 * m3).squareRoot()
      let error = denominator > 0 ? abs(h) * m5 / denominator : denominator

      let isSmallest = abs(h) <= minimumStep || abs(h) <= 8 * t.ulp
      if error <= 1 || (isSmallest && k13.meanSquareRatio(to: scale).isFinite) {
        let growth = growth(after: error, of: abs(h), wasRejected: wasRejected)
        nextStep =
          reachesEnd && growth >= 1 ? max(size, abs(h) * growth) : abs(h) * growth
        if !reachesEnd { accepted = (abs(h), max(error, 0.01)) }
        previous = current
        current = Point(time: newTime, state: new, derivative: k13)
        stages = Stages(k1, k6, k7, k8, k9, k10, k11, k12)
        work.steps += 1
        return
      }
      work.rejectedSteps += 1
      if isSmallest { throw IntegrationError.notFinite(time: t) }
      let ratio =
        error.isFinite ? 0.9 / eighthRoot(error) : 1.0 / 3
      size = abs(h) * max(1.0 / 3, min(0.95, ratio))
      wasRejected = true
    }
  }

  /// Returns by what the next step is longer than an accepted one.
  ///
  /// The step of error 1 with a margin of a tenth, within a third and six times. Where steps have
  /// been getting shorter it is foreseen that they go on to [2].
  @inlinable
  func growth(after error: Double, of size: Double, wasRejected: Bool) -> Double {
    if error <= 0 { return wasRejected ? 1 : 6 }
    var growth = 0.9 / eighthRoot(error)
    if let accepted {
      growth = min(growth, growth * size / accepted.size * eighthRoot(accepted.error / error))
    }
    return max(1.0 / 3, min(wasRejected ? 1 : 6, growth))
  }

  /// Takes steps until a time is reached.
  @inlinable
  public mutating func advance(to end: Double) throws(IntegrationError) {
    while time != end { try step(towards: end) }
  }

  /// Estimates a first step, [1] section II.4, "Starting step size".
  @inlinable
  mutating func estimatedFirstStep(direction: Double) -> Double {
    let scale = tolerance.absolute
      .adding(equation.magnitude(of: state), times: tolerance.relative)
    let d0 = state.meanSquareRatio(to: scale).squareRoot()
    let (y, k1) = (state, current.derivative)
    let d1 = k1.meanSquareRatio(to: scale).squareRoot()
    let h0 = min(maximumStep, d0 < 1e-5 || d1 < 1e-5 ? 1e-6 : 0.01 * d0 / d1)
    let h = direction * h0
    let k = equation.derivative(at: time + h, of: y.adding(k1, times: h))
    work.evaluations += 1
    let d2 = k.adding(k1, times: -1).meanSquareRatio(to: scale).squareRoot() / h0
    let d = max(d1, d2)
    let h1 = d <= 1e-15 ? max(1e-6, h0 * 1e-3) : eighthRoot(0.01 / d)
    let first = min(100 * h0, h1)
    return first.isFinite ? first : h0
  }

  @inlinable
  func eighthRoot(_ x: Double) -> Double { x.squareRoot().squareRoot().squareRoot() }
}
