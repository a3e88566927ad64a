extension NRLMSISE00 {
  /// A place, a moment of the year and the local time there.
  public struct Site: Hashable, Sendable {
    /// The geodetic latitude [rad].
    public let latitude: Double
    /// The longitude, positive to the east [rad].
    public let longitude: Double
    /// The day of the year, 1 on the first of January.
    public let dayOfYear: Int
    /// The time since midnight in UTC [s].
    public let secondsOfDay: Double
    /// The local solar time since midnight [s].
    public let localSolarTime: Double

    /// Creates a site of which every quantity is given; refuses those out of range.
    ///
    /// The model takes universal time, longitude and local time for independent. Choose the local
    /// time to average over it; else leave it out.
    ///
    /// - Parameters:
    ///   - φ: The geodetic latitude [rad], from −π/2 to π/2.
    ///   - λ: The longitude, positive to the east [rad], from −2π to 2π.
    ///   - dayOfYear: The day of the year, from 1 to 366.
    ///   - seconds: The time since midnight in UTC [s], from 0 to 86 400.
    ///   - localSolarTime: The local solar time since midnight [s], from −86 400 to 172 800.
    ///     Without it, that of the mean Sun: universal time plus 240 s for each degree of longitude.
    public init(
      latitude φ: Double, longitude λ: Double, dayOfYear: Int, secondsOfDay seconds: Double,
      localSolarTime: Double? = nil
    ) throws(OutOfRange) {
      try OutOfRange.check("latitude", φ, "rad", in: -Double.pi / 2...Double.pi / 2)
      try OutOfRange.check("longitude", λ, "rad", in: -2 * Double.pi...2 * Double.pi)
      try OutOfRange.check("day of the year", Double(dayOfYear), "d", in: 1...366)
      try OutOfRange.check("time of day", seconds, "s", in: 0...day)
      let localTime = localSolarTime ?? seconds + λ / (2 * .pi) * day
      try OutOfRange.check("local solar time", localTime, "s", in: -day...2 * day)
      latitude = φ
      longitude = λ
      self.dayOfYear = dayOfYear
      secondsOfDay = seconds
      self.localSolarTime = localTime
    }

    /// Creates a site at an instant, with the local time of the mean Sun.
    public init(latitude φ: Double, longitude λ: Double, instant: Instant) throws(OutOfRange) {
      try self.init(
        latitude: φ, longitude: λ, dayOfYear: instant.dayOfYear,
        secondsOfDay: instant.secondsOfDay)
    }
  }
}
