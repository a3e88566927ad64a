// References
// [1] Astropy 7 (The Astropy Collaboration, 2022, Astrophys. J. 935, 167), with its built-in tables of the
//     IERS: TEME to GCRS at the instants below.
// [2] Vallado, Crawford, Hujsak, Kelso (2006), AIAA 2006-6753, appendix C: the state of 2004-04-06.
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@Suite("Reference frames")
struct ReferenceFrameTests {
  private struct Example {
    let instant: Instant
    let teme: CartesianState
    let gcrf: CartesianState
  }

  private static let examples = [
    Example(
      instant: Instant(year: 2004, month: 4, day: 6, seconds: 28_288.386_009),
      teme: CartesianState(
        position: Vector3(5_094_180.162_10, 6_127_644.659_50, 6_380_344.532_70),
        velocity: Vector3(-4_746.131_487, 785.818_041, 5_531.931_288)),
      gcrf: CartesianState(
        position: Vector3(5_102_508.959_215, 6_123_011.402_634, 6_378_136.925_257),
        velocity: Vector3(-4_743.220_106, 790.536_443_8, 5_533.755_741))),
    Example(
      instant: Instant(year: 2022, month: 8, day: 26, seconds: 43_200),
      teme: CartesianState(
        position: Vector3(6_700_000, 100_000, -300_000), velocity: Vector3(100, 4_600, 6_100)),
      gcrf: CartesianState(
        position: Vector3(6_699_750.935_598, 66_053.218_521, -314_601.928_284),
        velocity: Vector3(136.591_018_7, 4_599.597_375, 6_099.593_943))),
  ]

  @Test("Independent: GCRF becomes TEME as by [1], to an arcsecond", arguments: [0, 1])
  func gcrf(index: Int) {
    let one = Self.examples[index]
    let given = TimedState(instant: one.instant, state: one.gcrf)
    let found = ReferenceFrame.gcrf.inertial(given).state
    let arcsecond = 4.85e-6
    #expect((found.position - one.teme.position).length < arcsecond * one.teme.position.length)
    #expect((found.velocity - one.teme.velocity).length < arcsecond * one.teme.velocity.length)
    #expect(ReferenceFrame.eme2000.inertial(given).state == found)
  }

  @Test("Property: a place that stands on the Earth turns with it, and TEME stays as it is")
  func terrestrial() {
    let instant = Self.examples[0].instant
    let standing = TimedState(
      instant: instant,
      state: CartesianState(position: Vector3(6_378_137, 0, 0), velocity: .zero))
    let found = ReferenceFrame.itrf.inertial(standing)
    #expect(abs(found.velocity.length - 7.292_115e-5 * 6_378_137) < 1e-9)
    #expect(abs(found.place().longitude) < 1e-12)
    #expect(ReferenceFrame.teme.inertial(standing) == standing)
    // The equinoxes differ by at most 17 arcseconds.
    let moved = ReferenceFrame.tod.inertial(standing).position - standing.position
    #expect(moved.length < 600 && moved.length > 0 && moved.z == 0)
  }
}
