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
    let map = ColourMap(
      scale: LogarithmicScale(least: least, greatest: greatest, decades: 3),
      columns: Raster(cells: inclinations_deg, limit: 720),
      rows: Raster(cells: altitudes_km, limit: 500)
    ) { values[$0][$1] }
    return """
      \(Style.head(of: self, output: path))
      \(map.data("a row per altitude, a column per inclination"))
      \(map.setUp)
      set xlabel 'Inclination (°)'
      set xrange [\(number(map.columns.lowest)):\(number(map.columns.highest))]
      set xtics 20
      set ylabel 'Perigee altitude (km)'
      set cblabel \(quoted(label))
      \(map.image)

      """
  }
}
