import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Table of lives in orbit")
struct LifetimeTableTests {
  static let rates = DragRateTable(
    ExponentialAtmosphere.vallado, activity: activity, inclination: 1.1, earth: .wgs84)
  static let table = LifetimeTable(
    rates, floor: 100e3, ceiling: 2_000e3, largestEccentricity: 0.95)

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

  // Another implementation: every orbit is integrated to the floor on its own, by the rates
  // themselves.
  @Test(
    "Property: lives are those of a fine integration of the rates, to 0.3 %",
    arguments: [
      (500.0, 500.0), (300, 300), (800, 800), (1_500, 1_500), (510, 525), (250, 35_786),
      (180, 20_000), (400, 900), (600, 2_000), (200, 1_000), (700, 735), (300, 80_000),
    ])
  func independent(perigee: Double, apogee: Double) {
    let drag = OrbitalMechanicsTests.rates(.vallado, .wgs84, inclination: 1.1)
    let e = (apogee - perigee) / (apogee + perigee + 2 * 6_378.137)
    let expected = Self.lifetime(drag, perigee: perigee * 1_000, eccentricity: e)
    let observed = Self.table.lifetime(perigeeAltitude: perigee * 1_000, eccentricity: e)
    #expect(relativeError(observed, expected) < 0.003)
  }

  @Test("Property: lives rise with perigee and eccentricity, from 0 at the floor")
  func rising() {
    for e in [0, 0.001, 0.01, 0.1, 0.5, 0.9] {
      #expect(Self.table.lifetime(perigeeAltitude: 100e3, eccentricity: e) == 0)
      var last = 0.0
      for q in stride(from: 105e3, through: 2_000e3, by: 5e3) {
        let life = Self.table.lifetime(perigeeAltitude: q, eccentricity: e)
        #expect(life > last)
        #expect(life < Self.table.lifetime(perigeeAltitude: q, eccentricity: e + 0.02))
        last = life
      }
    }
  }

  @Test("Property: the perigee that has a life has it (1 m)", arguments: [0, 0.0015, 0.03, 0.7])
  func inverse(e: Double) {
    for q in stride(from: 150e3, through: 1_900e3, by: 50e3) {
      let life = Self.table.lifetime(perigeeAltitude: q, eccentricity: e)
      #expect(abs(Self.table.perigeeAltitude(lifetime: life, eccentricity: e) - q) < 1.1)
    }
  }

  // With one layer of scale height H over a sphere at rest a circular orbit sinks at B ρ √(μ a), and
  // lives for the integral of its inverse, here by Simpson's rule in steps of 100 m.
  @Test("Analytic: the life of a circular orbit in one exponential layer (1e-4)")
  func circular() {
    let earth = sphere()
    let rates = DragRateTable(oneLayer, activity: activity, inclination: 0.5, earth: earth)
    let table = LifetimeTable(
      rates, floor: 300e3, ceiling: 800e3, largestEccentricity: 0.002)
    func pace(_ h: Double) -> Double {
      1
        / (oneLayer.density(atAltitude: h, latitude: 0, activity: activity)
          * (earth.gravitationalParameter * (earth.equatorialRadius + h)).squareRoot())
    }
    for altitude in [350e3, 480e3, 650e3, 790e3] {
      let count = Int((altitude - 300e3) / 100)
      let sum = (0..<count).reduce(0.0) { sum, k in
        let h = 300e3 + 100 * Double(k)
        return sum + 100 / 6 * (pace(h) + 4 * pace(h + 50) + pace(h + 100))
      }
      #expect(
        relativeError(table.lifetime(perigeeAltitude: altitude, eccentricity: 0), sum) < 1e-4)
    }
  }
}
