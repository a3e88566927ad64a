import DebrisEnvironment
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Orbit grid and its cells")
struct OrbitGridTests {
  static let grids = [OrbitGrid.standard, smallGrid()]

  @Test("Property: the cells of a bin share it out: their shares sum to one", arguments: [0, 1])
  func shares(index: Int) {
    let grid = Self.grids[index]
    var sums = [Double](repeating: 0, count: grid.binCount)
    for (cell, bin) in grid.binOfCell.enumerated() { sums[bin] += grid.shareOfCell[cell] }
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-13 })
    #expect(grid.cellCount == grid.rows.reduce(0) { $0 + $1.cellCount })
  }

  @Test(
    "Property: rows and cells tile the bins, without gaps and within their edges",
    arguments: [0, 1])
  func tiling(index: Int) {
    let grid = Self.grids[index]
    #expect(grid.rows[0].eccentricity.lowerBound == grid.eccentricityEdges[0])
    #expect(grid.rows[grid.rows.count - 1].eccentricity.upperBound == grid.eccentricityEdges.last!)
    for (row, next) in zip(grid.rows, grid.rows.dropFirst()) {
      #expect(row.eccentricity.upperBound == next.eccentricity.lowerBound)
      #expect(row.cells.upperBound == next.firstCell)
    }
    for row in grid.rows {
      let bin =
        grid.eccentricityEdges[
          row.eccentricityBin]..<grid.eccentricityEdges[
          row.eccentricityBin + 1]
      #expect(
        bin.lowerBound <= row.eccentricity.lowerBound
          && row.eccentricity.upperBound <= bin.upperBound)
      #expect(zip(row.edges, row.edges.dropFirst()).allSatisfy { $0 < $1 })
      for p in 0..<grid.perigeeCount {
        let cells = row.cells(ofPerigeeBin: p)
        #expect(row.edges[cells.lowerBound - row.firstCell] == grid.perigeeEdges[p])
        #expect(row.edges[cells.upperBound - row.firstCell] == grid.perigeeEdges[p + 1])
        for cell in cells {
          #expect(grid.binOfCell[cell] == p + grid.perigeeCount * row.eccentricityBin)
        }
      }
    }
  }

  @Test("Property: the perigee edges of every row are edges of the nearly circular one")
  func nesting() {
    let grid = OrbitGrid.standard
    let finest = grid.rows[0].edges
    for row in grid.rows {
      for edge in row.edges { #expect(finest.contains { abs($0 - edge) < 1e-6 }) }
    }
  }

  @Test("Property: cells are as narrow as the standard resolution says")
  func widths() {
    let grid = OrbitGrid.standard
    for row in grid.rows {
      let isCircular = row.eccentricity.upperBound <= 0.002
      for (lower, upper) in zip(row.edges, row.edges.dropFirst()) {
        let limit =
          lower < 1_000e3 ? (isCircular ? 6_250.0 : 25_000) : (isCircular ? 25_000.0 : 50_000)
        #expect(upper - lower <= limit + 1e-6)
      }
      let width = row.eccentricity.upperBound - row.eccentricity.lowerBound
      let binUpper = grid.eccentricityEdges[row.eccentricityBin + 1]
      #expect(width <= max(0.00125, 0.25 * binUpper) * (1 + 1e-9))
    }
  }

  @Test("Property: the volumes of the shells sum to that between two spheres")
  func volumes() {
    let grid = OrbitGrid.standard
    let sum = (0..<grid.shellCount).reduce(0) { $0 + grid.shellVolume($1) }
    let expected = 4 / 3 * Double.pi * (pow(8_378_137, 3) - pow(6_578_137, 3))
    #expect(relativeError(sum, expected) < 1e-13)
  }

  @Test("Property: a range inside the grid is shared out whole, in proportion to its widths")
  func overlap() throws {
    let grid = OrbitGrid.standard
    // 700 to 800 km halves two bins; e from 0.001 to 0.003 has half in each of two.
    let parts = grid.overlap(
      perigeeAltitude: 700e3..<800e3, eccentricity: 0.001..<0.003,
      inclination: 84 * degree..<94 * degree)
    #expect(parts.count == 4)
    #expect(parts.allSatisfy { abs($0.share - 0.25) < 1e-12 && $0.bin.inclination == 7 })

    var record = PopulationRecord(
      objectClass: objectClass(.rocketBody, mass: 1_000), perigeeAltitude: 1_950e3..<2_050e3,
      eccentricity: 0..<0.002, inclination: 84 * degree..<94 * degree, missionEndYear: nil,
      count: 1)
    do {
      _ = try grid.placement(of: record)
      Issue.record("half of the record is outside")
    } catch {
      #expect(abs(error.covered - 0.5) < 1e-12 && error.record == record)
    }
    record.perigeeAltitude = 1_900e3..<2_000e3
    let inside = try grid.placement(of: record)
    #expect(abs(inside.reduce(0) { $0 + $1.share } - 1) < 1e-15)
  }

  @Test("Property: what is added to bins is what their sums hold, and all cells together")
  func sums() {
    let grid = OrbitGrid.standard
    var generator = SplitMix(state: 3)
    var population = Population(grid: grid, classCount: 2)
    var expected = BinnedPopulation(grid: grid, classCount: 2)
    var total = 0.0
    for _ in 0..<300 {
      let bin = OrbitBin(
        perigee: .random(in: 0..<grid.perigeeCount, using: &generator),
        eccentricity: .random(in: 0..<grid.eccentricityCount, using: &generator),
        inclination: .random(in: 0..<grid.inclinationCount, using: &generator))
      let count = Double.random(in: 0...9, using: &generator)
      population.add(count, class: 1, bin: bin, grid: grid)
      let k = bin.perigee + grid.perigeeCount * bin.eccentricity
      expected.counts[expected.offset(class: 1, inclination: bin.inclination) + k] += count
      total += count
    }
    var binned = BinnedPopulation(grid: grid, classCount: 2)
    binned.counts = binned.counts.map { _ in 7 }
    binned.sum(population, grid: grid)
    for (a, b) in zip(binned.counts, expected.counts) { #expect(abs(a - b) < 1e-12) }
    #expect(relativeError(population.count(ofClass: 1), total) < 1e-13)
    #expect(population.count(ofClass: 0) == 0)
  }
}
