import Evolution
import FileFormats
import Figures

/// The figures of a comparison: every main quantity in all runs, and the differences of the objects.
struct ComparisonFigures {
  let report: ComparisonReport

  /// A figure that was drawn, for the report.
  struct Drawn {
    let svg: String
    let caption: String
  }

  /// Draws into `figures`, and returns what was drawn.
  func draw(into folder: borrowing OutputFolder) throws -> [Drawn] {
    let charts = self.charts
    let path = try folder.path(of: "figures")
    let isDrawn = try OptionalFigures.draw { () throws(FigureError) in
      try FigureFolder.draw(charts, into: path, skippingEmpty: true)
    }
    return !isDrawn
      ? []
      : charts.compactMap { chart in
        guard let svg = try? FileContents.text("\(path)/\(chart.name).svg") else { return nil }
        return Drawn(svg: svg, caption: chart.title)
      }
  }

  var charts: [CoursesChart] {
    var quantities = ["total", "fragment", "mass_t", "catastrophic_collisions"]
    for curve in report.references + report.observations where !quantities.contains(curve.quantity)
    {
      quantities.append(curve.quantity)
    }
    let present = quantities.filter { report.baseline.index(of: $0) != nil }
    return present.map(chart) + [differences(of: "total")].compactMap(\.self)
  }

  private var caption: String {
    let others = report.comparisons.map(\.run.name)
    return others.isEmpty
      ? report.baseline.name : "\(report.baseline.name) against \(others.joined(separator: ", "))"
  }

  private func chart(_ quantity: String) -> CoursesChart {
    let runs = report.courses.compactMap { course -> CoursesChart.Curve? in
      guard let q = course.index(of: quantity) else { return nil }
      return .init(
        label: course.name, years: course.years, values: course.values[q],
        band: course.spreads.isEmpty
          ? nil
          : Band(
            lower: course.spreads[q].map(\.p05), upper: course.spreads[q].map(\.p95)))
    }
    func external(
      _ curves: [ExternalCurve], _ origin: CoursesChart.Origin
    ) -> [CoursesChart.Curve] {
      curves.filter { $0.quantity == quantity }.map { curve in
        let ranges = curve.points.compactMap(\.range)
        return .init(
          label: curve.name, origin: origin, years: curve.points.map(\.year),
          values: curve.points.map(\.value),
          band: ranges.count == curve.points.count
            ? Band(
              lower: ranges.map(\.lowerBound), upper: ranges.map(\.upperBound),
              label: "As its source gives") : nil)
      }
    }
    let label = Quantity.label(quantity)
    return CoursesChart(
      name: "compare-\(quantity.replacing("_", with: "-"))", title: label.title, caption: caption,
      quantity: label.axis,
      curves: runs + external(report.references, .reference)
        + external(report.observations, .observation))
  }

  /// The differences from the baseline; `nil` for a single run.
  private func differences(of quantity: String) -> CoursesChart? {
    let curves = report.comparisons.compactMap { comparison -> CoursesChart.Curve? in
      guard let all = comparison.differences(of: quantity) else { return nil }
      let intervals = all.compactMap(\.interval)
      return .init(
        label: comparison.run.name, years: comparison.years, values: all.map(\.difference),
        band: intervals.count == all.count
          ? Band(
            lower: intervals.map(\.lowerBound), upper: intervals.map(\.upperBound),
            label: "95 % interval of the mean") : nil)
    }
    if curves.isEmpty { return nil }
    let label = Quantity.label(quantity)
    return CoursesChart(
      name: "difference-\(quantity.replacing("_", with: "-"))",
      title: "\(label.title): difference from \(report.baseline.name)", caption: caption,
      quantity: "Difference: \(label.axis.prefix(1).lowercased())\(label.axis.dropFirst())",
      curves: curves, isDifference: true)
  }
}

/// How figures name the columns of `summary.csv`.
enum Quantity {
  static func label(_ name: String) -> (title: String, axis: String) {
    switch name {
    case "total": ("Objects in low orbit", "Number of objects")
    case "active_payload": ("Active payloads in low orbit", "Active payloads")
    case "inactive_payload": ("Inactive payloads in low orbit", "Inactive payloads")
    case "rocket_body": ("Rocket bodies in low orbit", "Rocket bodies")
    case "mission_related_object":
      ("Mission-related objects in low orbit", "Mission-related objects")
    case "fragment": ("Fragments in low orbit", "Number of fragments")
    case "mass_t": ("Mass in low orbit", "Mass (t)")
    case "catastrophic_collisions":
      ("Catastrophic collisions", "Catastrophic collisions since the epoch")
    case "non_catastrophic_collisions":
      ("Non-catastrophic collisions", "Non-catastrophic collisions since the epoch")
    default: (name, name)
    }
  }
}
