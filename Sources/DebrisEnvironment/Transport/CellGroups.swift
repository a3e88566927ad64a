/// The widest cells of perigee, which those of every row nest in.
///
/// The flow of the eccentricity joins cells of several rows: those of one group.
struct CellGroups: Sendable {
  /// The edges in perigee altitude [m].
  let edges: [Double]
  /// The edges of the rows in eccentricity [1].
  let eccentricityEdges: [Double]
  /// By row: the first cell of each group, among the cells of one inclination; one more ends it.
  let starts: [[Int]]
  /// The number of rows, the lowest ones, whose cells divide groups.
  let dividedRowCount: Int

  var count: Int { edges.count - 1 }

  init(grid: OrbitGrid) {
    var edges: [Double] = []
    for (lower, upper) in zip(grid.perigeeEdges, grid.perigeeEdges.dropFirst()) {
      let divisions = grid.resolution.perigeeDivisions(of: lower..<upper, nearlyCircular: false)
      for k in 0..<divisions {
        edges.append(lower + (upper - lower) * Double(k) / Double(divisions))
      }
    }
    edges.append(grid.perigeeEdges[grid.perigeeCount])
    self.edges = edges
    eccentricityEdges =
      grid.rows.map(\.eccentricity.lowerBound)
      + [grid.rows[grid.rows.count - 1].eccentricity.upperBound]
    starts = grid.rows.map { row in
      edges.map { edge in row.firstCell + row.edges.firstIndex { $0 >= edge - 1e-6 * abs(edge) }! }
    }
    dividedRowCount = grid.rows.count { $0.cellCount > edges.count - 1 }
    precondition(
      grid.rows[..<dividedRowCount].allSatisfy { $0.cellCount == grid.rows[0].cellCount },
      "divided rows differ")
  }
}
