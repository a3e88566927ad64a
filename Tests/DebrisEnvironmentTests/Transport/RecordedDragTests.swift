import Glibc
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@testable import DebrisEnvironment

/// Air that falls off by a factor e in 50 km at all times and places.
private struct Layer: Atmosphere {
  var dependsOnActivity: Bool { false }

  func density(atAltitude h: Double, latitude φ: Double, activity: SolarActivity) -> Double {
    1e-12 * exponential(-(h - 500e3) / 50e3)
  }

  private func exponential(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for n in 1..<200 {
      term *= x.magnitude / Double(n)
      sum += term
    }
    return x < 0 ? 1 / sum : sum
  }
}

@Suite("Drag under a recorded activity")
struct RecordedDragTests {
  private static let drag = RecordedDrag(
    atmosphere: Layer(), activity: SolarProjection(constantF107: 120, ap: 9), from: 2000, to: 2010)

  @Test("Going back undoes going forward", arguments: [(600e3, 0.0), (500e3, 0.02), (450e3, 0.3)])
  func reversible(q: Double, e: Double) throws {
    let orbit = RecordedDrag.Orbit(perigeeAltitude: q, eccentricity: e)
    let end = try #require(
      Self.drag.moved(
        orbit, inclination: 1.2, ballisticCoefficient: 0.02, from: 2000.3, to: 2007.9))
    #expect(end.perigeeAltitude < q && end.eccentricity <= e)
    let back = try #require(
      Self.drag.moved(end, inclination: 1.2, ballisticCoefficient: 0.02, from: 2007.9, to: 2000.3))
    let fall = orbit.semiMajorAxis(.wgs84) - end.semiMajorAxis(.wgs84)
    let left = (back.semiMajorAxis(.wgs84) - orbit.semiMajorAxis(.wgs84)).magnitude
    #expect(fall > 1_000 && left < 0.01 * fall)
  }

  @Test(
    "Launch orbits: light payloads are traced back to their launch, heavy ones to their mission's end"
  )
  func launchOrbits() {
    func atLaunch(_ kind: SpaceObject.Kind, mass: Double, least: Double) -> Double {
      let tracing = LaunchOrbits(
        atmosphere: Layer(), activity: SolarProjection(constantF107: 120, ap: 9), from: 2000,
        snapshot: 2010, missionLifetime: 8, leastStationMass: least)
      return tracing.atLaunch(
        SpaceObject(
          kind: kind, mass: mass, radius: 0.1, area: 0.01 * mass, semiMajorAxis: 6_928_137,
          eccentricity: 0.001, inclination: 1.7, launchDate: 2001)
      ).perigeeAltitude
    }
    let body = atLaunch(.rocketBody, mass: 5, least: 0)
    let kept = atLaunch(.payload, mass: 5, least: 0)
    #expect(body > kept + 1_000 && kept > 540e3)
    #expect(atLaunch(.payload, mass: 5, least: 10) == body)
    #expect(atLaunch(.payload, mass: 10, least: 10) == kept)
  }

  @Test("The ballistic coefficient of a fall is the one that made it")
  func inverse() throws {
    let orbit = RecordedDrag.Orbit(perigeeAltitude: 600e3, eccentricity: 0.005)
    let end = try #require(
      Self.drag.moved(orbit, inclination: 1.7, ballisticCoefficient: 0.05, from: 2000, to: 2009))
    let B = try #require(
      Self.drag.ballisticCoefficient(
        of: orbit, inclination: 1.7, reaching: end.semiMajorAxis(.wgs84), from: 2000, to: 2009))
    #expect(relativeError(B, 0.05) < 1e-3)
  }

  @Test("A circular orbit falls as the analytic solution in an exponential layer: facts 4.4")
  func analytic() throws {
    // u = exp((r - r0)/H) falls by k t; the air that turns with the Earth takes the share (1 - ωr/v)².
    let (B, H) = (0.02, 50e3)
    let r = 6_378_137.0 + 600e3
    let speed = (3.986_004_418e14 / r).squareRoot()
    let turning = 1 - 7.292_115e-5 * r / speed
    // e⁻² at 600 km
    let k = B * 1e-12 * 0.135_335_283 * speed * r / H * turning * turning
    let T = min(0.5 / k / (365.25 * 86_400), 9.9)
    let u = 1 - k * T * 365.25 * 86_400
    let end = try #require(
      Self.drag.moved(
        RecordedDrag.Orbit(perigeeAltitude: 600e3, eccentricity: 0), inclination: 0.01,
        ballisticCoefficient: B, from: 2000, to: 2000 + T))
    let fall = -H * log(u)
    #expect(fall > 10e3)
    // The air of bands of inclination, here 0 to 20 degrees, is that of their middle.
    #expect((600e3 - end.perigeeAltitude - fall).magnitude < 0.05 * fall)
  }

  @Test("An orbit that comes down is nil, and one that goes back stops at the ceiling")
  func ends() {
    let low = RecordedDrag.Orbit(perigeeAltitude: 250e3, eccentricity: 0)
    #expect(
      Self.drag.moved(low, inclination: 1, ballisticCoefficient: 0.1, from: 2000, to: 2009) == nil)
    let traced = Self.drag.moved(
      low, inclination: 1, ballisticCoefficient: 10, from: 2009, to: 2000, ceiling: 700e3)
    #expect((traced?.perigeeAltitude ?? 0) >= 700e3)
  }
}
