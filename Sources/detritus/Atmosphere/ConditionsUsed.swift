import FileFormats
import SpaceEnvironment

/// The space weather for which the air is shown, and where each value comes from.
struct ConditionsUsed {
  let values: ThermosphereConditions
  let file: String?
  let f107Kind, f107MeanKind, apKind: String

  init(given conditions: ThermosphereConditions) {
    values = conditions
    file = nil
    (f107Kind, f107MeanKind, apKind) = ("given", "given", "given")
  }

  /// Reads the conditions at an instant, with the history of ap.
  init(at instant: Instant, file: String) throws {
    let record = try SpaceWeatherFile.read(file)
    let found: SpaceWeather.Conditions
    do {
      found = try record.conditions(at: instant)
    } catch {
      throw InputError(file: file, message: error.message)
    }
    guard let geomagnetic = found.geomagnetic else {
      throw InputError(
        file: file,
        message: "ap is not predicted at \(instant.iso8601), only to \(record.daysEnd.iso8601); "
          + "give --f107, --f107-average and --ap")
    }
    do {
      values = try ThermosphereConditions(
        f107: found.f107, f107Mean: found.f107Mean,
        geomagnetic: .history(ApHistory(geomagnetic.apHistory)))
    } catch {
      throw InputError(file: file, message: "at \(instant.iso8601) the \(error)")
    }
    self.file = file
    f107Kind = found.f107Kind.words
    f107MeanKind = found.f107MeanKind.words
    apKind = geomagnetic.kind.words
  }
}

extension SpaceWeather.Kind {
  /// The kind as reports show it.
  var words: String {
    switch self {
    case .observed: "observed"
    case .interpolated: "interpolated"
    case .dailyPredicted: "daily prediction"
    case .monthlyPredicted: "monthly prediction"
    }
  }
}
