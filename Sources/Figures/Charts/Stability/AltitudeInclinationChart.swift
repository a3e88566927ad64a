/// A quantity against altitude and inclination, as a map in colours.
///
/// The scale is logarithmic; cells whose value is not above zero stay white.
public struct AltitudeInclinationChart: Chart {
  public var name: String
  public var title: String
  public var caption: String
  /// The inclinations [deg] and altitudes [km] of the cells, rising.
  public var inclinations_deg: [ClosedRange<Double>]
  /// The altitudes of the cells [km].
  public var altitudes_km: [ClosedRange<Double>]
  /// One row for each altitude with one value for each inclination.
  public var values: [[Double]]
  /// What the colours show, with its unit.
  public var label: String

  public init(
    name: String, title: String, caption: String, inclinations_deg: [ClosedRange<Double>],
    altitudes_km: [ClosedRange<Double>], values: [[Double]], label: String
  ) {
    precondition(values.count == altitudes_km.count, "one row for each altitude")
    precondition(
      values.allSatisfy { $0.count == inclinations_deg.count }, "one value for each inclination")
    self.name = name
    self.title = title
    self.caption = caption
    self.inclinations_deg = inclinations_deg
    self.altitudes_km = altitudes_km
    self.values = values
    self.label = label
  }

  public func script(output path: String) throws(FigureError) -> String {
    let positive = values.joined().filter { $0.isFinite && $0 > 0 }
    guard let greatest = positive.max(), let least = positive.min() else {
      throw nothingToDraw("no value is above zero")
    }
    let scale = LogarithmicScale(least: least, greatest: greatest, decades: 3)
    let columns = Raster(cells: inclinations_deg, limit: 720)
    let rows = Raster(cells: altitudes_km, limit: 500)
    let pixels = rows.cellOfPixel.map { row in
      columns.cellOfPixel.map { column in
        guard let row, let column, values[row][column] > 0 else { return "NaN" }
        return number(values[row][column])
      }
      .joined(separator: " ")
    }
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("map", columns: "a row per altitude, a column per inclination", rows: pixels))
      set margins \(Style.margins(right: 0.8))
      set border 15
      set tics front
      unset grid
      unset key
      \(Style.viridis)
      set logscale cb
      set cbrange [\(number(scale.lowest)):\(number(scale.highest))]
      set cbtics (\(scale.tics.joined(separator: ", "))) scale 0.6, 0.3
      set style line 1 linecolor rgb '\(Style.axis)' linewidth 0.8
      set colorbox user origin screen 0.822, screen 0.14 size screen 0.022, screen 0.67 border 1
      set xlabel 'Inclination (°)'
      set xrange [\(number(columns.lowest)):\(number(columns.highest))]
      set xtics 20
      set ylabel 'Perigee altitude (km)'
      set cblabel \(quoted(label))
      set yrange [\(number(rows.lowest)):\(number(rows.highest))]
      columns = \(columns.cellOfPixel.count)
      rows = \(rows.cellOfPixel.count)
      array map[rows * columns]
      do for [row = 1:rows] {
        do for [column = 1:columns] {
          map[(row - 1) * columns + column] = real(word($map[row + 1], column))
        }
      }
      # Each value covers many pixels of the image, because viewers smooth between pixels.
      wide = \(columns.magnification(toReach: 600))
      high = \(rows.magnification(toReach: 360))
      inclination(u) = \(number(columns.lowest)) + (u + 0.5) / wide * \(number(columns.step))
      altitude(v) = \(number(rows.lowest)) + (v + 0.5) / high * \(number(rows.step))
      plot sample [u = 0:wide * columns - 1:1] [v = 0:high * rows - 1:1] '++' \\
        using (inclination(u)):(altitude(v)):(map[int(v / high) * columns + int(u / wide) + 1]) \\
        with image notitle

      """
  }
}
