import DebrisEnvironment
import Evolution
import Glibc
import NumericalMethods
import SpaceEnvironment

/// Reads the sections of a scenario in their order, and the files that they name.
final class ScenarioReader {
  private(set) var inputs: [ScenarioFile.Input] = []
  private let contents: FileContents.Source

  struct Decoded {
    let scenario: Scenario
  }

  init(contents: @escaping FileContents.Source = FileContents.read) {
    self.contents = contents
  }

  /// Reads the whole document.
  func scenario(_ root: YAMLMapping) throws(InputError) -> Decoded {
    if root.contains("kind") {
      throw root.error(at: "kind", "is not taken here: only run and check take source_sink")
    }
    let name = try Self.name(root)
    let description = try root.text("description", default: ScenarioDefaults.description)
    let epoch = try root.date("epoch").decimalYear
    let duration_yr = try root.number("duration_yr", unit: "yr", in: ScenarioRanges.duration_yr)
    let step_yr = try root.number(
      "step_yr", unit: "yr", in: ScenarioRanges.step_yr, default: ScenarioDefaults.step_yr)
    let (longestMove_yr, cellLength) = try root.mapping("transport", optional: true) {
      section throws(InputError) in
      (
        try section.number(
          "longest_move_yr", unit: "yr", in: ScenarioRanges.longestMove_yr,
          default: ScenarioDefaults.longestMove_yr),
        try section.number(
          "cell_length", in: ScenarioRanges.cellLength, default: ScenarioDefaults.cellLength)
      )
    }
    let dragCoefficient = try root.number(
      "drag_coefficient", in: ScenarioRanges.dragCoefficient,
      default: ScenarioDefaults.dragCoefficient)
    let (grid, smallestSize) = try root.mapping("grid", optional: true) {
      section throws(InputError) in try self.grid(section, cellLength: cellLength)
    }
    let span = epoch...epoch + duration_yr
    let population = try population(root, grid: grid, epoch: epoch)
    let ensemble = try root.mapping("ensemble", optional: true, ensemble)
    let solarActivity = try root.mapping("solar_activity", optional: true) {
      section throws(InputError) in
      try solarProjection(
        section, epoch: epoch,
        random: ensemble.stream(.solarActivity, member: 0))
    }
    // Those that a run meets: of its steps, or of half-years where these are shorter
    var activity: [SolarActivity] = []
    for k in 0..<max(1, Int((duration_yr / step_yr).rounded())) {
      let start = epoch + step_yr * Double(k)
      activity += solarActivity.means(
        from: start, to: start + step_yr, every: Scenario.activityInterval_yr)
    }
    let (atmosphere, densityTrend) = try root.mapping("atmosphere", optional: true) {
      section throws(InputError) in
      try self.atmosphere(section, activity: activity, span: span)
    }
    let launches = try root.noneOr("launches") { launches throws(InputError) in
      try self.launches(launches, grid: grid, epoch: epoch)
    }
    try checkGrowth(launches, root, duration_yr: duration_yr)
    let missions = try root.mapping("missions", optional: true, missions)
    let disposal = try root.mapping("disposal") { section throws(InputError) in
      try self.disposal(section, epoch: epoch)
    }
    let explosions = try root.noneOr("explosions", optional: true) { section throws(InputError) in
      try self.explosions(section, epoch: epoch)
    }
    let collisions = try collisions(root, step_yr: step_yr)
    let removal = try root.noneOr("removal", optional: true) { section throws(InputError) in
      try self.removal(section, epoch: epoch)
    }
    if let removal {
      guard collisions != nil else {
        throw root.error(at: "removal", "ranks by the probability of collisions, which are none")
      }
      guard takesAny(removal, of: grid) else {
        throw root.error(
          at: "removal",
          "takes orbits between altitudes and inclinations between which no orbit bin of the grid "
            + "has its middle: the grid is too coarse for them")
      }
    }
    let constellations = try constellations(
      root, grid: grid, epoch: epoch, payloadLifetime: missions.payloadLifetime)
    let events = try events(root, span: span)
    if population.records.isEmpty, events.isEmpty {
      throw root.error(at: "population", "is none, which needs at least one event")
    }
    let record = try root.mapping("record", optional: true) { record throws(InputError) in
      try self.record(record, step_yr: step_yr)
    }
    if wholeMultiple(duration_yr, of: step_yr) == nil {
      throw root.error(
        at: "duration_yr",
        "is \(duration_yr.shown) yr, must be a whole multiple of step_yr, "
          + "\(step_yr.shown) yr")
    }
    return Decoded(
      scenario: Scenario(
        name: name, description: description, epoch: epoch, duration: duration_yr * year,
        step: step_yr * year, longestMove: longestMove_yr * year, population: population,
        grid: grid, atmosphere: atmosphere,
        densityTrend: densityTrend, solarActivity: solarActivity,
        dragCoefficient: dragCoefficient, launches: launches, missions: missions,
        disposal: disposal, collisions: collisions, explosions: explosions, removal: removal,
        constellations: constellations, events: events, smallestSize: smallestSize,
        record: record, ensemble: ensemble))
  }

  /// The name, which is also that of the folder of results.
  static func name(_ root: YAMLMapping) throws(InputError) -> String {
    let name = try root.text("name")
    let isPlain = name.utf8.allSatisfy {
      switch $0 {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isPlain, !name.hasPrefix("."), !name.hasPrefix("-"), name.utf8.count <= 100 else {
      throw root.error(
        at: "name",
        "is \(quoted(name)), must be at most 100 letters, digits, '-', '_' and '.', the first a "
          + "letter or digit")
    }
    return name
  }

  // MARK: - Files

  private func population(
    _ root: YAMLMapping, grid: OrbitGrid, epoch: Double
  ) throws(InputError) -> PopulationTable {
    if try root.required("population").isWord("none") {
      return PopulationTable(source: "none", epoch: epoch, records: [])
    }
    let (path, bytes) = try bytes(of: "population", in: root)
    let table = try PopulationCSV.read(bytes, file: path)
    if table.records.isEmpty {
      throw InputError(file: path, message: "has 0 rows, must have at least 1")
    }
    if abs(table.epoch - epoch) > ScenarioRanges.epochDifference_yr {
      throw root.error(
        at: "epoch",
        "is \(Instant(decimalYear: epoch).iso8601), must lie within "
          + "\(ScenarioRanges.epochDifference_yr.shown) yr of the epoch of the population "
          + "\(path), \(Instant(decimalYear: table.epoch).iso8601)")
    }
    try check(table.records, of: path, in: grid)
    return table
  }

  private func launches(
    _ section: YAMLMapping, grid: OrbitGrid, epoch: Double
  ) throws(InputError) -> Scenario.LaunchPolicy {
    let (path, bytes) = try bytes(of: "repeat", in: section)
    let table = try TrafficCSV.read(bytes, file: path)
    try check(table.records.map(\.launched), of: path, in: grid)
    let growth = try section.number(
      "growth_per_yr", in: ScenarioRanges.growth_per_yr,
      default: ScenarioDefaults.growth_per_yr)
    let start = try section.time("start", missing: "the epoch", epoch: epoch) ?? 0
    let end = try section.time(
      "end", missing: "null", epoch: epoch, after: (max(0, start), "the epoch and the start"))
    return Scenario.LaunchPolicy(
      traffic: table, growth: growth, start: max(0, start / year), end: end.map { $0 / year })
  }

  /// Whether there is an orbit bin from which objects are removed.
  private func takesAny(_ removal: RemovalPolicy, of grid: OrbitGrid) -> Bool {
    (0..<grid.perigeeCount).contains { p in
      (0..<grid.eccentricityCount).contains { e in
        (0..<grid.inclinationCount).contains { i in
          removal.takes(OrbitBin(perigee: p, eccentricity: e, inclination: i), of: grid)
        }
      }
    }
  }

  /// Refuses launches that grow to what no computer holds.
  private func checkGrowth(
    _ launches: Scenario.LaunchPolicy?, _ root: YAMLMapping, duration_yr: Double
  ) throws(InputError) {
    guard let launches else { return }
    let span_yr = min(duration_yr, launches.end ?? duration_yr)
    let factor = exp(span_yr * log1p(launches.growth))
    guard factor <= ScenarioRanges.mostGrowth else {
      throw root.error(
        at: "launches",
        "grow by a factor of \(factor.nineDigits) over \(span_yr.shown) yr, must grow by at most "
          + "\(ScenarioRanges.mostGrowth.shown)")
    }
  }

  /// Reads a file that a key names, and remembers its digest.
  func bytes(
    of key: String, in mapping: YAMLMapping
  ) throws(InputError) -> (path: String, bytes: [UInt8]) {
    let value = try mapping.required(key)
    let path = try value.filePath()
    let bytes: [UInt8]
    do {
      bytes = try contents(path)
    } catch {
      let place = value.error("is \(quoted(path)), which \(error.message)")
      throw InputError(
        kind: .unreadable, file: place.file, line: place.line, column: place.column,
        message: place.message)
    }
    inputs.append(
      ScenarioFile.Input(key: value.path, path: path, sha256: SHA256.hexDigest(of: bytes)))
    return (path, bytes)
  }

  /// Refuses records whose orbits are outside the grid.
  private func check(
    _ records: [PopulationRecord], of path: String, in grid: OrbitGrid
  ) throws(InputError) {
    for record in records {
      do {
        _ = try grid.placement(of: record)
      } catch {
        throw InputError(file: path, message: error.message(grid: grid))
      }
    }
  }
}

extension OutsideGrid {
  /// Says which orbits lie outside which grid.
  public func message(grid: OrbitGrid) -> String {
    func span(_ range: Range<Double>, _ unit: Double) -> String {
      "\((range.lowerBound / unit).nineDigits) to \((range.upperBound / unit).nineDigits)"
    }
    func span(_ edges: [Double], _ unit: Double) -> String {
      span(edges[0]..<edges[edges.count - 1], unit)
    }
    return
      "\(record.objectClass.type.name) with perigee \(span(record.perigeeAltitude, kilometre)) "
      + "km, eccentricity \(span(record.eccentricity, 1)), inclination "
      + "\(span(record.inclination, degree)) deg must lie inside the grid: perigee "
      + "\(span(grid.perigeeEdges, kilometre)) km, eccentricity "
      + "\(span(grid.eccentricityEdges, 1)), inclination \(span(grid.inclinationEdges, degree)) deg"
  }
}
