/// What the `manifest.json` of a folder of results tells of its run.
public struct RunManifest: Sendable {
  public let scenario: String
  public let digest: String
  /// The version of the program.
  public let version: String
  public let settings: [ScenarioFile.Setting]
  public let inputs: [ScenarioFile.Input]
  public let members: Int
  public let seed: Int
  public let linearAlgebra: String?
  /// The engine that followed objects one by one; `nil` for numbers in bins.
  public var objectEngine: ObjectEngineSettings?
  /// The members that were run, where they are a part of an ensemble.
  public var part: EnsemblePart?
  /// What the run has to say of its own numbers.
  public var warnings: [String] = []
  /// The number of object classes, and of fragment classes among them.
  public var classes = (all: 0, fragments: 0)
  /// The digest of all that decides what members record: the scenario, the engine and the version.
  ///
  /// - Parameter part: The members, where they are a part of the ensemble.
  public func membersDigest(part: EnsemblePart?) -> String {
    let engine = objectEngine.map { $0.json.uncheckedDocument } ?? "binned"
    let range = part.map { "\($0.members)" } ?? "all"
    return SHA256.hexDigest(of: Array("\(digest)\n\(version)\n\(engine)\n\(range)".utf8))
  }
  /// The name of the engine.
  public var engine: String { Self.engine(objectEngine) }

  static func engine(_ settings: ObjectEngineSettings?) -> String {
    settings == nil ? "binned" : "objects"
  }

  /// The value of a setting, `nil` where the scenario has none of that key.
  public func setting(_ key: String) -> String? { settings.first { $0.key == key }?.value }

  /// The scenario file that the settings come from; `nil` where none does.
  public var scenarioPath: String? {
    settings.lazy.map(\.source).first { $0 != "default" && !$0.hasPrefix(Self.overrideMark) }
      .map { source in String(source[..<(source.lastIndex(of: ":") ?? source.endIndex)]) }
  }

  /// The settings that replaced those of the file, each once: `key.path=value`.
  public var overrides: [String] {
    var overrides: [String] = []
    for source in settings.map(\.source) where source.hasPrefix(Self.overrideMark) {
      let override = String(source.dropFirst(Self.overrideMark.count))
      if !overrides.contains(override) { overrides.append(override) }
    }
    return overrides
  }

  private static let overrideMark = "--set "

  /// Reads the manifest of a folder.
  ///
  /// - Throws: Of kind `unreadable` where the folder is missing or holds no run.
  public static func read(folder: String) throws(InputError) -> RunManifest {
    guard Paths.contents(of: folder) != nil else {
      throw InputError(
        kind: .unreadable, file: folder, message: "is not the folder of a run: it cannot be opened")
    }
    let path = Paths.join(folder, "manifest.json")
    guard Paths.kind(of: path) != .nothing else {
      throw InputError(
        kind: .unreadable, file: folder,
        message: "is not the folder of a finished run: it has no manifest.json")
    }
    let bytes = try FileContents.read(path)
    let root = JSONReader(
      node: try JSONParser.parse(bytes, file: path), path: "", file: path, bytes: bytes)
    var settings: [ScenarioFile.Setting] = []
    for entry in try root.member("settings").elements() {
      settings.append(
        ScenarioFile.Setting(
          key: try entry.member("key").text(), value: try entry.member("value").text(),
          source: try entry.member("source").text()))
    }
    var inputs: [ScenarioFile.Input] = []
    for entry in try root.member("inputs").elements() {
      inputs.append(
        ScenarioFile.Input(
          key: try entry.member("key").text(), path: try entry.member("file").text(),
          sha256: try entry.member("sha256").text()))
    }
    let grid = try root.optional("grid")
    return RunManifest(
      scenario: try root.member("scenario").text(),
      digest: try root.member("scenario_digest").text(),
      version: try root.member("version").text(), settings: settings, inputs: inputs,
      members: try root.member("members").integer(in: 1...100_000_000),
      seed: try root.member("seed").integer(in: 0...Int.max),
      linearAlgebra: try root.optional("linear_algebra")?.text(),
      objectEngine: try root.optional(ObjectEngineSettings.key).map {
        (settings) throws(InputError) in try ObjectEngineSettings(settings)
      },
      part: try root.optional(EnsemblePart.key).map { (part) throws(InputError) in
        try EnsemblePart(part)
      },
      classes: (
        try grid?.optional("classes")?.integer(in: 0...1_000_000) ?? 0,
        try grid?.optional("fragment_classes")?.integer(in: 0...1_000_000) ?? 0
      ))
  }
}

extension RunManifest {
  /// What the manifest of a run of a scenario would tell.
  public init(
    of file: ScenarioFile, version: String, objectEngine: ObjectEngineSettings? = nil
  ) {
    self.init(
      scenario: file.scenario.name, digest: file.digest, version: version,
      settings: file.settings, inputs: file.inputs, members: file.members, seed: file.seed,
      linearAlgebra: nil, objectEngine: objectEngine)
  }
}

/// Settings and inputs in which scenarios differ.
public struct SettingDifference: Hashable, Sendable {
  public let key: String
  /// The value in each scenario, `nil` where it has none.
  public let values: [String?]

  /// Returns the keys whose values are not the same everywhere, but for name and description.
  ///
  /// The value of a file is its name, and the first digits of its digest.
  public static func among(_ manifests: [RunManifest]) -> [SettingDifference] {
    var keys: [String] = []
    var seen: Set<String> = ["name", "description"]
    for key in manifests.flatMap({ $0.settings.map(\.key) }) where seen.insert(key).inserted {
      keys.append(key)
    }
    let engines = manifests.map(\.engine)
    let differingEngines =
      Set(engines).count > 1 ? [SettingDifference(key: "engine", values: engines)] : []
    let differingSettings = keys.compactMap { key -> SettingDifference? in
      let values = manifests.map { manifest -> String? in
        if let input = manifest.inputs.first(where: { $0.key == key }) {
          return "\(Paths.name(of: input.path)) (\(input.sha256.prefix(8)))"
        }
        return manifest.setting(key)
      }
      return Set(values).count > 1 ? SettingDifference(key: key, values: values) : nil
    }
    return differingEngines + differingSettings
  }
}
