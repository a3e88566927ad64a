// References
// [1] Colella, Woodward (1984), The piecewise parabolic method (PPM) for gas-dynamical
//     simulations, J. Comput. Phys. 54, 174-201.
// [2] Lin, Rood (1996), Multidimensional flux-form semi-Lagrangian transport schemes,
//     Mon. Weather Rev. 124, 2046-2070.

/// The piecewise parabolic reconstruction of a density from its cell totals [1], with limiters.
///
/// Third order in smooth regions, without new extremes, positive where the totals are. Its
/// cumulative function, taken at the origins of a flow, is a conservative remap along the
/// characteristics [2].
public struct ParabolicReconstruction: Sendable {
  public let edges: [Double]
  let inverseWidths: [Double]
  /// Four weights per edge: of the densities of the two cells below and of the two above it.
  let edgeWeights: [Double]

  public var cellCount: Int { edges.count - 1 }

  /// Creates a reconstruction on a grid of ascending edges.
  public init(edges: [Double]) {
    precondition(edges.count >= 2, "a grid needs a cell")
    precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "the edges do not ascend")
    self.edges = edges
    inverseWidths = zip(edges, edges.dropFirst()).map { 1 / ($1 - $0) }
    let n = edges.count - 1
    var weights = [Double](repeating: 0, count: 4 * (n + 1))
    for k in 1..<max(1, n) {
      // The slope at edge k of the polynomial through the cumulative function at nearby edges.
      let points = Array(max(0, k - 2)...min(n, k + 2))
      let slopes = Self.derivativeWeights(at: edges[k], points: points.map { edges[$0] })
      // The cumulative function is a sum of cell totals: Σ_j s_j M_j = Σ_cells (Σ_{j > cell} s_j).
      for cell in points[0]..<points[points.count - 1] {
        var weight = 0.0
        for (j, s) in zip(points, slopes) where j > cell { weight += s }
        weights[4 * k + cell - (k - 2)] = weight * (edges[cell + 1] - edges[cell])
      }
    }
    edgeWeights = weights
  }

  /// The weights of values at points in the derivative of their interpolating polynomial.
  static func derivativeWeights(at x: Double, points: [Double]) -> [Double] {
    points.indices.map { j in
      var sum = 0.0
      for m in points.indices where m != j {
        var product = 1 / (points[j] - points[m])
        for l in points.indices where l != j && l != m {
          product *= (x - points[l]) / (points[j] - points[l])
        }
        sum += product
      }
      return sum
    }
  }

  /// Fills a workspace with the limited parabolas and the cumulative function of a row.
  @inline(__always)
  func reconstruct(_ totals: UnsafePointer<Double>, in work: RemapWorkspace) {
    let n = cellCount
    precondition(work.cellCapacity >= n, "the workspace is too small")
    let (density, edgeValue) = (work.density, work.edgeValue)
    inverseWidths.withUnsafeBufferPointer { inverseWidths in
      edgeWeights.withUnsafeBufferPointer { weights in
        // Two cells of padding on either side, so that the edges need no cases.
        density[0] = 0
        density[1] = 0
        density[n + 2] = 0
        density[n + 3] = 0
        var sum = 0.0
        for k in 0..<n {
          density[k + 2] = totals[k] * inverseWidths[k]
          work.cumulative[k] = sum
          sum += totals[k]
        }
        work.cumulative[n] = sum
        edgeValue[0] = density[2]
        edgeValue[n] = density[n + 1]
        for k in 1..<max(1, n) {
          let (below, above) = (density[k + 1], density[k + 2])
          let value =
            weights[4 * k] * density[k] + weights[4 * k + 1] * below
            + weights[4 * k + 2] * above + weights[4 * k + 3] * density[k + 3]
          edgeValue[k] = max(min(below, above), min(max(below, above), value))
        }
        for k in 0..<n {
          let mean = density[k + 2]
          var (l, r) = (edgeValue[k], edgeValue[k + 1])
          // [1] Eq. 1.10: no new extremes, no overshoot
          if (r - mean) * (mean - l) <= 0 {
            l = mean
            r = mean
          } else {
            let difference = r - l
            let bend = difference * (mean - 0.5 * (l + r))
            let bound = difference * difference / 6
            if bend > bound {
              l = 3 * mean - 2 * r
            } else if bend < -bound {
              r = 3 * mean - 2 * l
            }
          }
          let width = 1 / inverseWidths[k]
          work.lower[k] = l * width
          work.rise[k] = (r - l) * width
          work.curvature[k] = (6 * mean - 3 * (l + r)) * width
        }
      }
    }
  }

  /// Returns the amount that lies below the origin of an edge.
  @inline(__always)
  func amount(below origin: CharacteristicFlow.Origin, in work: RemapWorkspace) -> Double {
    let k = Int(origin.cell)
    let ξ = origin.fraction
    // [1] Eq. 1.4, integrated: ∫ (a_l + ξ (Δa + a₆ (1 − ξ))) dξ
    return work.cumulative[k] + ξ
      * (work.lower[k]
        + ξ * (0.5 * (work.rise[k] + work.curvature[k]) - ξ * work.curvature[k] / 3))
  }

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

  /// Finds what a flow carries through the edges of a row, and leaves the row as it is.
  ///
  /// - Parameters:
  ///   - row: The totals of the cells.
  ///   - origins: An array that holds the origins of the edges from `originOffset` on.
  ///   - passed: The amounts that pass each edge downwards, from the edge above the lowest cell to
  ///     the highest; the lowest edge is closed.
  public func amountsPassing(
    _ row: borrowing [Double], along origins: borrowing [CharacteristicFlow.Origin],
    at originOffset: Int, into passed: inout [Double], using work: RemapWorkspace
  ) {
    let n = cellCount
    precondition(
      n <= row.count && n < passed.count && originOffset + n < origins.count, "out of bounds")
    row.withUnsafeBufferPointer { row in
      reconstruct(row.baseAddress!, in: work)
    }
    passed[0] = 0
    for k in 1...n {
      passed[k] = max(0, amount(below: origins[originOffset + k], in: work) - work.cumulative[k])
    }
  }
}

/// Working storage of a remap for rows of up to a number of cells: made once, used for every row.
public final class RemapWorkspace {
  public let cellCapacity: Int
  private let storage: UnsafeMutablePointer<Double>
  let density: UnsafeMutablePointer<Double>
  let edgeValue: UnsafeMutablePointer<Double>
  /// The lower edge value, the rise across the cell and the curvature of each parabola, times the
  /// width of the cell.
  let lower: UnsafeMutablePointer<Double>
  let rise: UnsafeMutablePointer<Double>
  let curvature: UnsafeMutablePointer<Double>
  /// The amount below each edge, and its integral over the travel time.
  let cumulative: UnsafeMutablePointer<Double>
  let timeIntegral: UnsafeMutablePointer<Double>

  public init(cellCapacity n: Int) {
    cellCapacity = n
    let length = n + 8
    storage = .allocate(capacity: 7 * length)
    storage.initialize(repeating: 0, count: 7 * length)
    density = storage
    edgeValue = storage + length
    lower = storage + 2 * length
    rise = storage + 3 * length
    curvature = storage + 4 * length
    cumulative = storage + 5 * length
    timeIntegral = storage + 6 * length
  }

  deinit { storage.deallocate() }
}
