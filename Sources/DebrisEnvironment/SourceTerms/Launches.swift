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
  /// The time after which nothing is launched [yr since the epoch]; `nil` for never.
  public let end: Double?

  /// Places the launches of a table into classes and orbit bins.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover a launch.
  public init(
    traffic: TrafficTable, growth: Double = 0, end: Double? = nil, classes: ClassTable,
    grid: OrbitGrid
  ) throws(OutsideGrid) {
    self.growth = growth
    self.end = end
    var years = [[Entry]](repeating: [], count: traffic.years.count)
    for record in traffic.records {
      let launched = record.launched
      let shares = classes.shares(
        ofMass: launched.objectClass.meanMass, type: launched.objectClass.type)
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

  /// Returns the entries of a step and the factor that their yearly counts are multiplied by.
  ///
  /// - Parameters:
  ///   - start: The start of the step [yr since the epoch].
  ///   - length: The length of the step [yr]; it does not reach over a year of the record.
  /// - Returns: The factor counts only the part of the step before the launches end.
  public func entries(from start: Double, length: Double) -> (entries: [Entry], factor: Double) {
    let elapsed = Int((start + length / 2).rounded(.down))
    var factor = 1.0
    for _ in 0..<elapsed { factor *= 1 + growth }
    if let end { factor *= min(1, max(0, (end - start) / length)) }
    return factor == 0 ? ([], 0) : (years[elapsed % years.count], factor)
  }
}
