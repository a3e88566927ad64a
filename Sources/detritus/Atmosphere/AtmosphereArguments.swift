import ArgumentParser
import SpaceEnvironment

/// Altitudes on the command line: `400`, `100,200,400` or `100:1000:50`.
struct AltitudeList {
  /// [km]
  let values: [Double]

  static let mostValues = 10_000

  init(_ text: String) throws {
    let range = text.split(separator: ":", omittingEmptySubsequences: false)
    if range.count == 1 {
      values = try numbers(in: text, of: "--altitude-km")
      return
    }
    guard range.count == 3 else {
      throw ValidationError(
        "--altitude-km is '\(text)', must be a number, a list a,b,c or a range from:to:step [km]")
    }
    let (from, to, step) = (
      try number(range[0], of: "--altitude-km"), try number(range[1], of: "--altitude-km"),
      try number(range[2], of: "--altitude-km")
    )
    let count = (to - from) / step + 1 + 1e-9
    guard step > 0, count >= 1, count < Double(Self.mostValues) else {
      throw ValidationError(
        "--altitude-km is '\(text)', must rise from the first to the second altitude by steps "
          + "greater than 0 km, at most \(Self.mostValues) altitudes")
    }
    values = (0..<Int(count)).map { from + Double($0) * step }
  }
}

/// Geomagnetic indices on the command line: the daily one, or the seven of the model.
struct ApList {
  let index: GeomagneticIndex

  init(_ text: String) throws {
    let ap = try numbers(in: text, of: "--ap")
    switch ap.count {
    case 1: index = .daily(ap[0])
    case 7: index = .history(ApHistory(ap))
    default:
      throw ValidationError("--ap has \(ap.count) values, must have 1 or 7")
    }
  }
}

extension ApHistory {
  /// The seven values in the order of the model.
  init(_ ap: [Double]) {
    self.init(
      daily: ap[0], now: ap[1], threeHoursBefore: ap[2], sixHoursBefore: ap[3],
      nineHoursBefore: ap[4], meanFrom12To33HoursBefore: ap[5],
      meanFrom36To57HoursBefore: ap[6])
  }
}

private func numbers(in text: String, of name: String) throws -> [Double] {
  try text.split(separator: ",", omittingEmptySubsequences: false).map {
    try number($0, of: name)
  }
}

private func number(_ text: Substring, of name: String) throws -> Double {
  guard let value = Double(text), value.isFinite else {
    throw ValidationError("\(name) holds '\(text)', must be a number")
  }
  return value
}
