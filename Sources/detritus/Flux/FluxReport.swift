import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import Glibc
import SpaceEnvironment

/// The impacts on a satellite, as tables and a figure.
struct FluxReport {
  let flux: SatelliteFlux
  /// The impacts in every member of an ensemble; `nil` for a single run.
  let ensemble: EnsembleFlux?
  /// The life of the satellite [yr].
  let from: Double
  let to: Double
  let caption: String

  private struct Row {
    let type: String
    let size: Range<Double>?
    /// Per year at both ends of the life, and the expected number over it.
    let start, end, impacts: Double
    /// How the members spread, of an ensemble: the number over the life, and the chance of one or more.
    let spread: RunCourse.Spread?
    let chance: Double
  }

  private func row(_ type: String, _ size: Range<Double>?, _ kinds: [Int]) -> Row {
    func sum(_ value: (Int) -> Double) -> Double { kinds.reduce(0) { $0 + value($1) } }
    let impacts = sum { flux.impacts($0, from: from, to: to) }
    let own = kinds.map { flux.kinds[$0] }
    let numbers = ensemble?.values(of: own) { $0.impacts($1, from: from, to: to) }
    // The mean of the members' chances, which is less than the chance at the mean number.
    let chances = numbers ?? [impacts]
    return Row(
      type: type, size: size, start: year * sum { flux.rate($0, in: from) },
      end: year * sum { flux.rate($0, in: to) }, impacts: impacts,
      spread: numbers.map { RunCourse.Spread(of: $0) },
      chance: chances.reduce(0) { $0 - expm1(-$1) } / Double(chances.count))
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
    let members = ensemble?.members.count
    var table = TextTable(
      [
        "type", "diameter [m]", "impacts/yr in \(from.decimals(1))",
        "in \(to.decimals(1))", "over the life",
      ] + (members == nil ? [] : ["5 %", "95 %"]) + ["chance of one [%]"], leadingColumns: 2)
    for row in rows {
      table.add(
        [
          row.type, Self.text(row.size), Self.scientific(row.start), Self.scientific(row.end),
          Self.scientific(row.impacts),
        ] + (row.spread.map { [Self.scientific($0.p05), Self.scientific($0.p95)] } ?? [])
          + [Self.scientific(100 * row.chance)])
    }
    let note = members.map { "; means and quantiles over \($0) members" } ?? ""
    return "\(caption)\(note)\n\(table.text)"
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

  /// `flux.csv`: the rates of every kind at the ends of the life and in the recorded years between, of an
  /// ensemble with their spread.
  var csv: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(
        columns: ["year", "object_type", "size_lower_m", "size_upper_m", "impacts_per_yr"]
          + (ensemble == nil ? [] : RunCourse.Spread.names.dropFirst()))
      for date in dates {
        for (k, kind) in flux.kinds.enumerated() {
          writer.add(date)
          writer.add(kind.type.name)
          writer.add(kind.size.lowerBound)
          writer.add(upperEdge: kind.size.upperBound)
          writer.add(year * flux.rate(k, in: date))
          let spread = ensemble?.values(of: [kind]) { year * $0.rate($1, in: date) }
          for value in spread.map({ RunCourse.Spread(of: $0).values.dropFirst() }) ?? [] {
            writer.add(value)
          }
          writer.endRow()
        }
      }
      return try writer.bytes
    }
  }

  private var dates: [Double] { [from] + flux.years.filter { $0 > from && $0 < to } + [to] }

  var json: JSONValue {
    .list(
      rows.map { row in
        let spread = row.spread.map { spread in
          zip(RunCourse.Spread.names, spread.values).dropFirst().map {
            JSONValue.Member("impacts_\($0)", .number($1))
          }
        }
        return .object(
          [
            .init("object_type", .text(row.type)),
            .init("size_lower_m", row.size.map { .number($0.lowerBound) } ?? .null),
            .init(
              "size_upper_m",
              row.size.flatMap { $0.upperBound.isFinite ? .number($0.upperBound) : nil } ?? .null),
            .init("impacts_per_yr_from", .number(row.start)),
            .init("impacts_per_yr_to", .number(row.end)),
            .init("impacts", .number(row.impacts)),
          ] + (spread ?? []) + [.init("probability_of_impact", .number(row.chance))])
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
      let spreads = ensemble.map { ensemble in
        dates.map { date in
          RunCourse.Spread(
            of: ensemble.values(of: kinds.map { flux.kinds[$0] }) { year * $0.rate($1, in: date) })
        }
      }
      return values.contains { $0 > 0 }
        ? .init(
          label: type.name.replacing("_", with: " "), years: dates, values: values,
          band: spreads.map { Band(lower: $0.map(\.p05), upper: $0.map(\.p95)) })
        : nil
    }
    return CoursesChart(
      name: "impacts", title: "Impacts on the satellite", caption: caption,
      quantity: "Impacts per year", curves: curves)
  }
}
