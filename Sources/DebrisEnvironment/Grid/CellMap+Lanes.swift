internal import CRemap

/// Between the cells and the bins of a block of lanes in one inclination: both hold the lanes side by
/// side.
extension CellMap {
  /// Adds what cells hold to the bins that they belong to.
  func addCells(_ cells: UnsafePointer<Double>, toBins bins: UnsafeMutablePointer<Double>) {
    withMap { remap_add_cells($0, cells, bins, nil, nil) }
  }

  /// The same, and adds what cells hold times their weights to others.
  func addCells(
    _ cells: UnsafePointer<Double>, toBins bins: UnsafeMutablePointer<Double>,
    weightedBy weights: [Double], toBins weighted: UnsafeMutablePointer<Double>
  ) {
    weights.withUnsafeBufferPointer { weights in
      withMap { remap_add_cells($0, cells, bins, weights.baseAddress, weighted) }
    }
  }

  /// Puts what is added to bins into cells.
  func addBins(_ bins: UnsafePointer<Double>, toCells cells: UnsafeMutablePointer<Double>) {
    withMap { remap_add_bins($0, bins, cells) }
  }

  /// Multiplies what cells hold by the factors of the bins that they belong to.
  func scaleCells(_ cells: UnsafeMutablePointer<Double>, by factors: UnsafePointer<Double>) {
    withMap { remap_scale_cells($0, factors, cells) }
  }

  private func withMap(_ body: (UnsafePointer<remap_map>) -> Void) {
    binOfCell.withUnsafeBufferPointer { binOfCell in
      firstOfBin.withUnsafeBufferPointer { first in
        cellsOfBins.withUnsafeBufferPointer { cells in
          sharesOfBins.withUnsafeBufferPointer { shares in
            var map = remap_map(
              cell_count: binOfCell.count, bin_count: first.count - 1,
              bin_of_cell: binOfCell.baseAddress, first_of_bin: first.baseAddress,
              cells_of_bins: cells.baseAddress, shares_of_bins: shares.baseAddress)
            body(&map)
          }
        }
      }
    }
  }
}
