import FileFormats

/// The points of a sweep, each a scenario that has been read once without a fault.
struct SweepPlan {
  let arguments: ScenarioArguments
  /// Overrides at every point.
  let more: [String]
  let state: SweepState

  /// The largest number of points.
  static let most = 10_000

  init(
    _ arguments: ScenarioArguments, more: [String], axes: [SweepState.Axis]
  ) throws {
    self.arguments = arguments
    self.more = more
    let count = axes.reduce(1) { $0 * $1.values.count }
    guard count <= Self.most else {
      throw CommandErrors.Failure(
        message: "--vary gives \(count) points, must be at most \(Self.most)", exitCode: 64)
    }
    let digits = "\(count)".count
    var points: [SweepState.Point] = []
    var scenario = ""
    for n in 0..<count {
      try Interruption.check()
      // The first axis runs fastest.
      var rest = n
      let places = axes.map { axis in
        defer { rest /= axis.values.count }
        return rest % axis.values.count
      }
      let file = try arguments.read(with: more + Self.overrides(axes, places))
      scenario = file.scenario.name
      let number = String(n + 1)
      points.append(
        SweepState.Point(
          folder: "points/" + String(repeating: "0", count: digits - number.count) + number
            + Self.folderLabel(axes, places),
          places: places, digest: file.digest))
    }
    state = SweepState(
      scenario: scenario, version: Detritus.versionNumber, axes: axes, points: points)
  }

  /// Reads the scenario of a point.
  func scenario(of point: SweepState.Point) throws(InputError) -> ScenarioFile {
    try arguments.read(with: more + Self.overrides(state.axes, point.places))
  }

  private static func overrides(_ axes: [SweepState.Axis], _ places: [Int]) -> [String] {
    zip(axes, places).flatMap { axis, place in
      axis.keys.map { "\($0)=\(axis.values[place])" }
    }
  }

  /// The values of a point in letters that all systems allow in the names of folders.
  private static func folderLabel(_ axes: [SweepState.Axis], _ places: [Int]) -> String {
    let label = zip(axes, places).map { axis, place in
      let key = axis.keys[0].split(separator: ".").suffix(2).joined(separator: ".")
      let text = "\(key)=\(axis.values[place])"
      return "_"
        + String(
          text.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-=".contains($0)) ? $0 : "-" })
    }.joined()
    return String(label.prefix(120))
  }
}
