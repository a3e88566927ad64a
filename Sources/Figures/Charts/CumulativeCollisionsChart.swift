/// The collisions since the epoch, catastrophic and not, over the years.
public struct CumulativeCollisionsChart: Chart {
  public let name = "cumulative-collisions"
  public var title: String
  public var caption: String
  /// The calendar years, rising.
  public var years: [Double]
  /// The catastrophic collisions since the epoch [1], one value for each year.
  public var catastrophic: [Double]
  /// The other collisions since the epoch [1], one value for each year.
  public var nonCatastrophic: [Double]
  /// The range of the catastrophic collisions in an ensemble.
  public var catastrophicBand: Band?
  /// The range of the other collisions in an ensemble.
  public var nonCatastrophicBand: Band?

  public init(
    title: String = "Cumulative collisions", caption: String,
    years: [Double], catastrophic: [Double], nonCatastrophic: [Double],
    catastrophicBand: Band? = nil, nonCatastrophicBand: Band? = nil
  ) {
    for values in [catastrophic, nonCatastrophic] {
      precondition(values.count == years.count, "one value for each year")
    }
    for band in [catastrophicBand, nonCatastrophicBand] {
      precondition(band.map { $0.lower.count == years.count } ?? true, "one band for each year")
    }
    self.title = title
    self.caption = caption
    self.years = years
    self.catastrophic = catastrophic
    self.nonCatastrophic = nonCatastrophic
    self.catastrophicBand = catastrophicBand
    self.nonCatastrophicBand = nonCatastrophicBand
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard years.count >= 2 else { throw nothingToDraw("a line needs two years or more") }
    let kinds = [
      Kind(
        column: "catastrophic", label: "Catastrophic", colour: "#882255",
        values: catastrophic, band: catastrophicBand),
      Kind(
        column: "non_catastrophic", label: "Non-catastrophic", colour: "#2277AA",
        values: nonCatastrophic, band: nonCatastrophicBand),
    ]
    let highest = kinds.flatMap { $0.values + ($0.band?.upper ?? []) }.filter(\.isFinite).max() ?? 0
    let scale = CountScale(highest: highest)

    var columns = ["year"]
    var table = [years]
    var legend: [String] = []
    var bands: [String] = []
    var lines: [String] = []
    // The legend lists the curves in the order in which they end, from the top.
    for kind in kinds.sorted(by: { $0.values.last! > $1.values.last! }) {
      let lineStyle = "with lines linecolor rgb '\(kind.colour)' linewidth 2"
      legend.append("keyentry \(lineStyle) title '\(kind.label)'")
      if let band = kind.band {
        columns += ["\(kind.column)_lower", "\(kind.column)_upper"]
        table += [band.lower, band.upper]
        let bandStyle = """
          with filledcurves fillstyle transparent solid 0.2 noborder fillcolor rgb '\(kind.colour)'
          """
        legend.append("keyentry \(bandStyle) title \(quoted(band.label))")
        bands.append(
          """
          $data using 1:($\(table.count - 1) / scale):($\(table.count) / scale) \
          \(bandStyle) notitle
          """)
      }
      columns.append(kind.column)
      table.append(kind.values)
      lines.append("$data using 1:($\(table.count) / scale) \(lineStyle) notitle")
    }
    let rows = years.indices.map { year in
      table.map { number($0[year]) }.joined(separator: " ")
    }
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("data", columns: columns.joined(separator: " "), rows: rows))
      scale = \(number(scale.factor))
      \(Style.yearAxis(from: years.first!, to: years.last!))
      set ylabel 'Collisions since the epoch\(scale.suffix)'
      set yrange [0:\(highest > 0 ? "*" : "1")]
      plot \((legend + bands + lines).joined(separator: ", \\\n  "))

      """
  }

  private struct Kind {
    let column: String
    let label: String
    let colour: String
    let values: [Double]
    let band: Band?
  }
}
