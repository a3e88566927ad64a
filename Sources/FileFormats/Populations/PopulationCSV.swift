import DebrisEnvironment
import SpaceEnvironment

/// Population files: one row per object class and orbit bin that is not empty.
public enum PopulationCSV {
  /// Reads a file.
  ///
  /// Refused are unknown types, edges out of order or range, means outside their class, rows of one
  /// class with different means, a bin that comes twice, and totals that differ from the comment.
  public static func read(_ path: String) throws(InputError) -> PopulationTable {
    try read(FileContents.read(path), file: path)
  }

  /// Reads the bytes of a file.
  public static func read(_ bytes: [UInt8], file: String) throws(InputError) -> PopulationTable {
    let table = try CSVTable(bytes: bytes, file: file, columns: PopulationColumns.names)
    let comment = try TableComment(table)
    let epoch: Instant
    let text = try comment.text("epoch")
    do {
      epoch = try Instant(text: text)
    } catch {
      throw comment.error("epoch", "is wrong: \(error)")
    }
    var columns = PopulationColumns(table)
    var records: [PopulationRecord] = []
    var seen: [OrbitBinKey: Int] = [:]
    records.reserveCapacity(table.rowCount)
    for row in table.rows {
      let record = try columns.record(row)
      if let earlier = seen.updateValue(row.line, forKey: OrbitBinKey(record, year: nil)) {
        throw row.error(table["object_type"], "and bins are those of line \(earlier)")
      }
      records.append(record)
    }
    try comment.check(records)
    return PopulationTable(
      source: try comment.text("source"), epoch: epoch.decimalYear, records: records)
  }

  /// Returns the bytes of the file of a population.
  ///
  /// - Parameters:
  ///   - table: The population.
  ///   - madeBy: The command that made it, without line breaks.
  public static func bytes(of table: PopulationTable, madeBy: String) throws(OutputError) -> [UInt8]
  {
    let comment = TableComment.text(
      source: table.source,
      time: ("epoch", Instant(decimalYear: table.epoch).iso8601),
      madeBy: madeBy, records: table.records)
    var writer = CSVWriter(columns: PopulationColumns.names, comments: [comment])
    for record in table.records {
      PopulationColumns.add(record, to: &writer)
      writer.endRow()
    }
    return try writer.bytes
  }

  /// Writes the file of a population.
  public static func write(
    _ table: PopulationTable, madeBy: String, to path: String
  ) throws(OutputError) {
    try AtomicOutput.write(bytes(of: table, madeBy: madeBy), to: path)
  }
}

/// What no two rows of a file share.
struct OrbitBinKey: Hashable {
  let bin: ClassBin
  let perigeeAltitude: Range<Double>
  let eccentricity: Range<Double>
  let inclination: Range<Double>
  let missionEndYear: Int?
  let year: Int?

  init(_ record: PopulationRecord, year: Int?) {
    bin = record.objectClass.bin
    perigeeAltitude = record.perigeeAltitude
    eccentricity = record.eccentricity
    inclination = record.inclination
    missionEndYear = record.missionEndYear
    self.year = year
  }
}
