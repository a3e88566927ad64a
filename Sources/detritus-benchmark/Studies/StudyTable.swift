import Evolution
import FileFormats
import Figures

/// The runs of a study as a table, a summary and figures.
struct StudyTable {
  let study: Studies.Study
  let courses: [StudyCourse]

  private var runs: [RunCourse] { courses.map(\.course) }

  /// Against the first run; `nil` for that itself.
  private var comparisons: [RunComparison?] {
    [nil] + runs.dropFirst().map { RunComparison(baseline: runs[0], run: $0) }
  }

  /// Years between rows of the table.
  private static let interval = 20

  /// One row per run, quantity and twentieth year: the members' mean and spread, and the mean difference from the
  /// first run with its interval of 95 %.
  var bytes: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(
        columns: ["scenario", "members", "quantity", "year"] + RunCourse.Spread.names
          + ["difference", "difference_lower", "difference_upper"])
      for (run, comparison) in zip(runs, comparisons) {
        for (q, quantity) in run.quantities.enumerated() {
          for (y, year) in run.years.enumerated()
          where y % Self.interval == 0 || y == run.years.count - 1 {
            writer.add(run.name)
            writer.add(run.memberCount)
            writer.add(quantity)
            writer.add(year)
            for value in run.spreads[q][y].values { writer.add(value) }
            let place = comparison?.years.firstIndex(of: year)
            let difference = place.flatMap { comparison?.differences(of: quantity)?[$0] }
            writer.add(difference?.difference)
            writer.add(difference?.interval?.lowerBound)
            writer.add(difference?.interval?.upperBound)
            writer.endRow()
          }
        }
      }
      return try writer.bytes
    }
  }

  /// The last year: mean, standard deviation, 5 to 95 %, and the difference from the first run.
  var summary: String {
    var text = "\(study.title)\n"
    for (run, comparison) in zip(runs, comparisons) {
      text += "  \(run.name), \(run.memberCount) members, \(Int(run.years.last!))\n"
      for (q, quantity) in run.quantities.enumerated() {
        let spread = run.spreads[q].last!
        text +=
          "    \(quantity): \(Self.shown(spread.mean)) ± \(Self.shown(spread.standardDeviation)), "
          + "\(Self.shown(spread.p05)) to \(Self.shown(spread.p95))"
        if let last = comparison?.differences(of: quantity)?.last, let interval = last.interval {
          text +=
            "; difference \(Self.shown(last.difference)), \(Self.shown(interval.lowerBound)) to "
            + Self.shown(interval.upperBound)
        }
        text += "\n"
      }
    }
    return text
  }

  private static func shown(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }

  var charts: [CoursesChart] {
    [
      ("total", "Objects in low orbits"),
      ("catastrophic_collisions", "Catastrophic collisions"),
    ].map { quantity, label in
      CoursesChart(
        name: "compare-\(quantity.replacing("_", with: "-"))", title: study.title,
        caption: "Means of \(runs[0].memberCount) members, and the range of 5 to 95 % of them",
        quantity: label,
        curves: runs.map { run in
          let q = run.index(of: quantity)!
          return CoursesChart.Curve(
            label: run.name, years: run.years, values: run.values[q],
            band: Band(lower: run.spreads[q].map(\.p05), upper: run.spreads[q].map(\.p95)))
        })
    }
  }
}
