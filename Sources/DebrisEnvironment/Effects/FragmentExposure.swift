import OrbitalMechanics

/// How often a fragment hits targets within a time while drag takes it down.
///
/// The path is that of the transport: from cell to cell of a line, through each in the difference of
/// the mean lives at its ends, under lasting activity. The targets stay as they are.
struct FragmentExposure {
  let grid: OrbitGrid
  /// The mean lives of an inclination at all cells' ends [s m²/kg], line by line.
  private let transits: [Double]
  private let outlets: [[(cell: Int, share: Double)]]
  private let firstCellOfLine: [Int]

  init(grid: OrbitGrid, lives table: LifetimeTable) {
    self.grid = grid
    transits = grid.lines.flatMap { line in
      let lives = line.edges.map { $0.meanLife(table) }
      return zip(lives, lives.dropFirst()).map { max($1 - $0, 0) }
    }
    outlets = grid.lines.map(\.outlet)
    firstCellOfLine = grid.lines.enumerated().flatMap { n, line in line.cells.map { _ in n } }
  }

  /// Returns the expected number of hits from the middle of every cell.
  ///
  /// - Parameters:
  ///   - hits: The rate of hits in each perigee x eccentricity bin [1/s].
  ///   - ballistic: The ballistic coefficient [m²/kg].
  ///   - horizon: The time [s].
  func hits(
    rates hits: [Double], ballisticCoefficient ballistic: Double, within horizon: Double
  ) -> [Double] {
    (0..<grid.cellCount).map { cell in
      follow(from: cell, share: 0.5, hits: hits, ballistic: ballistic, remaining: horizon)
    }
  }

  /// Follows a fragment from inside a cell, of which a share lies ahead of it.
  private func follow(
    from start: Int, share: Double, hits: [Double], ballistic: Double, remaining: Double
  ) -> Double {
    let line = firstCellOfLine[start]
    let first = grid.lines[line].firstCell
    var (cell, ahead, left, sum) = (start, share, remaining, 0.0)
    while true {
      let time = min(left, ahead * transits[cell] / ballistic)
      sum += hits[grid.cellMap.binOfCell[cell]] * time
      left -= time
      if left <= 0 { return sum }
      if cell == first { break }
      (cell, ahead) = (cell - 1, 1)
    }
    for outlet in outlets[line] {
      sum +=
        outlet.share
        * follow(
          from: outlet.cell, share: 0.5, hits: hits, ballistic: ballistic, remaining: left)
    }
    return sum
  }
}
