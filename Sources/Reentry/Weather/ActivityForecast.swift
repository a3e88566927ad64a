// References
// [1] Warren, Emmert, Crump (2017), Linear forecasting of the F10.7 proxy for solar activity, Space
//     Weather 15, 1039-1051: over days the flux persists, over weeks a mean of the past does better.
import Glibc

/// The activity of days to come from nothing but those that have ended.
///
/// The flux runs from that of the last day to the mean of the last 81 days, with a time constant of
/// 15 d: regions of the Sun live for weeks, and half a rotation takes the ones seen out of sight [1].
/// ap runs from its mean over the last day to that over the last 27, a rotation of the Sun, with a time
/// constant of 1 d, since storms last a day or two. What brings an orbit down is the drag of all days
/// together, storms among them: the mean of ap, not that of its logarithm, which is a third lower and would
/// be so at every lead. Both constants are choices by reasoning; over the days of 1957 to 2012 neither
/// half nor double of them does better by a fiftieth.
public enum ActivityForecast {
  /// The time in which the flux comes nearer to its mean by a factor e [d].
  public static let fluxRelaxation = 15.0
  /// The same for ap [d].
  public static let apRelaxation = 1.0
  /// The days that a forecast looks back on.
  public static let pastDays = 81
  static let apDays = 27

  /// Returns a record followed by the forecast of so many days.
  ///
  /// - Parameters:
  ///   - record: The days that have ended, at least ``pastDays``; nothing after them counts.
  ///   - count: The days to add.
  static func extending(_ record: ActivityRecord, by count: Int) -> ActivityRecord {
    precondition(record.dayCount >= pastDays, "a forecast needs 81 days before it")
    var extended = record
    let mean = record.f107.suffix(pastDays).reduce(0, +) / Double(pastDays)
    let last = record.f107[record.dayCount - 1]
    let apMean = record.ap.suffix(8 * apDays).reduce(0, +) / Double(8 * apDays)
    let apLast = record.ap.suffix(8).reduce(0, +) / 8
    for lead in 0..<max(0, count) {
      extended.f107.append(
        mean + (last - mean) * exp(-Double(lead + 1) / fluxRelaxation))
      for interval in 0..<8 {
        let days = Double(lead) + (Double(interval) + 4.5) / 8
        extended.ap.append(apMean + (apLast - apMean) * exp(-days / apRelaxation))
      }
    }
    return extended
  }
}
