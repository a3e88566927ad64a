internal import COpenBLAS

/// A matrix of doubles, stored by columns.
public struct Matrix: Sendable, Equatable {
  public let rowCount: Int
  public let columnCount: Int
  /// The elements, column after column.
  public var elements: [Double]

  /// Creates a matrix whose elements all have one value.
  public init(rows: Int, columns: Int, filledWith value: Double = 0) {
    precondition(rows >= 0 && columns >= 0, "a matrix needs sizes of zero or more")
    rowCount = rows
    columnCount = columns
    elements = [Double](repeating: value, count: rows * columns)
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
      return elements[row + rowCount * column]
    }
    set {
      precondition(row >= 0 && row < rowCount && column >= 0 && column < columnCount)
      elements[row + rowCount * column] = newValue
    }
  }

  /// The sum of all elements.
  public var sum: Double { elements.reduce(0, +) }

  /// Sets every element to zero and keeps the storage.
  public mutating func setToZero() {
    elements.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }
}
