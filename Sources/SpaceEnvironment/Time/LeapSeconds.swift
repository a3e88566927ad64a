// References
// [1] IERS Bulletin C: the announcements of leap seconds since 1972; none after 2017-01-01 so far.
// [2] Petit, Luzum (eds.), IERS Conventions (2010), IERS Technical Note 36, ch. 10: TT = TAI + 32.184 s.

extension Instant {
  /// The days from which a difference TAI − UTC holds, and the difference [s] [1].
  private static let leapSeconds: [(start: Instant, difference: Double)] = [
    (1972, 1, 10), (1972, 7, 11), (1973, 1, 12), (1974, 1, 13), (1975, 1, 14), (1976, 1, 15),
    (1977, 1, 16), (1978, 1, 17), (1979, 1, 18), (1980, 1, 19), (1981, 7, 20), (1982, 7, 21),
    (1983, 7, 22), (1985, 7, 23), (1988, 1, 24), (1990, 1, 25), (1991, 1, 26), (1992, 7, 27),
    (1993, 7, 28), (1994, 7, 29), (1996, 1, 30), (1997, 7, 31), (1999, 1, 32), (2006, 1, 33),
    (2009, 1, 34), (2012, 7, 35), (2015, 7, 36), (2017, 1, 37),
  ].map { (Instant(year: $0.0, month: $0.1, day: 1), $0.2) }

  /// The difference TAI − UTC [s].
  ///
  /// Before 1972 that of 1972, which is too large by up to 10 s; after the last announcement the last
  /// one known.
  public var atomicTimeDifference: Double {
    Self.leapSeconds.last { $0.start <= self }?.difference ?? 10
  }

  /// The Julian centuries of Terrestrial Time since 2000-01-01T12:00:00 TT [2].
  public var terrestrialCenturies: Double {
    (secondsSinceJ2000 + atomicTimeDifference + 32.184) / (36_525 * day)
  }
}
