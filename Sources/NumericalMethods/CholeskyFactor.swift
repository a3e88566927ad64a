internal import CLAPACKE

/// The Cholesky factor of a symmetric positive definite matrix, by LAPACK.
public struct CholeskyFactor: Sendable {
  public let order: Int
  /// Its lower triangle, column by column.
  private let elements: [Double]

  /// Factorises a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The elements, column by column; those above the diagonal are not read.
  ///   - order: The number of rows.
  ///   - smallest: The least square of a diagonal element of the factor that still counts.
  /// - Returns: `nil` where the matrix is not positive definite, or nearly not.
  public init?(_ matrix: [Double], order: Int, smallest: Double = 0) {
    precondition(order > 0 && matrix.count == order * order, "a matrix of another order")
    var elements = matrix
    let lower = CChar(UInt8(ascii: "L"))
    let info = LAPACKE_dpotrf(
      LAPACK_COL_MAJOR, lower, Int32(order), &elements, Int32(order))
    guard info == 0,
      (0..<order).allSatisfy({ elements[$0 * (order + 1)] * elements[$0 * (order + 1)] > smallest })
    else { return nil }
    self.order = order
    self.elements = elements
  }

  /// The solution of the system with a right-hand side.
  public func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == order, "a right-hand side of another order")
    var solution = right
    let lower = CChar(UInt8(ascii: "L"))
    let info = LAPACKE_dpotrs(
      LAPACK_COL_MAJOR, lower, Int32(order), 1, elements, Int32(order), &solution, Int32(order))
    precondition(info == 0, "LAPACKE_dpotrs was called wrongly")
    return solution
  }
}
