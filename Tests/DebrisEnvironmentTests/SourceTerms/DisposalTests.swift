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
  static let table = LifetimeTable(
    DragRateTable(
      ExponentialAtmosphere.vallado,
      activity: SolarActivity(f107: 140, f107Mean: 140, ap: 15), inclination: 1.2, earth: .wgs84),
    grid: grid)

  static func orbits(years: Double) -> DisposalOrbits {
    DisposalOrbits(
      grid: grid, lives: [table], ballisticCoefficients: [0.022, 0.005],
      residualLifetime: years * year)
  }

  // The lives of the middles of the cells, integrated orbit by orbit: a cell is up to an eighth of its
  // eccentricity long.
  @Test(
    "Property: the destination has the remaining life of the rule in the mean, to 2 %",
    arguments: [14, 20, 30, 36], [5.0, 25])
  func lifetime(perigee: Int, years: Double) {
    for (c, e) in [(0, 0), (0, 2), (0, 6), (1, 0), (1, 2), (1, 6)] {
      let destination = Self.orbits(years: years).destination(
        ofClass: c, from: OrbitBin(perigee: perigee, eccentricity: e, inclination: 0))
      guard case .cells(let lower, let upper, let upperShare) = destination else {
        Issue.record("stays or is removed: \(destination)")
        continue
      }
      #expect((0...1).contains(upperShare) && (upper == lower || upper == lower + 1))
      let line = Self.grid.lines.first { $0.cells.contains(lower) }!
      #expect(line.cells.contains(upper))
      func life(_ cell: Int) -> Double {
        let (one, two) = (line.edges[cell - line.firstCell], line.edges[cell - line.firstCell + 1])
        let lives = [one, two].flatMap { edge in
          zip([edge.lowerPerigee, edge.middlePerigee, edge.upperPerigee], [1.0, 4, 1]).map {
            $1 / 12 * Self.table.lifetime(perigeeAltitude: $0, eccentricity: edge.eccentricity)
          }
        }
        return lives.reduce(0, +) / [0.022, 0.005][c] / year
      }
      let mean = (1 - upperShare) * life(lower) + upperShare * life(upper)
      #expect(relativeError(mean, years) < 0.02)
      // The apogee stays, as nearly as the cells allow: the perigee sinks, the eccentricity rises.
      let bin = Self.grid.cellMap.binOfCell[lower]
      #expect(bin % Self.grid.perigeeCount < perigee && bin / Self.grid.perigeeCount >= e)
    }
  }

  // From 1700 km, 300 km up take less Δv than 1000 km and more down; from 700 km it is the other way.
  @Test("Property: where a graveyard is allowed, the way of less Δv is taken")
  func graveyard() {
    func orbits(_ years: Double) -> DisposalOrbits {
      DisposalOrbits(
        grid: Self.grid, lives: [Self.table], ballisticCoefficients: [0.022],
        residualLifetime: years * year, allowsGraveyard: true)
    }
    let (low, high) = (
      OrbitBin(perigee: 12, eccentricity: 0, inclination: 0),
      OrbitBin(perigee: 32, eccentricity: 0, inclination: 0)
    )
    for years in [0.0, 5, 25] {
      #expect(orbits(years).destination(ofClass: 0, from: high) == .graveyard)
      #expect(orbits(years).destination(ofClass: 0, from: low) != .graveyard)
    }
    #expect(orbits(0).destination(ofClass: 0, from: low) == .removed)
    let rule = DisposalRule(
      compliance: 0.8, residualLifetime: 25 * year, directReentry: 0.25, allowsGraveyard: true)
    let disposal = Disposal(
      schedule: DisposalSchedule(periods: [
        .init(start: 0, rule: nil), .init(start: 10 * year, rule: rule),
      ]), grid: Self.grid, lives: [Self.table], ballisticCoefficients: [0.022])
    let before = disposal.shares(ofClass: 0, from: high, at: 9.9 * year)
    #expect(before.count == 1 && before[0].destination == .same && before[0].share == 1)
    let after = disposal.shares(ofClass: 0, from: high, at: 10 * year)
    #expect(after.map(\.destination) == [.same, .removed, .graveyard])
    for (share, expected) in zip(after, [0.2, 0.2, 0.6]) {
      #expect(abs(share.share - expected) < 1e-12)
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
