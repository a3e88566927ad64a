import Evolution
import FileFormats
import Figures

/// The figures of a sweep: maps over two settings, lines over one, courses in time.
struct SweepFigures {
  let report: SweepReport

  private static let quantities = ["total", "catastrophic_collisions"]
  /// As many curves as an eye follows.
  private static let mostCurves = 9

  func draw(into folder: String) throws {
    try OptionalFigures.draw { () throws(FigureError) in
      try FigureFolder.draw(charts, into: folder, skippingEmpty: true)
    }
  }

  private var axes: [SweepState.Axis] { report.state.axes }

  var charts: [any Chart] {
    let quantities = Self.quantities.filter { report.quantities.contains($0) }
    var charts: [any Chart] = []
    for quantity in quantities {
      for layer in layers {
        charts.append(lines(quantity, layer))
        if axes.count >= 2 { charts.append(map(quantity, layer)) }
      }
      if report.courses.count <= Self.mostCurves { charts.append(courses(quantity)) }
    }
    return charts
  }

  /// A value of the third axis, or everything where there is none.
  private struct Layer {
    var place: Int?
    var suffix = ""
    var caption = ""
  }

  private var layers: [Layer] {
    guard axes.count == 3 else { return [Layer()] }
    return axes[2].values.enumerated().map { k, value in
      Layer(place: k, suffix: "-\(k + 1)", caption: "; \(axes[2].label) = \(value)")
    }
  }

  private func point(_ x: Int, _ y: Int?, _ layer: Layer) -> Int {
    let places = [x, y, layer.place].compactMap(\.self)
    return report.state.points.firstIndex { $0.places == places }!
  }

  private func values(_ axis: SweepState.Axis) -> [SweepValue] {
    axis.values.map { SweepValue(label: $0, number: Double($0)) }
  }

  private func caption(_ layer: Layer = Layer()) -> String {
    "\(report.state.scenario): \(report.scenarioDescription)\(layer.caption)"
  }

  private func name(_ kind: String, _ quantity: String, _ layer: Layer = Layer()) -> String {
    "\(kind)-\(quantity.replacing("_", with: "-"))\(layer.suffix)"
  }

  private func title(_ quantity: String) -> String {
    "\(Quantity.label(quantity).title) in \(report.courses[0].years.last!.decimals(0))"
  }

  private func map(_ quantity: String, _ layer: Layer) -> SweepMapChart {
    SweepMapChart(
      name: name("map", quantity, layer), title: title(quantity), caption: caption(layer),
      xKey: axes[0].label, xValues: values(axes[0]), yKey: axes[1].label,
      yValues: values(axes[1]), quantity: Quantity.label(quantity).axis,
      values: axes[1].values.indices.map { y in
        axes[0].values.indices.map { report.last(quantity, point($0, y, layer)).value }
      })
  }

  private func lines(_ quantity: String, _ layer: Layer) -> SweepLinesChart {
    func line(_ y: Int?) -> SweepLinesChart.Line {
      let points = axes[0].values.indices.map { report.last(quantity, point($0, y, layer)) }
      let spreads = points.compactMap(\.spread)
      return .init(
        label: y.map { axes[1].values[$0] } ?? "",
        values: points.map(\.value),
        band: spreads.count == points.count
          ? Band(lower: spreads.map(\.p05), upper: spreads.map(\.p95)) : nil)
    }
    return SweepLinesChart(
      name: name("lines", quantity, layer), title: title(quantity), caption: caption(layer),
      key: axes[0].label, values: values(axes[0]), quantity: Quantity.label(quantity).axis,
      lineKey: axes.count == 1 ? "" : shortKey(axes[1]),
      lines: axes.count == 1 ? [line(nil)] : axes[1].values.indices.map(line))
  }

  private func courses(_ quantity: String) -> CoursesChart {
    let label = Quantity.label(quantity)
    return CoursesChart(
      name: name("courses", quantity), title: label.title, caption: caption(),
      quantity: label.axis,
      curves: report.courses.enumerated().map { k, course in
        let q = course.index(of: quantity)!
        let values = zip(axes, report.state.points[k].places).map { $0.values[$1] }
        return .init(
          label: values.joined(separator: ", "), years: course.years, values: course.values[q],
          band: course.spreads.isEmpty
            ? nil
            : Band(lower: course.spreads[q].map(\.p05), upper: course.spreads[q].map(\.p95)))
      }, legendTitle: axes.map(shortKey).joined(separator: ", "))
  }

  /// The last part of the first key of an axis, for legends.
  private func shortKey(_ axis: SweepState.Axis) -> String {
    String(axis.keys[0].split(separator: ".").last ?? "")
  }
}
