import Glibc
public import OrbitalMechanics

/// How fast drag moves orbits through the cells of a grid, per unit of ballistic coefficient, at a
/// few levels of activity.
///
/// Perigees sink at the mean speed over the eccentricities of their row. Those of the lowest row sink
/// as at a quarter of its width: between that of a row that is filled evenly, and none, which drag
/// leaves after a scale height. Eccentricities fall at the mean speed over the
/// perigees of their group. Between levels the logarithms are interpolated.
public struct DragSpeeds: Sendable {
  /// What the activity is: shares of a time, and the weights of the levels in each.
  public struct Mix: Hashable, Sendable {
    /// The share of the time [1].
    public var share: Double
    /// The weights of the levels that take part; they sum to one.
    public var weights: [Weight]

    public struct Weight: Hashable, Sendable {
      public var level: Int
      public var weight: Double

      public init(level: Int, weight: Double) {
        self.level = level
        self.weight = weight
      }
    }

    public init(share: Double, weights: [Weight]) {
      self.share = share
      self.weights = weights
    }

    /// The first level all the time.
    public static let constant = [Mix(share: 1, weights: [Weight(level: 0, weight: 1)])]
  }

  let groups: CellGroups
  /// The logarithms by level. Perigees: inclination, row, and node of the row: each edge and the
  /// middle of each cell in turn. Eccentricities: inclination, group, and node of the rows.
  private let perigeeLogarithms: [[Double]]
  private let eccentricityLogarithms: [[Double]]
  /// The index of the first node of a row among those of one inclination.
  private let firstNode: [Int]
  /// The perigee altitude of each node, of perigees and of eccentricities [m].
  private let perigeeAltitudes: [Double]
  private let groupAltitudes: [Double]

  /// Tabulates the speeds.
  ///
  /// - Parameter levels: For each level, the drag rates of each inclination bin.
  public init(grid: OrbitGrid, levels: [[DragRateTable]]) {
    precondition(
      !levels.isEmpty && levels.allSatisfy { $0.count == grid.inclinationCount },
      "drag rates are needed per inclination bin")
    groups = CellGroups(grid: grid)
    var first = [0]
    for row in grid.rows { first.append(first[first.count - 1] + 2 * row.cellCount + 1) }
    firstNode = first
    let groups = groups
    let inclinations = 0..<grid.inclinationCount
    perigeeAltitudes = inclinations.flatMap { _ in grid.rows.flatMap { Self.nodes($0.edges) } }
    groupAltitudes = inclinations.flatMap { _ in
      (0..<groups.count).flatMap { g in
        Self.nodes(groups.eccentricityEdges).map { _ in
          (groups.edges[g] + groups.edges[g + 1]) / 2
        }
      }
    }
    perigeeLogarithms = levels.map { tables in
      tables.flatMap { table in
        grid.rows.indices.flatMap { Self.perigeeLogarithms(row: $0, of: grid, table) }
      }
    }
    eccentricityLogarithms = levels.map { tables in
      tables.flatMap { table in
        (0..<groups.count).flatMap { Self.eccentricityLogarithms(group: $0, groups, table) }
      }
    }
  }

  private static func perigeeLogarithms(
    row r: Int, of grid: OrbitGrid, _ table: DragRateTable
  ) -> [Double] {
    let (row, e) = (grid.rows[r], grid.rows[r].eccentricity)
    return nodes(row.edges).map { q in
      func speed(_ e: Double) -> Double { table.perigeeSpeed(perigeeAltitude: q, eccentricity: e) }
      if r == 0 { return log(speed(e.upperBound / 4)) }
      return log(
        (speed(e.lowerBound) + 4 * speed(row.middleEccentricity) + speed(e.upperBound)) / 6)
    }
  }

  private static func eccentricityLogarithms(
    group g: Int, _ groups: CellGroups, _ table: DragRateTable
  ) -> [Double] {
    let (q1, q2) = (groups.edges[g], groups.edges[g + 1])
    let nodes = nodes(groups.eccentricityEdges)
    return nodes.enumerated().map { k, node in
      // Nothing flows through e = 0; the speed there is never used.
      let e = k == 0 ? nodes[1] : node
      func speed(_ q: Double) -> Double {
        table.eccentricitySpeed(perigeeAltitude: q, eccentricity: e)
      }
      return log((speed(q1) + 4 * speed((q1 + q2) / 2) + speed(q2)) / 6)
    }
  }

  /// Edges and the middles between them, in turn.
  private static func nodes(_ edges: [Double]) -> [Double] {
    var nodes = [edges[0]]
    for (lower, upper) in zip(edges, edges.dropFirst()) {
      nodes.append((lower + upper) / 2)
      nodes.append(upper)
    }
    return nodes
  }

  /// The index of the first node of a row's perigees in `perigeeSpeeds`.
  func firstPerigeeNode(inclination i: Int, row r: Int) -> Int {
    firstNode[r] + firstNode[firstNode.count - 1] * i
  }

  /// The index of the first node of a group's eccentricities in `eccentricitySpeeds`.
  func firstEccentricityNode(inclination i: Int, group g: Int) -> Int {
    (2 * groups.eccentricityEdges.count - 1) * (g + groups.count * i)
  }

  /// The speeds of the perigee nodes [m/s].
  ///
  /// - Parameter factor: A factor on the density at a perigee altitude [m].
  func perigeeSpeeds(_ mixes: [Mix], factor: ((Double) -> Double)?) -> [Double] {
    Self.speeds(perigeeLogarithms, mixes, at: perigeeAltitudes, factor: factor)
  }

  /// The speeds of the eccentricity nodes [1/s].
  func eccentricitySpeeds(_ mixes: [Mix], factor: ((Double) -> Double)?) -> [Double] {
    Self.speeds(eccentricityLogarithms, mixes, at: groupAltitudes, factor: factor)
  }

  private static func speeds(
    _ logarithms: [[Double]], _ mixes: [Mix], at altitudes: [Double],
    factor: ((Double) -> Double)?
  ) -> [Double] {
    // The logarithm of the mean of what is nearly lognormal: its mean and half its variance.
    var means = [Double](repeating: 0, count: altitudes.count)
    var squares = means
    var result = means
    for mix in mixes {
      for k in result.indices { result[k] = 0 }
      for part in mix.weights {
        let level = logarithms[part.level]
        for k in result.indices { result[k] += part.weight * level[k] }
      }
      for k in result.indices {
        means[k] += mix.share * result[k]
        squares[k] += mix.share * result[k] * result[k]
      }
    }
    for k in result.indices {
      result[k] = exp(means[k] + 0.5 * max(0, squares[k] - means[k] * means[k]))
    }
    if let factor {
      for k in result.indices { result[k] *= factor(altitudes[k]) }
    }
    return result
  }
}
