// References
// [1] CelesTrak, Space weather data documentation, https://celestrak.org/SpaceData/SpaceWx-format.php
import SpaceEnvironment

/// The text form: three sections of lines with fixed columns [1], the adjusted flux before the
/// observed one.
struct SpaceWeatherText {
  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  private var line = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  mutating func read() throws(InputError) -> [(record: SpaceWeather.Record, line: Int)] {
    try expect("DATATYPE", "CssiSpaceWeather")
    try expect("VERSION", "1.2")
    guard let words = nextWords(), words.first == "UPDATED" else {
      throw error("should be UPDATED and the time of issue")
    }
    var records: [(record: SpaceWeather.Record, line: Int)] = []
    records.reserveCapacity(bytes.count / 130)
    try readSection("OBSERVED", kind: nil, into: &records)
    try readSection("DAILY_PREDICTED", kind: .dailyPredicted, into: &records)
    try readSection("MONTHLY_PREDICTED", kind: .monthlyPredicted, into: &records)
    if let words = nextWords() {
      throw error("is \(quoted(words.joined(separator: " "))), must be the end of the file")
    }
    return records
  }

  /// Reads a section; without a kind it tells observed from filled-in days by their qualifier.
  private mutating func readSection(
    _ name: String, kind: SpaceWeather.Kind?,
    into records: inout [(record: SpaceWeather.Record, line: Int)]
  ) throws(InputError) {
    let key = "NUM_\(name)_POINTS"
    guard let words = nextWords() else {
      throw error("the file ends before the section \(name)")
    }
    guard words.count == 2, words[0] == key, let announced = Int(words[1]), announced >= 0 else {
      throw error(
        "is \(quoted(words.joined(separator: " "))), must be \(key) and the number of records")
    }
    try expect("BEGIN", name)
    let before = records.count
    while let range = nextLine() {
      if bytes[range].starts(with: "END".utf8) {
        let words = self.words(in: range)
        guard words == ["END", name] else {
          throw error("is \(quoted(words.joined(separator: " "))), must be END \(name)")
        }
        let count = records.count - before
        guard count == announced else {
          throw error(
            "END \(name) after \(count) records, must be \(announced) as \(key) announces")
        }
        return
      }
      records.append((try record(in: range, kind: kind), line))
    }
    throw error("the file ends inside the section \(name), before END \(name)")
  }

  private func record(
    in range: Range<Int>, kind: SpaceWeather.Kind?
  ) throws(InputError) -> SpaceWeather.Record {
    guard range.count == FixedColumns.width else {
      throw error(
        "the record has \(range.count) characters, must have \(FixedColumns.width) as "
          + "FORMAT(I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,I2,5F6.1)")
    }
    let columns = FixedColumns(bytes: bytes, start: range.lowerBound, file: file, line: line)
    let year = try columns.integer("yy", 0..<4, in: 1900...2999)
    let month = try columns.integer("mm", 4..<7, in: 1...12)
    let lastDay = Instant.days(inMonth: month, of: year)
    let day = try columns.integer("dd", 7..<10, in: 1...lastDay)
    let start = Instant(year: year, month: month, day: day)
    let ownKind: SpaceWeather.Kind
    if let kind { ownKind = kind } else { ownKind = try qualified(columns) }
    return try columns.record(dayNumber: start.dayNumber, kind: ownKind)
  }

  /// The kind of a past day by its qualifier [1]: 0 measured, 1 adjusted for a burst, 2 approximated
  /// by interpolation or extrapolation, 3 not observed, 4 interpolated by the issuer.
  private func qualified(_ columns: FixedColumns) throws(InputError) -> SpaceWeather.Kind {
    try columns.integer("Q", 98..<100, in: 0...4) <= 1 ? .observed : .interpolated
  }

  // MARK: - Lines

  /// The next line without its end, `nil` at the end of the file.
  private mutating func nextLine() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    line += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    var end = position
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    position += 1
    return start..<end
  }

  /// The words of the next line that is neither blank nor a comment.
  private mutating func nextWords() -> [String]? {
    while let range = nextLine() {
      let words = self.words(in: range)
      if let first = words.first, !first.hasPrefix("#") { return words }
    }
    return nil
  }

  private func words(in range: Range<Int>) -> [String] {
    bytes[range].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
  }

  private mutating func expect(_ key: String, _ value: String) throws(InputError) {
    guard let words = nextWords() else { throw error("the file ends before \(key) \(value)") }
    guard words == [key, value] else {
      throw error("is \(quoted(words.joined(separator: " "))), must be \(key) \(value)")
    }
  }

  private func error(_ message: String) -> InputError {
    InputError(file: file, line: line, column: 1, message: message)
  }
}
