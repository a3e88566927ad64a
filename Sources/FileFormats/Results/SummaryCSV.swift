import DebrisEnvironment
public import Evolution

/// `summary.csv`: the state and the events since the epoch, one row per recorded year.
public enum SummaryCSV {
  static let names =
    ["year", "total"] + ObjectType.reported.map(\.name) + [
      "mass_t", "launched", "reentered", "reentered_mass_t", "explosions",
      "catastrophic_collisions", "non_catastrophic_collisions", "collisions_avoided", "removed",
      "f107_sfu", "payloads_disabled",
    ]

  /// Returns the bytes of the file.
  ///
  /// Counts and mass are residence-weighted within the shells; the others are cumulative. Those
  /// that are disposed of at once count as re-entered.
  public static func bytes(of record: RunRecord) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: names)
    for row in record.totals { add(row, to: &writer) }
    return try writer.bytes
  }

  /// Adds a row, after what stands before its year.
  static func add(_ row: RunRecord.Totals, to writer: inout CSVWriter) {
    writer.add(year: row.date)
    for value in values(of: row) { writer.add(value) }
    writer.endRow()
  }

  /// The values of a row, without the year.
  static func values(of row: RunRecord.Totals) -> [Double] {
    [row.total] + row.counts + [
      row.mass / tonne, row.objects.launched, row.objects.decayed + row.objects.disposed,
      (row.massBudget.decayed + row.massBudget.disposed) / tonne, row.explosions,
      row.catastrophicCollisions, row.nonCatastrophicCollisions, row.avoidedCollisions,
      row.objects.removed, row.f107, row.disabledPayloads,
    ]
  }
}

/// One tonne [kg].
let tonne = 1_000.0

extension CSVWriter {
  /// Adds a decimal year with four decimals, an hour's precision.
  mutating func add(year: Double) { add(shownYear(year)) }
}

/// A decimal year with four decimals, as the result files show it.
public func shownYear(_ date: Double) -> Double { (date * 1e4).rounded() / 1e4 }
