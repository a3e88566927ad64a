import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import Glibc
import SpaceEnvironment

/// The folder of one run: when it may be replaced, and what is written to it.
enum RunFolder {
  /// Opens the folder; an older run of the same scenario, or with `force` of any, is replaced.
  ///
  /// A folder that holds no manifest is not a run and is never replaced.
  static func open(
    _ path: String, digest: String, force: Bool
  ) throws(OutputError) -> OutputFolder {
    let older = Manifest.scenarioDigest(ofFolder: path)
    if let older, older != digest, !force {
      throw OutputError(
        path: path, reason: "holds the run of another scenario; --force replaces it")
    }
    if force, older == nil, access(path, F_OK) == 0 {
      // Whatever this folder is, --force does not mean it, unless it is empty.
      if Paths.holdsFiles(path) {
        throw OutputError(
          path: path, reason: "holds files that are not those of a run; --force replaces a run only"
        )
      }
      let folder = try OutputFolder(path: path)
      report(folder.abandoned)
      return folder
    }
    let folder = try OutputFolder(path: path, replacing: older != nil)
    report(folder.abandoned)
    return folder
  }

  /// Says that folders were removed which killed runs had left.
  static func report(_ abandoned: [String]) {
    for path in abandoned { StandardError.print("removed \(path), which a killed run had left") }
  }

  /// The file beside a folder in which the finished members of its run wait.
  static func checkpoint(of path: String) -> String { trimmed(path) + ".checkpoint" }

  /// The path of a folder without slashes at its end.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  static func isFile(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes the tables; the brief ones leave out those that take megabytes.
  static func writeTables(
    of record: RunRecord, isBrief: Bool = false, to folder: borrowing OutputFolder
  ) throws(OutputError) {
    try folder.write(SummaryCSV.bytes(of: record), to: "summary.csv")
    try folder.write(ShellPopulationCSV.bytes(of: record), to: "population.csv")
    try folder.write(BudgetCSV.bytes(of: record), to: "budget.csv")
    if isBrief { return }
    try folder.write(CollisionsCSV.bytes(of: record), to: "collisions.csv")
    if !record.sizes.isEmpty {
      try folder.write(SizePopulationCSV.bytes(of: record), to: SizePopulationCSV.fileName)
    }
  }

  /// Draws the figures, where that is possible; of an ensemble with the range of its members.
  static func drawFigures(
    of record: RunRecord, _ scenario: Scenario, to folder: borrowing OutputFolder
  ) throws {
    let types = ObjectType.reported
    let spreads = try RunFolderReader.spreads(folder: folder.temporary)
    func range(_ quantity: String, _ row: Int) -> RunFigures.Range? {
      spreads?[quantity].map { .init(lower: $0[row].p05, upper: $0[row].p95) }
    }
    let summary = record.totals.enumerated().map { k, row in
      RunFigures.SummaryRow(
        year: row.date,
        counts: zip(types, row.counts).map { .init(type: $0.name, value: $1) },
        catastrophic: row.catastrophicCollisions, nonCatastrophic: row.nonCatastrophicCollisions,
        totalRange: range("total", k), catastrophicRange: range("catastrophic_collisions", k),
        nonCatastrophicRange: range("non_catastrophic_collisions", k))
    }
    let population = record.shells.filter { types.contains($0.type) }.map { row in
      RunFigures.ProfileRow(
        year: row.date,
        shell: AltitudeShell(
          lower_km: row.altitude.lowerBound / kilometre,
          upper_km: row.altitude.upperBound / kilometre),
        spatialDensity_per_km3: [
          .init(type: row.type.name, value: row.spatialDensity * 1e9)
        ])
    }
    // The name says where the folder of the figures is: beside the tables.
    let figures = try folder.path(of: "figures")
    try OptionalFigures.draw { () throws(FigureError) in
      try RunFigures.draw(
        summary: summary, population: population,
        caption: "\(scenario.name): \(scenario.description)", into: figures)
    }
  }
}
