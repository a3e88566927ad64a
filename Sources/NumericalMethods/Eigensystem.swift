internal import CLAPACKE

/// The eigenvalues and right eigenvectors of a square matrix, by LAPACK.
public struct Eigensystem: Sendable {
  /// The eigenvalues, that with the largest real part first.
  public let values: [ComplexNumber]
  /// The real parts of the eigenvectors in the same order, each of unit length as a complex vector.
  public let vectors: [[Double]]

  /// A complex number.
  public struct ComplexNumber: Hashable, Sendable {
    /// The real part.
    public let real: Double
    /// The imaginary part.
    public let imaginary: Double

    public init(real: Double, imaginary: Double) {
      self.real = real
      self.imaginary = imaginary
    }
  }

  /// Finds all of them; `nil` where the iteration of LAPACK does not converge.
  public init?(_ matrix: Matrix) {
    precondition(
      matrix.rowCount == matrix.columnCount && matrix.rowCount > 0, "not a square matrix")
    let n = matrix.rowCount
    var elements = matrix.elements
    var (real, imaginary) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    var right = [Double](repeating: 0, count: n * n)
    let info = LAPACKE_dgeev(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "V")), Int32(n), &elements,
      Int32(n), &real, &imaginary, nil, 1, &right, Int32(n))
    guard info == 0 else { return nil }
    let order = (0..<n).sorted {
      (-real[$0], -imaginary[$0]) < (-real[$1], -imaginary[$1])
    }
    values = order.map { ComplexNumber(real: real[$0], imaginary: imaginary[$0]) }
    // LAPACK puts the real parts of a conjugate pair before their imaginary parts.
    vectors = order.map { k in
      let column = imaginary[k] < 0 ? k - 1 : k
      return Array(right[n * column..<n * (column + 1)])
    }
  }
}
