/// What a run has recorded: quantities over years, of an ensemble also their spread and its members.
///
/// Quantities are those of `summary.csv`, in the units of their names.
public struct RunCourse: Sendable {
  /// How the members of an ensemble spread at one time.
  public struct Spread: Hashable, Sendable {
    /// The mean of the members.
    public var mean: Double
    /// Their standard deviation.
    public var standardDeviation: Double
    /// The quantiles of 5, 25, 50, 75 and 95 %.
    public var p05, p25, p50, p75, p95: Double

    public init(
      mean: Double, standardDeviation: Double, p05: Double, p25: Double, p50: Double, p75: Double,
      p95: Double
    ) {
      self.mean = mean
      self.standardDeviation = standardDeviation
      self.p05 = p05
      self.p25 = p25
      self.p50 = p50
      self.p75 = p75
      self.p95 = p95
    }
  }

  /// A member of an ensemble.
  public struct Member: Sendable {
    /// The number under which its random streams are drawn.
    public var number: Int
    /// One row for each quantity with one value for each year.
    public var values: [[Double]]

    public init(number: Int, values: [[Double]]) {
      self.number = number
      self.values = values
    }
  }

  /// The name of the run, unlike those of others.
  public var name: String
  /// The years of the rows, rising.
  public var years: [Double]
  public var quantities: [String]
  /// One row for each quantity with one value for each year; in an ensemble the means.
  public var values: [[Double]]
  /// Laid out alike; empty for a single run.
  public var spreads: [[Spread]]
  /// The members; empty for a single run, and where a folder holds none.
  public var members: [Member]
  /// The number of members, 1 for a single run.
  public var memberCount: Int
  /// The seed of the random streams.
  public var seed: Int

  public init(
    name: String, years: [Double], quantities: [String], values: [[Double]],
    spreads: [[Spread]] = [], members: [Member] = [], memberCount: Int = 1, seed: Int = 1
  ) {
    precondition(values.count == quantities.count, "one row for each quantity")
    precondition(values.allSatisfy { $0.count == years.count }, "one value for each year")
    precondition(
      members.allSatisfy { $0.values.count == quantities.count }, "one row for each quantity")
    self.name = name
    self.years = years
    self.quantities = quantities
    self.values = values
    self.spreads = spreads
    self.members = members
    self.memberCount = memberCount
    self.seed = seed
  }

  /// The place of a quantity; `nil` where the run has none of that name.
  public func index(of quantity: String) -> Int? { quantities.firstIndex(of: quantity) }

  /// The spread of a quantity in a year; `nil` for a single run.
  public func spread(_ quantity: Int, _ year: Int) -> Spread? {
    spreads.isEmpty ? nil : spreads[quantity][year]
  }

  /// The share of members that have more objects in a recorded year than they began with; `nil`
  /// without members.
  public func shareAboveInitial(in year: Double) -> Double? {
    guard let total = index(of: "total"), let y = years.firstIndex(of: year), !members.isEmpty
    else { return nil }
    let above = members.count { $0.values[total][y] > $0.values[total][0] }
    return Double(above) / Double(members.count)
  }
}
