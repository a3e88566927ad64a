import Glibc

/// A date and time of the Gregorian calendar, in UTC, as files write them in ISO 8601.
///
/// Leap seconds are left out: every day has 86 400 s.
public struct CalendarDate: Hashable, Sendable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int
  public let hour: Int
  public let minute: Int
  /// The second, 0 to below 60.
  public let second: Double

  /// What is wrong with a text that should be a date.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// Creates a date from ISO 8601: `2018-02-01`, `2018-02-01T12:30Z`, `2018-02-01T12:30:15.25Z`.
  ///
  /// The `Z` may be left out; other time zones are refused, and so are days that do not exist.
  public init(text: String) throws(Problem) {
    let bytes = Array(text.utf8)
    guard let fields = Self.split(bytes) else {
      throw Problem(
        description: "expected a date YYYY-MM-DD or a time YYYY-MM-DDThh:mm:ssZ in UTC, "
          + "found \(quoted(text))")
    }
    func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws(Problem) {
      guard range.contains(value) else {
        throw Problem(
          description: "\(quoted(text)) does not exist: the \(name) is \(value), "
            + "must be between \(range.lowerBound) and \(range.upperBound)")
      }
    }
    try check(fields.year, "year", 1...9999)
    try check(fields.month, "month", 1...12)
    try check(fields.day, "day", 1...Self.days(inMonth: fields.month, of: fields.year))
    try check(fields.hour, "hour", 0...23)
    try check(fields.minute, "minute", 0...59)
    try check(Int(fields.second), "second", 0...59)
    (year, month, day) = (fields.year, fields.month, fields.day)
    (hour, minute, second) = (fields.hour, fields.minute, fields.second)
  }

  /// Creates the date of a decimal year between 1 and 9999, to the nearest millisecond.
  public init(decimalYear: Double) {
    precondition(decimalYear >= 1 && decimalYear < 9999, "the year is outside 1 to 9999")
    var year = Int(decimalYear)
    let millisecondsPerDay = 86_400_000
    let days = Self.days(in: year)
    var milliseconds = Int(
      ((decimalYear - Double(year)) * Double(days * millisecondsPerDay)).rounded())
    if milliseconds == days * millisecondsPerDay {
      year += 1
      milliseconds = 0
    }
    var day = milliseconds / millisecondsPerDay
    milliseconds %= millisecondsPerDay
    var month = 1
    while day >= Self.days(inMonth: month, of: year) {
      day -= Self.days(inMonth: month, of: year)
      month += 1
    }
    self.year = year
    self.month = month
    self.day = day + 1
    hour = milliseconds / 3_600_000
    minute = milliseconds / 60_000 % 60
    second = Double(milliseconds % 60_000) / 1000
  }

  /// The year and the part of it that has passed, by its own length of 365 or 366 days.
  public var decimalYear: Double {
    var days = day - 1
    for earlier in 1..<month { days += Self.days(inMonth: earlier, of: year) }
    let seconds = Double(hour * 3600 + minute * 60) + second
    return Double(year) + (Double(days) + seconds / 86_400) / Double(Self.days(in: year))
  }

  /// ISO 8601; the date alone at midnight.
  public var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    // Rounding up to a full minute would need a carry, so the last millisecond is kept.
    let milliseconds = min(Int((second * 1000).rounded()), 59_999)
    if hour == 0, minute == 0, milliseconds == 0 { return date }
    var time =
      "T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(milliseconds / 1000, 2))"
    if milliseconds % 1000 != 0 { time += ".\(padded(milliseconds % 1000, 3))" }
    return "\(date)\(time)Z"
  }

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  public static func days(in year: Int) -> Int { isLeap(year) ? 366 : 365 }

  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The numbers of a text of the right shape, unchecked.
  private static func split(
    _ bytes: [UInt8]
  ) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Double)? {
    var rest = bytes[...]
    func digits(_ count: Int) -> Int? {
      guard rest.count >= count else { return nil }
      var value = 0
      for byte in rest.prefix(count) {
        guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      rest = rest.dropFirst(count)
      return value
    }
    func skip(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest = rest.dropFirst()
      return true
    }
    guard let year = digits(4), skip("-"), let month = digits(2), skip("-"), let day = digits(2)
    else { return nil }
    if rest.isEmpty { return (year, month, day, 0, 0, 0) }
    guard skip("T"), let hour = digits(2), skip(":"), let minute = digits(2) else { return nil }
    var second = 0.0
    if skip(":") {
      guard let whole = digits(2) else { return nil }
      second = Double(whole)
      if skip(".") {
        let fraction = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard
          (1...12).contains(fraction.count),
          let part = DecimalNumber.parse("0." + String(decoding: fraction, as: UTF8.self))
        else { return nil }
        second += part
        rest = rest.dropFirst(fraction.count)
      }
    }
    if rest.isEmpty { return (year, month, day, hour, minute, second) }
    guard skip("Z"), rest.isEmpty else { return nil }
    return (year, month, day, hour, minute, second)
  }
}
