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
  public static func bytes(of record: RunRecord) -> [UInt8] {
    var writer = CSVWriter(columns: names)
    for row in record.totals {
      writer.add(year: row.date)
      writer.add(row.total)
      for count in row.counts { writer.add(count) }
      writer.add(row.mass / tonne)
      writer.add(row.objects.launched)
      writer.add(row.objects.decayed + row.objects.disposed)
      writer.add((row.massBudget.decayed + row.massBudget.disposed) / tonne)
      writer.add(row.explosions)
      writer.add(row.catastrophicCollisions)
      writer.add(row.nonCatastrophicCollisions)
      writer.add(row.avoidedCollisions)
      writer.add(row.objects.removed)
      writer.add(row.f107)
      writer.add(row.disabledPayloads)
      writer.endRow()
    }
    return writer.bytes
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
