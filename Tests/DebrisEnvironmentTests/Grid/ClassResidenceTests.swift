import DebrisEnvironment
import NumericalMethods
import TestSupport
import Testing

@Suite("Residence of classes")
struct ClassResidenceTests {
  static let grid = OrbitGrid.standard
  static let bins = ResidenceFractions(grid: grid)
  static let residence = ClassResidence(grid: grid, bins: bins, keepsOrbit: [true, false])

  /// One object of each class in an orbit bin, by cell and summed.
  static func filled(_ bin: OrbitBin) -> (cells: Population, sums: BinnedPopulation) {
    var population = Population(grid: grid, classCount: 2)
    for c in 0..<2 { population.add(1, class: c, bin: bin, grid: grid) }
    var binned = BinnedPopulation(grid: grid, classCount: 2)
    binned.sum(population, grid: grid, residence: residence)
    return (population, binned)
  }

  @Test("What keeps its orbit is where its bin is; what drag moves, where its cells are")
  func shells() {
    let grid = Self.grid
    for (perigee, eccentricity) in [(4, 0), (3, 1), (2, 11), (16, 0)] {
      let bin = OrbitBin(perigee: perigee, eccentricity: eccentricity, inclination: 2)
      var (population, binned) = Self.filled(bin)
      var counts = [Double](repeating: 0, count: 2 * grid.shellCount * grid.inclinationCount)
      Self.residence.add(&population, binned: binned, to: &counts)
      let place = perigee + grid.perigeeCount * eccentricity
      let first = 2 * grid.shellCount * bin.inclination
      var ofCells = [Double](repeating: 0, count: grid.shellCount)
      for part in grid.cellMap.cells(ofBin: place) {
        for (s, share) in Self.residence.ofCells.shells(ofCell: part.cell) {
          ofCells[s] += part.share * share
        }
      }
      for s in 0..<grid.shellCount {
        #expect(abs(counts[first + s] - Self.bins.ofBins[place, s]) < 1e-12)
        #expect(abs(counts[first + grid.shellCount + s] - ofCells[s]) < 1e-12)
      }
      // Sums over the shells are what the totals count.
      for c in 0..<2 {
        let sum = counts[(first + grid.shellCount * c)..<(first + grid.shellCount * (c + 1))]
          .reduce(0, +)
        #expect(abs(binned.countInShells(ofClass: c) - sum) < 1e-12)
      }
    }
  }

  @Test("A satellite between 300 and 350 km that keeps its orbit is never below 300 km")
  func edges() {
    let grid = Self.grid
    let bin = OrbitBin(perigee: 4, eccentricity: 0, inclination: 0)
    let cell = grid.cellMap.cells(ofBin: bin.perigee)[0].cell
    let kept = Self.residence.shells(ofClass: 0, cell: cell)
    #expect(kept.allSatisfy { grid.shellEdges[$0.shell] >= 300_000 })
    #expect(
      relativeError(Self.residence.inShells(ofClass: 0, cell: cell), 1) < 1e-12)
  }
}
