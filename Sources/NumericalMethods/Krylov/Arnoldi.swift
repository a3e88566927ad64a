// References
// [1] Saad (2011), Numerical Methods for Large Eigenvalue Problems, 2nd ed., SIAM, section 6.2.

/// The outermost eigenvalues of a matrix that is known by what it does to a vector, by Arnoldi's
/// method [1].
public struct Arnoldi: Sendable {
  /// An approximate eigenvalue and its vector.
  public struct Pair: Sendable {
    public let value: Eigensystem.ComplexNumber
    /// The real part of the vector, its largest component 1.
    public let vector: [Double]
    /// The norm of the residual over that of the vector times the largest eigenvalue [1].
    public let relativeResidual: Double
  }

  /// Finds the eigenvalues with the largest real parts.
  ///
  /// - Parameters:
  ///   - count: How many; fewer where the Krylov space is smaller.
  ///   - dimension: The largest dimension of the Krylov space.
  ///   - tolerance: The relative residual of the first at which the iteration ends [1].
  ///   - start: The first vector, not zero.
  ///   - product: The product of the operator and a vector.
  public static func leading(
    _ count: Int, dimension: Int = 40, tolerance: Double = 1e-9, start: [Double],
    product: ([Double]) -> [Double]
  ) -> [Pair] {
    let norm = length(start)
    precondition(norm > 0, "an Arnoldi iteration starts from a vector that is not zero")
    var basis = [start.map { $0 / norm }]
    var columns: [[Double]] = []
    var pairs: [Pair] = []
    while columns.count < dimension {
      var (w, h) = orthogonalize(product(basis[columns.count]), against: basis)
      columns.append(h)
      let rest = h[basis.count]
      let size = columns.reduce(0) { max($0, length($1)) }
      let isComplete = rest <= 1e-14 * size
      if isComplete || columns.count == dimension || columns.count % 4 == 0 {
        pairs = ritz(columns, rest: isComplete ? 0 : rest, basis: basis, count: count)
        if isComplete || (pairs.first.map { $0.relativeResidual < tolerance } ?? false) { break }
      }
      let inverse = 1 / rest
      for i in w.indices { w[i] *= inverse }
      basis.append(w)
    }
    return pairs
  }

  private static func ritz(
    _ columns: [[Double]], rest: Double, basis: [[Double]], count: Int
  ) -> [Pair] {
    let m = columns.count
    var hessenberg = Matrix(rows: m, columns: m)
    for (j, column) in columns.enumerated() {
      for i in 0..<min(m, column.count) { hessenberg[i, j] = column[i] }
    }
    guard let system = Eigensystem(hessenberg) else { return [] }
    let largest = system.values.reduce(0) {
      max($0, ($1.real * $1.real + $1.imaginary * $1.imaginary).squareRoot())
    }
    return zip(system.values, system.vectors).prefix(count).map { value, y in
      var x = [Double](repeating: 0, count: basis[0].count)
      for (j, factor) in y.enumerated() { add(factor, basis[j], to: &x) }
      let scale = x.reduce(0) { abs($1) > abs($0) ? $1 : $0 }
      return Pair(
        value: value, vector: scale == 0 ? x : x.map { $0 / scale },
        relativeResidual: largest > 0 ? rest * abs(y[m - 1]) / (largest * length(y)) : 0)
    }
  }
}
