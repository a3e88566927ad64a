import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

private let earth = Earth.wgs84
private let μ = earth.gravitationalParameter

@Suite("Mean and osculating elements")
struct ShortPeriodsTests {
  /// Perigee altitude [km], eccentricity, inclination [°], argument of perigee [°], mean anomaly [°].
  static let cases: [(Double, Double, Double, Double, Double)] = [
    (400, 0, 53, 0, 0), (400, 0.001, 53, 70, 120), (250, 0.01, 98, 30, 200),
    (780, 0.0001, 86, 0, 300),
    (300, 0.2, 28, 120, 90), (250, 0.7, 7, 178, 10), (600, 0.72, 63.4, 45, 170),
    (500, 0.05, 0, 0, 45),
    (500, 0.1, 120, 200, 45),
  ]

  private static func elements(
    _ h: Double, _ e: Double, _ i: Double, _ ω: Double, _ M: Double
  ) -> KeplerElements {
    KeplerElements(
      semiMajorAxis: (earth.equatorialRadius + h * kilometre) / (1 - e), eccentricity: e,
      inclination: i * degree, node: i > 0 ? 1 : 0, argumentOfPerigee: ω * degree,
      meanAnomaly: M * degree)
  }

  @Test("Property: mean and osculating elements turn into one another", arguments: cases)
  func roundTrip(h: Double, e: Double, i: Double, ω: Double, M: Double) {
    let theory = ShortPeriods(earth: earth)
    let mean = Self.elements(h, e, i, ω, M)
    let back = theory.mean(theory.osculating(mean))
    #expect(abs(back.semiMajorAxis - mean.semiMajorAxis) < 1e-5)
    #expect(abs(back.eccentricity - mean.eccentricity) < 1e-12)
    #expect(abs(back.inclination - mean.inclination) < 1e-12)
    let longitudes = (
      back.argumentOfPerigee + back.meanAnomaly, mean.argumentOfPerigee + mean.meanAnomaly
    )
    #expect(abs(sin(longitudes.0 - longitudes.1)) < 1e-11)
  }

  @Test(
    "Independent: the mean elements are the averages over a revolution under J₂", arguments: cases)
  func averages(h: Double, e: Double, i: Double, ω: Double, M: Double) throws {
    let mean = Self.elements(h, e, i, ω, M)
    let start = ShortPeriods(earth: earth).osculating(mean).state(gravitationalParameter: μ)
    let epoch = Instant(year: 2020, month: 1, day: 1)
    let forces = ForceModel(gravity: GravityField(earth: earth, zonals: [earth.j2]))
    let propagator = NumericalPropagator(forces: forces, tolerance: 1e-12)
    // A revolution of the argument of latitude; half of it to both sides, which removes the drift.
    let a = mean.semiMajorAxis
    let η2 = 1 - e * e
    let γ = 1.5 * earth.j2 * pow(earth.equatorialRadius / (a * η2), 2)
    let cos2 = pow(cos(mean.inclination), 2)
    let n = (μ / (a * a * a)).squareRoot()
    let rate =
      n * (1 + γ / 2 * η2.squareRoot() * (3 * cos2 - 1))
      + (e > 0.5 ? 0 : n * γ / 2 * (5 * cos2 - 1))
    let period = 2 * .pi / rate
    let count = 720
    let times = (0..<count).map { epoch + period * ((Double($0) + 0.5) / Double(count) - 0.5) }
    let initial = TimedState(instant: epoch, state: start)
    let back = try propagator.propagate(
      initial, to: times[0] + -1, floor: -1e9, sampledAt: times[..<(count / 2)].reversed())
    let forward = try propagator.propagate(
      initial, to: times[count - 1] + 1, floor: -1e9, sampledAt: Array(times[(count / 2)...]))
    let samples = (back.samples + forward.samples).map {
      KeplerElements($0.state, gravitationalParameter: μ)
    }
    #expect(samples.count == count)
    func average(_ value: (KeplerElements) -> Double) -> Double {
      samples.reduce(0) { $0 + value($1) } / Double(count)
    }
    // The square of the change of first order at the perigee: 8 m near the Earth
    let second = a * pow(earth.j2 * pow(earth.equatorialRadius / a, 2) / pow(1 - e, 3), 2)
    let meanA = average { $0.semiMajorAxis }
    #expect(abs(meanA - mean.semiMajorAxis) < 3 * second)
    let eCos = average { $0.eccentricity * cos($0.argumentOfPerigee) }
    let eSin = average { $0.eccentricity * sin($0.argumentOfPerigee) }
    let vector = hypot(
      eCos - e * cos(ω * degree), eSin - e * sin(ω * degree))
    #expect(vector * a < 3 * second)
    #expect(abs(average { $0.inclination } - mean.inclination) * a < 3 * second)
    // Osculating elements differ by what the theory is for.
    let osculating = samples[count / 3]
    if e < 0.1 && i > 10 { #expect(abs(osculating.semiMajorAxis - meanA) > 500) }
  }

  @Test("Property: at the node a circular low orbit osculates 6 to 10 km above its mean")
  func node() {
    let mean = Self.elements(400, 0, 53, 0, 0)
    let osculating = ShortPeriods(earth: earth).osculating(mean)
    #expect((6_000...10_000).contains(osculating.semiMajorAxis - mean.semiMajorAxis))
  }
}
