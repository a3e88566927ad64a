internal import CLAPACKE

/// The triangular factors of a square matrix, by LAPACK.
public struct LUFactor: Sendable {
  public let order: Int
  private let elements: [Double]
  private let pivots: [Int32]

  /// Factorises a matrix; `nil` where it is singular.
  public init?(_ matrix: Matrix) {
    precondition(
      matrix.rowCount == matrix.columnCount && matrix.rowCount > 0, "not a square matrix")
    let n = matrix.rowCount
    var elements = matrix.elements
    var pivots = [Int32](repeating: 0, count: n)
    let info = LAPACKE_dgetrf(
      LAPACK_COL_MAJOR, Int32(n), Int32(n), &elements, Int32(n), &pivots)
    guard info == 0 else { return nil }
    order = n
    self.elements = elements
    self.pivots = pivots
  }

  /// The solution of the system with a right-hand side.
  public func solve(_ right: [Double]) -> [Double] {
    precondition(right.count == order, "a right-hand side of another order")
    var solution = right
    let info = LAPACKE_dgetrs(
      LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), Int32(order), 1, elements, Int32(order), pivots,
      &solution, Int32(order))
    precondition(info == 0, "LAPACKE_dgetrs was called wrongly")
    return solution
  }
}
