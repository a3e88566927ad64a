/// The objects of one member in the cells of `SizeCells` at one time.
public struct MemberSizes: Hashable, Sendable {
  /// The cells that are not empty, rising.
  public var cells: [UInt32]
  /// For each of them three sums, weighted by residence: of objects [1], of their collision radii [m] and of
  /// the squares of these [m²].
  public var sums: [Float]

  public init(cells: [UInt32] = [], sums: [Float] = []) {
    self.cells = cells
    self.sums = sums
  }
}

/// Sums in all cells, of the objects of one member or over members.
public struct SizeSums: Sendable {
  private let cells: SizeCells
  /// Three for each cell, as in `MemberSizes`.
  private var sums: [Double]

  public init(_ cells: SizeCells) {
    self.cells = cells
    sums = [Double](repeating: 0, count: 3 * cells.count)
  }

  /// Adds the share of its time that an object of a collision radius [m] spends in a cell.
  public mutating func add(_ share: Double, radius: Double, meanSquare: Double, cell: Int) {
    sums[3 * cell] += share
    sums[3 * cell + 1] += share * radius
    sums[3 * cell + 2] += share * meanSquare
  }

  mutating func add(_ member: MemberSizes) {
    for (k, cell) in member.cells.enumerated() {
      for n in 0..<3 { sums[3 * Int(cell) + n] += Double(member.sums[3 * k + n]) }
    }
  }

  private var filled: [Int] { (0..<cells.count).filter { sums[3 * $0] > 0 } }

  /// The cells that are not empty.
  public var member: MemberSizes {
    var member = MemberSizes()
    for cell in filled {
      member.cells.append(UInt32(cell))
      for n in 0..<3 { member.sums.append(Float(sums[3 * cell + n])) }
    }
    return member
  }

  /// The means over a number of members in the cells that are not empty.
  func means(of members: Int, date: Double) -> [RunRecord.SizePopulation] {
    filled.map { cell in
      var row = cells.row(cell, date: date)
      let count = sums[3 * cell]
      row.count = count / Double(members)
      row.meanRadius = sums[3 * cell + 1] / count
      row.meanRadiusSquared = sums[3 * cell + 2] / count
      return row
    }
  }
}
