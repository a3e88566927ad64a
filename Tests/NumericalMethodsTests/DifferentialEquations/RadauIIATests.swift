import Glibc
import TestSupport
import Testing

@testable import NumericalMethods

/// A linear system: losses of each component, gains from the one above, and any others.
private final class LinearEquation: StiffEquation {
  let count: Int
  let own, above: [Double]
  /// Into, from, rate; not in the Jacobian that is given away.
  let others: [(Int, Int, Double)]

  init(own: [Double], above: [Double], others: [(Int, Int, Double)] = []) {
    (count, self.own, self.above, self.others) = (own.count, own, above, others)
  }

  func evaluate(
    _ states: UnsafePointer<Double>, stateCount: Int, into rates: UnsafeMutablePointer<Double>
  ) {
    for m in 0..<stateCount {
      let (y, f) = (states + m * count, rates + m * count)
      for i in 0..<count {
        f[i] = own[i] * y[i] + (i + 1 < count ? above[i] * y[i + 1] : 0)
      }
      for (into, from, rate) in others { f[into] += rate * y[from] }
    }
  }

  func linearize(
    at state: UnsafePointer<Double>, diagonal: UnsafeMutablePointer<Double>,
    above: UnsafeMutablePointer<Double>
  ) {
    for i in 0..<count { (diagonal[i], above[i]) = (own[i], self.above[i]) }
  }
}

/// y' = a y² of one component.
private final class QuadraticEquation: StiffEquation {
  let count = 1
  let a: Double
  init(_ a: Double) { self.a = a }

  func evaluate(
    _ states: UnsafePointer<Double>, stateCount: Int, into rates: UnsafeMutablePointer<Double>
  ) {
    for m in 0..<stateCount { rates[m] = a * states[m] * states[m] }
  }

  func linearize(
    at state: UnsafePointer<Double>, diagonal: UnsafeMutablePointer<Double>,
    above: UnsafeMutablePointer<Double>
  ) {
    (diagonal[0], above[0]) = (2 * a * state[0], 0)
  }
}

@Suite("Radau IIA")
struct RadauIIATests {
  typealias C = RadauIIACoefficients

  // Hairer, Wanner (1996), Table IV.5.6: the matrix A of the method.
  static let A: [[Double]] = {
    let r = 6.0.squareRoot()
    return [
      [(88 - 7 * r) / 360, (296 - 169 * r) / 1800, (-2 + 3 * r) / 225],
      [(296 + 169 * r) / 1800, (88 + 7 * r) / 360, (-2 - 3 * r) / 225],
      [(16 - r) / 36, (16 + r) / 36, 1.0 / 9],
    ]
  }()

  private func rows(_ m: (C.Row, C.Row, C.Row)) -> [[Double]] {
    [m.0, m.1, m.2].map { [$0.0, $0.1, $0.2] }
  }

  private func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
    a.map { row in (0..<3).map { j in (0..<3).reduce(0) { $0 + row[$1] * b[$1][j] } } }
  }

  @Test("Published, Table IV.5.6: A T Λ = T, T⁻¹ T = 1, and rows of A sum to c")
  func coefficients() {
    let (T, inverse) = (rows(C.T), rows(C.inverseT))
    let Λ = [[C.γ, 0, 0], [0, C.α, C.β], [0, -C.β, C.α]]
    let transformed = product(product(Self.A, T), Λ)
    let unity = product(inverse, T)
    for i in 0..<3 {
      for j in 0..<3 {
        #expect(abs(transformed[i][j] - T[i][j]) < 1e-14)
        #expect(abs(unity[i][j] - (i == j ? 1 : 0)) < 1e-14)
      }
    }
    for (row, c) in zip(Self.A, [C.c.0, C.c.1, C.c.2]) {
      #expect(abs(row.reduce(0, +) - c) < 1e-15)
    }
  }

  @Test("Property: the polynomial of a step passes through its stages")
  func polynomial() {
    for (stage, c) in [C.c.0, C.c.1, C.c.2].enumerated() {
      let p = C.polynomial(at: c)
      for (k, weight) in [p.0, p.1, p.2].enumerated() {
        #expect(abs(weight - (k == stage ? 1 : 0)) < 1e-14)
      }
    }
    #expect(C.polynomial(at: 0) == (0, 0, 0))
  }

  // y1' = -2 y1 + 0.5 y2, y2' = -0.5 y2: y2 = exp(-t/2), y1 = (exp(-t/2) - exp(-2t)) / 3.
  @Test("Analytic: half the step, a thirty-second of the error")
  func order() throws {
    func error(steps: Int) throws -> Double {
      let equation = LinearEquation(own: [-2, -0.5], above: [0.5, 0])
      // So loose that every step is as long as it is asked to be
      let integrator = RadauIIA(
        equation, state: [0, 1], tolerance: .init(relative: 0.1, absolute: 1e3))
      for k in 1...steps { try integrator.advance(to: 2 * Double(k) / Double(steps)) }
      #expect(integrator.effort.steps == steps)
      return abs(integrator.state[0] - (exp(-1) - exp(-4)) / 3)
    }
    for steps in [4, 8, 16] {
      let ratio = try error(steps: steps) / error(steps: 2 * steps)
      #expect((27...37).contains(ratio), "\(steps) steps: \(ratio)")
    }
  }

  @Test("Property: the error follows the tolerance", arguments: [1e-4, 1e-6, 1e-8, 1e-10])
  func tolerance(relative: Double) throws {
    let equation = LinearEquation(own: [-800, -0.5], above: [0.5, 0])
    let integrator = RadauIIA(
      equation, state: [1, 1], tolerance: .init(relative: relative, absolute: relative))
    try integrator.advance(to: 3)
    let slow = exp(-1.5)
    #expect(abs(integrator.state[1] - slow) < 10 * relative)
    #expect(abs(integrator.state[0] - 0.5 * slow / 799.5) < relative)
  }

  @Test("Property: what decays a billion times is gone after a few steps")
  func stiffDecay() throws {
    let equation = LinearEquation(own: [-1e9], above: [0])
    let integrator = RadauIIA(
      equation, state: [1], tolerance: .init(relative: 0.1, absolute: 1e3))
    try integrator.advance(to: 1)
    #expect(integrator.effort.steps < 20)
    #expect(abs(integrator.state[0]) < 1e-8)
  }

  // y1' = -k y1 + k y2, y2' = k y1 - k y2: the sum stays, the difference falls with exp(-2kt).
  @Test("Analytic: couplings that the Jacobian leaves out are found by iteration")
  func otherCouplings() throws {
    let k = 3.0
    let equation = LinearEquation(own: [-k, -k], above: [k, 0], others: [(1, 0, k)])
    let integrator = RadauIIA(
      equation, state: [1, 0], tolerance: .init(relative: 1e-9, absolute: 1e-9))
    try integrator.advance(to: 0.5)
    let state = integrator.state
    #expect(abs(state[0] + state[1] - 1) < 1e-9)
    #expect(abs(state[0] - state[1] - exp(-3)) < 1e-8)
  }

  // y' = -100 y²: y = y0 / (1 + 100 y0 t)
  @Test("Analytic: quadratic decay; after a restart too")
  func quadraticDecay() throws {
    let integrator = RadauIIA(
      QuadraticEquation(-100), state: [5], tolerance: .init(relative: 1e-9, absolute: 1e-9))
    try integrator.advance(to: 0.25)
    #expect(relativeError(integrator.state[0], 5 / 126) < 1e-7)
    integrator.restart()
    try integrator.advance(to: 2)
    #expect(relativeError(integrator.state[0], 5 / 1001) < 1e-7)
    #expect(integrator.time == 2)
  }

  @Test("Analytic: growth without limit, y = 1/(1 - t), is reported where it happens")
  func unlimitedGrowth() throws {
    let integrator = RadauIIA(
      QuadraticEquation(1), state: [1], tolerance: .init(relative: 1e-6, absolute: 1e-6))
    #expect(throws: IntegrationError.self) { try integrator.advance(to: 2) }
    #expect(abs(integrator.time - 1) < 1e-4)
  }
}
