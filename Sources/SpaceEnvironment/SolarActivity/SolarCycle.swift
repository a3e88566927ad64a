// References
// [1] SILSO, Royal Observatory of Belgium, dates of minima and maxima of the 13-month smoothed
//     sunspot number, version 2.0, https://www.sidc.be/SILSO/cyclesminmax
// [2] Hathaway (2015), The solar cycle, Living Rev. Solar Phys. 12, 4, doi:10.1007/lrsp-2015-4

/// A cycle of solar activity, from one minimum of the smoothed sunspot number to the next.
public struct SolarCycle: Hashable, Sendable {
  /// The number of the cycle since that of 1755.
  public let number: Int
  /// The minimum with which it begins [decimal year].
  public let start: Double
  /// The minimum with which it ends [decimal year].
  public let end: Double

  /// [decimal years]
  public var length: Double { end - start }

  /// The minima with which cycles begin: the middles of the months of [1].
  ///
  /// With version 1.0 of the sunspot number, the minimum of cycle 23 fell in May 1996 [2].
  static let minima: [(number: Int, year: Double)] = [
    (19, 1954, 4), (20, 1964, 10), (21, 1976, 3), (22, 1986, 9), (23, 1996, 8), (24, 2008, 12),
    (25, 2019, 12),
  ].map { ($0.0, Double($0.1) + (Double($0.2) - 0.5) / 12) }

  /// The cycles whose both minima are known: 19 to 24.
  public static let known: [SolarCycle] = zip(minima, minima.dropFirst()).map {
    SolarCycle(number: $0.number, start: $0.year, end: $1.year)
  }

  /// The last minimum of the table at or before a time, with which the cycle begins that runs then.
  ///
  /// - Parameter year: A decimal year, not before 1954.29.
  public static func lastMinimum(before year: Double) -> (number: Int, year: Double)? {
    minima.last { $0.year <= year }
  }
}
