/// Between the cells and the bins of a block of lanes in one inclination: both hold the lanes side by
/// side.
extension CellMap {
  /// Adds what cells hold to the bins that they belong to.
  func addCells(_ cells: UnsafePointer<Double>, toBins bins: UnsafeMutablePointer<Double>) {
    let width = Population.blockWidth
    binOfCell.withUnsafeBufferPointer { binOfCell in
      for (cell, owner) in binOfCell.enumerated() {
        let bin = width * owner
        store(load(bins, bin) + load(cells, width * cell), bins, bin)
      }
    }
  }

  /// Puts what is added to bins into cells.
  func addBins(_ bins: UnsafePointer<Double>, toCells cells: UnsafeMutablePointer<Double>) {
    let width = Population.blockWidth
    firstOfBin.withUnsafeBufferPointer { first in
      cellsOfBins.withUnsafeBufferPointer { parts in
        for bin in 0..<first.count - 1 {
          let added = load(bins, width * bin)
          if added == .zero { continue }
          for k in first[bin]..<first[bin + 1] {
            let cell = width * parts[k].cell
            store(load(cells, cell) + parts[k].share * added, cells, cell)
          }
        }
      }
    }
  }

  /// Multiplies what cells hold by the factors of the bins that they belong to.
  func scaleCells(_ cells: UnsafeMutablePointer<Double>, by factors: UnsafePointer<Double>) {
    let width = Population.blockWidth
    binOfCell.withUnsafeBufferPointer { binOfCell in
      for (cell, owner) in binOfCell.enumerated() {
        store(load(cells, width * cell) * load(factors, width * owner), cells, width * cell)
      }
    }
  }
}
