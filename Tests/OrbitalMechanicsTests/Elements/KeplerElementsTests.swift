// References
// [1] Vallado (2013), Fundamentals of Astrodynamics and Applications, 4th ed., examples 2-1, 2-5 and 2-6.
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

private let μ = Earth.wgs84.gravitationalParameter

@Suite("Kepler elements")
struct KeplerElementsTests {
  @Test("Published: Kepler's equation, example 2-1 of [1]")
  func keplerEquation() {
    let elements = KeplerElements(
      semiMajorAxis: 1, eccentricity: 0.4, inclination: 0, node: 0, argumentOfPerigee: 0,
      meanAnomaly: 235.4 * degree)
    #expect(abs(elements.eccentricAnomaly / degree - 220.512074) < 1e-6)
  }

  @Test("Published: elements of a state, example 2-5 of [1]")
  func elementsOfState() {
    let state = CartesianState(
      position: Vector3(6524.834, 6862.875, 6448.296) * kilometre,
      velocity: Vector3(4.901327, 5.533756, -1.976341) * kilometre)
    let elements = KeplerElements(state, gravitationalParameter: 3.986004418e14)
    #expect(abs(elements.semiMajorAxis - 36_127_343) < 10)
    #expect(abs(elements.eccentricity - 0.832853) < 1e-6)
    #expect(abs(elements.inclination / degree - 87.869126) < 2e-6)
    #expect(abs(elements.node / degree - 227.898260) < 2e-6)
    #expect(abs(elements.argumentOfPerigee / degree - 53.384931) < 2e-6)
    #expect(abs(elements.trueAnomaly / degree - 92.335157) < 2e-6)
  }

  /// Eccentricity, inclination [°], node [°], argument of perigee [°], mean anomaly [°].
  static let cases: [(Double, Double, Double, Double, Double)] = [
    (0.001, 53, 40, 70, 10), (0.2, 98, 300, 200, 350), (0.73, 7, 10, 178, 181),
    (0.95, 63, 1, 270, 0.1),
    (0.95, 120, 359, 90, 179), (0, 51, 20, 0, 30), (0, 0, 0, 0, 123), (0.1, 0, 0, 45, 60),
    (0.3, 180, 0, 45, 60), (1e-9, 90, 45, 33, 44), (0.5, 1e-7, 30, 40, 50), (0, 180, 0, 0, 200),
  ]

  @Test("Property: state and elements turn into one another", arguments: cases)
  func roundTrip(e: Double, i: Double, Ω: Double, ω: Double, M: Double) {
    let elements = KeplerElements(
      semiMajorAxis: 9e6, eccentricity: e, inclination: i * degree, node: Ω * degree,
      argumentOfPerigee: ω * degree, meanAnomaly: M * degree)
    let state = elements.state(gravitationalParameter: μ)
    let back = KeplerElements(state, gravitationalParameter: μ)
    #expect(relativeError(back.semiMajorAxis, 9e6) < 1e-13)
    #expect(abs(back.eccentricity - e) < 1e-13)
    #expect(abs(back.inclination - i * degree) < 1e-13)
    let again = back.state(gravitationalParameter: μ)
    #expect((again.position - state.position).length < 1e-12 * state.position.length)
    #expect((again.velocity - state.velocity).length < 1e-12 * state.velocity.length)
    if e > 0.01 && i > 1 && i < 179 {
      #expect(abs(sin(back.argumentOfPerigee - ω * degree)) < 1e-12)
      #expect(abs(sin(back.meanAnomaly - M * degree)) < 1e-11)
      #expect(abs(sin(back.node - Ω * degree)) < 1e-12)
    }
  }

  @Test("Property: Kepler's equation holds on every revolution and at every eccentricity")
  func allAnomalies() {
    for e in [0, 1e-3, 0.3, 0.7, 0.95, 0.999] {
      for step in -100...100 {
        let M = Double(step) * 0.1
        let elements = KeplerElements(
          semiMajorAxis: 1, eccentricity: e, inclination: 0, node: 0, argumentOfPerigee: 0,
          meanAnomaly: M)
        let E = elements.eccentricAnomaly
        #expect(abs(E - e * sin(E) - M) < 1e-14 * (1 + abs(M)))
        let ν = elements.trueAnomaly
        #expect(abs(cos(ν) * (1 - e * cos(E)) - cos(E) + e) < 1e-13)
        #expect(abs(ν - M) < .pi)
      }
    }
  }
}
