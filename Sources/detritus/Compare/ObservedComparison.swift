import Evolution
import FileFormats

/// The runs of a comparison against what is observed: one row per run, curve and observed year.
struct ObservedComparison {
  struct Row {
    let run: String
    let curve: String
    let quantity: String
    let year: Double
    let observed: Double
    /// The run, between its recorded years interpolated.
    let value: Double

    var difference: Double { value - observed }
    /// `nil` where nothing was observed.
    var percent: Double? { observed != 0 ? 100 * difference / observed : nil }
  }

  let rows: [Row]

  /// Years before the first or after the last record of a run are left out.
  init(_ courses: [RunCourse], _ observations: [ExternalCurve]) {
    var rows: [Row] = []
    for course in courses {
      for curve in observations {
        guard let q = course.index(of: curve.quantity) else { continue }
        for point in curve.points {
          guard let value = Self.value(course, q, in: point.year) else { continue }
          rows.append(
            Row(
              run: course.name, curve: curve.name, quantity: curve.quantity, year: point.year,
              observed: point.value, value: value))
        }
      }
    }
    self.rows = rows
  }

  /// A quantity in a year, interpolated between two records; records are rounded to a hundredth of a
  /// year.
  private static func value(_ course: RunCourse, _ q: Int, in year: Double) -> Double? {
    let years = course.years
    let slack = 0.01
    guard year >= years[0] - slack, year <= years[years.count - 1] + slack else { return nil }
    guard let after = years.firstIndex(where: { $0 >= year }) else {
      return course.values[q][years.count - 1]
    }
    if after == 0 { return course.values[q][0] }
    let share = (year - years[after - 1]) / (years[after] - years[after - 1])
    return course.values[q][after - 1]
      + share * (course.values[q][after] - course.values[q][after - 1])
  }

  /// The table for reading; `nil` where nothing observed falls into the years of a run.
  func table(signed: (Double, Int) -> String) -> ComparisonReport.Table? {
    if rows.isEmpty { return nil }
    return ComparisonReport.Table(
      title: "Against what is observed",
      header: ["run", "observed by", "quantity", "year", "observed", "run", "difference", "[%]"],
      rows: rows.map { row in
        [
          row.run, row.curve, row.quantity, row.year.decimals(1), row.observed.decimals(0),
          row.value.decimals(0), signed(row.difference, 0),
          row.percent.map { signed($0, 1) } ?? "-",
        ]
      }, leadingColumns: 3)
  }

  /// `observed.csv`.
  var csv: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(columns: [
        "run", "name", "quantity", "year", "observed", "value", "difference", "difference_percent",
      ])
      for row in rows {
        writer.add(row.run)
        writer.add(row.curve)
        writer.add(row.quantity)
        writer.add(row.year)
        writer.add(row.observed)
        writer.add(row.value)
        writer.add(row.difference)
        writer.add(row.percent)
        writer.endRow()
      }
      return try writer.bytes
    }
  }

  var json: JSONValue {
    .list(
      rows.map { row in
        [
          "run": .text(row.run), "name": .text(row.curve), "quantity": .text(row.quantity),
          "year": .number(row.year), "observed": .number(row.observed),
          "value": .number(row.value), "difference": .number(row.difference),
          "difference_percent": row.percent.map { .number($0) } ?? .null,
        ]
      })
  }
}
