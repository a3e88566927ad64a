import DebrisEnvironment
import Evolution
import FileFormats

/// The short table at the end of a run.
struct RunSummary {
  private let record: RunRecord
  private let wallTime: Double
  private let folder: String

  init(_ record: RunRecord, wallTime: Double, folder: String) {
    self.record = record
    self.wallTime = wallTime
    self.folder = folder
  }

  var text: String {
    guard let first = record.totals.first, let last = record.totals.last else { return "" }
    func year(_ row: RunRecord.Totals) -> String { shownYear(row.date).decimals(1) }
    var table = TextTable(["objects in the shells", year(first), year(last)])
    for (k, type) in ObjectType.reported.enumerated() {
      table.add([type.name, first.counts[k].decimals(1), last.counts[k].decimals(1)])
    }
    table.add(["total", first.total.decimals(1), last.total.decimals(1)])
    table.add(["mass [t]", (first.mass / 1000).decimals(1), (last.mass / 1000).decimals(1)])
    let collisions = last.catastrophicCollisions + last.nonCatastrophicCollisions
    return table.text + """
      collisions: \(collisions.decimals(2)), \(last.catastrophicCollisions.decimals(2)) of them \
      catastrophic
      \(wallTime.decimals(1)) s; results in \(folder)

      """
  }
}
