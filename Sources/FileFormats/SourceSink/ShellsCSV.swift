import SourceSinkModel
import SpaceEnvironment

/// `shells.csv` of a source-sink model: a shell in each row, from the lowest up, without gaps.
///
/// Read are `shell` (counted from 0), `alt_lo_km` and `alt_hi_km`.
enum ShellsCSV {
  static func read(
    _ bytes: [UInt8], file: String
  ) throws(InputError) -> [SourceSinkTables.Shell] {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: ["shell", "alt_lo_km", "alt_hi_km"],
      optional: ["volume_m3", "v_imp_km_s", "rho_lo", "rho_hi"])
    let (shell, lower, upper) = (table["shell"], table["alt_lo_km"], table["alt_hi_km"])
    if table.rowCount == 0 { throw table.error("has no rows, must have one for each shell") }
    var shells: [SourceSinkTables.Shell] = []
    for row in table.rows {
      try row.expect(shell, row.index)
      let from = try row.number(lower, unit: "km", in: .between(0, and: 100_000))
      let to = try row.number(upper, unit: "km", in: .above(from, atMost: 100_000))
      if let below = shells.last, abs(below.upper - from * kilometre) > 1 {
        throw row.error(
          lower,
          "is \(from.shown) km, must be the upper altitude of the shell below, "
            + "\((below.upper / kilometre).nineDigits) km")
      }
      shells.append(.init(lower: from * kilometre, upper: to * kilometre))
    }
    return shells
  }
}

/// A table with a row for each shell and a column for each species, as `x0.csv` and
/// `decay_rate_per_year.csv`.
enum ShellTableCSV {
  /// Returns the numbers by species and shell.
  ///
  /// - Parameter unit: Their unit; they may not be negative.
  static func read(
    _ bytes: [UInt8], file: String, species: NameList, shellCount: Int, unit: String?
  ) throws(InputError) -> [Double] {
    let table = try CSVTable(bytes: bytes, file: file, columns: ["shell"] + species.names)
    guard table.rowCount == shellCount else {
      throw table.error("has \(table.rowCount) rows, must have \(shellCount), one for each shell")
    }
    let shell = table["shell"]
    let columns = species.names.map { table[$0] }
    var values = [Double](repeating: 0, count: shellCount * species.count)
    for row in table.rows {
      try row.expect(shell, row.index)
      for (s, column) in columns.enumerated() {
        values[s * shellCount + row.index] = try row.number(column, unit: unit, in: .atLeast(0))
      }
    }
    return values
  }
}

extension CSVRow {
  /// Refuses a number other than the one that must stand here.
  func expect(_ column: CSVColumn, _ expected: Int) throws(InputError) {
    let given = try integer(column, in: 0...1_000_000)
    if given != expected {
      throw error(column, "is \(given), must be \(expected): rows follow the shells from 0")
    }
  }
}
