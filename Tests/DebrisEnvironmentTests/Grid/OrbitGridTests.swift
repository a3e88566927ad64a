@testable import DebrisEnvironment
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Orbit grid and its cells")
struct OrbitGridTests {
  static let grids = [OrbitGrid.standard, smallGrid()]

  @Test(
    "Property: every bin has cells of its own, which share it out; every cell has a bin",
    arguments: [0, 1])
  func shares(index: Int) {
    let grid = Self.grids[index]
    #expect(grid.cellMap.binOfCell.count == grid.cellCount)
    for bin in 0..<grid.binCount {
      let cells = grid.cellMap.cells(ofBin: bin)
      #expect(!cells.isEmpty && cells.allSatisfy { $0.share >= 0 })
      #expect(abs(cells.reduce(0) { $0 + $1.share } - 1) < 1e-13)
      #expect(grid.cellMap.binOfCell.contains(bin))
      // Where bins are large, all that they hold stays in them.
      if index == 0 && bin % grid.perigeeCount < 18 && bin / grid.perigeeCount < 15 {
        #expect(cells.allSatisfy { grid.cellMap.binOfCell[$0.cell] == bin }, "\(bin)")
      }
    }
  }

  @Test("Property: lines follow each other, their edges rise", arguments: [0, 1])
  func lines(index: Int) {
    let grid = Self.grids[index]
    #expect(grid.lines[0].firstCell == 0)
    #expect(grid.lines[0].edges.allSatisfy { $0.eccentricity == 0 })
    #expect(grid.lines[0].edges[0].middlePerigee == grid.perigeeEdges[0])
    for (line, next) in zip(grid.lines, grid.lines.dropFirst()) {
      #expect(line.cells.upperBound == next.firstCell)
    }
    let floor = grid.perigeeEdges[0]
    for line in grid.lines.dropFirst() {
      for (lower, upper) in zip(line.edges, line.edges.dropFirst()) {
        #expect(lower.eccentricity < upper.eccentricity)
        #expect(lower.upperPerigee <= upper.upperPerigee)
      }
      // Strips that end at the floor have no width there.
      for edge in line.edges where edge.eccentricity > 0.003 && edge.lowerPerigee > floor {
        #expect(edge.lowerPerigee < edge.middlePerigee && edge.middlePerigee < edge.upperPerigee)
      }
    }
    // Strips lie side by side.
    for (line, next) in zip(grid.lines.dropFirst(), grid.lines.dropFirst(2)) {
      for (edge, above) in zip(line.edges, next.edges)
      where edge.eccentricity == above.eccentricity {
        #expect(abs(edge.upperPerigee - above.lowerPerigee) < 1e-6)
      }
    }
  }

  @Test("Property: the end of a strip is in the nearly circular cells above its perigees")
  func outlets() {
    let grid = OrbitGrid.standard
    // Strips that reach the floor before their orbits are nearly circular come first.
    let floor = grid.lines.dropFirst().prefix { $0.edges[0].upperPerigee == grid.perigeeEdges[0] }
    #expect(!floor.isEmpty && floor.allSatisfy(\.outlet.isEmpty))
    for line in grid.lines.dropFirst(1 + floor.count) {
      #expect(abs(line.outlet.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      let mean = line.outlet.reduce(0) { sum, part in
        let (lower, upper) = (grid.lines[0].edges[part.cell], grid.lines[0].edges[part.cell + 1])
        return sum + part.share * (lower.middlePerigee + upper.middlePerigee) / 2
      }
      // The mean altitude of e = 0.002 is 13 to 17 km above the perigee.
      let rise = mean - line.edges[0].middlePerigee
      #expect(rise > 1e3 && rise < 30e3)
    }
  }

  // In the air of the paths: the tilt leaves a hundredth at most.
  @Test("Property: objects of a bin live as long as orbits that fill it evenly")
  func lives() {
    let grid = OrbitGrid.standard
    let table = LifetimeTable(DragPath.rates, grid: grid)
    let middles = grid.lines.flatMap { $0.middleLives(table) }
    let n = 16
    for e in 0..<grid.eccentricityCount {
      for p in 2..<grid.perigeeCount - 2 {
        var expected = 0.0
        for j in 0..<n {
          for k in 0..<n {
            func inside(_ edges: [Double], _ bin: Int, _ part: Int) -> Double {
              edges[bin] + (edges[bin + 1] - edges[bin]) * (Double(part) + 0.5) / Double(n)
            }
            expected +=
              table.lifetime(
                perigeeAltitude: inside(grid.perigeeEdges, p, j),
                eccentricity: inside(grid.eccentricityEdges, e, k)) / Double(n * n)
          }
        }
        let observed = grid.cellMap.cells(ofBin: p + grid.perigeeCount * e).reduce(0) {
          $0 + $1.share * middles[$1.cell]
        }
        #expect(relativeError(observed, expected) < 0.02, "\(p) \(e)")
      }
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
    // Bins as small as cells share with the next ones.
    let moved = zip(binned.counts, expected.counts).reduce(0) { $0 + abs($1.0 - $1.1) } / 2
    #expect(moved < 0.05 * total)
    for i in 0..<grid.inclinationCount {
      for e in 0..<15 {
        for p in 0..<18 {
          let k = expected.offset(class: 1, inclination: i) + p + grid.perigeeCount * e
          #expect(abs(binned.counts[k] - expected.counts[k]) < 1e-12)
        }
      }
    }
    #expect(relativeError(population.count(ofClass: 1), total) < 1e-13)
    #expect(population.count(ofClass: 0) == 0)
  }

  @Test("Threads that lay grids by turns get the cells of their own")
  func threads() {
    @Sendable func grid(_ width: Double) -> OrbitGrid {
      OrbitGrid(
        perigeeEdges: [400e3, 400e3 + width, 900e3], eccentricityEdges: [0, 0.002, 0.01],
        inclinationEdges: [0, Double.pi], shellEdges: [400e3, 900e3])
    }
    let counts = [100e3, 200e3].map { grid($0).cellMap.binOfCell }
    ParallelWork.perform(count: 16, threads: 4) { k in
      #expect(grid([100e3, 200e3][k % 2]).cellMap.binOfCell == counts[k % 2])
      return true
    }
  }
}
