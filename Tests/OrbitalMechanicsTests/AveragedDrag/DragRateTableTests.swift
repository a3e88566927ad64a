import Glibc
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Drag rate table")
struct DragRateTableTests {
  /// The worst relative errors of the perigee's and of the eccentricity's speed at random points.
  static func worst(
    perigee: ClosedRange<Double>, eccentricity: ClosedRange<Double>, inclination: Double
  ) -> (perigee: Double, eccentricity: Double) {
    var generator = SplitMix(state: 21)
    let i = inclination * degree
    let table = DragRateTable(
      ExponentialAtmosphere.vallado, activity: activity, inclination: i, earth: .wgs84)
    let drag = rates(.vallado, .wgs84, inclination: i)
    var worst = (perigee: 0.0, eccentricity: 0.0)
    for _ in 0..<500 {
      let q = Double.random(in: perigee, using: &generator)
      let e = Double.random(in: eccentricity, using: &generator)
      let exact = drag.rates(of: Orbit(perigeeRadius: 6_378_137 + q, eccentricity: e))
      worst.perigee = max(
        worst.perigee,
        relativeError(
          table.perigeeSpeed(perigeeAltitude: q, eccentricity: e), -exact.perigeeRadius))
      worst.eccentricity = max(
        worst.eccentricity,
        relativeError(
          table.eccentricitySpeed(perigeeAltitude: q, eccentricity: e), -exact.eccentricity))
    }
    return worst
  }

  // The worst at 500 random orbits with perigees from 200 to 2000 km, over three inclinations, in per
  // cent. The perigee's speed meets the documented 1 % everywhere: 0.57 at worst, below e = 0.0005.
  // The speed of the eccentricity, of which nothing is claimed, misses it below e = 0.01: where the
  // layers of the atmosphere meet, the density jumps and its slope bends, and nearly circular orbits
  // see the jump alone (5.4 off the equator).
  @Test(
    "Property: the speed of the perigee is right to 1 % above 200 km, as documented",
    arguments: [
      (0.0...0.0005, 0.6, 24.0), (0.0005...0.01, 0.4, 3.1), (0.01...0.02, 0.4, 0.35),
      (0.02...0.035, 0.4, 0.4), (0.035...0.1, 0.25, 0.3), (0.1...0.15, 0.25, 0.3),
      (0.15...0.35, 0.5, 0.5), (0.35...0.75, 0.4, 0.4), (0.75...0.85, 0.25, 0.3),
      (0.85...0.95, 0.3, 0.3),
    ])
  func closeness(e: ClosedRange<Double>, perigeeBound: Double, eccentricityBound: Double) {
    for inclination in [10.0, 63, 98] {
      let worst = Self.worst(perigee: 200e3...2_000e3, eccentricity: e, inclination: inclination)
      #expect(worst.perigee < 0.01 * perigeeBound)
      #expect(worst.eccentricity < 0.01 * eccentricityBound)
    }
  }

  @Test("Below 200 km, where a life is days, the error is larger", arguments: [10.0, 63, 98])
  func low(inclination: Double) {
    let worst = Self.worst(
      perigee: 100e3...200e3, eccentricity: 0...0.95, inclination: inclination)
    // Measured: 5.4 to 5.8 % for the perigee, 4.1 to 4.8 % for the eccentricity.
    #expect(worst.perigee < 0.06 && worst.eccentricity < 0.05)
  }

  @Test("A circular orbit sinks at the rate of e = 0")
  func circular() {
    let table = DragRateTable(
      ExponentialAtmosphere.vallado, activity: activity, inclination: 1, earth: .wgs84)
    let drag = rates(.vallado, .wgs84, inclination: 1)
    var worst = 0.0
    for q in stride(from: 120e3, through: 1_000e3, by: 20e3) {
      let exact = drag.rates(of: Orbit(perigeeRadius: 6_378_137 + q, eccentricity: 0))
      worst = max(
        worst,
        relativeError(table.perigeeSpeed(perigeeAltitude: q, eccentricity: 0), -exact.perigeeRadius)
      )
    }
    // The circular row is exact at its nodes, every 10 km.
    #expect(worst < 1e-13)
  }
}
