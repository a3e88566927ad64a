// References
// [1] CelesTrak, Space weather data documentation, https://celestrak.org/SpaceData/SpaceWx-format.php
public import SpaceEnvironment

/// Files of space weather as CelesTrak issues them [1]: `SW-All.csv`, or the text form `SW-All.txt`.
public enum SpaceWeatherFile {
  /// Reads a file of either form, which its content tells.
  ///
  /// Refused are days that are missing or come twice, values outside their range, indices that do
  /// not agree with their sum or mean, sections whose number of records is not the announced one,
  /// and files that end inside a record or a section.
  public static func read(_ path: String) throws(InputError) -> SpaceWeather {
    try read(FileContents.read(path), file: path)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The path that errors name.
  public static func read(_ bytes: [UInt8], file: String) throws(InputError) -> SpaceWeather {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let rest = bytes[start...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let records: [(record: SpaceWeather.Record, line: Int)]
    if rest.starts(with: "DATATYPE".utf8) {
      var text = SpaceWeatherText(bytes: bytes, file: file)
      records = try text.read()
    } else if rest.starts(with: "DATE,".utf8) {
      records = try SpaceWeatherCSV.read(bytes, file: file)
    } else {
      throw InputError(
        file: file, line: 1, column: 1,
        message: bytes.isEmpty
          ? "is empty"
          : "is not a space-weather file: should begin with 'DATATYPE CssiSpaceWeather' or with "
            + "the header 'DATE,BSRN,ND,...'")
    }
    guard let first = records.first else {
      throw InputError(file: file, message: "has 0 records, must have at least 1")
    }
    guard first.record.kind.isPast else {
      throw InputError(
        file: file, line: first.line, column: 1,
        message: "the first record is a prediction, must be an observed day")
    }
    do {
      return try SpaceWeather(records: records.map(\.record))
    } catch {
      let (record, line) = records[error.index]
      throw InputError(
        file: file, line: line, column: 1, message: message(error.problem, of: record))
    }
  }

  private static func message(
    _ problem: SpaceWeather.SequenceError.Problem, of record: SpaceWeather.Record
  ) -> String {
    func date(_ dayNumber: Int) -> String {
      Instant(year: 2000, month: 1, day: 1 + dayNumber).iso8601
    }
    let given = "the date is \(date(record.dayNumber))"
    switch problem {
    case .notLater(let previous):
      return given + ", must be later than that of the record before, \(date(previous))"
    case .gap(let expected):
      return given + ", must be \(date(expected)): records are missing before it"
    case .notFirstOfMonth:
      return given + ", must be the first of a month for a monthly prediction"
    case .kindOutOfOrder:
      return given + ", a record that must stand before the predictions before it"
    case .noGeomagneticIndices:
      return given + ", a day that must have geomagnetic indices"
    }
  }
}

extension SpaceWeather.NotCovered {
  /// The fault in words: what is not given when, and when it is.
  public var message: String {
    let what =
      switch quantity {
      case .flux: "F10.7 is not given"
      case .geomagneticIndices: "Ap is not given"
      case .conditions: "space weather is not given"
      case .past: "no observed space weather ends"
      }
    return "\(what) at \(instant.iso8601), must be between \(covered.lowerBound.iso8601) and "
      + covered.upperBound.iso8601
  }
}
