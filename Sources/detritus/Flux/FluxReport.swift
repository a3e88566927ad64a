import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import Glibc
import SpaceEnvironment

/// The impacts on a satellite, as tables and a figure.
struct FluxReport {
  let flux: SatelliteFlux
  /// The life of the satellite [yr].
  let from: Double
  let to: Double
  let caption: String

  private struct Row {
    let type: String
    let size: Range<Double>?
    /// Per year at both ends of the life, and the expected number over it.
    let start, end, impacts: Double
  }

  private func row(_ type: String, _ size: Range<Double>?, _ kinds: [Int]) -> Row {
    func sum(_ value: (Int) -> Double) -> Double { kinds.reduce(0) { $0 + value($1) } }
    return Row(
      type: type, size: size, start: year * sum { flux.rate($0, in: from) },
      end: year * sum { flux.rate($0, in: to) },
      impacts: sum { flux.impacts($0, from: from, to: to) })
  }

  /// The kinds with impacts, then all together.
  private var rows: [Row] {
    flux.kinds.enumerated().map { row($1.type.name, $1.size, [$0]) }.filter { $0.impacts > 0 }
      + [row("all", nil, Array(flux.kinds.indices))]
  }

  private static func text(_ size: Range<Double>?) -> String {
    guard let size else { return "all" }
    return size.upperBound.isFinite
      ? "\(size.lowerBound.nineDigits)-\(size.upperBound.nineDigits)"
      : "\(size.lowerBound.nineDigits)-"
  }

  var text: String {
    var table = TextTable(
      [
        "type", "diameter [m]", "impacts/yr in \(from.decimals(1))",
        "in \(to.decimals(1))", "over the life", "chance of one [%]",
      ], leadingColumns: 2)
    for row in rows {
      table.add([
        row.type, Self.text(row.size), Self.scientific(row.start), Self.scientific(row.end),
        Self.scientific(row.impacts), Self.scientific(-100 * expm1(-row.impacts)),
      ])
    }
    return "\(caption)\n\(table.text)"
  }

  /// Three significant digits with an exponent, such as 1.23e-05.
  private static func scientific(_ x: Double) -> String {
    guard x > 0 else { return "0" }
    var exponent = Int(log10(x).rounded(.down))
    var mantissa = (x / pow(10, Double(exponent)) * 100).rounded() / 100
    if mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    let digits = "\(abs(exponent))"
    return "\(mantissa.decimals(2))e\(exponent < 0 ? "-" : "+")"
      + "\(digits.count < 2 ? "0" : "")\(digits)"
  }

  /// `flux.csv`: the rates of every kind at the ends of the life and in the recorded years between.
  var csv: [UInt8] {
    var writer = CSVWriter(columns: [
      "year", "object_type", "size_lower_m", "size_upper_m", "impacts_per_yr",
    ])
    for date in dates {
      for (k, kind) in flux.kinds.enumerated() {
        writer.add(date)
        writer.add(kind.type.name)
        writer.add(kind.size.lowerBound)
        writer.add(upperEdge: kind.size.upperBound)
        writer.add(year * flux.rate(k, in: date))
        writer.endRow()
      }
    }
    return writer.bytes
  }

  private var dates: [Double] { [from] + flux.years.filter { $0 > from && $0 < to } + [to] }

  var json: JSONValue {
    .list(
      rows.map { row in
        [
          "object_type": .text(row.type),
          "size_lower_m": row.size.map { .number($0.lowerBound) } ?? .null,
          "size_upper_m": row.size.flatMap { $0.upperBound.isFinite ? .number($0.upperBound) : nil }
            ?? .null,
          "impacts_per_yr_from": .number(row.start), "impacts_per_yr_to": .number(row.end),
          "impacts": .number(row.impacts),
          "probability_of_impact": .number(-expm1(-row.impacts)),
        ]
      })
  }

  /// The impacts per year of all types over the life.
  var chart: CoursesChart {
    let dates = dates
    let curves = ObjectType.reported.compactMap { type -> CoursesChart.Curve? in
      let kinds = flux.kinds.indices.filter { flux.kinds[$0].type == type }
      let values = dates.map { date in
        kinds.reduce(0) { $0 + year * flux.rate($1, in: date) }
      }
      return values.contains { $0 > 0 }
        ? .init(label: type.name.replacing("_", with: " "), years: dates, values: values) : nil
    }
    return CoursesChart(
      name: "impacts", title: "Impacts on the satellite", caption: caption,
      quantity: "Impacts per year", curves: curves)
  }
}
