import SpaceEnvironment

/// `population.csv` as arrays: by date, type and shell of altitude.
public struct ShellPopulationTable: Sendable {
  /// The decimal years, rising.
  public let years: [Double]
  /// The names of the types, in the order of the file.
  public let types: [String]
  /// The shells, rising [m].
  public let shells: [Range<Double>]
  /// The residence-weighted numbers: shell fastest, then type, then year.
  public let counts: [Double]
  /// The residence-weighted masses [kg].
  public let masses: [Double]
  /// The spatial densities [1/m³].
  public let densities: [Double]

  /// Reads the file.
  ///
  /// - Throws: Where a type or a shell of a year is missing or there twice.
  public static func read(_ path: String) throws(InputError) -> ShellPopulationTable {
    let table = try CSVTable.read(path, columns: ShellPopulationCSV.names)
    let grid = try ShellGrid(table)
    var types: [String] = []
    for row in table.rows {
      let name = try row.text(table["object_type"])
      if !types.contains(name) { types.append(name) }
    }
    let columns = ["count", "mass_kg", "spatial_density_per_km3"].map { table[$0] }
    let size = grid.years.count * types.count * grid.shells.count
    guard table.rows.count == size else {
      throw table.error(
        "has \(table.rows.count) rows; \(grid.years.count) years, \(types.count) types and "
          + "\(grid.shells.count) shells need \(size)")
    }
    var values = columns.map { _ in [Double](repeating: .nan, count: size) }
    for (n, row) in table.rows.enumerated() {
      let type = types.firstIndex(of: try row.text(table["object_type"]))!
      let place = grid.places[n]
      let index = place.shell + grid.shells.count * (type + types.count * place.year)
      if !values[0][index].isNaN {
        throw row.error(table["object_type"], "is there a second time in this year and shell")
      }
      for (k, column) in columns.enumerated() { values[k][index] = try row.number(column) }
    }
    return ShellPopulationTable(
      years: grid.years, types: types, shells: grid.shells, counts: values[0], masses: values[1],
      densities: values[2].map { $0 / cubicKilometre })
  }
}

/// `collisions.csv` as an array: by date, shell, the two types, and whether they are catastrophic.
public struct ShellCollisionTable: Sendable {
  /// The expected numbers since the epoch: those that are not catastrophic and those that are fastest, then
  /// the second type, the first, the shell, the year, as the population has them. Pairs without a row
  /// have none.
  public let counts: [Double]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - population: What is recorded at the same dates and in the same shells.
  public static func read(
    _ path: String, with population: ShellPopulationTable
  ) throws(InputError) -> ShellCollisionTable {
    let table = try CSVTable.read(path, columns: CollisionsCSV.names)
    let (years, shells) = (population.years, population.shells)
    let types = population.types
    let n = types.count
    var counts = [Double](repeating: 0, count: years.count * shells.count * n * n * 2)
    for row in table.rows {
      let year = try row.number(table["year"], unit: "yr")
      guard let y = years.firstIndex(of: year) else {
        throw row.error(table["year"], "is \(year.shown), which population.csv has no row of")
      }
      let lower = try row.number(table["altitude_lower_km"], unit: "km")
      guard let s = shells.firstIndex(where: { $0.lowerBound == lower * kilometre }) else {
        throw row.error(
          table["altitude_lower_km"], "is \(lower.shown) km, where population.csv has no shell")
      }
      let kind = try row.text(table["catastrophic"])
      guard kind == "true" || kind == "false" else {
        throw row.error(table["catastrophic"], "is \(quoted(kind)), must be true or false")
      }
      var pair: [Int] = []
      for column in ["type_a", "type_b"] {
        let name = try row.text(table[column])
        guard let type = types.firstIndex(of: name) else {
          throw row.error(table[column], "is \(quoted(name)), which population.csv has no row of")
        }
        pair.append(type)
      }
      let index =
        (kind == "true" ? 1 : 0) + 2 * (pair[1] + n * (pair[0] + n * (s + shells.count * y)))
      counts[index] += try row.number(table["expected_count"])
    }
    return ShellCollisionTable(counts: counts)
  }
}

/// The dates and shells that the rows of a table fall into.
private struct ShellGrid {
  let years: [Double]
  let shells: [Range<Double>]
  /// By row.
  let places: [(year: Int, shell: Int)]

  init(_ table: CSVTable) throws(InputError) {
    var rows: [(year: Double, shell: Range<Double>)] = []
    for row in table.rows {
      let year = try row.number(table["year"], unit: "yr")
      let lower = try row.number(table["altitude_lower_km"], unit: "km")
      let upper = try row.number(table["altitude_upper_km"], unit: "km", in: .above(lower))
      rows.append((year, lower * kilometre..<upper * kilometre))
    }
    if rows.isEmpty { throw table.error("has 0 rows, must have at least 1") }
    years = Set(rows.map(\.year)).sorted()
    shells = Set(rows.map(\.shell)).sorted { $0.lowerBound < $1.lowerBound }
    let yearIndices = Dictionary(uniqueKeysWithValues: years.enumerated().map { ($1, $0) })
    let shellIndices = Dictionary(uniqueKeysWithValues: shells.enumerated().map { ($1, $0) })
    places = rows.map { (yearIndices[$0.year]!, shellIndices[$0.shell]!) }
  }
}
