/// `sweep.json`: what a folder of a sweep holds, so that an interrupted one can go on.
public struct SweepState: Hashable, Sendable {
  /// A setting, or some that vary together, with the values as text.
  public struct Axis: Hashable, Sendable {
    public let keys: [String]
    public let values: [String]

    public init(keys: [String], values: [String]) {
      self.keys = keys
      self.values = values
    }

    /// The name of the axis.
    public var label: String { keys.joined(separator: " + ") }

    /// Reads `key=v1,v2` or `key+key=v1,v2`; commas inside brackets do not separate.
    ///
    /// - Throws: What is wrong, in words.
    public init(_ text: String) throws(Problem) {
      guard let equals = text.firstIndex(of: "=") else {
        throw Problem("--vary \(text): expected <key.path>=<v1>,<v2>,..., found no '='")
      }
      keys = text[..<equals].split(separator: "+", omittingEmptySubsequences: false)
        .map(String.init)
      var values = [""]
      var depth = 0
      for character in text[text.index(after: equals)...] {
        if "[{".contains(character) { depth += 1 }
        if "]}".contains(character) { depth -= 1 }
        if character == ",", depth == 0 {
          values.append("")
        } else {
          values[values.count - 1].append(character)
        }
      }
      self.values = values
      if keys.contains(where: \.isEmpty) || Set(keys).count < keys.count {
        throw Problem("--vary \(text): a key is empty or given twice")
      }
      if values.contains(where: \.isEmpty) || Set(values).count < values.count {
        throw Problem("--vary \(text): a value is empty or given twice")
      }
    }

    /// A fault of `--vary`, in words.
    public struct Problem: Error {
      public let message: String
      init(_ message: String) { self.message = oneLine(message) }
    }
  }

  /// A combination of values.
  public struct Point: Hashable, Sendable {
    /// The folder of its run, below that of the sweep.
    public let folder: String
    /// The place of its value on each axis.
    public let places: [Int]
    /// The digest of its scenario.
    public let digest: String

    public init(folder: String, places: [Int], digest: String) {
      self.folder = folder
      self.places = places
      self.digest = digest
    }
  }

  public let scenario: String
  public let version: String
  public let axes: [Axis]
  public let points: [Point]

  public init(scenario: String, version: String, axes: [Axis], points: [Point]) {
    self.scenario = scenario
    self.version = version
    self.axes = axes
    self.points = points
  }

  public static let fileName = "sweep.json"

  /// Whether another state is of the same sweep: the same scenarios at the same points.
  public func isSameSweep(as other: SweepState) -> Bool {
    axes == other.axes && points == other.points
  }

  public var document: String {
    JSONValue.object([
      .init("program", "detritus"), .init("version", .text(version)),
      .init("scenario", .text(scenario)),
      .init(
        "axes",
        .list(
          axes.map { axis in
            .object([
              .init("keys", .list(axis.keys.map { .text($0) })),
              .init("values", .list(axis.values.map { .text($0) })),
            ])
          })),
      .init(
        "points",
        .list(
          points.map { point in
            .object([
              .init("folder", .text(point.folder)),
              .init("places", .list(point.places.map { .integer($0) })),
              .init("scenario_digest", .text(point.digest)),
            ])
          })),
    ]).uncheckedDocument
  }

  /// Reads the state of a folder; `nil` where it has none.
  public static func read(folder: String) throws(InputError) -> SweepState? {
    let path = Paths.join(folder, fileName)
    if Paths.kind(of: path) == .nothing { return nil }
    let bytes = try FileContents.read(path)
    let root = JSONReader(
      node: try JSONParser.parse(bytes, file: path), path: "", file: path, bytes: bytes)
    var axes: [Axis] = []
    for axis in try root.member("axes").elements() {
      axes.append(
        Axis(keys: try axis.member("keys").texts(), values: try axis.member("values").texts()))
    }
    var points: [Point] = []
    for point in try root.member("points").elements() {
      var places: [Int] = []
      for place in try point.member("places").elements() {
        places.append(try place.integer(in: 0...1_000_000))
      }
      points.append(
        Point(
          folder: try point.member("folder").text(), places: places,
          digest: try point.member("scenario_digest").text()))
    }
    return SweepState(
      scenario: try root.member("scenario").text(), version: try root.member("version").text(),
      axes: axes, points: points)
  }
}

extension JSONReader {
  fileprivate func texts() throws(InputError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }
}
