/// Launches that repeat the traffic of recorded years.
public struct Launches: Sendable {
  /// What enters one orbit bin in one year of the record.
  public struct Entry: Sendable {
    public let objectClass: Int
    public let bin: OrbitBin
    /// The number of objects in that year.
    public let count: Double
  }

  /// The entries of each year of the record, which repeats.
  public let years: [[Entry]]
  /// The growth per year, compounded from the first simulated year [1].
  public let growth: Double
  /// The time from which the record repeats [yr since the epoch].
  public let start: Double
  /// The time after which nothing is launched [yr since the epoch]; `nil` for never.
  public let end: Double?

  /// Places the launches of a table into classes and orbit bins.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover a launch.
  public init(
    traffic: TrafficTable, growth: Double = 0, start: Double = 0, end: Double? = nil,
    classes: ClassTable, grid: OrbitGrid
  ) throws(OutsideGrid) {
    self.growth = growth
    self.start = start
    self.end = end
    var years = [[Entry]](repeating: [], count: traffic.years.count)
    for record in traffic.records {
      let launched = record.launched
      let shares = classes.shares(of: launched.objectClass, as: launched.objectClass.type)
      precondition(!shares.isEmpty, "the class table does not cover the traffic")
      for (bin, share) in try grid.placement(of: launched) {
        for (c, classShare) in shares where classShare > 0 {
          years[record.year - traffic.years.lowerBound].append(
            Entry(objectClass: c, bin: bin, count: launched.count * share * classShare))
        }
      }
    }
    self.years = years
  }

  /// Returns what is launched in a span of time: the entries of each year of the record that it
  /// touches.
  ///
  /// - Parameters:
  ///   - time: The start of the span [yr since the epoch].
  ///   - length: The length of the span [yr].
  /// - Returns: The entries of each year, and the number of such years that are launched [1]: the
  ///   part of the year inside the span and before the end, with the growth until then.
  public func segments(
    from time: Double, length: Double
  ) -> [(entries: [Entry], years: Double)] {
    let start = max(time, self.start)
    let stop = min(time + length, end ?? .infinity)
    var segments: [(entries: [Entry], years: Double)] = []
    var elapsed = Int((start + 1e-9).rounded(.down))
    while Double(elapsed) < stop - 1e-9 {
      let part = min(stop, Double(elapsed + 1)) - max(start, Double(elapsed))
      var factor = 1.0
      for _ in 0..<elapsed { factor *= 1 + growth }
      segments.append((years[elapsed % years.count], part * factor))
      elapsed += 1
    }
    return segments
  }
}
