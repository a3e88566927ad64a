/// Working storage of a remap for rows of up to a number of cells: made once, used for every row.
public final class RemapWorkspace {
  public let cellCapacity: Int
  private let storage: UnsafeMutablePointer<Double>
  /// The densities, with two cells of padding on either side.
  let density: UnsafeMutablePointer<Double>
  let edgeValue: UnsafeMutablePointer<Double>
  /// The amount below a fraction ξ of a cell is ξ (linear + ξ (quadratic + ξ cubic)).
  let linear: UnsafeMutablePointer<Double>
  let quadratic: UnsafeMutablePointer<Double>
  let cubic: UnsafeMutablePointer<Double>
  /// The amount below each edge, and its integral over the travel time.
  let cumulative: UnsafeMutablePointer<Double>
  let timeIntegral: UnsafeMutablePointer<Double>

  /// Creates storage for rows of up to n cells.
  public init(cellCapacity n: Int) {
    cellCapacity = n
    // Padding on both sides, and room for whole vectors of four at the end.
    let length = n + 12
    storage = .allocate(capacity: 7 * length)
    storage.initialize(repeating: 0, count: 7 * length)
    density = storage
    edgeValue = storage + length
    linear = storage + 2 * length
    quadratic = storage + 3 * length
    cubic = storage + 4 * length
    cumulative = storage + 5 * length
    timeIntegral = storage + 6 * length
  }

  deinit { storage.deallocate() }
}

/// Rows of a batch remap side by side, with their working storage: made once, used for every batch.
///
/// Element (cell, row) stands at row + width x cell.
public final class RemapBatch {
  /// The number of rows, a multiple of four.
  public let width: Int
  public let cellCount: Int
  /// The totals of the cells of all rows.
  public let totals: UnsafeMutablePointer<Double>
  /// What passes the lower edge of each cell downwards; nothing passes the lowest.
  public let passed: UnsafeMutablePointer<Double>
  let work: RemapWorkspace

  /// Creates storage for rows of n cells, at least as many as asked for.
  public init(rows: Int, cellCount n: Int) {
    width = (rows + 3) / 4 * 4
    cellCount = n
    totals = .allocate(capacity: n * width)
    totals.initialize(repeating: 0, count: n * width)
    passed = .allocate(capacity: n * width)
    passed.initialize(repeating: 0, count: n * width)
    work = RemapWorkspace(cellCapacity: (n + 4) * width)
  }

  deinit {
    totals.deallocate()
    passed.deallocate()
  }
}
