public import Evolution
import SpaceEnvironment

/// `events.csv`: the collisions of all members.
enum EnsembleEventsCSV {
  static let names = [
    "member", "date", "altitude_km", "type_a", "type_b", "mass_a_kg", "mass_b_kg",
    "speed_km_s", "catastrophic", "fragments",
  ]

  static func add(_ event: CollisionEvent, ofMember member: Int, to writer: inout CSVWriter) {
    writer.add(member)
    writer.add(Instant(decimalYear: event.date).iso8601)
    writer.add(event.altitude / kilometre)
    writer.add(event.typeA.name)
    writer.add(event.typeB.name)
    writer.add(event.massA)
    writer.add(event.massB)
    writer.add(event.speed / kilometre)
    writer.add(event.isCatastrophic ? "true" : "false")
    writer.add(event.fragments)
    writer.endRow()
  }
}

/// `summary-quantiles.csv`: how the members are spread, one row per year and quantity of `summary.csv`.
enum EnsembleQuantilesCSV {
  static let names = ["year", "quantity"] + RunCourse.Spread.names

  /// Adds the row of one quantity, of which there is a value for each member.
  static func add(
    _ values: [Double], of name: String, date: Double, to writer: inout CSVWriter
  ) {
    let spread = RunCourse.Spread(of: values)
    writer.add(year: date)
    writer.add(name)
    for value in spread.values { writer.add(value) }
    writer.endRow()
  }
}

extension RunCourse.Spread {
  /// The columns of a spread, and its values in their order.
  public static let names = ["mean", "standard_deviation", "p05", "p25", "p50", "p75", "p95"]

  /// The values in the order of the columns.
  public var values: [Double] { [mean, standardDeviation, p05, p25, p50, p75, p95] }
}
