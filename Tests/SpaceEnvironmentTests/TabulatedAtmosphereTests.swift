import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@Suite("A user's own table of densities")
struct TabulatedAtmosphereTests {
  static let altitudes = [200.0, 300, 500].map { $0 * kilometre }
  static let one = TabulatedAtmosphere(
    altitudes: altitudes, fluxes: [], densities: [4e-10, 2e-11, 5e-13])
  static let several = TabulatedAtmosphere(
    altitudes: altitudes, fluxes: [70, 150, 250],
    densities: [2e-10, 8e-12, 1e-13, 4e-10, 2e-11, 5e-13, 6e-10, 4e-11, 2e-12])

  static func density(_ table: TabulatedAtmosphere, _ h_km: Double, _ f107: Double) -> Double {
    table.density(
      atAltitude: h_km * kilometre, latitude: 0.3, activity: SolarActivity(meanF107: f107, ap: 7))
  }

  @Test("Property: exact at its nodes, geometric means half way between them")
  func nodes() {
    #expect(relativeError(Self.density(Self.one, 300, 99), 2e-11) < 1e-12)
    #expect(relativeError(Self.density(Self.one, 400, 99), sqrt(2e-11 * 5e-13)) < 1e-12)
    #expect(relativeError(Self.density(Self.several, 500, 150), 5e-13) < 1e-12)
    #expect(relativeError(Self.density(Self.several, 500, 250), 2e-12) < 1e-12)
    #expect(relativeError(Self.density(Self.several, 200, 110), sqrt(2e-10 * 4e-10)) < 1e-12)
    #expect(
      relativeError(
        Self.density(Self.several, 400, 200), pow(2e-11 * 5e-13 * 4e-11 * 2e-12, 0.25)) < 1e-12)
  }

  @Test("Property: beyond its altitudes the outermost scale heights go on")
  func beyond() {
    #expect(relativeError(Self.density(Self.one, 100, 99), 8e-9) < 1e-12)
    #expect(relativeError(Self.density(Self.one, 700, 99), 5e-13 / 40) < 1e-12)
  }

  @Test("It depends on the activity where it has more than one flux, and says which it covers")
  func activity() {
    #expect(!Self.one.dependsOnActivity && Self.one.fluxes == nil)
    #expect(Self.several.dependsOnActivity && Self.several.fluxes == 70...250)
    let single = TabulatedAtmosphere(
      altitudes: Self.altitudes, fluxes: [150], densities: [4e-10, 2e-11, 5e-13])
    #expect(!single.dependsOnActivity && single.fluxes == 150...150)
    #expect(relativeError(Self.density(single, 300, 150), 2e-11) < 1e-12)
    // Rounding beyond the ends is taken as the end.
    #expect(Self.density(Self.several, 300, 69.99) == Self.density(Self.several, 300, 70))
    #expect(Self.density(Self.several, 300, 250.01) == Self.density(Self.several, 300, 250))
  }
}
