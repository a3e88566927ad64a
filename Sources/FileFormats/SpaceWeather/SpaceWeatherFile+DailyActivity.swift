public import SpaceEnvironment

extension SpaceWeatherFile {
  /// Reads the daily activity of the past days of a file of either form.
  ///
  /// Of the CSV form only the columns that it needs are read, which takes a tenth of the time of
  /// ``read(_:)``. They are checked in the same way; the columns that are passed over are not, nor are
  /// the predictions. Where anything is not as it should be, the whole file is read, which tells the
  /// fault.
  public static func readDailyActivity(_ path: String) throws(InputError) -> DailyActivity {
    let bytes = try FileContents.read(path)
    var scanner = DailyActivityScanner(bytes: bytes)
    if let activity = scanner?.activity() { return activity }
    return DailyActivity(try read(bytes, file: path))
  }
}

/// Reads the past days of the CSV form.
private struct DailyActivityScanner {
  private static let names = [
    "DATE", "AP_AVG", "F10.7_OBS", "F10.7_DATA_TYPE", "F10.7_OBS_CENTER81",
  ]

  private let bytes: [UInt8]
  /// The number of columns, and for each what it is among the names.
  private let columns: [Int?]
  private var position: Int

  /// Reads the header; `nil` where it is not that of the form.
  init?(bytes: [UInt8]) {
    guard bytes.starts(with: "DATE,".utf8), bytes.last == UInt8(ascii: "\n"),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let header = bytes[..<end].split(
      separator: UInt8(ascii: ","), omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    guard Self.names.allSatisfy({ name in header.count { $0 == name } == 1 }) else { return nil }
    self.bytes = bytes
    columns = header.map { Self.names.firstIndex(of: $0) }
    position = end + 1
  }

  /// Reads the past days; `nil` at any fault.
  mutating func activity() -> DailyActivity? {
    var days: [DailyActivity.Entry] = []
    days.reserveCapacity(bytes.count / 140)
    var firstDayNumber = 0
    var expected = (year: 0, month: 0, day: 0)
    var fields = [Range<Int>](repeating: 0..<0, count: Self.names.count)
    while position < bytes.count {
      guard readRow(&fields) else { return nil }
      let kind = bytes[fields[3]]
      if kind.elementsEqual("PRD".utf8) || kind.elementsEqual("PRM".utf8) { break }
      guard kind.elementsEqual("OBS".utf8) || kind.elementsEqual("INT".utf8),
        let date = date(fields[0]), days.isEmpty || date == expected,
        let ap = DecimalNumber.parse(bytes, fields[1]), (0...400).contains(ap),
        let f107 = DecimalNumber.parse(bytes, fields[2]), f107 > 0, f107 <= 2000,
        let mean = DecimalNumber.parse(bytes, fields[4]), mean > 0, mean <= 2000
      else { return nil }
      if days.isEmpty {
        firstDayNumber =
          Instant(year: date.year, month: date.month, day: date.day).dayNumber
      }
      days.append(DailyActivity.Entry(f107: f107, f107Mean: mean, ap: ap))
      expected = Self.dayAfter(date)
    }
    return days.isEmpty ? nil : DailyActivity(firstDayNumber: firstDayNumber, days: days)
  }

  /// Reads the fields of a row that are needed; false where it has too few or too many.
  private mutating func readRow(_ fields: inout [Range<Int>]) -> Bool {
    var column = 0
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
        guard column < columns.count else { return false }
        if let field = columns[column] { fields[field] = start..<position }
        column += 1
        start = position + 1
      }
      position += 1
      if byte == UInt8(ascii: "\n") { return column == columns.count }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r") { return false }
    }
    return false
  }

  /// The date of a field YYYY-MM-DD, `nil` where there is none.
  private func date(_ range: Range<Int>) -> (year: Int, month: Int, day: Int)? {
    guard range.count == 10 else { return nil }
    func number(_ from: Int, _ count: Int) -> Int? {
      var value = 0
      for byte in bytes[(range.lowerBound + from)..<(range.lowerBound + from + count)] {
        guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    let dash = UInt8(ascii: "-")
    guard bytes[range.lowerBound + 4] == dash, bytes[range.lowerBound + 7] == dash,
      let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      (1...12).contains(month), day >= 1, day <= Instant.days(inMonth: month, of: year)
    else { return nil }
    return (year, month, day)
  }

  private static func dayAfter(
    _ date: (year: Int, month: Int, day: Int)
  ) -> (year: Int, month: Int, day: Int) {
    if date.day < Instant.days(inMonth: date.month, of: date.year) {
      return (date.year, date.month, date.day + 1)
    }
    return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
  }
}
