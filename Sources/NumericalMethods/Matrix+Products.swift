internal import COpenBLAS

/// A rectangular part of an array that holds matrices by columns.
public struct Block: Sendable {
  /// The index of the first element.
  public let offset: Int
  public let rowCount: Int
  public let columnCount: Int
  /// The distance between the first elements of neighbouring columns.
  public let stride: Int

  @inlinable
  public init(offset: Int = 0, rows: Int, columns: Int, stride: Int? = nil) {
    self.offset = offset
    rowCount = rows
    columnCount = columns
    self.stride = stride ?? rows
  }

  /// The number of elements that an array needs to hold the block.
  @inlinable
  var requiredCount: Int {
    rowCount == 0 || columnCount == 0 ? offset : offset + stride * (columnCount - 1) + rowCount
  }
}

/// How a factor enters a product.
public enum Orientation: Sendable {
  case asStored
  case transposed
}

/// Matrix products by BLAS, with a count of the work and, on request, of the time that they took.
public struct ProductEngine: Sendable {
  /// The floating-point operations of all products so far.
  public private(set) var operationCount = 0.0
  /// The time spent inside BLAS [s]; stays zero unless `measuresTime`.
  public private(set) var seconds = 0.0
  public var measuresTime = false

  public init() {}

  /// Replaces `c` by α a b + β c.
  ///
  /// - Parameters:
  ///   - a: The first factor, m x k after its orientation.
  ///   - blockA: The part of the array that the first factor is.
  ///   - orientationA: Whether the first factor is transposed.
  ///   - b: The second factor, k x n after its orientation.
  ///   - blockB: The part that the second factor is.
  ///   - orientationB: Whether the second factor is transposed.
  ///   - α: The factor on the product [1].
  ///   - c: The result, m x n.
  ///   - blockC: The part that the result is.
  ///   - β: The factor on what the result held [1].
  public mutating func multiply(
    _ a: borrowing [Double], _ blockA: Block, _ orientationA: Orientation = .asStored,
    by b: borrowing [Double], _ blockB: Block, _ orientationB: Orientation = .asStored,
    scaledBy α: Double = 1, into c: inout [Double], _ blockC: Block, keeping β: Double = 0
  ) {
    let (m, k) =
      orientationA == .asStored
      ? (blockA.rowCount, blockA.columnCount) : (blockA.columnCount, blockA.rowCount)
    let (kOfB, n) =
      orientationB == .asStored
      ? (blockB.rowCount, blockB.columnCount) : (blockB.columnCount, blockB.rowCount)
    precondition(k == kOfB, "inner dimensions differ")
    precondition(blockC.rowCount == m && blockC.columnCount == n, "the result has another shape")
    precondition(a.count >= blockA.requiredCount, "the first factor is out of bounds")
    precondition(b.count >= blockB.requiredCount, "the second factor is out of bounds")
    precondition(c.count >= blockC.requiredCount, "the result is out of bounds")
    if m == 0 || n == 0 { return }

    let start = measuresTime ? ContinuousClock.now : nil
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          cblas_dgemm(
            CblasColMajor, orientationA == .asStored ? CblasNoTrans : CblasTrans,
            orientationB == .asStored ? CblasNoTrans : CblasTrans,
            Int32(m), Int32(n), Int32(k), α, a.baseAddress! + blockA.offset,
            Int32(max(1, blockA.stride)), b.baseAddress! + blockB.offset,
            Int32(max(1, blockB.stride)), β, c.baseAddress! + blockC.offset,
            Int32(max(1, blockC.stride)))
        }
      }
    }
    operationCount += 2 * Double(m) * Double(n) * Double(k)
    if let start {
      let elapsed = (ContinuousClock.now - start).components
      seconds += Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    }
  }
}

/// The linear algebra library that the program runs on.
public enum LinearAlgebraLibrary {
  /// Version, build options and processor core that OpenBLAS chose.
  public static var configuration: String { String(cString: openblas_get_config()) }

  /// The processor core that the kernels of OpenBLAS were chosen for.
  public static var coreName: String { String(cString: openblas_get_corename()) }

  /// Makes every product run on the thread that asks for it.
  ///
  /// Members of an ensemble are what runs in parallel; and a product on several threads may differ
  /// in its last bits from one run to the next.
  public static func useOneThread() { openblas_set_num_threads(1) }
}
