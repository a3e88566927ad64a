import Glibc

/// The instants at which the samples of a prediction come down, with the windows.
public struct ReentryWindowChart: Chart {
  public let name = "window"
  public var title: String
  public var caption: String
  /// The instants of the samples since 1970 [s].
  public var samples: [Double]
  /// The nominal re-entry, the window from 5 to 95 %, and the conventional one, since 1970 [s].
  public var nominal: Double
  /// The window from 5 to 95 %, since 1970 [s].
  public var window: ClosedRange<Double>
  /// The conventional window, since 1970 [s].
  public var conventional: ClosedRange<Double>

  public init(
    title: String, caption: String, samples: [Double], nominal: Double,
    window: ClosedRange<Double>, conventional: ClosedRange<Double>
  ) {
    self.title = title
    self.caption = caption
    self.samples = samples
    self.nominal = nominal
    self.window = window
    self.conventional = conventional
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard samples.count >= 2,
      let range = TimeAxis.range(
        of: samples + [nominal, conventional.lowerBound, conventional.upperBound])
    else { throw nothingToDraw("there are fewer than two samples") }
    let low = samples.min()!
    let count = max(5, min(40, Int(Double(samples.count).squareRoot().rounded()) * 2))
    let width = max(1, (samples.max()! - low) / Double(count))
    var shares = [Double](repeating: 0, count: count)
    for sample in samples {
      shares[min(count - 1, Int((sample - low) / width))] += 100 / Double(samples.count)
    }
    let highest = shares.max()!
    let bars = "with boxes fillstyle solid 0.55 noborder fillcolor rgb '#6699CC'"
    let rows = shares.enumerated().map {
      "\(number(low + (Double($0.offset) + 0.5) * width)) \(number($0.element))"
    }
    func bar(_ range: ClosedRange<Double>, at height: Double) -> String {
      let middle = (range.lowerBound + range.upperBound) / 2
      return [middle, height, range.lowerBound, range.upperBound].map(number)
        .joined(separator: " ")
    }
    let own = "with xerrorbars pointtype -1 linewidth 3 linecolor rgb '#332288'"
    let usual = "with xerrorbars pointtype -1 linewidth 3 linecolor rgb '#DDAA33'"
    let line = "with lines linecolor rgb '#CC3311' linewidth 2"
    let curves = [
      "keyentry \(bars) title 'Samples'", "keyentry \(line) title 'Nominal re-entry'",
      "keyentry with lines linewidth 3 linecolor rgb '#332288' title 'Window of 90 %'",
      "keyentry with lines linewidth 3 linecolor rgb '#DDAA33' title '± 20 % of the time'",
      "keyentry with lines linecolor rgb '#ffffffff' title 'from the last orbit'",
      "$samples using 1:2 \(bars) notitle", "$nominal using 1:2 \(line) notitle",
      "$own using 1:2:3:4 \(own) notitle", "$usual using 1:2:3:4 \(usual) notitle",
    ]
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("samples", columns: "time_s share_percent", rows: rows))
      \(dataBlock(
        "nominal", columns: "time_s height",
        rows: ["\(number(nominal)) 0", "\(number(nominal)) \(number(1.06 * highest))"]))
      \(dataBlock(
        "own", columns: "middle height from_s to_s", rows: [bar(window, at: 1.12 * highest)]))
      \(dataBlock(
        "usual", columns: "middle height from_s to_s",
        rows: [bar(conventional, at: 1.2 * highest)]))
      set boxwidth \(number(0.92 * width)) absolute
      \(TimeAxis.axis("x", over: range, title: "Re-entry (UTC)", most: 8))
      set ylabel 'Samples (%)'
      set yrange [0:\(number(1.28 * highest))]
      plot \(curves.joined(separator: ", \\\n  "))

      """
  }
}
