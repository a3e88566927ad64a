// References
// [1] Hairer, Wanner (1996), Solving Ordinary Differential Equations II: Stiff and
//     Differential-Algebraic Problems, 2nd ed., Springer, section IV.8; the authors' program radau5.f.
// [2] Gustafsson (1994), Control-theoretic techniques for stepsize selection in implicit Runge-Kutta
//     methods, ACM Trans. Math. Softw. 20, 496-517: the predictive controller.

/// The implicit Runge-Kutta method Radau IIA of three stages and order 5, with step size control, for
/// stiff systems [1].
///
/// L-stable: what decays much faster than the step is damped, not followed. The stages of a step are
/// found by iterations in which the Jacobian is replaced by its two stiff diagonals, so that their
/// linear systems cost a few operations a component, whatever couples the components; a step whose
/// iterations do not converge is repeated with a shorter one. No step allocates memory.
public final class RadauIIA {
  /// The error of the solution that is aimed at in a step, as in `radau5.f`: relative · |y| + absolute.
  public struct Tolerance: Sendable, Hashable {
    /// The relative part [1], between 1e-12 and 0.1.
    public var relative: Double
    /// The absolute part, in the unit of the state, greater than 0.
    public var absolute: Double

    public init(relative: Double, absolute: Double) {
      precondition((1e-12...0.1).contains(relative), "a relative tolerance out of range")
      precondition(absolute > 0, "an absolute tolerance is not positive")
      self.relative = relative
      self.absolute = absolute
    }
  }

  public let equation: any StiffEquation
  /// The time reached.
  public private(set) var time: Double
  /// The work done so far.
  public internal(set) var effort = IntegrationEffort()

  typealias C = RadauIIACoefficients
  static let longestIteration = 10
  static let safety = 0.9

  let count: Int
  let systems: ShiftedBidiagonal
  /// The state y and its rate of change.
  let y, rate: Workspace<Double>
  /// The error that each component may have.
  let scale: Workspace<Double>
  /// The stages less the state, and those of the last step that was taken; W = T⁻¹ Z.
  let z, lastZ, w: Workspace<Double>
  let stages, rates, change, error: Workspace<Double>

  // The embedded method is of order 3: its error is that of the solution to the power 2/3 ([1] IV.8).
  let relative, absolute: Double
  /// Where the iterations stop, in units of the allowed error.
  let enough: Double

  /// The size of the next step; `nil` where nothing is known of it.
  var proposal: Double?
  /// The size and the error of the last step taken, `nil` after a start.
  var accepted: (size: Double, error: Double)?
  /// The first size that was accepted after the last start.
  var firstSize: Double?
  var isLinearized = false
  /// The step size that the systems are factorized for.
  var factorizedSize = 0.0
  /// θ/(1 - θ) of the last iterations, for their contraction θ.
  var reduction = 1.0

  /// Starts an integration.
  ///
  /// - Parameters:
  ///   - equation: The equation.
  ///   - state: The state at the start; of as many components as the equation.
  ///   - time: The time of the start.
  ///   - tolerance: The relative tolerance [1].
  public init(
    _ equation: any StiffEquation, state: [Double], time: Double = 0, tolerance: Tolerance
  ) {
    precondition(state.count == equation.count && !state.isEmpty, "a state of another size")
    self.equation = equation
    self.time = time
    count = state.count
    systems = ShiftedBidiagonal(count: count)
    func numbers(_ parts: Int = 1) -> Workspace<Double> {
      Workspace(repeating: 0, count: parts * equation.count)
    }
    (y, rate, scale, error) = (Workspace(state), numbers(), numbers(), numbers())
    (z, lastZ, w) = (numbers(3), numbers(3), numbers(3))
    (stages, rates, change) = (numbers(3), numbers(3), numbers(3))
    relative = 0.1 * Self.twoThirds(tolerance.relative)
    absolute = tolerance.absolute * relative / tolerance.relative
    enough = max(10 * Double.ulpOfOne / relative, min(0.03, relative.squareRoot()))
  }

  /// The state reached.
  public var state: [Double] { Array(UnsafeBufferPointer(start: y.start, count: count)) }

  /// Tells that the equation has changed, at a jump of its right-hand side.
  ///
  /// The next step is as long as the first one after the last jump.
  public func restart() {
    accepted = nil
    isLinearized = false
    proposal = firstSize
    firstSize = nil
  }

  /// Integrates to a later time.
  ///
  /// - Throws: `IntegrationError` where the state grows without limit before it.
  public func advance(to end: Double) throws(IntegrationError) {
    precondition(end >= time, "the time has passed")
    if end == time { return }
    if accepted == nil {
      evaluate(y.start, 1, into: rate.start)
      if proposal == nil { proposal = firstProposal(span: end - time) }
    }
    var wasRejected = false
    while time < end {
      let rest = end - time
      let proposed = proposal!
      // Two equal steps rather than one and a remnant
      let h = proposed >= rest ? rest : 2 * proposed > rest ? rest / 2 : proposed
      guard h > 1e-14 * max(abs(time), rest) else {
        throw .notFinite(time: time)
      }
      let outcome = attempt(h, isAfterRejection: wasRejected)
      switch outcome {
      case .accepted(let error, let iterations):
        effort.steps += 1
        if firstSize == nil { firstSize = h }
        let next = h / quotient(error: error, size: h, iterations: iterations)
        let isCut = h < proposed
        accepted = (h, max(error, 1e-2))
        // A step that was cut short says little of a longer one than was proposed.
        proposal = isCut ? max(next, proposed) : wasRejected ? min(next, h) : next
        time = h == rest ? end : time + h
        finishStep()
        wasRejected = false
      case .inaccurate(let error, let iterations):
        effort.rejectedSteps += 1
        proposal =
          effort.steps == 0
          ? h / 10 : h / max(1.1, quotient(error: error, size: nil, iterations: iterations))
        wasRejected = true
      case .notConverging:
        effort.rejectedSteps += 1
        isLinearized = false
        proposal = h / 2
        wasRejected = true
      }
    }
  }

  /// What the next step is to be divided by.
  private func quotient(error: Double, size h: Double?, iterations: Int) -> Double {
    let most = Double(2 * Self.longestIteration)
    let factor = min(Self.safety, Self.safety * (1 + most) / (Double(iterations) + most))
    var quotient = max(0.125, min(5, error.squareRoot().squareRoot() / factor))
    if let accepted, let h {
      let predicted =
        accepted.size / h * (error * error / accepted.error).squareRoot().squareRoot()
        / Self.safety
      quotient = max(quotient, max(0.125, min(5, predicted)))
    }
    return quotient
  }

  /// A size in which no component changes by more than a hundredth of itself and its tolerance.
  private func firstProposal(span: Double) -> Double {
    var size = span
    fillScale()
    for i in 0..<count {
      let pace = abs(rate.start[i])
      if pace > 0 {
        size = min(size, 0.01 * (abs(y.start[i]) + scale.start[i]) / pace)
      }
    }
    return max(size, 1e-9 * span)
  }

  func evaluate(
    _ states: UnsafeMutablePointer<Double>, _ stateCount: Int,
    into rates: UnsafeMutablePointer<Double>
  ) {
    equation.evaluate(states, stateCount: stateCount, into: rates)
    effort.evaluations += stateCount
  }

  func linearize() {
    systems.linearize(equation, at: y.start)
    isLinearized = true
    factorizedSize = 0
  }

  /// x^(2/3)
  private static func twoThirds(_ x: Double) -> Double { cubeRoot(x * x) }
}
