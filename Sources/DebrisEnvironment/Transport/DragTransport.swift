// References
// [1] Strang (1968), On the construction and comparison of difference schemes, SIAM J. Numer. Anal.
//     5, 506-517.
// [2] Sportisse (2000), An analysis of operator splitting techniques in the stiff case, J. Comput.
//     Phys. 161, 140-168: the stiff operator comes last.
import NumericalMethods
public import OrbitalMechanics

/// How drag moves a population through perigee and eccentricity.
///
/// A step is perigee for half the time, eccentricity, perigee for half the time [1, 2]. Each of the
/// three follows the characteristics exactly and remaps the cells conservatively with limited
/// parabolas: no limit of stability, no negative numbers, nothing lost but through the floor. Steady
/// sources enter inside the perigee steps.
public struct DragTransport: Sendable {
  public let grid: OrbitGrid
  /// The ballistic coefficient C_D A/m of each class [m²/kg]; 0 for classes that keep their orbit.
  public let ballisticCoefficients: [Double]

  /// The flow of the perigee by inclination and eccentricity bin.
  let perigeeFlows: [[CharacteristicFlow]]
  let sourceIntegrals: [[FlowSourceIntegral]]
  let perigeeReconstructions: [ParabolicReconstruction]
  /// The flow of the eccentricity by inclination bin and group of cells.
  let eccentricityFlows: [[CharacteristicFlow]]
  let eccentricityReconstruction: ParabolicReconstruction
  /// The number of groups: cells of eccentric orbits in perigee, which the finer ones nest in.
  let groupCount: Int
  /// The number of cells per group, by eccentricity bin.
  let cellsPerGroup: [Int]

  /// Creates the transport.
  ///
  /// - Parameters:
  ///   - drag: The drag rates of each inclination bin.
  ///   - ballisticCoefficients: C_D A/m of each class [m²/kg], not negative.
  public init(grid: OrbitGrid, drag: [DragRateTable], ballisticCoefficients: [Double]) {
    precondition(drag.count == grid.inclinationCount, "drag rates are needed per inclination bin")
    self.grid = grid
    self.ballisticCoefficients = ballisticCoefficients
    let eccentricities = grid.eccentricityCount
    perigeeReconstructions = (0..<eccentricities).map {
      ParabolicReconstruction(edges: grid.cellEdges(eccentricityBin: $0))
    }
    perigeeFlows = drag.map { table in
      (0..<eccentricities).map { e in
        let edges = grid.cellEdges(eccentricityBin: e)
        return CharacteristicFlow(
          edges: edges,
          speeds: edges.map {
            table.perigeeSpeed(perigeeAltitude: $0, eccentricity: grid.eccentricity(ofBin: e))
          })
      }
    }
    sourceIntegrals = perigeeFlows.map { $0.map { FlowSourceIntegral(flow: $0) } }
    let coarsest = grid.perigeeSubdivisions.min()!
    let groups = coarsest * grid.perigeeCount
    groupCount = groups
    cellsPerGroup = grid.perigeeSubdivisions.map { $0 / coarsest }
    let groupEdges = grid.cellEdges(
      eccentricityBin: grid.perigeeSubdivisions.firstIndex(of: coarsest)!)
    eccentricityReconstruction = ParabolicReconstruction(edges: grid.eccentricityEdges)
    eccentricityFlows = drag.map { table in
      (0..<groups).map { g in
        let q = (groupEdges[g] + groupEdges[g + 1]) / 2
        // Nothing flows through e = 0: the lowest edge is closed, its speed is never used.
        let speeds = grid.eccentricityEdges.map {
          table.eccentricitySpeed(
            perigeeAltitude: q, eccentricity: $0 == 0 ? grid.eccentricityEdges[1] : $0)
        }
        return CharacteristicFlow(edges: grid.eccentricityEdges, speeds: speeds)
      }
    }
  }

  var edgesPerInclination: Int { grid.cellCount + grid.eccentricityCount }

  /// The origins of all perigee edges after a time, for every class with drag.
  func perigeeOrigins(after time: Double) -> [CharacteristicFlow.Origin] {
    var origins: [CharacteristicFlow.Origin] = []
    origins.reserveCapacity(
      edgesPerInclination * grid.inclinationCount * ballisticCoefficients.count)
    for b in ballisticCoefficients {
      for flows in perigeeFlows { for flow in flows { origins += flow.origins(after: b * time) } }
    }
    return origins
  }

  /// The origins of all eccentricity edges after a time, for every class with drag: the groups of
  /// cells side by side in rows of a width.
  func eccentricityOrigins(after time: Double, width: Int) -> [CharacteristicFlow.Origin] {
    let edges = grid.eccentricityCount + 1
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
