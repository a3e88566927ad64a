/// The fragments that intact objects sustain, against their number: up to where they run away.
public struct CriticalCurveChart: Chart {
  public let name = "critical-curve"
  public var title: String
  public var caption: String
  /// Intact objects, and the fragments of their equilibrium, by rising number.
  public var curve: [(intact: Double, fragments: Double)]
  /// The number of intact objects from which there is no equilibrium.
  public var critical: Double
  /// The present numbers.
  public var present: (intact: Double, fragments: Double)

  public init(
    title: String = "Fragments in equilibrium with intact objects", caption: String,
    curve: [(intact: Double, fragments: Double)], critical: Double,
    present: (intact: Double, fragments: Double)
  ) {
    self.title = title
    self.caption = caption
    self.curve = curve
    self.critical = critical
    self.present = present
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard curve.contains(where: { $0.fragments > 0 }) else {
      throw nothingToDraw("there is no equilibrium to draw")
    }
    let highest = max(critical, present.intact) * 1.1
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock(
        "curve", columns: "intact fragments",
        rows: curve.map { "\(number($0.intact)) \(number($0.fragments))" }))
      \(dataBlock(
        "present", columns: "intact fragments",
        rows: ["\(number(present.intact)) \(number(present.fragments))"]))
      set logscale y
      set format y '10^{%T}'
      set xlabel 'Intact objects'
      set ylabel 'Fragments'
      set xrange [0:\(number(highest))]
      set arrow 1 from \(number(critical)), graph 0 to \(number(critical)), graph 1 nohead \\
        linecolor rgb '\(Style.ink)' dashtype (8, 4)
      plot $curve with linespoints linecolor rgb '\(Style.lineColour(0))' linewidth 2 pointtype 7 \\
        pointsize 0.4 title 'equilibrium', \\
        $present with points linecolor rgb '\(Style.lineColour(1))' pointtype 7 pointsize 1 \\
        title 'present', \\
        keyentry with lines linecolor rgb '\(Style.ink)' dashtype (8, 4) title 'runaway beyond'

      """
  }
}
