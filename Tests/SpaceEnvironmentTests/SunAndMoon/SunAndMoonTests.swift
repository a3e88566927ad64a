// References
// [1] Meeus (1998), Astronomical Algorithms, 2nd ed., examples 25.a and 47.a.
// [2] Park, Folkner, Williams, Boggs (2021), The JPL planetary and lunar ephemerides DE440 and DE441:
//     read with satkit 0.24 and turned to the mean equator and equinox of date by pmat06 of ERFA.
import Glibc
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

/// The instant of a date of Terrestrial Time in 1992, when TT − UTC was 58.184 s until July, then
/// 59.184 s.
private func terrestrial(_ year: Int, _ month: Int, _ day: Int, difference: Double) -> Instant {
  Instant(year: year, month: month, day: day, seconds: -difference)
}

private func rightAscension(_ r: Vector3) -> Double {
  let α = atan2(r.y, r.x) / degree
  return α < 0 ? α + 360 : α
}

@Suite("Sun and Moon")
struct SunAndMoonTests {
  @Test("Published: the Sun on 1992 October 13, example 25.a of [1]")
  func sun() {
    let r = Sun.position(at: terrestrial(1992, 10, 13, difference: 59.184))
    // The mean longitude 199.90988° and obliquity 23.44023° of the example
    let (λ, ε) = (199.90988 * degree, 23.44023 * degree)
    #expect(abs(rightAscension(r) - 180 - atan(tan(λ) * cos(ε)) / degree) < 1e-5)
    #expect(abs(asin(r.z / r.length) - asin(sin(ε) * sin(λ))) < 1e-5 * degree)
    #expect(abs(r.length / Sun.astronomicalUnit - 0.99766) < 0.5e-5)
  }

  @Test("Published: the Moon on 1992 April 12, example 47.a of [1]")
  func moon() {
    let r = Moon.position(at: terrestrial(1992, 4, 12, difference: 58.184))
    // The longitude and latitude of the example, with the mean obliquity of Eq. 22.2
    let (λ, β, ε) = (133.162655 * degree, -3.229126 * degree, 23.440295 * degree)
    let α = atan2(sin(λ) * cos(ε) - tan(β) * sin(ε), cos(λ)) / degree
    let δ = asin(sin(β) * cos(ε) + cos(β) * sin(ε) * sin(λ)) / degree
    #expect(abs(rightAscension(r) - α) < 1e-5)
    #expect(abs(asin(r.z / r.length) / degree - δ) < 1e-5)
    #expect(abs(r.length - 368_409.7e3) < 50)
    // The published apparent place differs by the nutation only.
    #expect(abs(rightAscension(r) - 134.688470) < 0.006 && abs(δ - 13.768368) < 0.003)
  }

  /// Year, month, day, hour of UTC; Sun and Moon [km] of the mean equator and equinox of date [2].
  static let ephemerides: [(Int, Int, Int, Double, Vector3, Vector3)] = [
    (
      1980, 7, 1, 12, Vector3(-25_859_944.9, 137_508_999.2, 59_624_714.5),
      Vector3(283_814.5, -221_797.7, -95_444.8)
    ),
    (
      1992, 4, 12, 0, Vector3(138_713_867.0, 52_303_738.7, 22_677_016.9),
      Vector3(-251_658.5, 254_371.7, 87_665.3)
    ),
    (
      2003, 10, 29, 18, Vector3(-120_356_650.9, -79_954_665.1, -34_664_098.4),
      Vector3(28_410.6, -325_835.1, -166_892.1)
    ),
    (
      2013, 11, 11, 0, Vector3(-97_639_368.7, -102_188_312.6, -44_300_057.7),
      Vector3(318_036.8, -191_680.5, -47_962.2)
    ),
    (
      2025, 2, 6, 3, Vector3(108_894_592.3, -91_311_512.2, -39_581_918.8),
      Vector3(198_037.6, 277_357.8, 151_910.2)
    ),
    (
      2045, 8, 30, 21, Vector3(-139_925_889.7, 52_142_285.1, 22_600_390.5),
      Vector3(385_908.9, 78_091.4, 65_129.4)
    ),
  ]

  @Test("Independent: within 0.01° and 15 arcsec of DE440 [2]", arguments: ephemerides.indices)
  func numericalEphemeris(index: Int) {
    let (year, month, day, hour, sun, moon) = Self.ephemerides[index]
    let instant = Instant(year: year, month: month, day: day, seconds: hour * 3600)
    let sunError = (Sun.position(at: instant) / 1e3 - sun).length / sun.length
    #expect(sunError < 0.01 * degree)
    let moonError = (Moon.position(at: instant) / 1e3 - moon).length / moon.length
    #expect(moonError < 15.0 / 3600 * degree)
  }
}
