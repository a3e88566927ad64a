public import SpaceEnvironment

/// Tables of the mean density of the air: `altitude_km,density_kg_m3`, or for several fluxes
/// `f107_sfu,altitude_km,density_kg_m3`, every flux with the same altitudes.
public enum DensityTableCSV {
  private static let altitude = GridTable.Column(
    name: "altitude_km", unit: "km", range: ScenarioRanges.tableAltitude_km)
  private static let density = GridTable.Column(
    name: "density_kg_m3", unit: "kg/m3", range: ScenarioRanges.layerDensity_kg_m3)
  private static let flux = GridTable.Column(
    name: "f107_sfu", unit: "sfu", range: ScenarioRanges.f107_sfu)

  /// Reads the bytes of a file; densities must fall with altitude.
  public static func read(
    _ bytes: [UInt8], file: String
  ) throws(InputError) -> TabulatedAtmosphere {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: [altitude.name, density.name], optional: [flux.name])
    let hasFlux = table[flux.name].isPresent
    let grid = try GridTable(table, outer: hasFlux ? flux : nil, inner: altitude, value: density)
    for (row, k) in zip(table.rows, grid.values.indices) where k % grid.inner.count > 0 {
      guard grid.values[k] < grid.values[k - 1] else {
        throw row.error(
          table[density.name],
          "is \(grid.values[k].shown) kg/m3, must be less than \(grid.values[k - 1].shown) kg/m3 "
            + "of the altitude below")
      }
    }
    let atmosphere = TabulatedAtmosphere(
      altitudes: grid.inner.map { $0 * kilometre }, fluxes: hasFlux ? grid.outer : [],
      densities: grid.values)
    try check(atmosphere, fluxes: grid.outer, table)
    return atmosphere
  }

  /// Refuses scale heights that leave the range of numbers where orbits lie.
  private static func check(
    _ atmosphere: TabulatedAtmosphere, fluxes: [Double], _ table: CSVTable
  ) throws(InputError) {
    let range = ScenarioRanges.airDensity_kg_m3
    for flux in fluxes {
      for altitude_km in [60.0, 2500] {
        let density = atmosphere.density(
          atAltitude: altitude_km * kilometre, latitude: 0,
          activity: SolarActivity(meanF107: flux, ap: 0))
        guard range.contains(density) else {
          throw table.error(
            "gives a density of \(density.shown) kg/m3 at \(altitude_km.shown) km, must be "
              + range.description(unit: "kg/m3"))
        }
      }
    }
  }
}

/// Long-term trends of the density: `year,altitude_km,density_factor`, every year with the same
/// altitudes.
public enum DensityTrendCSV {
  private static let year = GridTable.Column(
    name: "year", unit: nil, range: .between(1900, and: 3000))
  private static let altitude = GridTable.Column(
    name: "altitude_km", unit: "km", range: ScenarioRanges.tableAltitude_km)
  private static let factor = GridTable.Column(
    name: "density_factor", unit: nil, range: .between(0.001, and: 1000))

  /// Reads the bytes of a file.
  public static func read(_ bytes: [UInt8], file: String) throws(InputError) -> DensityTrend {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: [year.name, altitude.name, factor.name])
    let grid = try GridTable(table, outer: year, inner: altitude, value: factor)
    guard grid.outer.count >= 2 else {
      throw table.error("has \(grid.outer.count) years, must have at least 2")
    }
    return DensityTrend(
      years: grid.outer, altitudes: grid.inner.map { $0 * kilometre }, factors: grid.values)
  }
}
