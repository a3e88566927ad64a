public import Evolution

/// A scenario that was read from its file, with everything that a run's manifest says of it.
public struct ScenarioFile: Sendable {
  /// A key of the scenario, its value and where that comes from.
  public struct Setting: Hashable, Sendable {
    /// The path of keys: `disposal.rocket_body.compliance`.
    public let key: String
    /// The value as text, in the unit of the key.
    public let value: String
    /// `<file>:<line>`, `--set <key.path>=<value>` or `default`.
    public let source: String
  }

  /// A file that the scenario names.
  public struct Input: Hashable, Sendable {
    /// The key that names it.
    public let key: String
    /// The path, relative to the working folder or absolute.
    public let path: String
    /// The digest SHA-256 of its bytes, in hexadecimal digits.
    public let sha256: String
  }

  /// The path as it was given.
  public let path: String
  public let scenario: Scenario
  /// Every key that was read, given or standard, in the order of reading.
  public let settings: [Setting]
  public let inputs: [Input]
  /// The number of members of the ensemble, and the seed of their random streams.
  public var members: Int { scenario.ensemble.members }
  public var seed: Int { Int(scenario.ensemble.seed) }

  /// The digest of what the scenario says: its settings and the content of the files it names.
  ///
  /// Comments, order and the place of a setting do not change it.
  public var digest: String { Self.digest(of: settings, inputs) }

  static func digest(of settings: [Setting], _ inputs: [Input]) -> String {
    let named = Set(inputs.map(\.key))
    let lines =
      settings.filter { !named.contains($0.key) }.map { "\($0.key)=\($0.value)" }
      + inputs.map { "\($0.key)=sha256:\($0.sha256)" }
    return SHA256.hexDigest(of: Array(lines.sorted().joined(separator: "\n").utf8))
  }

  /// Reads a scenario and the files that it names.
  ///
  /// - Parameters:
  ///   - path: The YAML file.
  ///   - overrides: Settings that replace those of the file: `disposal.payload.compliance=0.5`.
  /// - Throws: `InputError` at the first fault, with its place, value, unit and allowed range.
  public static func read(
    _ path: String, overrides: [String] = []
  ) throws(InputError) -> ScenarioFile {
    var document = try YAMLDocument.read(path)
    for override in overrides { try document.apply(override: override) }
    let reader = ScenarioReader()
    let (decoded, used) = try document.decodeWithRecord { root throws(InputError) in
      try reader.scenario(root)
    }
    return ScenarioFile(
      path: path, scenario: decoded.scenario, settings: settings(used, of: path),
      inputs: reader.inputs)
  }

  /// What was used of a document, with its sources.
  static func settings(_ used: [YAMLUse], of path: String) -> [Setting] {
    used.map { use in
      let source =
        switch use.origin {
        case .file(let line, _): "\(path):\(line)"
        case .override(let text): "--set \(text)"
        case .standard: "default"
        }
      return Setting(key: use.path, value: use.text, source: source)
    }
  }
}
