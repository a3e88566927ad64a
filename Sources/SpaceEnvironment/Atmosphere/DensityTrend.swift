/// A long-term change of the density of the thermosphere, such as that by carbon dioxide.
///
/// Factors over years and altitudes, interpolated linearly in both; beyond the lowest and the
/// highest altitude theirs hold.
public struct DensityTrend: Hashable, Sendable {
  /// The years, ascending [decimal year].
  public let years: [Double]
  /// The geodetic altitudes, ascending [m].
  public let altitudes: [Double]
  /// The factors [1]: altitude runs fastest, then the year.
  public let factors: [Double]

  /// Creates a trend; one factor for every year and altitude, each above zero.
  public init(years: [Double], altitudes: [Double], factors: [Double]) {
    precondition(factors.count == years.count * altitudes.count, "a factor for each node")
    precondition(zip(years, years.dropFirst()).allSatisfy { $0 < $1 }, "years do not ascend")
    precondition(
      zip(altitudes, altitudes.dropFirst()).allSatisfy { $0 < $1 }, "altitudes do not ascend")
    precondition(factors.allSatisfy { $0 > 0 && $0.isFinite }, "a factor is not above zero")
    self.years = years
    self.altitudes = altitudes
    self.factors = factors
  }

  /// The span that the trend covers [decimal year].
  public var span: ClosedRange<Double> { years[0]...years[years.count - 1] }

  /// Returns the factor on the density at an altitude [m] and a time [decimal year] in the span.
  public func factor(atAltitude h: Double, year: Double) -> Double {
    precondition(span.contains(year), "the trend does not cover the year")
    let (row, t) = Self.place(year, in: years)
    let (column, s) = Self.place(h, in: altitudes)
    func value(_ r: Int, _ c: Int) -> Double {
      factors[min(c, altitudes.count - 1) + altitudes.count * min(r, years.count - 1)]
    }
    return (1 - t) * ((1 - s) * value(row, column) + s * value(row, column + 1))
      + t * ((1 - s) * value(row + 1, column) + s * value(row + 1, column + 1))
  }

  private static func place(_ x: Double, in nodes: [Double]) -> (index: Int, share: Double) {
    if x <= nodes[0] { return (0, 0) }
    if x >= nodes[nodes.count - 1] { return (nodes.count - 1, 0) }
    let k = nodes.lastIndex { $0 <= x }!
    return (k, (x - nodes[k]) / (nodes[k + 1] - nodes[k]))
  }
}
