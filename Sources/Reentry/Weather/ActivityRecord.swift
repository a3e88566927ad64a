// References
// [1] Picone, Hedin, Drob, Aikin (2002), NRLMSISE-00 empirical model of the atmosphere, J. Geophys.
//     Res. 107(A12), 1468: the flux of the day before, its 81-day mean, ap every three hours.
public import SpaceEnvironment

/// The observed flux of every day and ap of every three hours, over days without a gap.
public struct ActivityRecord: Sendable {
  /// The number of the first day since 2000-01-01, as `Instant.dayNumber`.
  public let firstDayNumber: Int
  /// The observed flux F10.7 of every day [sfu].
  public internal(set) var f107: [Double]
  /// The 3-hour ap, eight a day [2 nT].
  public internal(set) var ap: [Double]

  /// Creates a record of days that follow one another; at least one.
  public init(firstDayNumber: Int, f107: [Double], ap: [Double]) {
    precondition(!f107.isEmpty && ap.count == 8 * f107.count, "a day has one flux and eight ap")
    self.firstDayNumber = firstDayNumber
    self.f107 = f107
    self.ap = ap
  }

  /// The past days of space weather; its predictions are left out.
  public init(_ weather: SpaceWeather) {
    let past = weather.days.prefix(weather.pastCount)
    self.init(
      firstDayNumber: past[0].dayNumber, f107: past.map(\.observed.value),
      ap: past.flatMap { day in (0..<8).map { day.geomagnetic!.ap[$0] } })
  }

  public var dayCount: Int { f107.count }
  /// The number of the day after the last.
  public var endDayNumber: Int { firstDayNumber + f107.count }

  /// The start of a day by its number.
  static func start(ofDay number: Int) -> Instant {
    Instant(year: 2000, month: 1, day: 1 + number)
  }

  /// Returns the days of a range of numbers, which must lie in the record.
  func part(_ days: Range<Int>) -> ActivityRecord {
    let range = (days.lowerBound - firstDayNumber)..<(days.upperBound - firstDayNumber)
    return ActivityRecord(
      firstDayNumber: days.lowerBound, f107: Array(f107[range]),
      ap: Array(ap[(8 * range.lowerBound)..<(8 * range.upperBound)]))
  }

  /// Returns the mean flux over the part of the 81 days around every day that the record holds [sfu].
  func centredMeans() -> [Double] {
    var sums = [0.0]
    sums.reserveCapacity(f107.count + 1)
    for value in f107 { sums.append(sums[sums.count - 1] + value) }
    return f107.indices.map { day in
      let (low, high) = (max(0, day - 40), min(f107.count, day + 41))
      return (sums[high] - sums[low]) / Double(high - low)
    }
  }
}
