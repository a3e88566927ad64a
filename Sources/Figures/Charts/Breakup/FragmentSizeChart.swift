import Glibc

/// The cumulative number of fragments over their size: the expected one and that of one outcome.
public struct FragmentSizeChart: Chart {
  public let name = "size-distribution"
  public var title: String
  public var caption: String
  /// Characteristic lengths [m], rising.
  public var sizes: [Double]
  /// The expected number of fragments larger than each size [1].
  public var expected: [Double]
  /// The characteristic lengths of the fragments of one outcome [m], in any order.
  public var sample: [Double]

  public init(
    title: String = "Fragments by size", caption: String, sizes: [Double], expected: [Double],
    sample: [Double]
  ) {
    precondition(sizes.count == expected.count, "one number for each size")
    self.title = title
    self.caption = caption
    self.sizes = sizes
    self.expected = expected
    self.sample = sample
  }

  /// At most so many ranks of the sample are drawn.
  private static let ranks = 400.0

  public func script(output path: String) throws(FigureError) -> String {
    guard !sample.isEmpty else { throw nothingToDraw("there are no fragments") }
    let falling = sample.sorted(by: >)
    // Every rank among the largest, then ranks at equal ratios.
    var rows: [String] = []
    var next = 1.0
    let ratio = pow(Double(falling.count), 1 / Self.ranks)
    for (index, size) in falling.enumerated()
    where Double(index + 1) >= next || index + 1 == falling.count {
      rows.append("\(number(size)) \(index + 1)")
      next = max(Double(index + 2), Double(index + 1) * ratio)
    }
    let law = zip(sizes, expected).filter { $1 > 0 }.map { "\(number($0)) \(number($1))" }
    let lawStyle = "with lines linecolor rgb '\(Style.ink)' linewidth 1.6"
    let sampleStyle = "with points pointtype 7 pointsize 0.45 linecolor rgb '#2277AA'"
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("law", columns: "size_m expected_count", rows: law))
      \(dataBlock("sample", columns: "size_m rank", rows: rows))
      set logscale xy
      set format xy '10^{%T}'
      set grid xtics ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
      set xlabel 'Characteristic length (m)'
      set ylabel 'Number of larger fragments'
      set yrange [0.8:*]
      plot keyentry \(sampleStyle) title 'One outcome', \\
        keyentry \(lawStyle) title 'Expected, law to 1 m', \\
        $sample using 1:2 \(sampleStyle) notitle, \\
        $law using 1:2 \(lawStyle) notitle

      """
  }
}
