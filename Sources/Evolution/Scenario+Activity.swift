public import SpaceEnvironment

extension Scenario {
  /// The longest part of a move over which the activity is averaged [yr]; the density follows the
  /// flux of such parts.
  public static let activityInterval_yr = 0.5

  /// The mean activity of the whole run.
  public var meanActivity: SolarActivity {
    solarActivity.mean(from: epoch, to: epoch + duration / year)
  }

  /// The activities of the parts of all moves, of every member that has its own.
  var activities: [SolarActivity] {
    let moves = Int((duration / move).rounded())
    let projections =
      ensemble.members > 1 && ensemble.drawn.contains(.solarActivity)
      ? (0..<ensemble.members).map(projection) : [solarActivity]
    return projections.flatMap { projection in
      (0..<moves).flatMap { activities(from: Double($0) * move, during: move, of: projection) }
    }
  }

  /// The activity that a member of an ensemble meets.
  public func projection(ofMember member: Int) -> SolarProjection {
    solarActivity.redrawn(from: ensemble.stream(.solarActivity, member: member))
  }

  /// The activities of the equal parts of a move.
  ///
  /// - Parameters:
  ///   - time: The beginning of the move [s since the epoch].
  ///   - length: Its length [s].
  func activities(
    from time: Double, during length: Double, of projection: SolarProjection? = nil
  ) -> [SolarActivity] {
    (projection ?? solarActivity).means(
      from: epoch + time / year, to: epoch + (time + length) / year,
      every: Self.activityInterval_yr)
  }

  /// The flux F10.7 about a time [s since the epoch]: the mean over the half-year around it,
  /// no earlier than the epoch [sfu].
  public func flux(at time: Double) -> Double { flux(at: time, of: solarActivity) }

  /// The same of a member that has an activity of its own.
  public func flux(at time: Double, of projection: SolarProjection) -> Double {
    let half = Self.activityInterval_yr / 2
    let date = epoch + time / year
    return projection.mean(from: max(epoch, date - half), to: date + half).f107Mean
  }
}
