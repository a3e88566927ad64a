import SourceSinkModel
import SpaceEnvironment

/// `launches.csv` of a source-sink model: for each date in turn, the objects launched into each shell.
///
/// An empty field is none. The dates say which rows belong together; when these hold is counted from the
/// epoch in intervals, as pySSEM does.
enum LaunchRowsCSV {
  /// Returns the launched objects of each date, by species and shell.
  static func read(
    _ bytes: [UInt8], file: String, species: NameList, shellCount: Int
  ) throws(InputError) -> [[Double]] {
    let table = try CSVTable(
      bytes: bytes, file: file, columns: ["epoch_start_date", "alt_bin"] + species.names)
    let (date, shell) = (table["epoch_start_date"], table["alt_bin"])
    let columns = species.names.map { table[$0] }
    guard table.rowCount > 0, table.rowCount % shellCount == 0 else {
      throw table.error(
        "has \(table.rowCount) rows, must have \(shellCount) for each date, one for each shell")
    }
    var dates: Set<String> = []
    var launched: [[Double]] = []
    var current = ""
    for row in table.rows {
      let k = row.index % shellCount
      let text = try row.text(date)
      if k == 0 {
        guard dates.insert(text).inserted else {
          throw row.error(date, "is \(quoted(text)), whose rows have already been given")
        }
        current = text
        launched.append([Double](repeating: 0, count: species.count * shellCount))
      } else if text != current {
        throw row.error(
          date, "is \(quoted(text)), must be \(quoted(current)) for all \(shellCount) shells")
      }
      try row.expect(shell, k)
      for (s, column) in columns.enumerated() {
        launched[launched.count - 1][s * shellCount + k] =
          try row.optionalNumber(column, in: .atLeast(0)) ?? 0
      }
    }
    return launched
  }
}
