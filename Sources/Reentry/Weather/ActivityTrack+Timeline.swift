// References
// [1] Picone, Hedin, Drob (2001), NRLMSISE-00 in Fortran: the seven values of ap in its comments.
public import SpaceEnvironment

extension ActivityTrack {
  /// Returns the conditions of every three hours: the flux of the day before, the mean of the day, and ap
  /// with its history of 57 hours [1].
  ///
  /// They are given from three days after the start of the track to its end. A flux that a radio burst has
  /// lifted beyond the range of the model has the mean in its place.
  func timeline() throws(OutOfRange) -> ActivityTimeline {
    let first = 3
    var conditions: [ThermosphereConditions] = []
    conditions.reserveCapacity(8 * (days.dayCount - first))
    for day in first..<days.dayCount {
      let mean = means[day]
      var flux = days.f107[day - 1]
      if flux > ThermosphereConditions.fluxes.upperBound
        || !ThermosphereConditions.fluxDifferences.contains(flux - mean)
      {
        flux = mean
      }
      let daily = days.ap[(8 * day)..<(8 * day + 8)].reduce(0, +) / 8
      for interval in (8 * day)..<(8 * day + 8) {
        conditions.append(
          try ThermosphereConditions(
            f107: flux, f107Mean: mean,
            geomagnetic: .history(Self.history(days.ap, at: interval, daily: daily))))
      }
    }
    return ActivityTimeline(
      intervals: conditions, of: 3 * hour,
      from: ActivityRecord.start(ofDay: days.firstDayNumber + first))
  }

  private static func history(_ ap: [Double], at k: Int, daily: Double) -> ApHistory {
    ApHistory(
      daily: daily, now: ap[k], threeHoursBefore: ap[k - 1], sixHoursBefore: ap[k - 2],
      nineHoursBefore: ap[k - 3],
      meanFrom12To33HoursBefore: ap[(k - 11)...(k - 4)].reduce(0, +) / 8,
      meanFrom36To57HoursBefore: ap[(k - 19)...(k - 12)].reduce(0, +) / 8)
  }
}

extension ThermosphereOverTime {
  /// Creates the air under a track of activity.
  public init(track: ActivityTrack) throws(OutOfRange) {
    self.init(timeline: try track.timeline())
  }
}
