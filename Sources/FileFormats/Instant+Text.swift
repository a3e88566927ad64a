public import SpaceEnvironment

// Instants as files write them, in ISO 8601.
extension Instant {
  /// What is wrong with a text that should be a date.
  public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
  }

  /// Creates an instant from ISO 8601: `2018-02-01`, `2018-02-01T12:30Z`, `2018-02-01T12:30:15.25Z`.
  ///
  /// The day may also be that of the year, with three digits: `2018-032`. The `Z` may be left out;
  /// other time zones are refused, and so are days that do not exist.
  public init(text: String) throws(Problem) {
    guard let fields = TextFields(Array(text.utf8)) else {
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
    if let month = fields.month {
      try check(month, "month", 1...12)
      try check(fields.day, "day", 1...Self.days(inMonth: month, of: fields.year))
    } else {
      try check(fields.day, "day of the year", 1...(Self.isLeap(fields.year) ? 366 : 365))
    }
    try check(fields.hour, "hour", 0...23)
    try check(fields.minute, "minute", 0...59)
    try check(Int(fields.second), "second", 0...59)
    self.init(
      year: fields.year, month: fields.month ?? 1, day: fields.day,
      seconds: Double(fields.hour * 3600 + fields.minute * 60) + fields.second)
  }

  /// The instant in ISO 8601, to the nearest millisecond; the date alone at midnight.
  ///
  /// Outside the years 1 to 9999, which files have, words that say so.
  public var iso8601: String {
    let rounded = Instant(secondsSinceJ2000: (secondsSinceJ2000 * 1000).rounded() / 1000)
    guard abs(rounded.secondsSinceJ2000) < 1e12 else {
      return secondsSinceJ2000 < 0 ? "before the year 1" : "after the year 9999"
    }
    let (year, month, day) = rounded.date
    if year < 1 { return "before the year 1" }
    if year > 9999 { return "after the year 9999" }
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    let milliseconds = Int((rounded.secondsOfDay * 1000).rounded())
    if milliseconds == 0 { return date }
    let (minutes, rest) = milliseconds.quotientAndRemainder(dividingBy: 60_000)
    var time =
      "T\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2)):\(padded(rest / 1000, 2))"
    if rest % 1000 != 0 { time += ".\(padded(rest % 1000, 3))" }
    return "\(date)\(time)Z"
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The numbers of a text of the right shape, unchecked.
  private struct TextFields {
    var year = 0
    /// `nil` where the day is that of the year.
    var month: Int?
    var day = 0
    var hour = 0
    var minute = 0
    var second = 0.0

    init?(_ bytes: [UInt8]) {
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
      guard let year = digits(4), skip("-") else { return nil }
      self.year = year
      if let day = digits(3) {
        self.day = day
      } else {
        guard let month = digits(2), skip("-"), let day = digits(2) else { return nil }
        self.month = month
        self.day = day
      }
      if rest.isEmpty { return }
      guard skip("T"), let hour = digits(2), skip(":"), let minute = digits(2) else { return nil }
      self.hour = hour
      self.minute = minute
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
      if rest.isEmpty { return }
      guard skip("Z"), rest.isEmpty else { return nil }
    }
  }
}
