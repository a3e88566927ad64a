import DebrisEnvironment
import Evolution
import SpaceEnvironment

// The sections that say where objects move: grid, atmosphere, solar activity.
extension ScenarioReader {
  /// Reads `grid`; returns it and the smallest size of fragments that are counted [m].
  ///
  /// - Parameter cellLength: The length of the transport cells over that of the standard ones.
  func grid(
    _ section: YAMLMapping, cellLength: Double
  ) throws(InputError) -> (grid: OrbitGrid, smallestSize: Double) {
    let standard = OrbitGrid.standard
    let shellEdges = try section.mapping("shells", optional: true, shellEdges)
    let grid = OrbitGrid(
      perigeeEdges: try edges(
        section, "perigee_edges_km", unit: ("km", kilometre), in: ScenarioRanges.perigee_km,
        standard: standard.perigeeEdges),
      eccentricityEdges: try edges(
        section, "eccentricity_edges", unit: nil, in: ScenarioRanges.eccentricity,
        startingAt: 0, standard: standard.eccentricityEdges),
      inclinationEdges: try edges(
        section, "inclination_edges_deg", unit: ("deg", degree),
        in: ScenarioRanges.inclination_deg, standard: standard.inclinationEdges),
      shellEdges: shellEdges, resolution: CellResolution.standard.scaled(by: cellLength))
    let smallestSize = try section.number(
      "smallest_size_m", unit: "m", in: ScenarioRanges.smallestSize_m,
      default: ScenarioDefaults.smallestSize_m)
    let cells = grid.cellCount * grid.inclinationCount
    guard cells <= ScenarioRanges.cellCount else {
      throw section.value.error(
        "has \(cells) transport cells, must have at most \(ScenarioRanges.cellCount)")
    }
    return (grid, smallestSize)
  }

  private func shellEdges(_ section: YAMLMapping) throws(InputError) -> [Double] {
    let standard = ScenarioDefaults.shells
    let range = ScenarioRanges.shellAltitude_km
    let lowest_km = try section.number(
      "lowest_km", unit: "km", in: range, default: standard.lowest_km)
    let highest_km = try section.number(
      "highest_km", unit: "km", in: range, default: standard.highest_km)
    let width_km = try section.number(
      "width_km", unit: "km", in: ScenarioRanges.shellWidth_km, default: standard.width_km)
    guard lowest_km < highest_km else {
      throw section.error(
        at: "highest_km",
        "is \(highest_km.shown) km, must be greater than lowest_km, \(lowest_km.shown) km")
    }
    guard let count = wholeMultiple(highest_km - lowest_km, of: width_km),
      count <= ScenarioRanges.shellCount
    else {
      throw section.error(
        at: "width_km",
        "is \(width_km.shown) km, must divide the \((highest_km - lowest_km).shown) km between "
          + "lowest_km and highest_km into a whole number of shells, 1 to "
          + "\(ScenarioRanges.shellCount)")
    }
    return (0...count).map { (lowest_km + width_km * Double($0)) * kilometre }
  }

  /// Reads `default` or a list of ascending edges; returns them in SI units.
  private func edges(
    _ section: YAMLMapping, _ key: String, unit: (name: String, size: Double)?,
    in range: AllowedRange, startingAt first: Double? = nil, standard: [Double]
  ) throws(InputError) -> [Double] {
    guard let value = section.optional(key) else {
      section.noteStandard(key, "default")
      return standard
    }
    if value.isWord("default") { return standard }
    guard value.isList else {
      throw value.error("should be default or a list of edges, found \(value.node.found)")
    }
    let suffix = unit.map { " \($0.name)" } ?? ""
    let values = try value.list()
    let count = ScenarioRanges.edgeCount
    guard count.contains(values.count) else {
      throw value.error(
        "has \(values.count) edges, must have between \(count.lowerBound) and \(count.upperBound)")
    }
    var edges: [Double] = []
    for value in values {
      let edge = try value.number(unit: unit?.name, in: range)
      if let before = edges.last, edge <= before {
        throw value.error(
          "is \(edge.shown)\(suffix), must be greater than the edge before it, "
            + "\(before.shown)\(suffix)")
      }
      if edges.isEmpty, let first, edge != first {
        throw value.error("is \(edge.shown)\(suffix), must be \(first.shown)\(suffix)")
      }
      edges.append(edge)
    }
    return edges.map { $0 * (unit?.size ?? 1) }
  }
}
