// The references stand in ParabolicReconstruction.swift.

extension ParabolicReconstruction {
  /// Finds what flows carry through the edges of the rows of a batch, and leaves the rows as they
  /// are.
  ///
  /// - Parameters:
  ///   - batch: The rows; what passes their edges is put into it.
  ///   - cells: The number of cells, from the lowest, that hold anything; those above are empty.
  ///   - origins: The origins of the edges of all rows, from `originOffset` on, laid out alike.
  public func findAmountsPassing(
    _ batch: RemapBatch, cells: Int, along origins: borrowing [CharacteristicFlow.Origin],
    at originOffset: Int
  ) {
    let (n, width, work) = (cellCount, batch.width, batch.work)
    precondition(batch.cellCount == n && cells <= n, "the batch has another shape")
    precondition(origins.count >= originOffset + (n + 1) * width, "out of bounds")
    reconstruct(batch.totals, width: width, cells: cells, in: work)
    let passed = batch.passed
    for row in 0..<width { passed[row] = 0 }
    origins.withUnsafeBufferPointer { origins in
      let origins = origins.baseAddress! + originOffset
      var (j, row) = (width, 0)
      while j < width * cells {
        let origin = origins[j]
        let cell = Int(origin.cell)
        if cell >= cells {
          passed[j] = max(0, work.cumulative[row + width * cells] - work.cumulative[j])
        } else {
          let source = row + width * cell
          let ξ = origin.fraction
          let part =
            ξ * (work.linear[source] + ξ * (work.quadratic[source] + ξ * work.cubic[source]))
          passed[j] = max(0, work.cumulative[source] - work.cumulative[j] + part)
        }
        j += 1
        row = row + 1 == width ? 0 : row + 1
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
