import NumericalMethods

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

  /// The solution; `nil` where the observations do not tell the unknowns apart.
  var solution: Solution? {
    // Unknowns of unit size, so that rounding means the same for all
    let scale = right.indices.map { rows[$0][$0].squareRoot() }
    guard scale.allSatisfy({ $0 > 0 }) else { return nil }
    let matrix = right.indices.flatMap { j in
      right.indices.map { i in i < j ? 0 : rows[i][j] / (scale[i] * scale[j]) }
    }
    guard let factor = CholeskyFactor(matrix, order: right.count, smallest: 1e-12) else {
      return nil
    }
    func solve(_ b: [Double]) -> [Double] {
      let scaled = zip(b, scale).map { $0 / $1 }
      return zip(factor.solve(scaled), scale).map { $0 / $1 }
    }
    return Solution(
      step: solve(right),
      covariance: right.indices.map { k in
        solve(right.indices.map { $0 == k ? 1 : 0 })
      })
  }
}
