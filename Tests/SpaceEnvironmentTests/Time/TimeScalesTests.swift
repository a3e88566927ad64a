// References
// [1] Meeus (1998), Astronomical Algorithms, 2nd ed., examples 12.a and 12.b.
// [2] Vallado (2013), Fundamentals of Astrodynamics and Applications, 4th ed., example 3-5.
// [3] IERS Bulletin C.
import Glibc
import SpaceEnvironment
import Testing

@Suite("Time scales")
struct TimeScalesTests {
  /// The instant, the sidereal time [°], the tolerance [°].
  static let siderealTimes: [(Instant, Double, Double)] = [
    (Instant(year: 1987, month: 4, day: 10), 197.693195, 5e-7),
    (Instant(year: 1987, month: 4, day: 10, seconds: 69_660), 128.7378734, 3e-7),
    (Instant(year: 1992, month: 8, day: 20, seconds: 44_040), 152.578787810, 1e-7),
  ]

  @Test(
    "Published: Greenwich mean sidereal time, examples 12.a and 12.b of [1], 3-5 of [2]",
    arguments: siderealTimes)
  func siderealTime(instant: Instant, degrees: Double, tolerance: Double) {
    #expect(abs(instant.greenwichMeanSiderealTime / degree - degrees) < tolerance)
  }

  @Test("Property: sidereal time runs through one turn more than a year has days")
  func siderealRate() {
    let start = Instant(year: 2001, month: 1, day: 1)
    let turn = 2 * Double.pi
    let rate =
      ((start + 60).greenwichMeanSiderealTime - start.greenwichMeanSiderealTime) / 60
    #expect(abs(rate - 7.292_115_855e-5) < 1e-12)
    for k in -30_000..<30_000 where k % 997 == 0 {
      let θ = (start + 21_600 * Double(k)).greenwichMeanSiderealTime
      #expect(θ >= 0 && θ < turn)
    }
  }

  @Test(
    "Published: TAI − UTC of [3]",
    arguments: [
      (1960, 1, 1, 10.0), (1971, 12, 31, 10), (1972, 6, 30, 10), (1972, 7, 1, 11),
      (1998, 12, 31, 31), (1999, 1, 1, 32), (2016, 12, 31, 36), (2017, 1, 1, 37), (2040, 1, 1, 37),
    ])
  func leapSeconds(year: Int, month: Int, day: Int, difference: Double) {
    #expect(Instant(year: year, month: month, day: day).atomicTimeDifference == difference)
  }

  @Test("Property: Terrestrial Time is 64.184 s ahead of UTC in 2000")
  func terrestrialTime() {
    let noon = Instant(secondsSinceJ2000: -64.184)
    #expect(abs(noon.terrestrialCenturies) < 1e-18)
  }
}
