import DebrisEnvironment

/// Traffic files: one row per launch year, object class and orbit bin that is not empty.
public enum TrafficCSV {
  private static let names = ["year"] + PopulationColumns.names

  /// Reads a file, as strictly as a population.
  public static func read(_ path: String) throws(InputError) -> TrafficTable {
    try read(FileContents.read(path), file: path)
  }

  /// Reads the bytes of a file.
  public static func read(_ bytes: [UInt8], file: String) throws(InputError) -> TrafficTable {
    let table = try CSVTable(bytes: bytes, file: file, columns: names)
    let comment = try TableComment(table)
    let years = try years(comment)
    let year = table["year"]
    var columns = PopulationColumns(table)
    var records: [TrafficTable.Record] = []
    var seen: [OrbitBinKey: Int] = [:]
    for row in table.rows {
      let launchYear = try row.integer(year, in: years)
      let record = try columns.record(row)
      if let earlier = seen.updateValue(row.line, forKey: OrbitBinKey(record, year: launchYear)) {
        throw row.error(year, "and bins are those of line \(earlier)")
      }
      records.append(TrafficTable.Record(year: launchYear, launched: record))
    }
    try comment.check(records.lazy.map(\.launched))
    return TrafficTable(source: try comment.text("source"), years: years, records: records)
  }

  /// Returns the bytes of the file of a traffic table.
  ///
  /// - Parameters:
  ///   - table: The launches.
  ///   - madeBy: The command that made it, without line breaks.
  public static func bytes(of table: TrafficTable, madeBy: String) throws(OutputError) -> [UInt8] {
    let comment = TableComment.text(
      source: table.source,
      time: ("years", "\(table.years.lowerBound)-\(table.years.upperBound)"),
      madeBy: madeBy, records: table.records.lazy.map(\.launched))
    var writer = CSVWriter(columns: names, comments: [comment])
    for record in table.records {
      writer.add(record.year)
      PopulationColumns.add(record.launched, to: &writer)
      writer.endRow()
    }
    return try writer.bytes
  }

  /// Writes the file of a traffic table.
  public static func write(
    _ table: TrafficTable, madeBy: String, to path: String
  ) throws(OutputError) {
    try AtomicOutput.write(bytes(of: table, madeBy: madeBy), to: path)
  }

  /// The years that the comment states: `2010-2017`, or one year alone.
  private static func years(_ comment: TableComment) throws(InputError) -> ClosedRange<Int> {
    let text = try comment.text("years")
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1],
      (1957...9998).contains(first), (first...9998).contains(last)
    else {
      throw comment.error(
        "years", "is \(quoted(text)), must be <first>-<last> between 1957 and 9998")
    }
    return first...last
  }
}
