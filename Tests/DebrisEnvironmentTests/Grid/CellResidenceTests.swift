import DebrisEnvironment
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Residence of cells")
struct CellResidenceTests {
  static let grid = OrbitGrid.standard
  static let residence = CellResidence(grid: grid)

  /// The edges of a cell, and whether it is one of nearly circular orbits.
  static func ends(ofCell cell: Int) -> (CellLine.Edge, CellLine.Edge, isCircular: Bool) {
    let n = grid.lines.firstIndex { $0.cells.contains(cell) }!
    let k = cell - grid.lines[n].firstCell
    return (grid.lines[n].edges[k], grid.lines[n].edges[k + 1], n == 0)
  }

  // Objects drawn at random along, across and around the orbits of a cell. 40,000 of them give a share
  // to 0.0025; four of these in some 200 comparisons.
  @Test("Where objects of a cell are at random times")
  func draws() {
    let (grid, residence) = (Self.grid, Self.residence)
    let R = grid.earth.equatorialRadius
    var generator = SplitMix(state: 5)
    for _ in 0..<30 {
      let cell = Int.random(in: 0..<grid.cellCount, using: &generator)
      let (lower, upper, isCircular) = Self.ends(ofCell: cell)
      var counts = [Int](repeating: 0, count: grid.shellCount)
      let draws = 40_000
      for _ in 0..<draws {
        let (t, x) = (
          Double.random(in: 0..<1, using: &generator), Double.random(in: 0..<1, using: &generator)
        )
        let low = lower.lowerPerigee + x * (lower.upperPerigee - lower.lowerPerigee)
        let high = upper.lowerPerigee + x * (upper.upperPerigee - upper.lowerPerigee)
        let altitude = (1 - t) * low + t * high
        let e =
          isCircular
          ? x * grid.nearlyCircular : (1 - t) * lower.eccentricity + t * upper.eccentricity
        let a = isCircular ? R + altitude : (R + altitude) / (1 - e)
        let M = Double.random(in: 0..<2 * .pi, using: &generator)
        var E = M
        for _ in 0..<50 { E -= (E - e * sin(E) - M) / (1 - e * cos(E)) }
        if let s = binIndex(of: a * (1 - e * cos(E)) - R, in: grid.shellEdges) { counts[s] += 1 }
      }
      var shares = [Double](repeating: 0, count: grid.shellCount)
      for (s, share) in residence.shells(ofCell: cell) { shares[s] = share }
      for (count, share) in zip(counts, shares) {
        #expect(abs(Double(count) / Double(draws) - share) < 0.012, "cell \(cell)")
      }
    }
  }

  @Test("Property: the shares of a cell sum to what it spends in all shells, at most 1")
  func sums() {
    for cell in 0..<Self.grid.cellCount {
      let sum = Self.residence.shells(ofCell: cell).reduce(0) { $0 + $1.share }
      #expect(abs(sum - Self.residence.inShells[cell]) < 1e-12 && sum <= 1 + 1e-12)
    }
    // The nearly circular orbits of 500 to 502 km are in the shells.
    let first = Self.grid.lines[0].edges.firstIndex { $0.middlePerigee >= 500_000 - 1 }!
    #expect(abs(Self.residence.inShells[first] - 1) < 1e-12)
  }

  // Bins are put into cells that stand over their edges: 0.01 in most.
  @Test("Property: a bin in its cells is in the shells as the orbits that fill it are")
  func bins() {
    let (grid, residence) = (Self.grid, Self.residence)
    let ofBins = ResidenceFractions(grid: grid).ofBins
    var worst = 0.0
    // But for the lowest perigees: what is at the floor has no time to be anywhere.
    for bin in 0..<grid.binCount where bin % grid.perigeeCount > 0 {
      let inCells = grid.cellMap.cells(ofBin: bin).reduce(0) {
        $0 + $1.share * residence.inShells[$1.cell]
      }
      let inBin = (0..<grid.shellCount).reduce(0) { $0 + ofBins[bin, $1] }
      worst = max(worst, abs(inCells - inBin))
    }
    #expect(worst < 0.05)
  }
}
