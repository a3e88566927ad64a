// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, Fig. 3.1 and sections 3.3 to 3.5.
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

private let epoch = Instant(year: 2013, month: 11, day: 1)

private func point(_ position: Vector3, _ velocity: Vector3 = .zero) -> FlightPoint {
  FlightPoint(instant: epoch, position: position, velocity: velocity)
}

private let air = AveragedAtmosphere(oneLayer, activity: activity)

@Suite("Forces")
struct ForceTests {
  @Test("Property: drag is against the motion through air that turns with the Earth")
  func drag() {
    let earth = Earth.wgs84
    let r = Vector3(earth.equatorialRadius + 400e3, 0, 0)
    let drag = Drag(air: air, ballisticCoefficient: 0.02)
    let eastward = drag.acceleration(at: point(r, Vector3(0, 7_700, 0)))
    let speed = 7_700 - earth.rotationRate * r.x
    #expect(abs(eastward.y + 0.5 * 4e-12 * 0.02 * speed * speed) < 1e-18)
    #expect(eastward.x == 0 && eastward.z == 0)
    let still = drag.acceleration(at: point(r, Vector3(0, earth.rotationRate * r.x, 0)))
    #expect(still.length < 1e-25)
  }

  @Test("Property: the lunisolar tide at 42 000 km has the size of [1] Fig. 3.1")
  func tide() {
    let bodies = ThirdBodies()
    let r = Vector3(42_164e3, 0, 0)
    let a = bodies.acceleration(at: point(r)).length
    #expect(a > 1e-6 && a < 2e-5)
  }

  @Test("Property: the tide is the difference of two attractions, and vanishes at the centre")
  func difference() {
    let sun = Sun.position(at: epoch)
    let moon = Moon.position(at: epoch)
    let r = Vector3(1e8, -2e8, 3e7)
    func attraction(_ μ: Double, _ s: Vector3, _ r: Vector3) -> Vector3 {
      let d = s - r
      return d * (μ / pow(d.length, 3)) - s * (μ / pow(s.length, 3))
    }
    let expected =
      attraction(Sun.gravitationalParameter, sun, r)
      + attraction(Moon.gravitationalParameter, moon, r)
    let observed = ThirdBodies().acceleration(at: point(r))
    #expect((observed - expected).length < 1e-10 * expected.length)
    #expect(ThirdBodies().acceleration(at: point(Vector3(1e-3, 0, 0))).length < 1e-15)
  }

  @Test("Property: what is tabulated differs by less than 1e-7 of the tide")
  func tabulated() {
    var prepared = ThirdBodies()
    prepared.prepare(from: epoch, to: epoch + 4 * day)
    for k in 0...80 {
      let instant = epoch + Double(k) * 4 * day / 80
      let point = FlightPoint(
        instant: instant, position: Vector3(2e7, 3e7, -1e7), velocity: .zero)
      let (a, b) = (
        prepared.acceleration(at: point), ThirdBodies().acceleration(at: point)
      )
      #expect((a - b).length < 1e-7 * b.length)
    }
  }

  @Test("Published: the pressure of sunlight at one astronomical unit, [1] Eq. 3.69")
  func pressure() {
    let sun = Sun.position(at: epoch)
    let r = sun.normalized * 4.2e7
    let a = RadiationPressure(coefficient: 1).acceleration(at: point(r))
    let distance = (sun - r).length / Sun.astronomicalUnit
    #expect(abs(a.length * distance * distance - 4.54e-6) < 0.02e-6)
    #expect(a.dot(sun) < 0)
  }

  @Test("Property: the shadow is dark behind the Earth, full outside, and falls in between")
  func shadow() {
    let force = RadiationPressure(coefficient: 1)
    let sun = Vector3(1.5e11, 0, 0)
    func light(_ y: Double, behind x: Double = 7e6) -> Double {
      let r = Vector3(-x, y, 0)
      return force.sunlight(at: r, fromSun: r - sun)
    }
    #expect(light(0) == 0 && light(6.3e6) == 0 && light(6.5e6) == 1)
    #expect(light(0, behind: -7e6) == 1)
    let edge = (0...400).map { light(6.28e6 + 500 * Double($0)) }
    #expect(edge.first == 0 && edge.last == 1)
    #expect(zip(edge, edge.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
    #expect(edge.contains { $0 > 0.4 && $0 < 0.6 })
    // Far behind the Earth its disc is smaller than that of the Sun.
    let annular = light(0, behind: 2e9)
    #expect(abs(annular - (1 - pow(6_378_137 / 2e9 / (6.957e8 / 1.52e11), 2))) < 1e-3)
  }
}
