public import SourceSinkModel

/// A scenario of kind `source_sink` that was read from its file, with its tables.
public struct SourceSinkFile: Sendable {
  /// The path as it was given.
  public let path: String
  public let name: String
  public let description: String
  /// The epoch, as a decimal year.
  public let epoch: Double
  public let simulation: SourceSinkSimulation
  /// Every key that was read, given or standard, in the order of reading.
  public let settings: [ScenarioFile.Setting]
  public let inputs: [ScenarioFile.Input]

  public var tables: SourceSinkTables { simulation.tables }
  /// The length of the run [s].
  public var duration: Double { simulation.recordTimes.last! }
  /// Every setting with its value and where that comes from, as a list of objects.
  public var resolved: JSONValue { ScenarioFile.list(of: settings) }
  /// The tables, with their digests.
  public var inputList: JSONValue { ScenarioFile.list(of: inputs) }
  /// The digest of what the scenario says: its settings and the content of the files it names.
  public var digest: String { ScenarioFile.digest(of: settings, inputs) }

  /// The file of a scenario: that itself, or `scenario.yaml` in a folder.
  public static func path(of scenario: String) -> String {
    Paths.contents(of: scenario) == nil ? scenario : Paths.join(scenario, "scenario.yaml")
  }

  /// Whether a scenario is of this kind; `false` too where it cannot be read.
  public static func describes(_ scenario: String) -> Bool {
    guard let document = try? YAMLDocument.read(path(of: scenario)),
      case .mapping(let entries) = document.root.content
    else { return false }
    return entries.contains { $0.key == "kind" }
  }

  /// Reads a scenario and its tables.
  ///
  /// - Parameters:
  ///   - scenario: The YAML file, or a folder with `scenario.yaml`.
  ///   - overrides: Settings that replace those of the file: `duration_yr=50`.
  /// - Throws: `InputError` at the first fault, with its place, value, unit and allowed range.
  public static func read(
    _ scenario: String, overrides: [String] = []
  ) throws(InputError) -> SourceSinkFile {
    let path = path(of: scenario)
    var document = try YAMLDocument.read(path)
    for override in overrides { try document.apply(override: override) }
    let reader = SourceSinkReader()
    let (decoded, used) = try document.decodeWithRecord { root throws(InputError) in
      try reader.scenario(root)
    }
    return SourceSinkFile(
      path: path, name: decoded.name, description: decoded.description, epoch: decoded.epoch,
      simulation: decoded.simulation, settings: ScenarioFile.settings(used, of: path),
      inputs: reader.inputs)
  }
}
