/// The conditions that a thermosphere model asks for, day by day from an epoch on: those of a record
/// to its end, then the monthly means of a projection; or those of intervals that are given.
///
/// On a day of the record they are the flux of the day before, the centred 81-day mean of the day and
/// the daily ap; in the projection flux, mean and ap of the month. A radio burst can make a measured
/// flux larger than models accept, as twice since 1957 (564 and 939 sfu): such days have the mean in its
/// place and are listed in ``daysWithBursts``.
public struct ActivityTimeline: Sendable {
  /// Why there is no timeline.
  public enum Problem: Error, Hashable, Sendable {
    /// The record begins too late: its first day with a day before it comes after the epoch.
    case startsTooLate(first: Instant)
    /// The record has no solar cycle from minimum to minimum from which to project.
    case noCompleteCycle
    /// A day or month has activity that the model does not accept.
    case outOfRange(day: Instant, OutOfRange)
  }

  /// The instant from which conditions are given.
  public let start: Instant
  /// The instant up to which they are given.
  public let end: Instant
  /// The end of the record, if there is one; from there on the activity is projected.
  public let recordEnd: Instant?

  /// The days on which the flux of the day before is beyond the range of models.
  public let daysWithBursts: [Instant]

  /// The conditions of intervals of one length, and the start of the first.
  private let intervalStart: Instant
  private let intervalLength: Double
  private let intervals: [ThermosphereConditions]
  private let firstMonth: Int
  private let months: [ThermosphereConditions]

  /// Creates the same conditions for every day.
  public init(
    constant conditions: ThermosphereConditions, from start: Instant, to end: Instant
  ) {
    self.start = start
    self.end = end
    recordEnd = nil
    daysWithBursts = []
    intervalStart = start
    intervalLength = day
    intervals = []
    firstMonth = Self.month(of: start)
    months = [conditions]
  }

  /// Creates the conditions of intervals of one length that follow one another; before and after them
  /// those at the ends hold.
  ///
  /// - Parameters:
  ///   - intervals: The conditions, at least one.
  ///   - length: The length of an interval [s], above 0.
  ///   - start: The start of the first.
  public init(
    intervals: [ThermosphereConditions], of length: Double, from start: Instant
  ) {
    precondition(!intervals.isEmpty && length > 0, "a timeline has intervals")
    self.start = start
    end = start + Double(intervals.count) * length
    recordEnd = nil
    daysWithBursts = []
    intervalStart = start
    intervalLength = length
    self.intervals = intervals
    firstMonth = Self.month(of: start)
    months = []
  }

  /// Creates the conditions of a record, followed by its mean solar cycle.
  ///
  /// - Parameters:
  ///   - record: The daily record.
  ///   - start: The instant from which conditions are needed.
  ///   - end: The instant up to which conditions are needed.
  public init(
    record: DailyActivity, from start: Instant, to end: Instant
  ) throws(Problem) {
    self.start = start
    self.end = end
    recordEnd = record.end
    let first = record.firstDayNumber + 1
    guard start.dayNumber >= first else {
      throw .startsTooLate(first: DailyActivity.start(ofDay: first))
    }
    let firstDayNumber = start.dayNumber
    intervalStart = DailyActivity.start(ofDay: firstDayNumber)
    intervalLength = day
    let pastEnd = record.firstDayNumber + record.days.count
    var days: [ThermosphereConditions] = []
    var bursts: [Instant] = []
    if firstDayNumber < pastEnd {
      let last = min(pastEnd - 1, end.dayNumber)
      days.reserveCapacity(last - firstDayNumber + 1)
      for number in firstDayNumber...last {
        let index = number - record.firstDayNumber
        let today = record.days[index]
        var flux = record.days[index - 1].f107
        let isBurst =
          flux > ThermosphereConditions.fluxes.upperBound
          || flux - today.f107Mean > ThermosphereConditions.fluxDifferences.upperBound
        if isBurst {
          flux = today.f107Mean
          bursts.append(DailyActivity.start(ofDay: number))
        }
        days.append(
          try Self.conditions(
            f107: flux, mean: today.f107Mean, ap: today.ap,
            at: { DailyActivity.start(ofDay: number) }))
      }
    }
    intervals = days
    daysWithBursts = bursts

    let join = max(record.end, start)
    firstMonth = Self.month(of: join)
    var months: [ThermosphereConditions] = []
    if end > record.end {
      let projection: SolarProjection
      do {
        projection = try SolarProjection(record: record, then: .meanCycle)
      } catch {
        throw .noCompleteCycle
      }
      for month in firstMonth...Self.month(of: end) {
        let from = max(Self.start(ofMonth: month), record.end)
        let to = Self.start(ofMonth: month + 1)
        let mean = projection.mean(from: from.decimalYear, to: to.decimalYear)
        months.append(
          try Self.conditions(
            f107: mean.f107, mean: mean.f107Mean, ap: mean.ap, at: { from }))
      }
    }
    self.months = months
  }

  /// Returns the conditions at an instant between ``start`` and ``end``.
  public func conditions(at instant: Instant) -> ThermosphereConditions {
    let index = ((instant - intervalStart) / intervalLength).rounded(.down)
    if index >= 0, index < Double(intervals.count) { return intervals[Int(index)] }
    if months.count == 1 { return months[0] }
    if months.isEmpty { return index < 0 ? intervals[0] : intervals[intervals.count - 1] }
    precondition(instant >= start && !months.isEmpty, "the instant lies within the timeline")
    return months[min(months.count - 1, max(0, Self.month(of: instant) - firstMonth))]
  }

  private static func conditions(
    f107: Double, mean: Double, ap: Double, at day: () -> Instant
  ) throws(Problem) -> ThermosphereConditions {
    do {
      return try ThermosphereConditions(f107: f107, f107Mean: mean, geomagnetic: .daily(ap))
    } catch {
      throw .outOfRange(day: day(), error)
    }
  }

  /// The number of a month since January of the year 0.
  private static func month(of instant: Instant) -> Int {
    let date = instant.date
    return date.year * 12 + date.month - 1
  }

  private static func start(ofMonth month: Int) -> Instant {
    Instant(year: month / 12, month: month % 12 + 1, day: 1)
  }
}
