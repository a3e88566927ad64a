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
    "Property: the destination's remaining life is the rule's, within its cell",
    arguments: [14, 20, 30, 36], [5.0, 25])
  func lifetime(perigee: Int, years: Double) {
    for (c, e) in [(0, 0), (0, 2), (0, 6), (1, 0), (1, 2), (1, 6)] {
      let destination = Self.orbits(years: years).destination(
        ofClass: c, from: OrbitBin(perigee: perigee, eccentricity: e, inclination: 0))
      guard case .cell(let cell, let eBin) = destination else {
        Issue.record("stays or is removed: \(destination)")
        continue
      }
      let edges = Self.grid.cellEdges(eccentricityBin: eBin)
      let k = cell - Self.grid.cellOffsets[eBin]
      func life(_ q: Double) -> Double {
        Self.table.lifetime(
          perigeeAltitude: q, eccentricity: Self.grid.eccentricity(ofBin: eBin))
          / [0.022, 0.005][c] / year
      }
      // The root is sought to 100 m.
      #expect(life(edges[k] - 100) <= years && years <= life(edges[k + 1] + 100))
      #expect(edges[k + 1] - edges[k] <= 25 * kilometre)
      // The apogee stays, as nearly as the bins allow.
      #expect(edges[k] <= Self.grid.perigeeEdges[perigee] && eBin >= e)
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
