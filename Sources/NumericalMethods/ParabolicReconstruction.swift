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
  let widths: [Double]
  let inverseWidths: [Double]
  /// The weights of the cells two and one below and one and two above each edge in its value.
  let edgeWeights: [[Double]]
  /// The weights of the three cells next to the lowest edge in its value, from the edge inwards.
  let lowestEdgeWeights: [Double]

  public var cellCount: Int { edges.count - 1 }

  /// Creates a reconstruction on a grid of ascending edges.
  public init(edges: [Double]) {
    precondition(edges.count >= 2, "a grid needs a cell")
    precondition(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 }, "the edges do not ascend")
    self.edges = edges
    widths = zip(edges, edges.dropFirst()).map { $1 - $0 }
    inverseWidths = widths.map { 1 / $0 }
    let n = edges.count - 1
    var weights = [[Double]](repeating: [Double](repeating: 0, count: n + 1), count: 4)
    for k in 1..<max(1, n) {
      // The slope at edge k of the polynomial through the cumulative function at nearby edges.
      let points = Array(max(0, k - 2)...min(n, k + 2))
      let slopes = Self.derivativeWeights(at: edges[k], points: points.map { edges[$0] })
      // The cumulative function is a sum of cell totals: Σ_j s_j M_j = Σ_cells (Σ_{j > cell} s_j).
      for cell in points[0]..<points[points.count - 1] {
        var weight = 0.0
        for (j, s) in zip(points, slopes) where j > cell { weight += s }
        weights[cell - (k - 2)][k] = weight * widths[cell]
      }
    }
    edgeWeights = weights
    var lowest = [1.0, 0, 0]
    if n >= 3 {
      let slopes = Self.derivativeWeights(at: edges[0], points: Array(edges[0...3]))
      for cell in 0..<3 {
        lowest[cell] = (edges[cell + 1] - edges[cell]) * slopes[(cell + 1)...].reduce(0, +)
      }
    }
    lowestEdgeWeights = lowest
  }

  /// The density at the lowest edge from those of the three cells next to it.
  ///
  /// It stays between the density of the first cell and that mirrored from the second, and positive.
  @inline(__always)
  func lowestEdge(_ a: Double, _ b: Double, _ c: Double) -> Double {
    let value = lowestEdgeWeights[0] * a + lowestEdgeWeights[1] * b + lowestEdgeWeights[2] * c
    let mirrored = max(0, 2 * a - b)
    return max(min(a, mirrored), min(max(a, mirrored), value))
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
}

/// The value of a parabola's edges between the limits of the method, four cells at a time.
///
/// [1] Eq. 1.10: no new extremes, no overshoot. Without branches, so that it runs on vectors.
@inline(__always)
func limitedEdges(
  mean: SIMD4<Double>, lower l: SIMD4<Double>, upper r: SIMD4<Double>
) -> (lower: SIMD4<Double>, upper: SIMD4<Double>) {
  let difference = r - l
  let bend = difference * (mean - 0.5 * (l + r))
  let bound = difference * difference * (1.0 / 6)
  let lower = l.replacing(with: 3 * mean - 2 * r, where: bend .> bound)
  let upper = r.replacing(with: 3 * mean - 2 * l, where: bend .< -bound)
  let extreme = (r - mean) * (mean - l) .<= 0
  return (lower.replacing(with: mean, where: extreme), upper.replacing(with: mean, where: extreme))
}

/// The value, brought between two limits that stand in either order.
@inline(__always)
func clamp4(
  _ value: SIMD4<Double>, _ a: SIMD4<Double>, _ b: SIMD4<Double>
) -> SIMD4<Double> {
  let rising = a .< b
  let (low, high) = (b.replacing(with: a, where: rising), a.replacing(with: b, where: rising))
  let fromBelow = value.replacing(with: low, where: value .< low)
  return fromBelow.replacing(with: high, where: fromBelow .> high)
}

@inline(__always)
func load4(_ pointer: UnsafePointer<Double>, _ index: Int) -> SIMD4<Double> {
  UnsafeRawPointer(pointer + index).loadUnaligned(as: SIMD4<Double>.self)
}

@inline(__always)
func load4(_ pointer: UnsafeMutablePointer<Double>, _ index: Int) -> SIMD4<Double> {
  UnsafeRawPointer(pointer + index).loadUnaligned(as: SIMD4<Double>.self)
}

@inline(__always)
func store4(_ value: SIMD4<Double>, _ pointer: UnsafeMutablePointer<Double>, _ index: Int) {
  UnsafeMutableRawPointer(pointer + index).storeBytes(of: value, as: SIMD4<Double>.self)
}
