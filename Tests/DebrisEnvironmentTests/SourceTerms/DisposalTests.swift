import DebrisEnvironment
import NumericalMethods
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

  /// The mean life of a cell [years], integrated orbit by orbit.
  static func life(_ cell: Int, class c: Int) -> Double {
    let line = grid.lines.first { $0.cells.contains(cell) }!
    let (one, two) = (line.edges[cell - line.firstCell], line.edges[cell - line.firstCell + 1])
    let lives = [one, two].flatMap { edge in
      zip([edge.lowerPerigee, edge.middlePerigee, edge.upperPerigee], [1.0, 4, 1]).map {
        $1 / 12 * table.lifetime(perigeeAltitude: $0, eccentricity: edge.eccentricity)
      }
    }
    return lives.reduce(0, +) / [0.022, 0.005][c] / year
  }

  static func cell(_ share: DisposalOrbits.Share) -> Int? {
    if case .cell(let cell) = share.destination { cell } else { nil }
  }

  @Test(
    "Property: the destinations have the remaining life of the rule in the mean, to 2 %",
    arguments: [14, 20, 30, 36], [5.0, 25])
  func lifetime(perigee: Int, years: Double) throws {
    for (c, e) in [(0, 0), (0, 2), (0, 6), (1, 0), (1, 2), (1, 6)] {
      let shares = Self.orbits(years: years).shares(
        ofClass: c, from: OrbitBin(perigee: perigee, eccentricity: e, inclination: 0))
      #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      var mean = 0.0
      for share in shares {
        let cell = try #require(Self.cell(share), "stays or is removed: \(share)")
        mean += share.share * Self.life(cell, class: c)
        // The apogee stays, as nearly as the cells allow: the perigee sinks, the eccentricity rises.
        let bin = Self.grid.cellMap.binOfCell[cell]
        #expect(bin % Self.grid.perigeeCount < perigee && bin / Self.grid.perigeeCount >= e)
      }
      #expect(relativeError(mean, years) < 0.02)
    }
  }

  // A circular bin of 50 km in which lives go from 18 to 37 years: the cells are of 2 km.
  @Test("Property: where only a part of a bin decays in time, that part stays and the others sink")
  func partOfABin() throws {
    let orbits = Self.orbits(years: 25)
    let (bin, parts) = try #require(
      (0..<Self.grid.perigeeCount).lazy.map { p -> (OrbitBin, [CellMap.Part]) in
        (
          OrbitBin(perigee: p, eccentricity: 0, inclination: 0), Self.grid.cellMap.cells(ofBin: p)
        )
      }.first { _, parts in
        parts.contains { Self.life($0.cell, class: 0) < 20 }
          && parts.contains { Self.life($0.cell, class: 0) > 30 }
      })
    let shares = orbits.shares(ofClass: 0, from: bin)
    let staying = parts.filter { Self.life($0.cell, class: 0) <= 25 }
    #expect(staying.count > 2 && staying.count < parts.count - 2)
    for part in staying {
      let share = try #require(shares.first { Self.cell($0) == part.cell })
      #expect(share.share >= part.share)
    }
    let limit = parts.reduce(0) { $0 + $1.share * min(25, Self.life($1.cell, class: 0)) }
    let mean = try shares.reduce(0) {
      $0 + $1.share * Self.life(try #require(Self.cell($1)), class: 0)
    }
    #expect(relativeError(mean, limit) < 0.01)
    // A cell by itself goes the same way.
    let low = staying[0].cell
    #expect(
      orbits.shares(ofClass: 0, fromCell: low, inclination: 0).map(\.destination) == [.same])
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
      #expect(orbits(years).shares(ofClass: 0, from: high).map(\.destination) == [.graveyard])
      let lowered = orbits(years).shares(ofClass: 0, from: low)
      #expect(!lowered.contains { $0.destination == .graveyard })
    }
    #expect(orbits(0).shares(ofClass: 0, from: low).map(\.destination) == [.removed])
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
    #expect(Self.orbits(years: 25).shares(ofClass: 0, from: low).map(\.destination) == [.same])
    #expect(Self.orbits(years: 0).shares(ofClass: 0, from: low).map(\.destination) == [.removed])
    let high = OrbitBin(perigee: 20, eccentricity: 0, inclination: 0)
    #expect(Self.orbits(years: 1e6).shares(ofClass: 0, from: high).map(\.destination) == [.same])
  }

  @Test("Threads that ask at the same time are told the same shares")
  func threads() {
    let bins = [14, 20, 30].map { OrbitBin(perigee: $0, eccentricity: 1, inclination: 0) }
    let expected = bins.map { "\(Self.orbits(years: 25).shares(ofClass: 0, from: $0))" }
    let orbits = Self.orbits(years: 25)
    ParallelWork.perform(count: 24, threads: 4) { k in
      let found = orbits.shares(ofClass: 0, from: bins[k % 3])
      #expect("\(found)" == expected[k % 3])
      return true
    }
  }
}
