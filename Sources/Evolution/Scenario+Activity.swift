public import SpaceEnvironment

extension Scenario {
  /// The longest part of a move over which the activity is averaged [yr]; the density follows the
  /// flux of such parts.
  public static let activityInterval_yr = 0.5

  /// The mean activity of the whole run.
  public var meanActivity: SolarActivity {
    solarActivity.mean(from: epoch, to: epoch + duration / year)
  }

  /// The activities of the parts of all moves.
  var activities: [SolarActivity] {
    let moves = Int((duration / move).rounded())
    return (0..<moves).flatMap { activities(from: Double($0) * move, during: move) }
  }

  /// The activities of the equal parts of a move.
  ///
  /// - Parameters:
  ///   - time: The beginning of the move [s since the epoch].
  ///   - length: Its length [s].
  func activities(from time: Double, during length: Double) -> [SolarActivity] {
    solarActivity.means(
      from: epoch + time / year, to: epoch + (time + length) / year,
      every: Self.activityInterval_yr)
  }

  /// The flux F10.7 about a time [s since the epoch]: the mean over the half-year around it,
  /// no earlier than the epoch [sfu].
  public func flux(at time: Double) -> Double {
    let half = Self.activityInterval_yr / 2
    let date = epoch + time / year
    return solarActivity.mean(from: max(epoch, date - half), to: date + half).f107Mean
  }
}
