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
      (0.0...0.0005, 0.6, 24.0), (0.0005...0.01, 0.4, 2.7), (0.01...0.02, 0.25, 0.3),
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

  /// The time until the perigee has sunk to 100 km, by fine Runge-Kutta steps along the rates.
  static func lifetime(_ drag: DragRates, perigee: Double, eccentricity: Double) -> Double {
    var (q, e, time) = (perigee, eccentricity, 0.0)
    func slope(_ q: Double, _ e: Double) -> (Double, Double) {
      let e = max(0, e)
      let r = drag.rates(of: Orbit(perigeeRadius: 6_378_137 + q, eccentricity: e))
      return (r.perigeeRadius, r.eccentricity)
    }
    while true {
      let s1 = slope(q, e)
      var h = 500 / -s1.0
      if e > 1e-4 { h = min(h, 0.02 * e / -s1.1) }
      let last = q + h * s1.0 <= 100e3
      if last { h = (q - 100e3) / -s1.0 }
      let s2 = slope(q + h / 2 * s1.0, e + h / 2 * s1.1)
      let s3 = slope(q + h / 2 * s2.0, e + h / 2 * s2.1)
      let s4 = slope(q + h * s3.0, e + h * s3.1)
      q += h / 6 * (s1.0 + 2 * s2.0 + 2 * s3.0 + s4.0)
      e = max(0, e + h / 6 * (s1.1 + 2 * s2.1 + 2 * s3.1 + s4.1))
      time += h
      if last { return time }
    }
  }

  @Test(
    "Property: lifetimes are those of a fine integration of the rates, to 0.1 % (transfer orbit 0.4 %)",
    arguments: [
      (500.0, 500.0, 53.0), (300, 300, 98), (800, 800, 98), (1_500, 1_500, 82),
      (250, 35_786, 7), (180, 20_000, 63), (400, 900, 98), (600, 2_000, 82), (200, 1_000, 51.6),
    ])
  func lifetime(perigee: Double, apogee: Double, inclination: Double) {
    let i = inclination * degree
    let table = DragRateTable(
      ExponentialAtmosphere.vallado, activity: activity, inclination: i, earth: .wgs84)
    let drag = OrbitalMechanicsTests.rates(.vallado, .wgs84, inclination: i)
    let e = (apogee - perigee) / (apogee + perigee + 2 * 6_378.137)
    let expected = Self.lifetime(drag, perigee: perigee * 1_000, eccentricity: e)
    let observed = table.lifetime(perigeeAltitude: perigee * 1_000, eccentricity: e)
    // Measured: 0.32 % for the transfer orbit of 250 km, 0.1 % or less for the others.
    #expect(relativeError(observed, expected) < (apogee == 35_786 ? 0.004 : 0.001))
  }

  @Test("Property: a limit cuts a lifetime; the floor ends it")
  func limits() {
    let table = DragRateTable(
      ExponentialAtmosphere.vallado, activity: activity, inclination: 1, earth: .wgs84)
    let life = table.lifetime(perigeeAltitude: 500e3, eccentricity: 0.01)
    #expect(table.lifetime(perigeeAltitude: 500e3, eccentricity: 0.01, limit: life / 2) == life / 2)
    #expect(table.lifetime(perigeeAltitude: 90e3, eccentricity: 0.01) == 0)
    let higher = table.lifetime(perigeeAltitude: 500e3, eccentricity: 0.01, floor: 400e3)
    #expect(higher < life && higher > 0.5 * life)
  }
}
