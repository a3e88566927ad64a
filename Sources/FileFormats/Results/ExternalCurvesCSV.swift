/// A curve that was not made by a run: another model's, or what is observed.
public struct ExternalCurve: Hashable, Sendable {
  /// A point of a curve.
  public struct Point: Hashable, Sendable {
    /// The date as a calendar year with decimals.
    public let year: Double
    /// The value, in the unit of the quantity.
    public let value: Double
    /// The range that the source gives.
    public let range: ClosedRange<Double>?
  }

  public let name: String
  /// A quantity of `summary.csv`.
  public let quantity: String
  /// In the order of years.
  public let points: [Point]
}

/// Curves of other models and of catalogues: `name,year,quantity,value[,lower,upper]`.
public enum ExternalCurvesCSV {
  /// Reads curves.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - quantities: The quantities that there are.
  public static func read(
    _ path: String, quantities: [String]
  ) throws(InputError) -> [ExternalCurve] {
    let table = try CSVTable.read(
      path, columns: ["name", "year", "quantity", "value"], optional: ["lower", "upper"])
    var order: [[String]] = []
    var points: [[String]: [ExternalCurve.Point]] = [:]
    for row in table.rows {
      let quantity = try row.text(table["quantity"])
      guard quantities.contains(quantity) else {
        throw row.error(
          table["quantity"],
          "is \(quoted(quantity)), which is no column of summary.csv"
            + suggestion(for: quantity, among: quantities))
      }
      let key = [try row.text(table["name"]), quantity]
      let year = try row.number(table["year"], unit: "yr")
      let value = try row.number(table["value"])
      let lower = try row.optionalNumber(table["lower"])
      let upper = try row.optionalNumber(table["upper"])
      var range: ClosedRange<Double>?
      switch (lower, upper) {
      case (let lower?, let upper?):
        if upper < lower {
          throw row.error(table["upper"], "is \(upper.shown), must be at least \(lower.shown)")
        }
        range = lower...upper
      case (nil, nil): break
      case (.some, nil): throw row.error(table["upper"], "is empty, though lower is given")
      case (nil, .some): throw row.error(table["lower"], "is empty, though upper is given")
      }
      if points[key] == nil { order.append(key) }
      if points[key]?.contains(where: { $0.year == year }) ?? false {
        throw row.error(
          table["year"], "is \(year.shown), which \(quoted(key[0])) has already for \(quantity)")
      }
      points[key, default: []].append(
        ExternalCurve.Point(year: year, value: value, range: range))
    }
    if order.isEmpty { throw table.error("has 0 rows, must have at least 1") }
    return order.map { key in
      ExternalCurve(
        name: key[0], quantity: key[1], points: points[key]!.sorted { $0.year < $1.year })
    }
  }
}
