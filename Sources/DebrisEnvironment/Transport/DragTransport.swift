// References
// [1] Strang (1968), On the construction and comparison of difference schemes, SIAM J. Numer. Anal.
//     5, 506-517.
import NumericalMethods
public import OrbitalMechanics

/// How drag moves a population through perigee and eccentricity.
///
/// A step is eccentricity for half the time, perigee, eccentricity for half the time [1]. Each of the
/// three follows the characteristics exactly and remaps the cells conservatively with limited
/// parabolas: no limit of stability, no negative numbers, nothing lost but through the floor. Steady
/// sources enter inside the steps, those of nearly circular orbits with the perigee, the others
/// with the eccentricity: each where it is stiff.
///
/// With perigee, eccentricity, perigee instead, the error is of first order in practice, probably
/// because objects in their last year do not see the two act together; this way around it is half as
/// large at a step of half a year and falls by 3.3 per halving (drag and launches over 200 years,
/// without collisions).
///
/// The flow of the eccentricity joins cells of several rows: *groups* are the widest cells of
/// perigee, which those of every row nest in.
public struct DragTransport: Sendable {
  public let grid: OrbitGrid
  /// The ballistic coefficient C_D A/m of each class [m²/kg]; 0 for classes that keep their orbit.
  public let ballisticCoefficients: [Double]

  /// The flow of the perigee by inclination bin and row of cells.
  let perigeeFlows: [[CharacteristicFlow]]
  let perigeeSources: [[FlowSourceIntegral]]
  let perigeeReconstructions: [ParabolicReconstruction]
  /// The flow of the eccentricity by inclination bin and group.
  let eccentricityFlows: [[CharacteristicFlow]]
  let eccentricitySources: [[FlowSourceIntegral]]
  let eccentricityReconstruction: ParabolicReconstruction
  let groupCount: Int
  /// The first cell of each group in each row, among the cells of one inclination; one more ends it.
  let groupStarts: [[Int]]
  /// Whether every group of a row is a single cell.
  let isCoarse: [Bool]

  /// Creates the transport.
  ///
  /// - Parameters:
  ///   - drag: The drag rates of each inclination bin.
  ///   - ballisticCoefficients: C_D A/m of each class [m²/kg], not negative.
  public init(grid: OrbitGrid, drag: [DragRateTable], ballisticCoefficients: [Double]) {
    precondition(drag.count == grid.inclinationCount, "drag rates are needed per inclination bin")
    self.grid = grid
    self.ballisticCoefficients = ballisticCoefficients
    perigeeReconstructions = grid.rows.map { ParabolicReconstruction(edges: $0.edges) }
    perigeeFlows = drag.map { table in
      grid.rows.map { row in
        CharacteristicFlow(
          edges: row.edges,
          speeds: row.edges.map {
            table.perigeeSpeed(perigeeAltitude: $0, eccentricity: row.middleEccentricity)
          })
      }
    }
    perigeeSources = perigeeFlows.map { $0.map { FlowSourceIntegral(flow: $0) } }

    let groups = Self.groupEdges(grid)
    groupCount = groups.count - 1
    groupStarts = grid.rows.map { row in
      groups.map { edge in
        row.firstCell + row.edges.firstIndex { $0 >= edge - 1e-6 * abs(edge) }!
      }
    }
    isCoarse = grid.rows.map { $0.cellCount == groups.count - 1 }
    let edges =
      grid.rows.map(\.eccentricity.lowerBound)
      + [grid.rows[grid.rows.count - 1].eccentricity.upperBound]
    eccentricityReconstruction = ParabolicReconstruction(edges: edges)
    eccentricityFlows = drag.map { table in
      (0..<groups.count - 1).map { g in
        let q = (groups[g] + groups[g + 1]) / 2
        // Nothing flows through e = 0: the lowest edge is closed, its speed is never used.
        let speeds = edges.map {
          table.eccentricitySpeed(perigeeAltitude: q, eccentricity: $0 == 0 ? edges[1] : $0)
        }
        return CharacteristicFlow(edges: edges, speeds: speeds)
      }
    }
    eccentricitySources = eccentricityFlows.map {
      $0.map { FlowSourceIntegral(flow: $0, isClosedBelow: true) }
    }
  }

  private static func groupEdges(_ grid: OrbitGrid) -> [Double] {
    var edges: [Double] = []
    for (lower, upper) in zip(grid.perigeeEdges, grid.perigeeEdges.dropFirst()) {
      let divisions = grid.resolution.perigeeDivisions(of: lower..<upper, nearlyCircular: false)
      for k in 0..<divisions {
        edges.append(lower + (upper - lower) * Double(k) / Double(divisions))
      }
    }
    return edges + [grid.perigeeEdges[grid.perigeeCount]]
  }

  /// Whether the sources of a row enter with the perigee: it is nearly circular, or nothing flows
  /// through its eccentricity.
  func entersWithPerigee(row r: Int) -> Bool {
    r == 0 || grid.resolution.isNearlyCircular(grid.rows[r].eccentricity)
  }

  var perigeeOriginsPerInclination: Int { grid.cellCount + grid.rows.count }

  /// The position of a row's origins among those of its inclination.
  func firstPerigeeOrigin(row r: Int) -> Int { grid.rows[r].firstCell + r }

  /// The origins of all perigee edges after a time, for every class.
  func perigeeOrigins(after time: Double) -> [CharacteristicFlow.Origin] {
    var origins: [CharacteristicFlow.Origin] = []
    origins.reserveCapacity(
      perigeeOriginsPerInclination * grid.inclinationCount * ballisticCoefficients.count)
    for b in ballisticCoefficients {
      for flows in perigeeFlows { for flow in flows { origins += flow.origins(after: b * time) } }
    }
    return origins
  }

  /// The origins of all eccentricity edges after a time, for every class with drag: the groups side
  /// by side in rows of a width.
  func eccentricityOrigins(after time: Double, width: Int) -> [CharacteristicFlow.Origin] {
    let edges = grid.rows.count + 1
    let none = CharacteristicFlow.Origin(fraction: 0, cell: 0)
    var origins = [CharacteristicFlow.Origin](
      repeating: none,
      count: edges * width * grid.inclinationCount * ballisticCoefficients.count)
    for (c, b) in ballisticCoefficients.enumerated() where b > 0 {
      for (i, flows) in eccentricityFlows.enumerated() {
        let first = edges * width * (i + grid.inclinationCount * c)
        for (g, flow) in flows.enumerated() {
          for (k, origin) in flow.origins(after: b * time).enumerated() {
            origins[first + g + width * k] = origin
          }
        }
      }
    }
    return origins
  }
}
