/// The space weather of every day of a range: solar radio flux and geomagnetic indices.
///
/// Records of days without a gap, then predictions for the firsts of months. Between two of those,
/// and between the last day and the first of them, the fluxes run linearly from one to the other;
/// geomagnetic indices are not predicted there, and nothing stands in for them.
public struct SpaceWeather: Sendable {
  /// The records of days, without a gap.
  public let days: [Record]
  /// The monthly predictions.
  public let months: [Record]
  /// How many of the days were past when the file was issued.
  public let pastCount: Int

  /// Creates the space weather of a list of records in ascending order.
  ///
  /// The days come without a gap: the past ones first, then predicted ones; monthly predictions, if
  /// there are any, follow for the firsts of successive months, the first of them within the two
  /// months after the last day.
  ///
  /// - Precondition: There is at least one day, and the first record is of a past day.
  /// - Throws: `SequenceError` at the first record that does not fit.
  public init(records: [Record]) throws(SequenceError) {
    precondition(records.first?.kind.isPast == true, "the first record is of a past day")
    for (index, record) in records.enumerated() {
      let previous = index > 0 ? records[index - 1] : nil
      if let problem = Self.problem(of: record, after: previous) {
        throw SequenceError(index: index, problem: problem)
      }
    }
    let dayCount = records.firstIndex { $0.kind == .monthlyPredicted } ?? records.count
    days = Array(records[..<dayCount])
    months = Array(records[dayCount...])
    pastCount = days.count { $0.kind.isPast }
  }

  /// The start of the first day.
  public var start: Instant { days[0].start }
  /// The end of the last day that was past when the file was issued.
  public var pastEnd: Instant { days[pastCount - 1].start + day }
  /// The end of the last day, which is the first of a month where there are monthly predictions.
  public var end: Instant { (months.last ?? days[days.count - 1]).start + day }

  /// Returns what was known at an instant: the records of the past days that had ended.
  ///
  /// Predictions are left out, as they were made later. The centred means of the last 40 days are
  /// replaced by means over the part of the 81 days that is known.
  ///
  /// - Throws: `NotCovered` where no day had ended, or the instant lies past the observed days.
  public func known(at instant: Instant) throws(NotCovered) -> SpaceWeather {
    let count = instant.dayNumber - days[0].dayNumber
    guard count >= 1, count <= pastCount else {
      throw NotCovered(
        quantity: .past, instant: instant, covered: start + day...pastEnd)
    }
    var known = Array(days[..<count])
    let window = 40
    for i in max(0, count - window)..<count {
      let around = days[max(0, i - window)..<count]
      known[i].observed.centredMean =
        around.reduce(0) { $0 + $1.observed.value } / Double(around.count)
      known[i].adjusted.centredMean =
        around.reduce(0) { $0 + $1.adjusted.value } / Double(around.count)
    }
    return SpaceWeather(pastDays: known)
  }

  private init(pastDays: [Record]) {
    days = pastDays
    months = []
    pastCount = pastDays.count
  }

  /// What is wrong with a record after another, `nil` where nothing is.
  private static func problem(
    of record: Record, after previous: Record?
  ) -> SequenceError.Problem? {
    if record.kind == .monthlyPredicted {
      if record.start.date.day != 1 { return .notFirstOfMonth }
    } else if record.geomagnetic == nil {
      return .noGeomagneticIndices
    }
    guard let previous else { return nil }
    if record.dayNumber <= previous.dayNumber { return .notLater(than: previous.dayNumber) }
    // The past kinds may alternate.
    if max(record.kind, .interpolated) < max(previous.kind, .interpolated) {
      return .kindOutOfOrder(after: previous.kind)
    }
    guard record.kind == .monthlyPredicted else {
      let next = previous.dayNumber + 1
      return record.dayNumber == next ? nil : .gap(expected: next)
    }
    // After a day the rest of its month and the next one may be left out.
    let date = previous.start.date
    let after = previous.kind == .monthlyPredicted ? 1 : 2
    let latest = Instant(
      year: date.year + (date.month + after - 1) / 12, month: (date.month + after - 1) % 12 + 1,
      day: 1
    ).dayNumber
    return record.dayNumber <= latest ? nil : .gap(expected: latest)
  }
}
