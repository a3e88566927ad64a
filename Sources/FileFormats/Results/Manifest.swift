import DebrisEnvironment
import Evolution
import SpaceEnvironment

/// `manifest.json`: what a run was made from and with, so that it can be made again.
public struct Manifest: Sendable {
  public var scenario: ScenarioFile
  /// The version of the program.
  public var version: String
  /// Version, options and processor core of the linear algebra library.
  public var linearAlgebra: String
  public var threads: Int
  /// The engine that followed objects one by one, which have no classes; `nil` for numbers in bins.
  public var objectEngine: ObjectEngineSettings?
  /// The members that were run, where they are a part of an ensemble.
  public var part: EnsemblePart?
  /// The number of object classes, and of fragment classes among them.
  public var classes: (all: Int, fragments: Int)
  /// What the run has to say of its own numbers.
  public var warnings: [String] = []
  /// The time that the run took [s], and the most memory that it held [B].
  public var wallTime: Double
  public var peakMemory: Int

  public init(
    scenario: ScenarioFile, version: String, linearAlgebra: String, threads: Int,
    classes: (all: Int, fragments: Int), wallTime: Double, peakMemory: Int
  ) {
    self.scenario = scenario
    self.version = version
    self.linearAlgebra = linearAlgebra
    self.threads = threads
    self.classes = classes
    self.wallTime = wallTime
    self.peakMemory = peakMemory
  }

  /// The text of the file.
  public var document: String {
    get throws(OutputError) {
      let run = scenario.scenario
      let grid = run.grid
      return try JSONValue.object([
        .init("program", "detritus"),
        .init("version", .text(version)),
        .init("scenario", .text(run.name)),
        .init("engine", .text(RunManifest.engine(objectEngine))),
        .init(ObjectEngineSettings.key, objectEngine?.json ?? .null),
        .init(Self.digestKey, .text(scenario.digest)),
        .init("settings", scenario.resolved),
        .init("inputs", scenario.inputList),
        .init("members", .integer(scenario.members)),
        .init("seed", .integer(scenario.seed)),
        .init(EnsemblePart.key, part?.json ?? .null),
        .init("step_yr", .number(run.step / year)),
        .init("duration_yr", .number(run.duration / year)),
        .init(
          "grid",
          [
            "perigee_edges_km": .numbers(grid.perigeeEdges, in: kilometre),
            "eccentricity_edges": .numbers(grid.eccentricityEdges, in: 1),
            "inclination_edges_deg": .numbers(grid.inclinationEdges, in: degree),
            "shell_edges_km": .numbers(grid.shellEdges, in: kilometre),
            "transport_cells": .integer(grid.cellCount * grid.inclinationCount),
            "classes": .integer(classes.all),
            "fragment_classes": .integer(classes.fragments),
          ]),
        .init(
          "constants",
          [
            "gravitational_parameter_m3_s2": .number(grid.earth.gravitationalParameter),
            "equatorial_radius_m": .number(grid.earth.equatorialRadius),
            "flattening": .number(grid.earth.flattening),
            "rotation_rate_rad_s": .number(grid.earth.rotationRate),
            "j2": .number(grid.earth.j2),
            "year_s": .number(year),
          ]),
        .init("warnings", .list(warnings.map { .text($0) })),
        .init("linear_algebra", .text(linearAlgebra)),
        .init("threads", .integer(threads)),
        .init("wall_time_s", .number((wallTime * 1000).rounded() / 1000)),
        .init("peak_memory_bytes", .integer(peakMemory)),
      ]).document
    }
  }

  private static let digestKey = "scenario_digest"

  /// Returns the digest of the scenario that a folder of results was made from, `nil` where the
  /// folder holds no manifest.
  public static func scenarioDigest(ofFolder folder: String) -> String? {
    guard let text = try? FileContents.text(Paths.join(folder, "manifest.json")),
      let key = text.range(of: "\"\(digestKey)\": \"")
    else { return nil }
    let digest = text[key.upperBound...].prefix { $0.isHexDigit }
    return digest.count == 64 ? String(digest) : nil
  }
}

extension ScenarioFile {
  /// Every setting with its value and where that comes from, as a list of objects.
  public var resolved: JSONValue { Self.list(of: settings) }

  static func list(of settings: [Setting]) -> JSONValue {
    .list(
      settings.map {
        ["key": .text($0.key), "value": .text($0.value), "source": .text($0.source)]
      })
  }

  /// The files that the scenario names, with their digests.
  public var inputList: JSONValue { Self.list(of: inputs) }

  static func list(of inputs: [Input]) -> JSONValue {
    .list(
      inputs.map { ["key": .text($0.key), "file": .text($0.path), "sha256": .text($0.sha256)] })
  }
}

extension JSONValue {
  /// A list of numbers in a unit, with nine digits.
  fileprivate static func numbers(_ values: [Double], in unit: Double) -> JSONValue {
    .list(values.map { .number(($0 / unit * 1e9).rounded() / 1e9) })
  }
}

extension StringProtocol {
  /// The range of the first occurrence of a text.
  fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
