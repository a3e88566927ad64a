import Glibc
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

@testable import OrbitalMechanics

private let earth = Earth.wgs84

@Suite("Averaged orbits")
struct AveragedOrbitTests {
  /// Follows an averaged orbit without drag, in parts.
  private func averaged(
    _ elements: KeplerElements, for time: Double, parts: Int, tides: Bool
  ) -> AveragedOrbit {
    var orbit = AveragedOrbit(elements, earth: earth)
    var bodies = AveragedTides(from: lifetimeEpoch)
    let part = time / Double(parts)
    for k in 0..<parts {
      let ε = orbit.eccentricity(earth)
      let rates = SecularRates(
        semiMajorAxis: orbit.a, e2: ε.x * ε.x + ε.y * ε.y, cosineOfInclination: orbit.W.z,
        earth: earth)
      let half = AveragedOrbit.Turn(rates, time: part / 2)
      orbit.turn(half)
      orbit.drift(during: part, earth: earth)
      if tides { orbit.pull(by: &bodies, at: (Double(k) + 0.5) * part, during: part, earth: earth) }
      orbit.turn(half)
    }
    return orbit
  }

  /// Integrates the equations of motion and averages the end over a revolution.
  private func integrated(
    _ elements: KeplerElements, for time: Double, tides: Bool
  ) throws -> (e: Vector3, W: Vector3) {
    let μ = earth.gravitationalParameter
    let periods = ShortPeriods(earth: earth)
    let start = TimedState(
      instant: lifetimeEpoch, state: periods.osculating(elements).state(gravitationalParameter: μ))
    let propagator = NumericalPropagator(
      forces: ForceModel(
        gravity: GravityField(earth: earth, zonals: [earth.j2, Earth.j3, Earth.j4]),
        thirdBodies: tides ? ThirdBodies() : nil))
    let a = elements.semiMajorAxis
    let period = 2 * .pi * (a * a * a / μ).squareRoot()
    let times = (0..<64).map { lifetimeEpoch + (time + (Double($0) - 31.5) / 64 * period) }
    let flight = try propagator.propagate(start, to: times[63] + 1, sampledAt: times)
    var (e, W) = (Vector3(repeating: 0), Vector3(repeating: 0))
    for sample in flight.samples {
      let mean = AveragedOrbit(
        periods.mean(KeplerElements(sample.state, gravitationalParameter: μ)), earth: earth)
      let ε = mean.eccentricity(earth)
      e += (ε.x * mean.P + ε.y * mean.Q) / 64
      W += mean.W / 64
    }
    return (e, W.normalized)
  }

  @Test(
    "The zonal harmonics turn low orbits as the equations of motion do, for 60 days",
    arguments: [(400.0, 400.0, 98.0), (500, 700, 53), (300, 1500, 28.5)])
  func zonals(perigee: Double, apogee: Double, inclination: Double) throws {
    let elements = meanElements(perigee, apogee, inclination)
    let time = 60 * day
    let orbit = averaged(elements, for: time, parts: 60, tides: false)
    let (e, W) = try integrated(elements, for: time, tides: false)
    let ε = orbit.eccentricity(earth)
    let found = ε.x * orbit.P + ε.y * orbit.Q
    // 2e-5 of the eccentricity are 140 m of the perigee.
    #expect((found - e).length < 2e-5 + 2e-3 * elements.eccentricity)
    #expect(acos(min(1, orbit.W.dot(W))) < 0.02 * degree)
  }

  @Test("Sun and Moon change a transfer orbit as the equations of motion do, for a year")
  func tides() throws {
    for node in [0.0, 120, 240] {
      let elements = meanElements(600, 35_786, 28.5, node: node, perigee: 60)
      let orbit = averaged(elements, for: year, parts: 146, tides: true)
      let (e, W) = try integrated(elements, for: year, tides: true)
      let ε = orbit.eccentricity(earth)
      let size = (ε.x * ε.x + ε.y * ε.y).squareRoot()
      // The perigee
      let error = (size - e.length) * elements.semiMajorAxis
      let change = (size - elements.eccentricity) * elements.semiMajorAxis
      #expect(abs(error) < 3 * kilometre, "of \(change / kilometre) km")
      #expect(acos(min(1, orbit.W.dot(W))) < 0.3 * degree)
      let found = (ε.x * orbit.P + ε.y * orbit.Q) / size
      #expect(acos(min(1, found.dot(e.normalized))) < 1 * degree)
    }
  }
}
