import Glibc
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

@testable import OrbitalMechanics

private let earth = Earth.wgs84

@Suite("Drag averaged over a revolution")
struct RevolutionDragTests {
  /// The mean by so many points.
  private func rates(
    _ orbit: AveragedOrbit, points: Int, crowding: Double, air: ThermosphereOverTime
  ) -> DragSample.Effect {
    var drag = RevolutionDrag(earth: earth)
    drag.count = points
    for k in 0..<points {
      let sample = DragSample(
        orbit, proper: orbit.proper, phase: 2 * .pi * (Double(k) + 0.3) / Double(points),
        crowding: crowding, earth: earth)
      drag.add(
        sample, altitude: sample.altitude(orbit.a, orbit.proper), fall: 1000, at: lifetimeEpoch,
        air: air, earth: earth)
    }
    return drag.rates(orbit.a, orbit.proper)
  }

  @Test(
    "Property: 24 crowded points give the mean of 20 000 within 1e-4, for e from 0 to 0.9",
    arguments: [0, 0.001, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9], [28.5, 98])
  func quadrature(e: Double, inclination: Double) throws {
    let air = ThermosphereOverTime(timeline: try moderateTimeline())
    let perigee = 250.0
    let apogee = (6378.137 + perigee) * (1 + e) / (1 - e) - 6378.137
    let orbit = AveragedOrbit(
      meanElements(perigee, apogee, inclination), earth: earth)
    let z = orbit.a * e / 40e3
    let few = rates(orbit, points: 24, crowding: min(1, 0.9 / z.squareRoot()), air: air)
    let many = rates(orbit, points: 20_000, crowding: 1, air: air)
    #expect(relativeError(few.a, many.a) < 1e-4)
    let size = (many.e.x * many.e.x + many.e.y * many.e.y).squareRoot()
    let difference = few.e - many.e
    // On a circle the change of the eccentricity is a small difference.
    let scale = max(size, -many.a / orbit.a)
    #expect(
      (difference.x * difference.x + difference.y * difference.y).squareRoot() < 1e-4 * scale)
  }

  @Test(
    "Property: the radius is the osculating one, short periods included",
    arguments: [(250.0, 250.0, 98.0), (400, 900, 53), (200, 4500, 28.5), (250, 35_786, 63.4)])
  func radius(perigee: Double, apogee: Double, inclination: Double) {
    let periods = ShortPeriods(earth: earth)
    // At ω = 90° the mean of the short periods of e, which mean elements hold, adds up at perigee.
    for perigeeArgument in [0.0, 90] {
      let elements = meanElements(perigee, apogee, inclination, perigee: perigeeArgument)
      let orbit = AveragedOrbit(elements, earth: earth)
      for E in [0.0, 0.5, -0.8, 2, 3] {
        let sample = DragSample(
          orbit, proper: orbit.proper, phase: E, crowding: 1, earth: earth)
        let surface = -earth.geodeticAltitude(radius: 0, sineOfLatitude: sample.direction.z)
        let r = sample.altitude(orbit.a, orbit.proper) + surface
        var there = elements
        there.meanAnomaly = E - elements.eccentricity * sin(E)
        let state = periods.osculating(there).state(
          gravitationalParameter: earth.gravitationalParameter)
        // Off the perigee of a transfer orbit, the terms in sin 2ω and the angle differ.
        #expect(abs(r - state.position.length) < (E == 0 ? 200 : 500))
      }
    }
  }
}
