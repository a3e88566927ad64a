/// A value of a varied setting: as it was given, and its number where it is one.
public struct SweepValue: Hashable, Sendable {
  public var label: String
  /// The value as a number; `nil` where it is a word.
  public var number: Double?

  public init(label: String, number: Double?) {
    self.label = label
    self.number = number
  }
}

/// A quantity at the points of a sweep over two settings, as a map in colours with the values in it.
public struct SweepMapChart: Chart {
  public let name: String
  public var title: String
  public var caption: String
  /// The settings along both axes, with their values.
  public var xKey: String
  public var xValues: [SweepValue]
  public var yKey: String
  public var yValues: [SweepValue]
  /// The quantity, with its unit.
  public var quantity: String
  /// One row for each value of y with one number for each value of x; NaN where there is none.
  public var values: [[Double]]

  public init(
    name: String, title: String, caption: String, xKey: String, xValues: [SweepValue],
    yKey: String, yValues: [SweepValue], quantity: String, values: [[Double]]
  ) {
    precondition(values.count == yValues.count, "one row for each value of y")
    precondition(values.allSatisfy { $0.count == xValues.count }, "one number for each value of x")
    self.name = name
    self.title = title
    self.caption = caption
    self.xKey = xKey
    self.xValues = xValues
    self.yKey = yKey
    self.yValues = yValues
    self.quantity = quantity
    self.values = values
  }

  public func script(output path: String) throws(FigureError) -> String {
    let all = values.joined().filter(\.isFinite)
    guard let least = all.min(), let greatest = all.max() else {
      throw nothingToDraw("there are no values")
    }
    let scale = CountScale(highest: max(greatest, -least))
    let range = greatest > least ? least...greatest : least - 0.5...greatest + 0.5
    let cells = values.enumerated().flatMap { j, row in
      row.enumerated().map { i, value in "\(i) \(j) \(number(value))" }
    }
    // A number is printed where its cell has room for it, in the ink that its colour lets read.
    let hasRoom = xValues.count <= 10 && yValues.count <= 14
    let text =
      hasRoom
      ? values.enumerated().flatMap { j, row in
        row.enumerated().compactMap { i, value -> String? in
          guard value.isFinite else { return nil }
          let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
          return "set label '\(shown(value / scale.factor))' at \(i), \(j) center front "
            + "textcolor rgb '\(share > 0.6 ? "#222222" : "#ffffff")' font ',12' noenhanced"
        }
      } : []
    func tics(_ values: [SweepValue]) -> String {
      values.enumerated().map { "\(quoted(shortened($1.label, to: 14))) \($0)" }
        .joined(separator: ", ")
    }
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("cells", columns: "x y value", rows: cells))
      scale = \(number(scale.factor))
      set margins \(Style.margins(right: 0.8).replacing("0.115", with: "0.17"))
      set border 15
      unset mxtics
      unset mytics
      unset grid
      unset key
      \(Style.viridis)
      set cbrange [\(number(range.lowerBound / scale.factor)):\(number(range.upperBound / scale.factor))]
      set style line 1 linecolor rgb '\(Style.axis)' linewidth 0.8
      set colorbox user origin screen 0.822, screen 0.14 size screen 0.022, screen 0.67 border 1
      set xtics (\(tics(xValues))) noenhanced
      set ytics (\(tics(yValues))) noenhanced
      set xlabel \(quoted(xKey)) noenhanced
      set ylabel \(quoted(yKey)) noenhanced offset -1, 0
      set cblabel \(quoted("\(quantity)\(scale.suffix)"))
      set xrange [-0.5:\(number(Double(xValues.count) - 0.5))]
      set yrange [-0.5:\(number(Double(yValues.count) - 0.5))]
      \(text.joined(separator: "\n"))
      plot $cells using 1:2:($1 - 0.5):($1 + 0.5):($2 - 0.5):($2 + 0.5):($3 / scale) \\
        with boxxyerror fillstyle solid noborder fillcolor palette notitle

      """
  }

  /// Three significant digits, or all before the point.
  private func shown(_ value: Double) -> String {
    let places = abs(value) >= 100 ? 1.0 : abs(value) >= 10 ? 10 : 100
    let rounded = (value * places).rounded() / places
    return number(rounded)
  }
}

/// A quantity over one varied setting, a line for each value of another.
public struct SweepLinesChart: Chart {
  /// A line of the chart.
  public struct Line: Sendable {
    public var label: String
    /// One for each value of the setting; NaN where there is none.
    public var values: [Double]
    /// The range of the members; empty where there is none.
    public var band: Band?

    public init(label: String, values: [Double], band: Band? = nil) {
      self.label = label
      self.values = values
      self.band = band
    }
  }

  public let name: String
  public var title: String
  public var caption: String
  /// The setting along the axis, with its values.
  public var key: String
  public var values: [SweepValue]
  /// The quantity, with its unit.
  public var quantity: String
  /// The setting that the lines differ in; empty for a single line.
  public var lineKey: String
  public var lines: [Line]

  public init(
    name: String, title: String, caption: String, key: String, values: [SweepValue],
    quantity: String, lineKey: String, lines: [Line]
  ) {
    precondition(lines.allSatisfy { $0.values.count == values.count }, "one number for each value")
    self.name = name
    self.title = title
    self.caption = caption
    self.key = key
    self.values = values
    self.quantity = quantity
    self.lineKey = lineKey
    self.lines = lines
  }

  private static let marks = [7, 5, 9, 11, 13, 6, 4, 8]

  public func script(output path: String) throws(FigureError) -> String {
    let all = lines.flatMap { $0.values + ($0.band?.upper ?? []) }.filter(\.isFinite)
    guard let highest = all.max() else { throw nothingToDraw("there are no values") }
    let scale = CountScale(highest: highest)
    let numbers = values.compactMap(\.number)
    // Numbers stand where they are on the axis, words side by side.
    let isNumeric = numbers.count == values.count && Set(numbers).count == numbers.count
    let places = isNumeric ? numbers : values.indices.map(Double.init)
    let (low, high) = (places.min()!, places.max()!)
    let margin = high > low ? 0.04 * (high - low) : 0.5
    var legend = Style.legendHeading(lineKey)
    var (blocks, curves): ([String], [String]) = ([], [])
    let order = places.indices.sorted { places[$0] < places[$1] }
    for (k, line) in lines.enumerated() {
      let colour = Style.lineColour(k)
      let style =
        "linecolor rgb '\(colour)' linewidth 2 pointtype \(Self.marks[k % Self.marks.count]) "
        + "pointsize 0.8"
      let hasBars = line.band != nil
      blocks.append(
        dataBlock(
          "line\(k + 1)", columns: hasBars ? "place value lower upper" : "place value",
          rows: order.map { i in
            ([places[i], line.values[i]]
              + (line.band.map { [$0.lower[i], $0.upper[i]] } ?? []))
              .map(number).joined(separator: " ")
          }))
      if !line.label.isEmpty {
        legend.append(
          "keyentry with linespoints \(style) title \(quoted(shortened(line.label, to: 24)))")
      }
      if hasBars {
        curves.append(
          "$line\(k + 1) using 1:($2 / scale):($3 / scale):($4 / scale) with yerrorbars \(style) "
            + "notitle")
      }
      curves.append("$line\(k + 1) using 1:($2 / scale) with linespoints \(style) notitle")
    }
    if let label = lines.compactMap(\.band?.label).first {
      legend.append(
        "keyentry with yerrorbars linecolor rgb '\(Style.faint)' pointtype 7 pointsize 0.6 "
          + "title \(quoted(label))")
    }
    let tics = zip(places, values).map { "\(quoted(shortened($1.label, to: 14))) \(number($0))" }
    return """
      \(Style.head(of: self, output: path))
      \(blocks.joined(separator: "\n"))
      scale = \(number(scale.factor))
      unset mxtics
      set xtics (\(tics.joined(separator: ", "))) noenhanced
      set xlabel \(quoted(key)) noenhanced
      set ylabel \(quoted("\(quantity)\(scale.suffix)"))
      set xrange [\(number(low - margin)):\(number(high + margin))]
      set yrange [0:\(highest > 0 ? "*" : "1")]
      plot \((legend + curves).joined(separator: ", \\\n  "))

      """
  }
}
