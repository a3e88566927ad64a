import Glibc
import NumericalMethods

/// How a forecast of the activity erred: what came over what was forecast, by lead time.
struct ForecastError: Sendable {
  /// The ratio of the flux on the days after the forecast.
  var flux: [Double]
  /// The ratio of 1 + ap in the intervals of three hours after it.
  var ap: [Double]
}

/// The errors that the rule of ``ActivityForecast`` made at past times of similar activity, with the
/// storms and the correlation in time that those had.
public struct ForecastErrors: Sendable {
  private let record: ActivityRecord
  /// The numbers of the days on which forecasts are repeated.
  let origins: [Int]
  private let leadDays: Int

  /// The largest ratio of 81-day means up to which activity is similar.
  static let similarity = 1.25
  /// Fewer past days of similar activity than this, and all days count.
  static let leastCount = 200

  /// Finds the past days from which forecasts can be repeated.
  ///
  /// - Parameters:
  ///   - record: The observed days; those before `day` alone are used, their sequels included.
  ///   - day: The number of the day of the forecast.
  ///   - leadDays: The days that a forecast reaches ahead.
  public init(record: ActivityRecord, before day: Int, leadDays: Int) {
    self.record = record
    self.leadDays = leadDays
    let past = ActivityForecast.pastDays
    var sums = [0.0]
    for value in record.f107 { sums.append(sums[sums.count - 1] + value) }
    func trailing(_ day: Int) -> Double {
      let index = day - record.firstDayNumber
      return (sums[index] - sums[index - past]) / Double(past)
    }
    let first = record.firstDayNumber + past
    let last = min(day, record.endDayNumber)
    let candidates = first < last - leadDays ? Array(first..<(last - leadDays)) : []
    let now = trailing(min(day, record.endDayNumber))
    let similar = candidates.filter {
      abs(log(trailing($0) / now)) < log(Self.similarity)
    }
    origins = similar.count >= Self.leastCount ? similar : candidates
  }

  /// Draws the error of a forecast; `nil` where the record is too short to repeat one.
  func draw(using stream: inout RandomStream) -> ForecastError? {
    guard !origins.isEmpty else { return nil }
    let origin = origins[stream.index(below: origins.count)]
    let before = record.part((origin - ActivityForecast.pastDays)..<origin)
    let forecast = ActivityForecast.extending(before, by: leadDays)
    let truth = record.part(origin..<(origin + leadDays))
    let past = ActivityForecast.pastDays
    return ForecastError(
      flux: (0..<leadDays).map { truth.f107[$0] / forecast.f107[past + $0] },
      ap: (0..<(8 * leadDays)).map { (1 + truth.ap[$0]) / (1 + forecast.ap[8 * past + $0]) })
  }
}
