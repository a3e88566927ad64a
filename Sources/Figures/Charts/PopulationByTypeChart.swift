/// The number of objects over the years, stacked by type, with the total.
public struct PopulationByTypeChart: Chart {
  public let name = "population-by-type"
  public var title: String
  public var caption: String
  /// The calendar years, rising.
  public var years: [Double]
  /// The counts [1] of each type, the first at the bottom of the stack.
  public var counts: [Series]
  /// The range of the total in an ensemble.
  public var totalBand: Band?

  public init(
    title: String = "Objects by type", caption: String,
    years: [Double], counts: [Series], totalBand: Band? = nil
  ) {
    precondition(counts.allSatisfy { $0.values.count == years.count }, "one count for each year")
    precondition(totalBand.map { $0.lower.count == years.count } ?? true, "one band for each year")
    self.title = title
    self.caption = caption
    self.years = years
    self.counts = counts
    self.totalBand = totalBand
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard years.count >= 2 else { throw nothingToDraw("an area needs two years or more") }
    guard !counts.isEmpty else { throw nothingToDraw("there are no types") }

    let totals = years.indices.map { year in counts.reduce(0) { $0 + $1.values[year] } }
    let highest = (totals + (totalBand?.upper ?? [])).filter(\.isFinite).max() ?? 0
    let scale = CountScale(highest: highest)
    let rows = years.indices.map { year in
      var row = [years[year]] + counts.map { $0.values[year] } + [totals[year]]
      if let totalBand { row += [totalBand.lower[year], totalBand.upper[year]] }
      return row.map(number).joined(separator: " ")
    }
    let bandColumns = totalBand == nil ? [] : ["lower", "upper"]
    let columns = ["year"] + counts.map(\.type) + ["total"] + bandColumns
    let totalColumn = counts.count + 2

    // Drawn from the top of the stack down, so that the legend reads as the stack does.
    let totalStyle = "with lines linecolor rgb '\(Style.ink)' linewidth 1.8"
    let bandStyle = "with lines linecolor rgb '\(Style.ink)' linewidth 1 dashtype (5, 3)"
    var curves = ["keyentry \(totalStyle) title 'Total'"]
    if let totalBand { curves.append("keyentry \(bandStyle) title \(quoted(totalBand.label))") }
    curves += counts.indices.reversed().map { index in
      let below = index == 0 ? "0" : "(sum [c = 2:\(index + 1)] column(c))"
      let above = "(sum [c = 2:\(index + 2)] column(c))"
      return """
        $data using 1:(\(below) / scale):(\(above) / scale) \
        with filledcurves fillstyle solid noborder fillcolor rgb '\(Style.colour(index))' \
        title \(quoted(Style.label(ofType: counts[index].type)))
        """
    }
    if totalBand != nil {
      curves += [1, 2].map { "$data using 1:($\(totalColumn + $0) / scale) \(bandStyle) notitle" }
    }
    curves.append("$data using 1:($\(totalColumn) / scale) \(totalStyle) notitle")
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("data", columns: columns.map(columnName).joined(separator: " "), rows: rows))
      scale = \(number(scale.factor))
      set grid front
      \(Style.yearAxis(from: years.first!, to: years.last!))
      set ylabel 'Number of objects\(scale.suffix)'
      set yrange [0:\(highest > 0 ? "*" : "1")]
      plot \(curves.joined(separator: ", \\\n  "))

      """
  }
}

/// How counts are shown on an axis: as they are, in thousands or millions, or small ones in a power of
/// ten.
struct CountScale {
  let factor: Double
  let suffix: String

  init(highest: Double) {
    (factor, suffix) =
      if highest >= 1e7 { (1e6, " (millions)") } else if highest >= 1e4 {
        (1e3, " (thousands)")
      } else if highest > 0, highest < 1e-2 {
        (powerOfTen(decade(of: highest)), " (10\(raised(decade(of: highest))))")
      } else { (1, "") }
  }
}

/// Returns the name of a column in the comment above a block of data, free of spaces.
func columnName(_ text: String) -> String {
  String(text.map { $0.isLetter || $0.isNumber || "_-:".contains($0) ? $0 : "_" })
}
