import SpaceEnvironment

/// What a run that follows objects one by one needs besides its scenario, as its manifest tells it.
public struct ObjectEngineSettings: Hashable, Sendable {
  /// Cubes in which pairs are found: the edge [m], and the mean time between samples [s].
  public struct Cubes: Hashable, Sendable {
    /// The edge of a cube [m].
    public let edge: Double
    /// The mean time between samples [s].
    public let interval: Double

    public init(edge: Double, interval: Double) {
      self.edge = edge
      self.interval = interval
    }
  }

  /// `nil` where collisions follow from the kinetic rate.
  public let cubes: Cubes?
  /// The list of the objects at the epoch; `nil` where they are drawn from the population.
  public let list: ScenarioFile.Input?

  public init(cubes: Cubes?, list: ScenarioFile.Input?) {
    self.cubes = cubes
    self.list = list
  }

  static let key = "object_engine"

  /// The member of the manifest.
  var json: JSONValue {
    [
      "collisions": .text(cubes == nil ? "kinetic" : "cube"),
      "cube_edge_km": cubes.map { .number($0.edge / kilometre) } ?? .null,
      "cube_interval_days": cubes.map { .number($0.interval / day) } ?? .null,
      "list": list.map { ["file": .text($0.path), "sha256": .text($0.sha256)] } ?? .null,
    ]
  }

  init(_ reader: JSONReader) throws(InputError) {
    if let edge = try reader.optional("cube_edge_km") {
      cubes = Cubes(
        edge: try edge.number() * kilometre,
        interval: try reader.member("cube_interval_days").number() * day)
    } else {
      cubes = nil
    }
    if let list = try reader.optional("list") {
      self.list = ScenarioFile.Input(
        key: "objects", path: try list.member("file").text(),
        sha256: try list.member("sha256").text())
    } else {
      list = nil
    }
  }
}

extension ScenarioFile.Input {
  /// Reads a file for its digest.
  public init(key: String, reading path: String) throws(InputError) {
    self.init(key: key, path: path, sha256: SHA256.hexDigest(of: try FileContents.read(path)))
  }
}
