import Glibc

/// Fragments of one parent as points of a scatter chart.
public struct FragmentPoints: Equatable, Sendable {
  /// What the points are, for the legend.
  public var label: String
  /// The abscissae, in the unit of the axis.
  public var x: [Double]
  /// The ordinates, one for each abscissa.
  public var y: [Double]

  public init(label: String, x: [Double], y: [Double]) {
    precondition(x.count == y.count, "a point has two coordinates")
    self.label = label
    self.x = x
    self.y = y
  }

  /// At most so many points are drawn in each tenth of a decade of x.
  static let pointsPerTenthOfDecade = 150

  /// The points with the first ones kept where there are too many; those without a logarithm left out.
  func thinned() -> FragmentPoints {
    var counts: [Int: Int] = [:]
    var kept = FragmentPoints(label: label, x: [], y: [])
    for (x, y) in zip(x, y) where x > 0 && y > 0 && x.isFinite && y.isFinite {
      let bin = Int((10 * log10(x)).rounded(.down))
      if counts[bin, default: 0] >= Self.pointsPerTenthOfDecade { continue }
      counts[bin, default: 0] += 1
      kept.x.append(x)
      kept.y.append(y)
    }
    return kept
  }
}

/// A law that points scatter around.
public struct FragmentLaw: Equatable, Sendable {
  /// The abscissae, rising.
  public var x: [Double]
  /// The mean of the logarithm of y, as y, and one standard deviation to both sides.
  public var mean: [Double]
  /// One standard deviation below.
  public var lower: [Double]
  /// One standard deviation above.
  public var upper: [Double]

  public init(x: [Double], mean: [Double], lower: [Double], upper: [Double]) {
    precondition(
      [mean, lower, upper].allSatisfy { $0.count == x.count }, "one value for each x")
    self.x = x
    self.mean = mean
    self.lower = lower
    self.upper = upper
  }
}

/// Points around a law, both axes logarithmic: the common part of two charts.
struct LogarithmicScatter {
  let points: [FragmentPoints]
  let law: FragmentLaw
  let xLabel: String
  let yLabel: String
  var xColumn = "x"
  var yColumn = "y"

  /// Returns the script below the head of a chart.
  func script() -> String {
    let drawn = points.map { $0.thinned() }
    let isThinned = zip(points, drawn).contains { $0.x.count > $1.x.count }
    let blocks = drawn.enumerated().map { index, points in
      dataBlock(
        "points\(index + 1)", columns: "\(xColumn) \(yColumn)",
        rows: zip(points.x, points.y).map { "\(number($0)) \(number($1))" })
    }
    let lawBlock = dataBlock(
      "law", columns: "\(xColumn) mean lower upper",
      rows: law.x.indices.map {
        [law.x[$0], law.mean[$0], law.lower[$0], law.upper[$0]].map(number).joined(separator: " ")
      })
    let lawStyle = "with lines linecolor rgb '\(Style.ink)' linewidth 1.8"
    let bandStyle = "with lines linecolor rgb '\(Style.ink)' linewidth 1.2 dashtype (6, 4)"
    let pointLines = drawn.indices.map {
      "$points\($0 + 1) using 1:2 \(Self.pointStyle($0)) notitle"
    }
    let legend =
      drawn.indices.map {
        "keyentry \(Self.pointStyle($0, size: 0.8)) title \(quoted(drawn[$0].label))"
      } + [
        "keyentry \(lawStyle) title 'Mean of the law'",
        "keyentry \(bandStyle) title '± 1 standard deviation'",
      ]
      + (isThinned
        ? ["At most \(FragmentPoints.pointsPerTenthOfDecade) points", "per 0.1 decade"].map {
          "keyentry with lines linecolor rgb '#ffffffff' title \(quoted($0))"
        } : [])
    let curves =
      legend + pointLines + [
        "$law using 1:2 \(lawStyle) notitle", "$law using 1:3 \(bandStyle) notitle",
        "$law using 1:4 \(bandStyle) notitle",
      ]
    return """
      \(blocks.joined(separator: "\n"))
      \(lawBlock)
      set logscale xy
      set format xy '10^{%T}'
      set grid xtics ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
      set xlabel '\(xLabel)'
      set ylabel '\(yLabel)'
      plot \(curves.joined(separator: ", \\\n  "))

      """
  }

  /// Two marks that colour and shape tell apart.
  static func pointStyle(_ index: Int, size: Double = 0.35) -> String {
    let (colour, mark) = index == 0 ? ("#2277AA", 7) : ("#EE7733", 9)
    return "with points pointtype \(mark) pointsize \(number(size)) linecolor rgb '\(colour)'"
  }
}
