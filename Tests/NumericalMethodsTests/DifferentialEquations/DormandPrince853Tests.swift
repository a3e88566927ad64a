// References
// [1] Hairer, Nørsett, Wanner (1993), Solving Ordinary Differential Equations I, 2nd ed., Springer,
//     section II.0, Eqs. 0.1, 0.2: the Arenstorf orbit and its period.
import Glibc
import NumericalMethods
import TestSupport
import Testing

/// Two bodies with μ = 1 in the plane: x, y, dx/dt, dy/dt.
private struct Kepler: DifferentialEquation {
  func derivative(at t: Double, of y: SIMD4<Double>) -> SIMD4<Double> {
    let r2 = y.x * y.x + y.y * y.y
    let k = -1 / (r2 * r2.squareRoot())
    return SIMD4(y.z, y.w, k * y.x, k * y.y)
  }

  /// The perigee of an orbit of semi-major axis 1.
  static func start(eccentricity e: Double) -> SIMD4<Double> {
    SIMD4(1 - e, 0, 0, ((1 + e) / (1 - e)).squareRoot())
  }

  /// The state on that orbit, by Newton's method on Kepler's equation.
  static func state(eccentricity e: Double, at t: Double) -> SIMD4<Double> {
    var E = t
    for _ in 0..<50 { E -= (E - e * sin(E) - t) / (1 - e * cos(E)) }
    let (b, rate) = ((1 - e * e).squareRoot(), 1 / (1 - e * cos(E)))
    return SIMD4(cos(E) - e, b * sin(E), -sin(E) * rate, b * cos(E) * rate)
  }
}

/// The restricted problem of three bodies in the rotating frame [1].
private struct Arenstorf: DifferentialEquation {
  func derivative(at t: Double, of y: SIMD4<Double>) -> SIMD4<Double> {
    let μ = 0.012277471
    let ν = 1 - μ
    let d1 = pow((y.x + μ) * (y.x + μ) + y.y * y.y, 1.5)
    let d2 = pow((y.x - ν) * (y.x - ν) + y.y * y.y, 1.5)
    return SIMD4(
      y.z, y.w, y.x + 2 * y.w - ν * (y.x + μ) / d1 - μ * (y.x - ν) / d2,
      y.y - 2 * y.z - ν * y.y / d1 - μ * y.y / d2)
  }
}

/// dy/dt = −k y, and a second lane that is not a number beyond a time.
private struct Decay: DifferentialEquation {
  var rate = 1.0
  var breaksAt = Double.infinity

  func derivative(at t: Double, of y: SIMD2<Double>) -> SIMD2<Double> {
    SIMD2(-rate * y.x, t > breaksAt ? .nan : 0)
  }
}

private func distance(_ a: SIMD4<Double>, _ b: SIMD4<Double>) -> Double {
  let d = a - b
  return (d * d).sum().squareRoot()
}

private func tolerance(_ value: Double) -> Tolerance<SIMD4<Double>> {
  Tolerance(relative: value, absolute: SIMD4(repeating: value))
}

@Suite("Dormand-Prince 8(5,3)")
struct DormandPrince853Tests {
  /// The error after a time with steps of one size.
  private static func error(steps: Int) throws -> Double {
    let h = 5 / Double(steps)
    var integration = DormandPrince853(
      Kepler(), at: 0, from: Kepler.start(eccentricity: 0.1), tolerance: tolerance(1e9),
      firstStep: h, maximumStep: h)
    try integration.advance(to: 5)
    #expect(integration.effort.steps == steps)
    return distance(integration.state, Kepler.state(eccentricity: 0.1, at: 5))
  }

  @Test("Property: the error falls with the eighth power of the step")
  func order() throws {
    let errors = try [24, 36, 54].map { try Self.error(steps: $0) }
    for (coarse, fine) in zip(errors, errors.dropFirst()) {
      #expect(abs(log(coarse / fine) / log(1.5) - 8) < 0.4)
    }
  }

  @Test("Published: the Arenstorf orbit closes after the period of [1]")
  func arenstorf() throws {
    let start = SIMD4(0.994, 0, 0, -2.00158510637908252240537862224)
    let period = 17.0652165601579625588917206249
    var integration = DormandPrince853(Arenstorf(), at: 0, from: start, tolerance: tolerance(1e-14))
    try integration.advance(to: period)
    // The orbit is unstable: the last digit of the start grows by 10⁵ or so over a period.
    #expect(distance(integration.state, start) < 1e-8)
  }

  @Test("Property: the error keeps to the tolerance", arguments: [1e-6, 1e-8, 1e-10, 1e-12])
  func tolerances(value: Double) throws {
    let e = 0.7
    var integration = DormandPrince853(
      Kepler(), at: 0, from: Kepler.start(eccentricity: e), tolerance: tolerance(value))
    try integration.advance(to: 20)
    #expect(distance(integration.state, Kepler.state(eccentricity: e, at: 20)) < 200 * value)
    #expect(integration.effort.rejectedSteps < integration.effort.steps / 2)
  }

  @Test("Property: the dense output is as good as the steps, and continuous")
  func dense() throws {
    let e = 0.3
    var integration = DormandPrince853(
      Kepler(), at: 0, from: Kepler.start(eccentricity: e), tolerance: tolerance(1e-10))
    var worst = 0.0
    while integration.time < 10 {
      try integration.step(towards: 10)
      let step = integration.denseStep()
      #expect(distance(step.state(at: step.end), integration.state) < 1e-14)
      for k in 0...10 {
        let t = step.start + (step.end - step.start) * Double(k) / 10
        worst = max(worst, distance(step.state(at: t), Kepler.state(eccentricity: e, at: t)))
      }
    }
    #expect(worst < 2e-8)
  }

  @Test("Property: the error of the dense output falls with the eighth power of the step")
  func denseOrder() throws {
    let errors = try [0.2, 0.1].map { h in
      var integration = DormandPrince853(
        Kepler(), at: 0, from: Kepler.start(eccentricity: 0.3), tolerance: tolerance(1e9),
        firstStep: h, maximumStep: h)
      try integration.step(towards: 10)
      let step = integration.denseStep()
      return distance(step.state(at: 0.4 * h), Kepler.state(eccentricity: 0.3, at: 0.4 * h))
    }
    #expect(log2(errors[0] / errors[1]) > 7.3)
  }

  @Test("Property: an event is found where it is")
  func event() throws {
    var integration = DormandPrince853(
      Kepler(), at: 0, from: Kepler.start(eccentricity: 0.5), tolerance: tolerance(1e-12))
    // The apogee: the radial speed turns from positive to negative at half a period.
    let radialSpeed = { (t: Double, y: SIMD4<Double>) in y.x * y.z + y.y * y.w }
    var found: Double?
    while integration.time < 6 {
      let before = radialSpeed(integration.time, integration.state)
      try integration.step(towards: 6)
      if before > 0 && radialSpeed(integration.time, integration.state) <= 0 {
        found = integration.denseStep().timeOfRoot(tolerance: 1e-13, of: radialSpeed)
      }
    }
    #expect(abs(try #require(found) - .pi) < 1e-10)
  }

  @Test("Property: integrated back, a state returns")
  func backwards() throws {
    let start = Kepler.start(eccentricity: 0.5)
    var integration = DormandPrince853(Kepler(), at: 3, from: start, tolerance: tolerance(1e-12))
    try integration.advance(to: 13)
    try integration.advance(to: 3)
    #expect(integration.time == 3)
    #expect(distance(integration.state, start) < 1e-9)
  }

  @Test("Property: a stiff decay is followed, with short steps")
  func stiff() throws {
    var integration = DormandPrince853(
      Decay(rate: 1e3), at: 0, from: SIMD2(1, 0),
      tolerance: Tolerance(relative: 1e-8, absolute: SIMD2(repeating: 1e-8)))
    try integration.advance(to: 10)
    #expect(abs(integration.state.x) < 1e-7)
  }

  @Test("Property: steps keep to their limits, and a rate that is not a number is an error")
  func limits() throws {
    var integration = DormandPrince853(
      Decay(breaksAt: 2), at: 0, from: SIMD2(1, 0),
      tolerance: Tolerance(relative: 1e-8, absolute: SIMD2(repeating: 1e-8)), maximumStep: 0.125)
    while integration.time < 1 {
      try integration.step(towards: 1)
      #expect(integration.time - integration.previousTime <= 0.126)
    }
    #expect(throws: IntegrationError.self) { try integration.advance(to: 3) }
    #expect(integration.time <= 2 && integration.time > 1.99)
    #expect(relativeError(integration.state.x, exp(-integration.time)) < 1e-7)
  }
}
