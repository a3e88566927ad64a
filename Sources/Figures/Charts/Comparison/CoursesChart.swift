/// One quantity over the years in several runs, with the curves of other models and observations.
public struct CoursesChart: Chart {
  /// What a curve shows, which is how it is drawn.
  public enum Origin: Sendable {
    /// A run: a solid line.
    case run
    /// Another model: a dashed line.
    case reference
    /// What is observed: points.
    case observation
  }

  /// A quantity over the years.
  public struct Curve: Sendable {
    public var label: String
    public var origin: Origin
    /// The calendar years, rising, and the values.
    public var years: [Double]
    /// The values, one for each year.
    public var values: [Double]
    /// The range of the values; drawn as a band, or as bars of an observation.
    public var band: Band?

    public init(
      label: String, origin: Origin = .run, years: [Double], values: [Double], band: Band? = nil
    ) {
      precondition(years.count == values.count, "one value for each year")
      precondition(band.map { $0.lower.count == years.count } ?? true, "one band for each year")
      self.label = label
      self.origin = origin
      self.years = years
      self.values = values
      self.band = band
    }
  }

  public let name: String
  public var title: String
  public var caption: String
  /// The quantity, with its unit.
  public var quantity: String
  public var curves: [Curve]
  /// What the labels are values of; empty where they speak for themselves.
  public var legendTitle: String
  /// Whether values are differences, drawn about a line at zero.
  public var isDifference: Bool

  public init(
    name: String, title: String, caption: String, quantity: String, curves: [Curve],
    legendTitle: String = "", isDifference: Bool = false
  ) {
    self.name = name
    self.title = title
    self.caption = caption
    self.quantity = quantity
    self.curves = curves
    self.legendTitle = legendTitle
    self.isDifference = isDifference
  }

  /// Dashes and marks that tell curves apart without colour.
  private static let dashes = [
    "(8, 4)", "(3, 3)", "(10, 3, 2, 3)", "(14, 4)", "(6, 2, 2, 2, 2, 2)",
  ]
  private static let marks = [7, 5, 9, 11, 13]

  public func script(output path: String) throws(FigureError) -> String {
    let all = curves.flatMap { curve in
      curve.values + (curve.band.map { $0.lower + $0.upper } ?? [])
    }.filter(\.isFinite)
    let years = curves.flatMap(\.years)
    guard let first = years.min(), let last = years.max(), first < last, let highest = all.max()
    else { throw nothingToDraw("a line needs two years or more") }
    let lowest = all.min()!
    let scale = CountScale(highest: max(highest, -lowest))
    var blocks: [String] = []
    var legend = Style.legendHeading(legendTitle)
    var (bands, lines): ([String], [String]) = ([], [])
    var counts: [Origin: Int] = [:]
    var bandLabel: String?
    for (k, curve) in curves.enumerated() where !curve.years.isEmpty {
      let colour = Style.lineColour(k)
      let rank = counts[curve.origin, default: 0]
      counts[curve.origin] = rank + 1
      blocks.append(
        dataBlock(
          "curve\(k + 1)", columns: curve.band == nil ? "year value" : "year value lower upper",
          rows: curve.years.indices.map { i in
            ([curve.years[i], curve.values[i]]
              + (curve.band.map { [$0.lower[i], $0.upper[i]] } ?? []))
              .map(number).joined(separator: " ")
          }))
      let label = quoted(shortened(curve.label, to: 24))
      let data = "$curve\(k + 1) using 1"
      switch curve.origin {
      case .run, .reference:
        let dash =
          curve.origin == .run ? "solid" : Self.dashes[rank % Self.dashes.count]
        let style =
          "with lines linecolor rgb '\(colour)' linewidth \(curve.origin == .run ? 2.2 : 1.6) "
          + "dashtype \(dash)"
        legend.append("keyentry \(style) title \(label)")
        if let band = curve.band {
          bandLabel = bandLabel ?? band.label
          bands.append(
            "\(data):($3 / scale):($4 / scale) with filledcurves fillstyle transparent solid 0.18 "
              + "noborder fillcolor rgb '\(colour)' notitle")
        }
        lines.append("\(data):($2 / scale) \(style) notitle")
      case .observation:
        let mark = Self.marks[rank % Self.marks.count]
        let point = "pointtype \(mark) pointsize 0.7 linecolor rgb '\(Style.ink)'"
        legend.append("keyentry with points \(point) title \(label)")
        lines.append(
          curve.band == nil
            ? "\(data):($2 / scale) with points \(point) notitle"
            : "\(data):($2 / scale):($3 / scale):($4 / scale) with yerrorbars \(point) notitle")
      }
    }
    if let bandLabel {
      legend.append(
        "keyentry with filledcurves fillstyle transparent solid 0.25 noborder "
          + "fillcolor rgb '\(Style.faint)' title \(quoted(bandLabel))")
    }
    let zero = isDifference ? "set xzeroaxis linetype 1 linecolor rgb '\(Style.axis)'\n" : ""
    let range = isDifference ? "*:*" : "\(lowest < 0 ? "*" : "0"):\(highest > 0 ? "*" : "1")"
    return """
      \(Style.head(of: self, output: path))
      \(blocks.joined(separator: "\n"))
      scale = \(number(scale.factor))
      \(Style.yearAxis(from: first, to: last))
      \(zero)set ylabel \(quoted("\(quantity)\(scale.suffix)"))
      set yrange [\(range)]
      plot \((legend + bands + lines).joined(separator: ", \\\n  "))

      """
  }
}
