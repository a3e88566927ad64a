// References
// [1] Golub, Van Loan (2013), Matrix Computations, 4th ed., section 4.2: the Cholesky factorisation.

/// The normal equations of a fit with three unknowns.
struct NormalEquations {
  private var rows = [SIMD3<Double>](repeating: .zero, count: 3)
  private var right = SIMD3<Double>.zero

  /// Adds an observation: its rates of change with the unknowns, its difference, its weight.
  mutating func add(_ rates: SIMD3<Double>, _ difference: Double, weight: Double) {
    for i in 0..<3 { rows[i] += weight * rates[i] * rates }
    right += weight * difference * rates
  }

  /// The solution and the inverse of the matrix by the factorisation of [1]; `nil` where the
  /// observations do not tell the unknowns apart.
  var solution: (step: SIMD3<Double>, covariance: [SIMD3<Double>])? {
    // Unknowns of unit size, so that rounding means the same for all
    let scale = SIMD3(rows[0].x, rows[1].y, rows[2].z).squareRoot()
    guard scale.min() > 0 else { return nil }
    var factor = [SIMD3<Double>](repeating: .zero, count: 3)
    for i in 0..<3 {
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
    func solve(_ b: SIMD3<Double>) -> SIMD3<Double> {
      var x = b / scale
      for i in 0..<3 {
        for k in 0..<i { x[i] -= factor[i][k] * x[k] }
        x[i] /= factor[i][i]
      }
      for i in (0..<3).reversed() {
        for k in (i + 1)..<3 { x[i] -= factor[k][i] * x[k] }
        x[i] /= factor[i][i]
      }
      return x / scale
    }
    return (
      solve(right), [solve(SIMD3(1, 0, 0)), solve(SIMD3(0, 1, 0)), solve(SIMD3(0, 0, 1))]
    )
  }
}
