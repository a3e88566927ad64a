import Glibc
public import SpaceEnvironment

/// The activity over the time of a fit and a prediction: what was observed, then a forecast.
///
/// The 81-day mean around a day takes the forecast in for the days after the last one known, so that
/// it does not jump there.
public struct ActivityTrack: Sendable {
  /// Why there is no track.
  public enum Problem: Error, Hashable, Sendable {
    /// The record has too few days before the time asked for; the first instant it can serve.
    case startsTooLate(first: Instant)
    /// The record ends, or what was known ends, before the time at which the orbits end.
    case endsTooEarly(end: Instant)
  }

  /// The observed and forecast days.
  let days: ActivityRecord
  /// The 81-day means of those days [sfu].
  let means: [Double]
  /// The number of the first day that is forecast.
  public let firstForecastDay: Int
  /// The end of the days observed.
  public var observedUntil: Instant { ActivityRecord.start(ofDay: firstForecastDay) }

  /// Creates the track of a time from a record.
  ///
  /// - Parameters:
  ///   - record: The observed days.
  ///   - start: The first instant needed.
  ///   - end: The last instant needed.
  ///   - known: The instant at which the forecast is made: only days that had ended count. `nil` for
  ///     hindsight, which knows the whole record.
  public init(
    record: ActivityRecord, from start: Instant, to end: Instant, knownAt known: Instant?
  ) throws(Problem) {
    let first = start.dayNumber - 3 - ActivityForecast.pastDays
    guard first >= record.firstDayNumber else {
      throw .startsTooLate(
        first: ActivityRecord.start(
          ofDay: record.firstDayNumber + ActivityForecast.pastDays + 3))
    }
    let knownEnd = known.map { min($0.dayNumber, record.endDayNumber) } ?? record.endDayNumber
    // A forecast of the days of the orbits themselves would be fitted to.
    guard knownEnd >= (known ?? start).dayNumber - 7, knownEnd >= start.dayNumber else {
      throw .endsTooEarly(end: ActivityRecord.start(ofDay: record.endDayNumber))
    }
    let last = end.dayNumber + 41
    let observed = record.part(first..<min(knownEnd, last + 1))
    firstForecastDay = observed.endDayNumber
    days = ActivityForecast.extending(observed, by: last + 1 - observed.endDayNumber)
    means = days.centredMeans()
  }

  private init(days: ActivityRecord, means: [Double], firstForecastDay: Int) {
    (self.days, self.means, self.firstForecastDay) = (days, means, firstForecastDay)
  }

  /// Returns the track with a forecast that errs as one made at another time did.
  ///
  /// A ballistic coefficient fitted under the 81-day mean has taken in the error of the mean at the
  /// time of the forecast; only what the error changes from then on counts. Flux and ap stay within
  /// what the model of the atmosphere accepts.
  func deviating(by error: ForecastError) -> ActivityTrack {
    var changed = days
    // Beyond the days of the error its last rotation of the Sun goes on, not its last day.
    let rotation = error.flux.suffix(27)
    let later = exp(rotation.reduce(0) { $0 + log($1) } / Double(max(1, rotation.count)))
    let range = ThermosphereConditions.fluxes
    let start = firstForecastDay - days.firstDayNumber
    for day in start..<days.dayCount {
      let lead = day - start
      changed.f107[day] = min(
        range.upperBound,
        max(
          range.lowerBound, changed.f107[day] * (lead < error.flux.count ? error.flux[lead] : later)
        ))
      for interval in (8 * day)..<(8 * day + 8) {
        let ahead = min(interval - 8 * start, error.ap.count - 1)
        let ap = (1 + changed.ap[interval]) * error.ap[ahead] - 1
        let indices = ThermosphereConditions.indices
        changed.ap[interval] = min(indices.upperBound, max(indices.lowerBound, ap))
      }
    }
    var newMeans = changed.centredMeans()
    let absorbed = start > 0 ? newMeans[start - 1] - means[start - 1] : 0
    for day in newMeans.indices {
      newMeans[day] =
        day < start
        ? means[day] : min(range.upperBound, max(range.lowerBound, newMeans[day] - absorbed))
    }
    return ActivityTrack(days: changed, means: newMeans, firstForecastDay: firstForecastDay)
  }
}
