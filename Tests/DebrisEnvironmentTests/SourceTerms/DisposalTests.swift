import DebrisEnvironment
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Disposal orbits")
struct DisposalTests {
  static let grid = OrbitGrid(
    perigeeEdges: (0...38).map { (100 + 50 * Double($0)) * kilometre },
    eccentricityEdges: [0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 0.95],
    inclinationEdges: [0, Double.pi], shellEdges: [200 * kilometre, 2_000 * kilometre])
  static let table = DragRateTable(
    ExponentialAtmosphere.vallado,
    activity: SolarActivity(f107: 140, f107Mean: 140, ap: 15), inclination: 1.2, earth: .wgs84)

  static func orbits(years: Double) -> DisposalOrbits {
    DisposalOrbits(
      grid: grid, drag: [table], ballisticCoefficients: [0.022, 0.005],
      residualLifetime: years * year)
  }

  @Test(
    "Property: the mean perigee of the destination has the remaining life of the rule, to 100 m",
    arguments: [14, 20, 30, 36], [5.0, 25])
  func lifetime(perigee: Int, years: Double) {
    for (c, e) in [(0, 0), (0, 2), (0, 6), (1, 0), (1, 2), (1, 6)] {
      let destination = Self.orbits(years: years).destination(
        ofClass: c, from: OrbitBin(perigee: perigee, eccentricity: e, inclination: 0))
      guard case .cells(let lower, let upper, let upperShare, let r) = destination else {
        Issue.record("stays or is removed: \(destination)")
        continue
      }
      let row = Self.grid.rows[r]
      #expect(row.cells.contains(lower) && (upper == lower || upper == lower + 1))
      #expect((0...1).contains(upperShare))
      func middle(_ cell: Int) -> Double {
        (row.edges[cell - row.firstCell] + row.edges[cell - row.firstCell + 1]) / 2
      }
      let placed = middle(lower) + upperShare * (middle(upper) - middle(lower))
      func life(_ q: Double) -> Double {
        Self.table.lifetime(perigeeAltitude: q, eccentricity: row.middleEccentricity)
          / [0.022, 0.005][c] / year
      }
      // The root is sought to 100 m.
      #expect(life(placed - 100) <= years && years <= life(placed + 100))
      // The apogee stays, as nearly as the rows allow.
      #expect(placed <= Self.grid.perigeeEdges[perigee + 1])
      #expect(row.eccentricityBin >= e)
    }
  }

  @Test("Property: what decays in time stays; the rule of 0 years removes; nothing rises")
  func limits() {
    let low = OrbitBin(perigee: 4, eccentricity: 0, inclination: 0)  // 300 km to 350 km
    #expect(Self.orbits(years: 25).destination(ofClass: 0, from: low) == .same)
    #expect(Self.orbits(years: 0).destination(ofClass: 0, from: low) == .removed)
    let high = OrbitBin(perigee: 20, eccentricity: 0, inclination: 0)
    #expect(Self.orbits(years: 1e6).destination(ofClass: 0, from: high) == .same)
  }
}
