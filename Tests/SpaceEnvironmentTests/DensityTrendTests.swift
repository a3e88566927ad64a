import SpaceEnvironment
import TestSupport
import Testing

@Suite("A trend of the density")
struct DensityTrendTests {
  static let trend = DensityTrend(
    years: [2000, 2050, 2100], altitudes: [200 * kilometre, 400 * kilometre],
    factors: [1, 1, 0.95, 0.9, 0.85, 0.7])

  @Test("Property: exact at its nodes, linear in year and altitude between them")
  func between() {
    #expect(Self.trend.span == 2000...2100)
    for (y, year) in Self.trend.years.enumerated() {
      for (k, h) in Self.trend.altitudes.enumerated() {
        #expect(
          abs(Self.trend.factor(atAltitude: h, year: year) - Self.trend.factors[k + 2 * y])
            < 1e-15)
      }
    }
    func factor(_ h_km: Double, _ year: Double) -> Double {
      Self.trend.factor(atAltitude: h_km * kilometre, year: year)
    }
    #expect(abs(factor(300, 2000) - 1) < 1e-15)
    #expect(abs(factor(250, 2050) - 0.9375) < 1e-14)
    #expect(abs(factor(300, 2075) - (0.95 + 0.9 + 0.85 + 0.7) / 4) < 1e-14)
  }

  @Test("Property: beyond its altitudes the outermost factors hold")
  func beyond() {
    #expect(abs(Self.trend.factor(atAltitude: 0, year: 2100) - 0.85) < 1e-15)
    #expect(abs(Self.trend.factor(atAltitude: 2e6, year: 2025) - 0.95) < 1e-15)
    let everywhere = DensityTrend(
      years: [2000, 2100], altitudes: [400 * kilometre], factors: [1, 0.8])
    for h in [0.0, 400e3, 1e6] {
      #expect(abs(everywhere.factor(atAltitude: h, year: 2050) - 0.9) < 1e-15)
    }
  }
}
