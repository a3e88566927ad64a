/// The planetary geomagnetic index ap over the last days, as a model with memory asks for it.
///
/// Every value is between 0 and 400.
public struct ApHistory: Hashable, Sendable {
  /// The mean over the day (UT) [1].
  public var daily: Double
  /// The 3-hour index of the moment [1].
  public var now: Double
  /// The 3-hour index three hours before [1].
  public var threeHoursBefore: Double
  /// The 3-hour index six hours before [1].
  public var sixHoursBefore: Double
  /// The 3-hour index nine hours before [1].
  public var nineHoursBefore: Double
  /// The mean of the eight 3-hour indices from 12 to 33 hours before [1].
  public var meanFrom12To33HoursBefore: Double
  /// The mean of the eight 3-hour indices from 36 to 57 hours before [1].
  public var meanFrom36To57HoursBefore: Double

  public init(
    daily: Double, now: Double, threeHoursBefore: Double, sixHoursBefore: Double,
    nineHoursBefore: Double, meanFrom12To33HoursBefore: Double, meanFrom36To57HoursBefore: Double
  ) {
    self.daily = daily
    self.now = now
    self.threeHoursBefore = threeHoursBefore
    self.sixHoursBefore = sixHoursBefore
    self.nineHoursBefore = nineHoursBefore
    self.meanFrom12To33HoursBefore = meanFrom12To33HoursBefore
    self.meanFrom36To57HoursBefore = meanFrom36To57HoursBefore
  }
}

/// The geomagnetic activity by the planetary index ap [1], from 0 to 400.
public enum GeomagneticIndex: Hashable, Sendable {
  /// The daily mean alone.
  case daily(Double)
  /// The indices of the last 57 hours, for storms.
  case history(ApHistory)
}

/// The activity of the Sun and of the geomagnetic field at an instant.
///
/// The fluxes are the observed ones, at the true distance from the Sun, not those adjusted to 1 au.
public struct ThermosphereConditions: Hashable, Sendable {
  /// The fluxes that are accepted [sfu].
  ///
  /// The daily record since 1957 runs from a little above 60, in deep minima, to about 410 in maxima; a
  /// few days with flares, up to 939, are no measure of the ultraviolet and are refused.
  public static let fluxes: ClosedRange<Double> = 50...500
  /// The differences of the daily flux from the mean that are accepted [sfu].
  ///
  /// Wider than rotation of the Sun and flares make them. Far outside, the expansions of models run
  /// away: NRLMSISE-00 gives temperatures of 10⁵ K for a flux of 50 about a mean of 350.
  public static let fluxDifferences: ClosedRange<Double> = -200...300
  /// The values of ap that are accepted [1]: the scale of the index.
  public static let indices: ClosedRange<Double> = 0...400

  /// The observed solar radio flux at 10.7 cm of the day before [sfu].
  public let f107: Double
  /// The mean of the observed flux over the 81 days around the day [sfu].
  public let f107Mean: Double
  /// The geomagnetic activity.
  public let geomagnetic: GeomagneticIndex

  /// Creates conditions within `fluxes`, `fluxDifferences` and `indices`; refuses others.
  public init(
    f107: Double, f107Mean: Double, geomagnetic: GeomagneticIndex
  ) throws(OutOfRange) {
    try OutOfRange.check("F10.7 of the day before", f107, "sfu", in: Self.fluxes)
    try OutOfRange.check("81-day mean of F10.7", f107Mean, "sfu", in: Self.fluxes)
    try OutOfRange.check(
      "F10.7 of the day before above its 81-day mean", f107 - f107Mean, "sfu",
      in: Self.fluxDifferences)
    switch geomagnetic {
    case .daily(let ap):
      try Self.check("daily ap", ap)
    case .history(let ap):
      try Self.check("daily ap", ap.daily)
      try Self.check("3-hour ap", ap.now)
      try Self.check("3-hour ap of 3 h before", ap.threeHoursBefore)
      try Self.check("3-hour ap of 6 h before", ap.sixHoursBefore)
      try Self.check("3-hour ap of 9 h before", ap.nineHoursBefore)
      try Self.check("mean ap of 12 to 33 h before", ap.meanFrom12To33HoursBefore)
      try Self.check("mean ap of 36 to 57 h before", ap.meanFrom36To57HoursBefore)
    }
    self.f107 = f107
    self.f107Mean = f107Mean
    self.geomagnetic = geomagnetic
  }

  /// Creates the conditions of a day of which only the daily ap is known.
  public init(_ activity: SolarActivity) throws(OutOfRange) {
    try self.init(
      f107: activity.f107, f107Mean: activity.f107Mean, geomagnetic: .daily(activity.ap))
  }

  private static func check(_ quantity: String, _ ap: Double) throws(OutOfRange) {
    try OutOfRange.check(quantity, ap, "(no unit)", in: indices)
  }
}
