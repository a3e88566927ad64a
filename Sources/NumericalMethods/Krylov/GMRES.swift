// References
// [1] Saad, Schultz (1986), GMRES: a generalized minimal residual algorithm for solving nonsymmetric
//     linear systems, SIAM J. Sci. Stat. Comput. 7(3), 856-869.
import Glibc

/// Solves linear systems that are known by what they do to a vector [1].
public struct GMRES: Sendable {
  /// The largest dimension of the Krylov space; there is no restart.
  public var dimension: Int
  /// The norm of the residual over that of the right-hand side at which the iteration ends [1].
  public var tolerance: Double

  public init(dimension: Int = 80, tolerance: Double = 1e-10) {
    self.dimension = dimension
    self.tolerance = tolerance
  }

  /// A solution, and how good it is.
  public struct Solution: Sendable {
    /// The solution.
    public let x: [Double]
    /// The norm of the residual over that of the right-hand side [1].
    public let relativeResidual: Double
    public let iterations: Int
  }

  /// Solves A x = b.
  ///
  /// - Parameters:
  ///   - b: The right side.
  ///   - product: A times a vector.
  public func solve(_ b: [Double], product: ([Double]) -> [Double]) -> Solution {
    let norm = length(b)
    guard norm > 0 else { return Solution(x: b, relativeResidual: 0, iterations: 0) }
    var basis = [b.map { $0 / norm }]
    var columns: [[Double]] = []
    var rotations: [(c: Double, s: Double)] = []
    var right = [norm]
    while columns.count < dimension {
      let k = columns.count
      var (w, h) = orthogonalize(product(basis[k]), against: basis)
      for (j, r) in rotations.enumerated() {
        (h[j], h[j + 1]) = (r.c * h[j] + r.s * h[j + 1], -r.s * h[j] + r.c * h[j + 1])
      }
      let next = h[k + 1]
      let radius = (h[k] * h[k] + next * next).squareRoot()
      if radius == 0 { break }
      let r = (c: h[k] / radius, s: next / radius)
      rotations.append(r)
      h[k] = radius
      columns.append(h)
      right.append(-r.s * right[k])
      right[k] *= r.c
      if abs(right[k + 1]) <= tolerance * norm || length(w) == 0 { break }
      let inverse = 1 / length(w)
      for i in w.indices { w[i] *= inverse }
      basis.append(w)
    }
    let m = columns.count
    var y = [Double](repeating: 0, count: m)
    for i in (0..<m).reversed() {
      y[i] = right[i]
      for j in i + 1..<max(m, i + 1) { y[i] -= columns[j][i] * y[j] }
      y[i] /= columns[i][i]
    }
    var x = [Double](repeating: 0, count: b.count)
    for (j, factor) in y.enumerated() { add(factor, basis[j], to: &x) }
    return Solution(x: x, relativeResidual: abs(right[m]) / norm, iterations: m)
  }
}

/// The Euclidean length of a vector.
func length(_ x: [Double]) -> Double { inner(x, x).squareRoot() }

func inner(_ x: [Double], _ y: [Double]) -> Double {
  x.withUnsafeBufferPointer { x in
    y.withUnsafeBufferPointer { y in
      var sum = SIMD8<Double>.zero
      var k = 0
      while k + 8 <= x.count {
        for l in 0..<8 { sum[l] += x[k + l] * y[k + l] }
        k += 8
      }
      var total = sum.sum()
      while k < x.count {
        total += x[k] * y[k]
        k += 1
      }
      return total
    }
  }
}

func add(_ factor: Double, _ x: [Double], to y: inout [Double]) {
  y.withUnsafeMutableBufferPointer { y in
    x.withUnsafeBufferPointer { x in
      for k in y.indices { y[k] += factor * x[k] }
    }
  }
}

/// Makes a vector orthogonal to a basis of unit vectors, twice for the sake of rounding.
///
/// - Returns: The vector, and its components along the basis with its own length last.
func orthogonalize(_ vector: [Double], against basis: [[Double]]) -> ([Double], [Double]) {
  var w = vector
  var h = [Double](repeating: 0, count: basis.count + 1)
  for _ in 0..<2 {
    for (j, v) in basis.enumerated() {
      let part = inner(w, v)
      add(-part, v, to: &w)
      h[j] += part
    }
  }
  h[basis.count] = length(w)
  return (w, h)
}
