import ArgumentParser
import FileFormats
import Glibc
import SpaceEnvironment

/// The arguments that say which solar activity there is during a life.
struct ActivityArguments: ParsableArguments {
  /// The file that is read where nothing is given.
  static let standardFile = "Scenarios/space-weather/SW-All.csv"

  @Option(
    help: "Space weather of CelesTrak; by default \(Self.standardFile) in the working directory.",
    completion: .file(extensions: ["csv", "txt"]))
  var spaceWeather: String?

  @Option(name: .customLong("f107"), help: "A constant flux F10.7 instead [sfu], 50 to 500.")
  var f107: Double?

  @Option(help: "The ap that goes with a constant flux [2 nT], 0 to 400.")
  var ap = 9.0

  func check() throws {
    if let f107 {
      try detritus.check("--f107", f107, "sfu", ThermosphereConditions.fluxes)
      if spaceWeather != nil {
        throw ValidationError("--f107 and --space-weather exclude each other: give one of them")
      }
    }
    try detritus.check("--ap", ap, nil, ThermosphereConditions.indices)
  }

  /// A timeline and where it comes from.
  struct Timeline {
    let value: ActivityTimeline
    /// The file, `nil` for constant activity.
    let file: String?
  }

  /// Reads the activity from an instant to another.
  func timeline(from start: Instant, to end: Instant) throws -> Timeline {
    if let f107 {
      let conditions = try ThermosphereConditions(
        f107: f107, f107Mean: f107, geomagnetic: .daily(ap))
      return Timeline(
        value: ActivityTimeline(constant: conditions, from: start, to: end), file: nil)
    }
    if spaceWeather == nil, access(Self.standardFile, R_OK) != 0 {
      throw CommandErrors.Failure(
        message: "\(Self.standardFile): is not in the working directory; give the space weather "
          + "with --space-weather <file>, or a constant flux with --f107 <sfu>",
        exitCode: CommandErrors.missingFile)
    }
    let file = spaceWeather ?? Self.standardFile
    let record = try SpaceWeatherFile.readDailyActivity(file)
    do {
      return Timeline(
        value: try ActivityTimeline(record: record, from: start, to: end), file: file)
    } catch {
      throw InputError(file: file, message: Self.message(error, epoch: start))
    }
  }

  private static func message(_ problem: ActivityTimeline.Problem, epoch: Instant) -> String {
    switch problem {
    case .startsTooLate(let first):
      "the epoch is \(epoch.iso8601), must be at or after \(first.iso8601), the second day of the "
        + "record"
    case .noCompleteCycle:
      "holds no solar cycle from minimum to minimum, from which to project beyond its end"
    case .outOfRange(let day, let error):
      "on \(day.iso8601) the \(error)"
    }
  }
}
