import Glibc
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import ObjectEvolution

@Suite("Decay of single orbits")
struct DragFieldTests {
  static let activity = SolarActivity(meanF107: 140, ap: 15)
  static let levels = DragLevels(
    ExponentialAtmosphere.vallado, levels: ActivityLevels(constant: activity), earth: .wgs84)
  static let field: DragField = {
    var field = DragField()
    field.mix(levels, activity: activity, trend: nil)
    return field
  }()

  @Test(
    "Rates are those of the table of their inclination, on nodes and to 0.5 % between them",
    arguments: [
      (60.0, 0.0, 1e-12), (60, 0.05, 1e-5), (98.2, 0.0012, 0.005), (53, 0.3, 0.005),
      (7.4, 0.73, 0.005), (175, 0.015, 0.005),
    ])
  func rates(inclination: Double, e: Double, tolerance: Double) {
    let table = DragRateTable(
      ExponentialAtmosphere.vallado, activity: Self.activity, inclination: inclination * degree,
      earth: .wgs84)
    for q in [235_000.0, 780_000, 1_420_000] {
      let rates = Self.field.rates(
        perigee: q, eccentricity: e, inclination: inclination * degree)
      let expected = table.speeds(perigeeAltitude: q, eccentricity: max(e, 1e-9))
      let slack = tolerance + 1e-5
      #expect(abs(rates.perigee / expected.perigee - 1) < slack)
      let relative = expected.eccentricity / max(e, 1e-9)
      #expect(abs(rates.relativeEccentricity / relative - 1) < slack)
    }
  }

  @Test(
    "Objects live as long as LifetimeTable says, to 0.5 %, in one step and in many",
    arguments: [
      (350.0, 0.0), (600, 0.0), (900, 0.001), (500, 0.02), (300, 0.1), (250, 0.6), (180, 0.72),
    ])
  func lives(perigee_km: Double, e: Double) {
    let i = 63 * degree
    let table = LifetimeTable(
      DragRateTable(
        ExponentialAtmosphere.vallado, activity: Self.activity, inclination: i, earth: .wgs84),
      floor: 100_000, ceiling: 2_000_000, largestEccentricity: 0.95)
    let B = 0.02
    let life = table.lifetime(perigeeAltitude: perigee_km * kilometre, eccentricity: e) / B
    func isAlive(after time: Double, steps: Int) -> Bool {
      var path = DragField.Path(perigee: perigee_km * kilometre, eccentricity: e)
      return (0..<steps).allSatisfy { _ in
        Self.field.advance(
          &path, inclination: i, ballisticCoefficient: B, by: time / Double(steps),
          floor: 100_000)
      }
    }
    for steps in [1, 50] {
      #expect(isAlive(after: 0.995 * life, steps: steps))
      #expect(!isAlive(after: 1.005 * life, steps: steps))
    }
  }

  @Test("A circular orbit sinks by H ln(1 + t/τ) where the air thins exponentially")
  func analytic() {
    // Within one layer the rate goes as exp(−h/H) √a: 40 km change √a by 0.3 %.
    let H = 58_515.0
    let air = ExponentialAtmosphere(layers: [
      .init(baseAltitude: 0, baseDensity: 1e-8, scaleHeight: H)
    ])
    var field = DragField()
    field.mix(
      DragLevels(air, levels: ActivityLevels(constant: Self.activity), earth: .wgs84),
      activity: Self.activity, trend: nil)
    let start = field.rates(perigee: 500_000, eccentricity: 0, inclination: 0)
    let B = 0.02
    let τ = H / (B * start.perigee)
    for t in [0.01 * τ, 0.1 * τ, τ * (exp(40_000 / H) - 1) / exp(40_000 / H)] {
      var path = DragField.Path(perigee: 500_000, eccentricity: 0)
      _ = field.advance(
        &path, inclination: 0, ballisticCoefficient: B, by: t, floor: 100_000)
      // dh/dt = −(H/τ) exp((h₀ − h)/H), so that exp(−(h₀ − h)/H) = 1 − t/τ
      let expected = 500_000 + H * log(1 - t / τ)
      #expect(abs((500_000 - path.perigee) / (500_000 - expected) - 1) < 0.004)
    }
  }

  @Test("Twice the density makes an orbit sink twice as fast")
  func trend() {
    let trend = DensityTrend(years: [2000, 2100], altitudes: [0], factors: [1, 3])
    var field = DragField()
    field.mix(Self.levels, activity: Self.activity, trend: (trend, 2050))
    let (one, two) = (
      Self.field.rates(perigee: 700_000, eccentricity: 0.01, inclination: 1),
      field.rates(perigee: 700_000, eccentricity: 0.01, inclination: 1)
    )
    #expect(abs(two.perigee / one.perigee - 2) < 1e-5)
    #expect(abs(two.relativeEccentricity / one.relativeEccentricity - 2) < 1e-5)
  }

  @Test("A disposal orbit has the life that the rule asks for, at the same apogee")
  func disposalOrbit() throws {
    let lives = ResidualLifetimes(
      ExponentialAtmosphere.vallado, activity: Self.activity, floor: 100_000, ceiling: 2_000_000,
      largestEccentricity: 0.95, earth: .wgs84)
    let (B, i) = (0.01 * 2.2, 98 * degree)
    let lowered = try #require(
      lives.loweredPerigee(
        from: 800_000, eccentricity: 0.001, inclination: i, limit: 25 * year * B))
    let R = Earth.wgs84.equatorialRadius
    let apogee = (R + 800_000) * 1.001 / 0.999
    var path = DragField.Path(
      perigee: lowered, eccentricity: (apogee - R - lowered) / (apogee + R + lowered))
    for (time, isAlive) in [(24.7, true), (0.6, false)] {
      #expect(
        Self.field.advance(
          &path, inclination: i, ballisticCoefficient: B, by: time * year, floor: 100_000)
          == isAlive)
    }
    // What decays in time stays where it is.
    #expect(
      lives.loweredPerigee(
        from: 400_000, eccentricity: 0.001, inclination: i, limit: 25 * year * B) == nil)
  }
}
