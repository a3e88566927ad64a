// References
// [1] Fliegel, van Flandern (1968), A machine algorithm for processing calendar dates, Commun. ACM
//     11, 657.
// [2] Meeus (1998), Astronomical Algorithms, 2nd ed., ch. 7.

/// An instant of UTC.
///
/// Leap seconds are left out: every day has 86 400 s, as element sets, space weather and scenarios
/// count. Across a leap second, differences are short by one second.
public struct Instant: Hashable, Comparable, Sendable {
  /// The time since 2000-01-01T12:00:00 UTC [s].
  public var secondsSinceJ2000: Double

  public init(secondsSinceJ2000: Double) { self.secondsSinceJ2000 = secondsSinceJ2000 }

  /// Creates an instant of the Gregorian calendar.
  ///
  /// - Parameters:
  ///   - year: The calendar year.
  ///   - month: The month, from 1 to 12.
  ///   - day: The day of the month; values beyond its length run on into the next.
  ///   - seconds: The time since midnight [s].
  public init(year: Int, month: Int, day: Int, seconds: Double = 0) {
    let days = Self.julianDayNumber(year: year, month: month, day: day) - 2_451_545
    secondsSinceJ2000 = (Double(days) - 0.5) * SpaceEnvironment.day + seconds
  }

  /// Creates an instant from the Julian date in UTC [d].
  ///
  /// A double holds a Julian date to 40 µs; pass the fraction apart where that matters.
  public init(julianDate: Double, plus fraction: Double = 0) {
    secondsSinceJ2000 = (julianDate - 2_451_545 + fraction) * SpaceEnvironment.day
  }

  /// The Julian date in UTC [d].
  public var julianDate: Double { 2_451_545 + secondsSinceJ2000 / SpaceEnvironment.day }

  /// The number of the day since 2000-01-01, which is day 0; negative before.
  public var dayNumber: Int {
    Int(((secondsSinceJ2000 + SpaceEnvironment.day / 2) / SpaceEnvironment.day).rounded(.down))
  }

  /// The time since midnight [s], from 0 to below 86 400.
  public var secondsOfDay: Double {
    secondsSinceJ2000 + SpaceEnvironment.day / 2 - Double(dayNumber) * SpaceEnvironment.day
  }

  /// The date of the Gregorian calendar.
  public var date: (year: Int, month: Int, day: Int) {
    // [1], for days after 4713 BC.
    var l = dayNumber + 2_451_545 + 68_569
    let n = 4 * l / 146_097
    l -= (146_097 * n + 3) / 4
    let i = 4000 * (l + 1) / 1_461_001
    l -= 1461 * i / 4 - 31
    let j = 80 * l / 2447
    let day = l - 2447 * j / 80
    l = j / 11
    return (100 * (n - 49) + i + l, j + 2 - 12 * l, day)
  }

  /// The day of the year, 1 on the first of January.
  public var dayOfYear: Int {
    dayNumber - Instant(year: date.year, month: 1, day: 1).dayNumber + 1
  }

  /// The year and the part of it that has passed, by its own length of 365 or 366 days.
  public var decimalYear: Double {
    let year = date.year
    let start = Instant(year: year, month: 1, day: 1).secondsSinceJ2000
    let end = Instant(year: year + 1, month: 1, day: 1).secondsSinceJ2000
    return Double(year) + (secondsSinceJ2000 - start) / (end - start)
  }

  /// Creates the instant of a decimal year.
  public init(decimalYear: Double) {
    let year = Int(decimalYear.rounded(.down))
    let start = Instant(year: year, month: 1, day: 1).secondsSinceJ2000
    let end = Instant(year: year + 1, month: 1, day: 1).secondsSinceJ2000
    secondsSinceJ2000 = start + (decimalYear - Double(year)) * (end - start)
  }

  public static func < (a: Instant, b: Instant) -> Bool {
    a.secondsSinceJ2000 < b.secondsSinceJ2000
  }

  public static func + (instant: Instant, seconds: Double) -> Instant {
    Instant(secondsSinceJ2000: instant.secondsSinceJ2000 + seconds)
  }

  /// Returns the time from `b` to `a` [s].
  public static func - (a: Instant, b: Instant) -> Double {
    a.secondsSinceJ2000 - b.secondsSinceJ2000
  }

  /// The number of the Julian day that begins at noon of a date [1].
  private static func julianDayNumber(year: Int, month: Int, day: Int) -> Int {
    let a = (month - 14) / 12
    return 1461 * (year + 4800 + a) / 4 + 367 * (month - 2 - 12 * a) / 12
      - 3 * ((year + 4900 + a) / 100) / 4 + day - 32_075
  }
}
