public import Evolution

/// `budget.csv`: where objects and mass came from and went to, one row per recorded year.
///
/// A row states the period since the row before; that of the epoch is empty. Its parts close:
///
///     end = start + launched + created by collisions + created by explosions + created by events
///           - lost to collisions - lost to explosions - lost to events - removed - disposed
///           - raised to a graveyard - decayed - left through the top
///           + reclassified
///
/// `start` and `end` count every object of the grid wherever it is on its orbit. Numbers have as
/// many digits as read back exactly, so that the closure can be checked from the file. The mass below
/// the cut-off is what collisions and events ground to pieces that are too small to be counted: what
/// they destroyed less what they created. Objects that drag took from an orbit bin before the collisions
/// that were counted there are taken off the decayed ones.
public enum BudgetCSV {
  private static let flows: [(name: String, of: KeyPath<Budget, Double> & Sendable)] = [
    ("launched", \.launched), ("created_by_collisions", \.createdByCollisions),
    ("created_by_explosions", \.createdByExplosions), ("created_by_events", \.createdByEvents),
    ("lost_to_collisions", \.lostToCollisions), ("lost_to_explosions", \.lostToExplosions),
    ("lost_to_events", \.lostToEvents),
    ("removed", \.removed), ("disposed", \.disposed),
    ("raised_to_graveyard", \.raised), ("decayed", \.decayed),
    ("left_through_top", \.left),
    ("reclassified", \.reclassified),
  ]

  static let names =
    ["year"]
    + (["start"] + flows.map(\.name) + ["end"]).map { "objects_\($0)" }
    + (["start"] + flows.map(\.name) + ["end"]).map { "mass_\($0)_kg" }
    + ["mass_below_cutoff_kg"]

  /// Returns the bytes of the file.
  public static func bytes(of record: RunRecord) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: names)
    var before = record.totals.first
    for row in record.totals {
      writer.add(year: row.date)
      add(
        to: &writer, from: before?.objectsInGrid ?? 0, to: row.objectsInGrid,
        before: before?.objects ?? Budget(), after: row.objects)
      add(
        to: &writer, from: before?.massInGrid ?? 0, to: row.massInGrid,
        before: before?.massBudget ?? Budget(), after: row.massBudget)
      writer.add((row.massBelowCutoff - (before?.massBelowCutoff ?? 0)).shown)
      writer.endRow()
      before = row
    }
    return try writer.bytes
  }

  private static func add(
    to writer: inout CSVWriter, from start: Double, to end: Double, before: Budget, after: Budget
  ) {
    writer.add(start.shown)
    for flow in flows {
      writer.add((after[keyPath: flow.of] - before[keyPath: flow.of]).shown)
    }
    writer.add(end.shown)
  }
}
