/// The daily flux, its mean and ap of the past days of a record: what drag over months and years asks
/// for, a small part of ``SpaceWeather``.
public struct DailyActivity: Sendable {
  /// What is known of a day.
  public struct Entry: Hashable, Sendable {
    /// The observed flux F10.7 of the day [sfu].
    public var f107: Double
    /// The mean of the observed flux over the 81 days around the day [sfu].
    public var f107Mean: Double
    /// The mean of ap over the day [2 nT].
    public var ap: Double

    public init(f107: Double, f107Mean: Double, ap: Double) {
      self.f107 = f107
      self.f107Mean = f107Mean
      self.ap = ap
    }
  }

  /// The number of the first day since 2000-01-01, as ``Instant/dayNumber``.
  public let firstDayNumber: Int
  /// The days, without a gap.
  public let days: [Entry]

  /// Creates the activity of days that follow one another; at least one.
  public init(firstDayNumber: Int, days: [Entry]) {
    precondition(!days.isEmpty, "there is at least one day")
    self.firstDayNumber = firstDayNumber
    self.days = days
  }

  /// The past days of space weather; its predictions are left out.
  public init(_ record: SpaceWeather) {
    self.init(
      firstDayNumber: record.days[0].dayNumber,
      days: record.days.prefix(record.pastCount).map {
        Entry(
          f107: $0.observed.value, f107Mean: $0.observed.centredMean, ap: $0.geomagnetic!.dailyAp)
      })
  }

  /// The start of the first day.
  public var start: Instant { Self.start(ofDay: firstDayNumber) }
  /// The end of the last day.
  public var end: Instant { Self.start(ofDay: firstDayNumber + days.count) }

  /// Returns the entry of a day, `nil` outside the record.
  public func entry(ofDay dayNumber: Int) -> Entry? {
    let index = dayNumber - firstDayNumber
    return days.indices.contains(index) ? days[index] : nil
  }

  static func start(ofDay dayNumber: Int) -> Instant {
    Instant(year: 2000, month: 1, day: 1 + dayNumber)
  }
}
