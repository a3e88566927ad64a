/// The expected fragments of one parent by size.
///
/// The masses of all rows, of the pieces, below the cut-off and of the remnant are the mass of the
/// parent together.
public struct FragmentSizeTable: Hashable, Sendable {
  /// A range of sizes and what it holds.
  public struct Row: Hashable, Sendable {
    /// The characteristic lengths [m].
    public let sizes: Range<Double>
    public let sums: FragmentSums
  }

  /// The fragments of the number laws, by rising size.
  public let rows: [Row]
  /// The large pieces that hold what the laws lack of a destroyed parent.
  public let pieces: FragmentSums
  /// The mass of what is too small to be counted [kg].
  public let massBelowCutoff: Double
  /// The mass of the cratered target in one piece [kg]; 0 where the parent is destroyed.
  public let remnantMass: Double
  /// The factor on the masses of the laws [1]; below 1 where they exceed the mass of the parent.
  public let massFactor: Double

  /// All that is counted, without the remnant.
  public var total: FragmentSums { rows.reduce(pieces) { $0 + $1.sums } }

  /// Returns the sizes 1, 2, 5, 10, ... mm from a smallest one up to 1 m [m].
  ///
  /// - Parameter smallest: The first edge [m], from 1 mm to below 1 m.
  public static func edges(from smallest: Double) -> [Double] {
    let series = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]
    return [smallest] + series.filter { $0 > smallest }
  }
}

extension ParentBreakup {
  /// Returns what is expected, by size.
  ///
  /// - Parameter edges: The edges of the sizes [m], at least two, rising; the first is the cut-off,
  ///   the last is 1 m.
  func sizeTable(edges: [Double]) -> FragmentSizeTable {
    precondition(edges.count >= 2 && edges.last == 1, "the edges of the sizes end at 1 m")
    precondition(zip(edges, edges.dropFirst()).allSatisfy(<), "the edges of the sizes must rise")
    var rows = zip(edges, edges.dropFirst()).map { low, high in
      FragmentSizeTable.Row(sizes: low..<high, sums: fragments(within: low..<high))
    }
    var below = mass(below: edges[0])
    let counted = rows.reduce(0) { $0 + $1.sums.mass }
    let left = max(parent.mass - counted - below, 0)
    var (pieces, remnant) = (FragmentSums(), 0.0)
    switch rest {
    case .remnant: remnant = left
    case .pieces where massFactor < 1:
      // The quadrature over single rows differs from that over all sizes by parts in a million.
      let factor = parent.mass / (counted + below)
      rows = rows.map { row in
        .init(
          sizes: row.sizes,
          sums: .init(
            count: row.sums.count, mass: factor * row.sums.mass, area: row.sums.area))
      }
      below *= factor
    case .pieces(let lawCount):
      // What rounding leaves is no piece.
      if left < 1e-12 * parent.mass { break }
      let sizes = PieceSizes(kind: parent.kind)
      let number = sizes.pieceCount(of: left, parentMass: parent.mass, lawCount: lawCount)
      let size = sizes.size(ofMass: left / number)
      if size >= edges[0] {
        let distribution = AreaToMassDistribution(size: size, kind: parent.kind)
        pieces = FragmentSums(
          count: number, mass: left, area: left * distribution.meanAreaPerMass)
      } else {
        below += left
      }
    }
    return FragmentSizeTable(
      rows: rows, pieces: pieces, massBelowCutoff: below, remnantMass: remnant,
      massFactor: massFactor)
  }
}
