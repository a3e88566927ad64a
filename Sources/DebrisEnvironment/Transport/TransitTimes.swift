import Glibc
public import OrbitalMechanics

/// The times that objects with a ballistic coefficient of 1 m²/kg take through each transport cell,
/// at a few levels of activity.
///
/// The time through a cell is the difference of the mean lives at its two ends, so that under lasting
/// activity everything would live as long as its own path says, wherever the paths of the grid run; what the
/// cells smooth adds up to 1.3 %. Of highly eccentric orbits it is the time in which the eccentricity falls: they
/// begin on their path, sink at their own speed whatever the Sun does, and see the mean of it on their way.
/// Between levels the logarithms of the times are interpolated.
public struct TransitTimes: Sendable {
  private let inclinationCount: Int
  private let cellCount: Int
  /// The altitude of the air of each cell: that of the middle perigee [m].
  private let altitudes: [Double]
  /// The logarithms of the times by level: of each inclination, of each cell.
  private let logarithms: [[Double]]

  /// Takes the times from lives.
  ///
  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - levels: For each level, the lives of each inclination bin.
  public init(grid: OrbitGrid, levels: [[LifetimeTable]]) {
    precondition(
      !levels.isEmpty && levels.allSatisfy { $0.count == grid.inclinationCount },
      "lives are needed per inclination bin")
    inclinationCount = grid.inclinationCount
    cellCount = grid.cellCount
    altitudes = grid.lines.flatMap { line in
      zip(line.edges, line.edges.dropFirst()).map { ($0.middlePerigee + $1.middlePerigee) / 2 }
    }
    logarithms = levels.map { tables in
      tables.flatMap { table in grid.lines.flatMap { $0.times(table).map { log($0) } } }
    }
  }

  /// Replaces times by those under an activity [s m²/kg]: of each inclination, of each cell.
  ///
  /// - Parameter factor: A factor on the density at an altitude [m].
  func find(_ mixes: [ActivityMix], factor: ((Double) -> Double)?, into times: inout [Double]) {
    var speeds = [Double](repeating: 0, count: inclinationCount * cellCount)
    var sums = speeds
    for mix in mixes {
      for k in sums.indices { sums[k] = 0 }
      for part in mix.weights {
        let level = logarithms[part.level]
        for k in sums.indices { sums[k] += part.weight * level[k] }
      }
      for k in sums.indices { speeds[k] += mix.share * exp(-sums[k]) }
    }
    if let factor {
      let factors = altitudes.map(factor)
      for k in speeds.indices { speeds[k] *= factors[k % cellCount] }
    }
    times = speeds.map { 1 / $0 }
  }
}

extension LifetimeTable {
  /// Tabulates the lives of all orbits of a grid.
  public init(_ rates: DragRateTable, grid: OrbitGrid) {
    var ceiling = 0.0
    for line in grid.lines { for edge in line.edges { ceiling = max(ceiling, edge.upperPerigee) } }
    self.init(
      rates, floor: grid.perigeeEdges[0], ceiling: ceiling,
      largestEccentricity: grid.eccentricityEdges[grid.eccentricityCount])
  }
}
