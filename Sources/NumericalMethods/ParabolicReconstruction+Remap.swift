// The references stand in ParabolicReconstruction.swift.

extension ParabolicReconstruction {
  /// Moves a row of totals along a flow: a cell receives what lay between the origins of its edges.
  ///
  /// - Parameters:
  ///   - row: An array that holds the totals of the cells from `offset` on; they are replaced.
  ///   - origins: An array that holds the origins of the edges from `originOffset` on.
  ///   - work: Storage for at least as many cells.
  /// - Returns: What left through the lowest edge.
  public func remap(
    _ row: inout [Double], at offset: Int, along origins: borrowing [CharacteristicFlow.Origin],
    at originOffset: Int, using work: RemapWorkspace
  ) -> Double {
    let n = cellCount
    precondition(offset + n <= row.count && originOffset + n < origins.count, "out of bounds")
    precondition(work.cellCapacity >= n, "the workspace is too small")
    return row.withUnsafeMutableBufferPointer { row in
      origins.withUnsafeBufferPointer { origins in
        let totals = row.baseAddress! + offset
        let origins = origins.baseAddress! + originOffset
        reconstruct(totals, in: work)
        var below = amount(below: origins[0], in: work)
        let lost = below
        for k in 0..<n {
          // Rounding must not make the cumulative function fall: nothing is lost or made by it.
          let above = max(below, amount(below: origins[k + 1], in: work))
          totals[k] = above - below
          below = above
        }
        return lost
      }
    }
  }

  /// Fills a workspace with the limited parabolas and the cumulative function of a row.
  @inline(__always)
  private func reconstruct(_ totals: UnsafePointer<Double>, in work: RemapWorkspace) {
    let n = cellCount
    let (density, edgeValue) = (work.density, work.edgeValue)
    density[0] = 0
    density[1] = 0
    var sum = 0.0
    for k in 0..<n {
      density[k + 2] = totals[k] * inverseWidths[k]
      work.cumulative[k] = sum
      sum += totals[k]
    }
    work.cumulative[n] = sum
    for k in n + 2..<n + 6 { density[k] = 0 }
    edgeWeights[0].withUnsafeBufferPointer { w0 in
      edgeWeights[1].withUnsafeBufferPointer { w1 in
        edgeWeights[2].withUnsafeBufferPointer { w2 in
          edgeWeights[3].withUnsafeBufferPointer { w3 in
            var k = 0
            while k + 4 <= n + 1 {
              let (below, above) = (load4(density, k + 1), load4(density, k + 2))
              let outer =
                load4(w0.baseAddress!, k) * load4(density, k)
                + load4(w3.baseAddress!, k) * load4(density, k + 3)
              let value =
                outer + load4(w1.baseAddress!, k) * below + load4(w2.baseAddress!, k) * above
              store4(clamp4(value, below, above), edgeValue, k)
              k += 4
            }
            while k <= n {
              let (below, above) = (density[k + 1], density[k + 2])
              let value =
                w0[k] * density[k] + w1[k] * below + w2[k] * above + w3[k] * density[k + 3]
              edgeValue[k] = max(min(below, above), min(max(below, above), value))
              k += 1
            }
          }
        }
      }
    }
    edgeValue[0] = lowestEdge(density[2], density[3], density[4])
    edgeValue[n] = density[n + 1]
    widths.withUnsafeBufferPointer { widths in
      var k = 0
      while k < n {
        let mean = load4(density, k + 2)
        let (l, r) = limitedEdges(
          mean: mean, lower: load4(edgeValue, k), upper: load4(edgeValue, k + 1))
        // The last vector may reach beyond the row, where the storage has room.
        let width =
          k + 4 <= n
          ? load4(widths.baseAddress!, k)
          : SIMD4(
            widths[k], k + 1 < n ? widths[k + 1] : 0, k + 2 < n ? widths[k + 2] : 0, 0)
        // [1] Eq. 1.4, integrated: ∫ (a_l + ξ (Δa + a₆ (1 − ξ))) dξ
        let a6 = 6 * mean - 3 * (l + r)
        store4(l * width, work.linear, k)
        store4(0.5 * (r - l + a6) * width, work.quadratic, k)
        store4((-1.0 / 3) * a6 * width, work.cubic, k)
        k += 4
      }
    }
  }

  /// Returns the amount that lies below the origin of an edge.
  @inline(__always)
  private func amount(
    below origin: CharacteristicFlow.Origin, in work: RemapWorkspace
  ) -> Double {
    let k = Int(origin.cell)
    let ξ = origin.fraction
    return work.cumulative[k]
      + ξ * (work.linear[k] + ξ * (work.quadratic[k] + ξ * work.cubic[k]))
  }
}
