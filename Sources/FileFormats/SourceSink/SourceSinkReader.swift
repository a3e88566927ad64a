import NumericalMethods
import SourceSinkModel
import SpaceEnvironment

/// Reads a scenario of kind `source_sink` and the tables that it names.
final class SourceSinkReader {
  private(set) var inputs: [ScenarioFile.Input] = []
  private let contents: FileContents.Source

  init(contents: @escaping FileContents.Source = FileContents.read) {
    self.contents = contents
  }

  struct Decoded {
    let name: String
    let description: String
    let epoch: Double
    let simulation: SourceSinkSimulation
  }

  static let recordCount = 2...100_001
  /// With these two, populations of thousands are within a few 1e-9 of the largest cell.
  static let relativeTolerance = 1e-7
  /// Objects.
  static let absoluteTolerance = 1e-4

  func scenario(_ root: YAMLMapping) throws(InputError) -> Decoded {
    let name = try ScenarioReader.name(root)
    let _: Bool = try root.choice("kind", of: ["source_sink": true])
    let description = try root.text("description", default: ScenarioDefaults.description)
    let epoch = try root.date("epoch").decimalYear
    let duration_yr = try root.number("duration_yr", unit: "yr", in: ScenarioRanges.duration_yr)
    let recordCount = try root.mapping("record") { record throws(InputError) in
      try self.recordCount(record, duration_yr: duration_yr)
    }
    let tables = try root.mapping("tables") { section throws(InputError) in
      try self.tables(section, interval_yr: duration_yr / Double(recordCount - 1))
    }
    let tolerance = try root.mapping("tolerance", optional: true) { section throws(InputError) in
      RadauIIA.Tolerance(
        relative: try section.number(
          "relative", in: .between(1e-12, and: 0.1), default: Self.relativeTolerance),
        absolute: try section.number(
          "absolute", in: .above(0, atMost: 1e6), default: Self.absoluteTolerance))
    }
    return Decoded(
      name: name, description: description, epoch: epoch,
      simulation: SourceSinkSimulation(
        tables,
        recordTimes: SourceSinkSimulation.times(duration: duration_yr * year, count: recordCount),
        tolerance: tolerance))
  }

  /// Reads either the number of records, the first at the epoch and the last at the end, or their
  /// distance.
  private func recordCount(
    _ record: YAMLMapping, duration_yr: Double
  ) throws(InputError) -> Int {
    if record.contains("count") { return try record.integer("count", in: Self.recordCount) }
    let every_yr = try record.number("every_yr", unit: "yr", in: .above(0, atMost: 1000))
    guard let steps = wholeMultiple(duration_yr, of: every_yr), steps < Self.recordCount.upperBound
    else {
      throw record.error(
        at: "every_yr",
        "is \(every_yr.shown) yr, must divide duration_yr, \(duration_yr.shown) yr, into at most "
          + "\(Self.recordCount.upperBound - 1) parts")
    }
    return steps + 1
  }

  /// Reads the tables; their standard names are those of pySSEM's tables as they are dumped.
  private func tables(
    _ section: YAMLMapping, interval_yr: Double
  ) throws(InputError) -> SourceSinkTables {
    let folder =
      section.contains("folder") ? try section.filePath("folder") : section.folder
    func table(_ key: String, _ standard: String?) throws(InputError) -> (String, [UInt8]) {
      let value = standard == nil ? try section.required(key) : section.optional(key)
      let path = Paths.join(folder, try section.text(key, default: standard))
      return (path, try self.bytes(path, of: key, named: value, in: section))
    }
    let (speciesFile, speciesBytes) = try table("species", "species.csv")
    let species = try SpeciesCSV(speciesBytes, file: speciesFile)
    let (shellsFile, shellsBytes) = try table("shells", "shells.csv")
    let shells = try ShellsCSV.read(shellsBytes, file: shellsFile)
    func shellTable(_ key: String, _ standard: String, unit: String?) throws(InputError)
      -> [Double]
    {
      let (file, bytes) = try table(key, standard)
      return try ShellTableCSV.read(
        bytes, file: file, species: species.names, shellCount: shells.count, unit: unit)
    }
    let decayRates_yr = try shellTable("decay_rates", "decay_rate_per_year.csv", unit: "1/yr")
    let initialCounts = try shellTable("population", "x0.csv", unit: nil)

    var collisions = CollisionTablesCSV(species: species.names, shellCount: shells.count)
    let (ratesFile, ratesBytes) = try table("collision_rates", "phi.csv")
    try collisions.readRates(ratesBytes, file: ratesFile)
    let isSpread = !(try section.required("spread").isWord("none"))
    let (changesFile, changesBytes) = try table("fragments", "gamma_fragments.csv")
    try collisions.readChanges(changesBytes, file: changesFile, usesSources: !isSpread)
    if isSpread {
      let (spreadFile, spreadBytes) = try table("spread", nil)
      try collisions.readSpread(spreadBytes, file: spreadFile)
    }
    let launches = try section.noneOr("launches") { launches throws(InputError) in
      try self.launches(
        launches, folder: folder, interval_yr: interval_yr, species: species.names,
        shellCount: shells.count)
    }
    return SourceSinkTables(
      species: species.names.names, shells: shells, initialCounts: initialCounts,
      decayRates: decayRates_yr.map { $0 / year }, transfers: species.transfers,
      collisions: collisions.collisions, launches: launches)
  }

  private func launches(
    _ section: YAMLMapping, folder: String, interval_yr: Double, species: NameList,
    shellCount: Int
  ) throws(InputError) -> SourceSinkTables.Launches {
    let value = try section.required("file")
    let path = Paths.join(folder, try section.text("file"))
    let bytes = try bytes(path, of: "file", named: value, in: section)
    let rows = try LaunchRowsCSV.read(
      bytes, file: path, species: species, shellCount: shellCount)
    let interval = try section.number(
      "interval_yr", unit: "yr", in: .above(0, atMost: 1000), default: interval_yr)
    let countedOver = try section.number(
      "counted_over_yr", unit: "yr", in: .above(0, atMost: 1000), default: interval)
    return SourceSinkTables.Launches(
      interval: interval * year,
      rows: rows.map { row in row.map { $0 / (countedOver * year) } })
  }

  /// Reads a file that a key names, and remembers its digest.
  private func bytes(
    _ path: String, of key: String, named value: YAMLValue?, in section: YAMLMapping
  ) throws(InputError) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try contents(path)
    } catch {
      let problem = "is \(quoted(path)), which \(error.message)"
      let place = value?.error(problem) ?? section.error(at: key, problem)
      throw InputError(
        kind: .unreadable, file: place.file, line: place.line, column: place.column,
        message: place.message)
    }
    inputs.append(
      ScenarioFile.Input(
        key: section.value.path + "." + key, path: path, sha256: SHA256.hexDigest(of: bytes)))
    return bytes
  }
}
