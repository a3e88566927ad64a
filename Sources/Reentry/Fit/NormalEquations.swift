// References
// [1] Golub, Van Loan (2013), Matrix Computations, 4th ed., section 4.2: the Cholesky factorisation.

/// The normal equations of a fit.
struct NormalEquations {
  private var rows: [[Double]]
  private var right: [Double]

  /// - Parameter count: The number of unknowns.
  init(unknowns count: Int) {
    rows = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    right = [Double](repeating: 0, count: count)
  }

  /// Adds an observation: its rates of change with the unknowns, its difference, its weight.
  mutating func add(_ rates: [Double], _ difference: Double, weight: Double) {
    precondition(rates.count == right.count, "an observation has a rate for every unknown")
    for i in rates.indices {
      let factor = weight * rates[i]
      for j in 0...i { rows[i][j] += factor * rates[j] }
      right[i] += factor * difference
    }
  }

  /// What solves the equations.
  struct Solution {
    var step: [Double]
    /// The inverse of the matrix, row by row.
    var covariance: [[Double]]
  }

  /// The solution by the factorisation of [1]; `nil` where the observations do not tell the unknowns
  /// apart.
  var solution: Solution? {
    // Unknowns of unit size, so that rounding means the same for all
    let scale = right.indices.map { rows[$0][$0].squareRoot() }
    guard scale.allSatisfy({ $0 > 0 }) else { return nil }
    var factor = rows
    for i in right.indices {
      for j in 0...i {
        var sum = rows[i][j] / (scale[i] * scale[j])
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        if i == j {
          guard sum > 1e-12 else { return nil }
          factor[i][i] = sum.squareRoot()
        } else {
          factor[i][j] = sum / factor[j][j]
        }
      }
    }
    func solve(_ b: [Double]) -> [Double] {
      var x = zip(b, scale).map { $0 / $1 }
      for i in x.indices {
        for k in 0..<i { x[i] -= factor[i][k] * x[k] }
        x[i] /= factor[i][i]
      }
      for i in x.indices.reversed() {
        for k in (i + 1)..<x.count { x[i] -= factor[k][i] * x[k] }
        x[i] /= factor[i][i]
      }
      return zip(x, scale).map { $0 / $1 }
    }
    return Solution(
      step: solve(right),
      covariance: right.indices.map { k in
        solve(right.indices.map { $0 == k ? 1 : 0 })
      })
  }
}
