import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Earth")
struct EarthTests {
  @Test("Published: WGS 84 (NIMA TR8350.2) and J2 of EGM96")
  func constants() {
    let earth = Earth.wgs84
    #expect(earth.gravitationalParameter == 3.986004418e14)
    #expect(earth.equatorialRadius == 6_378_137)
    #expect(relativeError(1 / earth.flattening, 298.257223563) < 1e-15)
    // Its polar radius, 6 356 752.3142 m
    #expect(abs(6_378_137 * (1 - earth.flattening) - 6_356_752.3142) < 5e-5)
    #expect(earth.rotationRate == 7.292115e-5)
    // EGM96: C̄20 = −4.84165371736e-4, J2 = −√5 C̄20
    #expect(abs(earth.j2 - 5.0.squareRoot() * 4.84165371736e-4) < 1e-9)
  }

  /// The altitude of a point over the ellipsoid: geodetic latitude by iteration to convergence.
  static func geodeticAltitude(radius r: Double, sineOfLatitude sinφ: Double) -> Double {
    let a = 6_378_137.0
    let f = 1 / 298.257223563
    let e2 = f * (2 - f)
    let (z, p) = (r * sinφ, r * max(0, 1 - sinφ * sinφ).squareRoot())
    var latitude = atan2(z, p * (1 - e2))
    for _ in 0..<30 {
      let n = a / (1 - e2 * sin(latitude) * sin(latitude)).squareRoot()
      latitude = atan2(z + e2 * n * sin(latitude), p)
    }
    let n = a / (1 - e2 * sin(latitude) * sin(latitude)).squareRoot()
    // Holds at the pole and at the equator.
    return p * cos(latitude) + z * sin(latitude) - a * a / n
  }

  @Test("Property: exact on the equator and over the poles, symmetric in latitude")
  func axes() {
    for h in [100e3, 800e3, 36_000e3] {
      let atEquator = Earth.wgs84.geodeticAltitude(radius: 6_378_137 + h, sineOfLatitude: 0)
      #expect(abs(atEquator - h) < 1e-6)
      for sinφ in [-1.0, 1] {
        let overPole = Earth.wgs84.geodeticAltitude(
          radius: 6_356_752.314245 + h, sineOfLatitude: sinφ)
        #expect(abs(overPole - h) < 1e-5)
      }
      #expect(
        Earth.wgs84.geodeticAltitude(radius: 7e6, sineOfLatitude: 0.4)
          == Earth.wgs84.geodeticAltitude(radius: 7e6, sineOfLatitude: -0.4))
    }
  }

  // Measured: too high by at most 0.55 m at 100 km, 2.1 m at 400 km, 4.0 m at 800 km and 8.6 m at
  // 2000 km, always near 45 degrees: the distance along the radius is longer than along the normal.
  @Test(
    "Property: the altitude along the radius exceeds the true one by less than 10 m to 2000 km",
    arguments: [(100e3, 0.6), (400e3, 2.2), (800e3, 4.1), (1_200e3, 6), (2_000e3, 9)])
  func altitude(h: Double, bound: Double) {
    var worst = 0.0
    for k in 0...400 {
      let sinφ = Double(k) / 400
      let r = 6_367e3 + h
      let difference =
        Earth.wgs84.geodeticAltitude(radius: r, sineOfLatitude: sinφ)
        - Self.geodeticAltitude(radius: r, sineOfLatitude: sinφ)
      #expect(difference > -1e-6)
      worst = max(worst, difference)
    }
    #expect(worst < bound && worst > 0.7 * bound)
  }
}
