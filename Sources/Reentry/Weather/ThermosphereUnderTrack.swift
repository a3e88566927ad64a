// References
// [1] Picone, Hedin, Drob (2001), NRLMSISE-00 in Fortran: the seven values of ap in its comments.
public import SpaceEnvironment

/// NRLMSISE-00 under a track of activity: the flux of the day before, the mean of the day, and ap
/// every three hours with its history of 57 hours [1].
///
/// The conditions are made once, at creation; a density costs the model alone and allocates nothing.
/// A flux that a radio burst has lifted beyond the range of the model has the mean in its place.
public struct ThermosphereUnderTrack: LocalAtmosphere {
  public let model: NRLMSISE00
  /// The conditions of every three hours.
  let conditions: [ThermosphereConditions]
  /// The start of the first of them.
  let start: Instant

  /// The activity is given from three days after the start of the track to its end.
  public init(model: NRLMSISE00 = NRLMSISE00(), track: ActivityTrack) throws(OutOfRange) {
    self.model = model
    let (days, means) = (track.days, track.means)
    let first = 3
    start = ActivityRecord.start(ofDay: days.firstDayNumber + first)
    var conditions: [ThermosphereConditions] = []
    conditions.reserveCapacity(8 * (days.dayCount - first))
    for day in first..<days.dayCount {
      let mean = means[day]
      var flux = days.f107[day - 1]
      if flux > ThermosphereConditions.fluxes.upperBound
        || flux - mean > ThermosphereConditions.fluxDifferences.upperBound
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
    self.conditions = conditions
  }

  private static func history(_ ap: [Double], at k: Int, daily: Double) -> ApHistory {
    ApHistory(
      daily: daily, now: ap[k], threeHoursBefore: ap[k - 1], sixHoursBefore: ap[k - 2],
      nineHoursBefore: ap[k - 3],
      meanFrom12To33HoursBefore: ap[(k - 11)...(k - 4)].reduce(0, +) / 8,
      meanFrom36To57HoursBefore: ap[(k - 19)...(k - 12)].reduce(0, +) / 8)
  }

  /// Returns the conditions at an instant; before and after the track those at its ends.
  func conditions(at instant: Instant) -> ThermosphereConditions {
    let index = ((instant - start) / (3 * hour)).rounded(.down)
    return conditions[Int(max(0, min(Double(conditions.count - 1), index)))]
  }

  /// Returns the mass density of the air [kg/m³].
  ///
  /// Below the ground it is that at the ground; above the range of the model, 2500 km, there is none.
  public func density(at position: GeodeticPosition, _ instant: Instant) -> Double {
    density(at: position, instant, under: conditions(at: instant))
  }

  /// Returns the density at a place and local time under the conditions of another time [kg/m³].
  func density(
    at position: GeodeticPosition, _ instant: Instant, under conditions: ThermosphereConditions
  ) -> Double {
    let h = max(position.altitude, NRLMSISE00.altitudes.lowerBound)
    if h > NRLMSISE00.altitudes.upperBound { return 0 }
    return model.density(
      atAltitude: h, latitude: position.latitude, longitude: position.longitude,
      instant: instant, conditions: conditions)
  }
}
