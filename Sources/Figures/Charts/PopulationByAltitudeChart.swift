import Glibc

/// The spatial density against altitude and time, as a map in colours.
///
/// A cell without objects or without data stays white, and the figure says which: a logarithm has no
/// colour for zero. Densities below a thousandth of the greatest share the lowest colour.
public struct PopulationByAltitudeChart: Chart {
  public let name = "population-by-altitude"
  public var title: String
  public var caption: String
  /// The calendar years, rising.
  public var years: [Double]
  /// The shells, rising and apart from each other.
  public var shells: [AltitudeShell]
  /// The spatial density [1/km³], one row for each year with one value for each shell.
  public var spatialDensity_per_km3: [[Double]]

  /// The decades below the greatest density that keep colours of their own.
  static let decades = 3

  public init(
    title: String = "Spatial density by altitude", caption: String,
    years: [Double], shells: [AltitudeShell], spatialDensity_per_km3: [[Double]]
  ) {
    precondition(spatialDensity_per_km3.count == years.count, "one row for each year")
    precondition(
      spatialDensity_per_km3.allSatisfy { $0.count == shells.count }, "one value for each shell")
    self.title = title
    self.caption = caption
    self.years = years
    self.shells = shells
    self.spatialDensity_per_km3 = spatialDensity_per_km3
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard years.count >= 2 else { throw nothingToDraw("a map needs two years or more") }
    let positive = spatialDensity_per_km3.joined().filter { $0.isFinite && $0 > 0 }
    guard let greatest = positive.max(), let least = positive.min() else {
      throw nothingToDraw("the spatial density is zero everywhere")
    }
    let values = spatialDensity_per_km3.joined()
    let blanks = [
      values.contains { $0 <= 0 } ? "zero" : nil,
      values.contains { !$0.isFinite } ? "no data" : nil,
    ].compactMap(\.self)
    let blankNote = blanks.isEmpty ? "" : ", white: \(blanks.joined(separator: " or "))"

    let map = ColourMap(
      scale: LogarithmicScale(least: least, greatest: greatest, decades: Self.decades),
      columns: Raster(cells: Raster.cells(around: years), limit: 1000),
      rows: Raster(cells: shells.map { $0.lower_km...$0.upper_km }, limit: 500)
    ) { shell, year in spatialDensity_per_km3[year][shell] }
    return """
      \(Style.head(of: self, output: path))
      \(map.data("1/km^3; a row per altitude, a column per year"))
      \(map.setUp)
      \(Style.yearAxis(from: map.columns.lowest, to: map.columns.highest))
      set ylabel 'Altitude (km)'
      set cblabel 'Spatial density (km⁻³)\(blankNote)'
      \(map.image)

      """
  }
}
