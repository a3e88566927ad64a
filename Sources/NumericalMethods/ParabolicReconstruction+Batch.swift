// The references stand in ParabolicReconstruction.swift.

extension ParabolicReconstruction {
  /// Finds what flows carry through the edges of many rows at once, and leaves the rows as they are.
  ///
  /// The rows lie side by side: element (cell, row) stands at row + width x cell.
  ///
  /// - Parameters:
  ///   - totals: The totals of the cells of all rows.
  ///   - width: The number of rows, a multiple of four.
  ///   - cells: The number of cells, from the lowest, that hold anything; those above are empty.
  ///   - origins: The origins of the edges of all rows, from `originOffset` on, laid out alike.
  ///   - passed: What passes each edge downwards, laid out alike; nothing passes the lowest edge.
  ///   - work: Storage for `width` times as many cells.
  public func amountsPassing(
    _ totals: borrowing [Double], width: Int, cells: Int,
    along origins: borrowing [CharacteristicFlow.Origin], at originOffset: Int,
    into passed: inout [Double], using work: RemapWorkspace
  ) {
    let n = cellCount
    precondition(width % 4 == 0 && cells <= n, "the batch has the wrong shape")
    precondition(
      totals.count >= n * width && passed.count >= (n + 1) * width
        && origins.count >= originOffset + (n + 1) * width
        && work.cellCapacity >= (n + 4) * width, "out of bounds")
    totals.withUnsafeBufferPointer { totals in
      reconstruct(totals.baseAddress!, width: width, cells: cells, in: work)
    }
    passed.withUnsafeMutableBufferPointer { passed in
      origins.withUnsafeBufferPointer { origins in
        let origins = origins.baseAddress! + originOffset
        for row in 0..<width { passed[row] = 0 }
        for k in 1..<max(1, cells) {
          for row in 0..<width {
            let origin = origins[row + width * k]
            let cell = Int(origin.cell)
            let j = row + width * min(cells, cell)
            let ξ = cell < cells ? Double(origin.fraction) : 0
            let part = ξ * (work.linear[j] + ξ * (work.quadratic[j] + ξ * work.cubic[j]))
            passed[row + width * k] = max(
              0, work.cumulative[j] - work.cumulative[row + width * k] + part)
          }
        }
      }
    }
  }

  private func reconstruct(
    _ totals: UnsafePointer<Double>, width: Int, cells: Int, in work: RemapWorkspace
  ) {
    let n = cellCount
    // The densities start two rows of padding into their storage.
    for j in 0..<2 * width { work.density[j] = 0 }
    for j in (cells + 2) * width..<(cells + 4) * width { work.density[j] = 0 }
    for row in 0..<width { work.cumulative[row] = 0 }
    for k in 0..<cells {
      for row in stride(from: 0, to: width, by: 4) {
        let j = row + width * k
        let total = load4(totals, j)
        store4(total * inverseWidths[k], work.density, j + 2 * width)
        store4(load4(work.cumulative, j) + total, work.cumulative, j + width)
      }
    }
    for k in 0...cells {
      let (w0, w1) = (edgeWeights[0][k], edgeWeights[1][k])
      let (w2, w3) = (edgeWeights[2][k], edgeWeights[3][k])
      for row in stride(from: 0, to: width, by: 4) {
        let j = row + width * k
        let (below, above) = (load4(work.density, j + width), load4(work.density, j + 2 * width))
        var value =
          w0 * load4(work.density, j) + w1 * below + w2 * above
          + w3 * load4(work.density, j + 3 * width)
        if k == 0 { value = above } else if k == n { value = below }
        store4(k == 0 || k == n ? value : clamp4(value, below, above), work.edgeValue, j)
      }
    }
    for k in 0..<cells {
      let cellWidth = widths[k]
      for row in stride(from: 0, to: width, by: 4) {
        let j = row + width * k
        let mean = load4(work.density, j + 2 * width)
        let (l, r) = limitedEdges(
          mean: mean, lower: load4(work.edgeValue, j), upper: load4(work.edgeValue, j + width))
        let a6 = 6 * mean - 3 * (l + r)
        store4(l * cellWidth, work.linear, j)
        store4(0.5 * (r - l + a6) * cellWidth, work.quadratic, j)
        store4((-1.0 / 3) * a6 * cellWidth, work.cubic, j)
      }
    }
  }
}
