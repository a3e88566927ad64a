import FileFormats
import Figures
import SourceSinkModel
import SpaceEnvironment

/// One run of a scenario of kind `source_sink` into a folder.
struct SourceSinkRun {
  let file: SourceSinkFile
  /// When the work began.
  let start: ContinuousClock.Instant
  let drawsFigures: Bool

  /// Runs the scenario and commits the folder, which must be open.
  ///
  /// - Returns: The short table at the end of a run.
  /// - Throws: `Interruption` where that was asked for; the folder is discarded then.
  func perform(into folder: consuming OutputFolder, path: String) throws -> String {
    let equation = SourceSinkEquation(file.tables)
    let record = try file.simulation.run(equation) { !Interruption.isRequested }
    try Interruption.check()
    try folder.write(SourceSinkResults.summary(of: record, file), to: "summary.csv")
    try folder.write(SourceSinkResults.population(of: record, file), to: "population.csv")
    if drawsFigures { try draw(record, to: folder) }
    try Interruption.check()
    let wallTime = (ContinuousClock.now - start).inSeconds
    try folder.write(
      SourceSinkResults.manifest(
        of: record, file, version: Detritus.versionNumber, wallTime: wallTime,
        peakMemory: ProcessMemory.peak),
      to: "manifest.json")
    try folder.commit()
    return summary(of: record) + "\(wallTime.decimals(2)) s; results in \(path)\n"
  }

  private func draw(_ record: SourceSinkRecord, to folder: borrowing OutputFolder) throws {
    let chart = PopulationByTypeChart(
      title: "Objects by species", caption: "\(file.name): \(file.description)",
      years: record.times.map { file.epoch + $0 / year },
      counts: file.tables.species.enumerated().map { s, name in
        Series(type: name, values: record.counts.map { file.sum(s, of: $0) })
      })
    let figures = try folder.path(of: "figures")
    try OptionalFigures.draw { () throws(FigureError) in
      try FigureFolder.draw([chart], into: figures)
    }
  }

  private func summary(of record: SourceSinkRecord) -> String {
    guard let first = record.counts.first, let last = record.counts.last else { return "" }
    func date(_ time: Double) -> String { shownYear(file.epoch + time / year).decimals(1) }
    var table = TextTable(["objects", date(0), date(record.times.last!)])
    for (s, name) in file.tables.species.enumerated() {
      table.add([name, file.sum(s, of: first).decimals(1), file.sum(s, of: last).decimals(1)])
    }
    table.add(["total", first.reduce(0, +).decimals(1), last.reduce(0, +).decimals(1)])
    let effort = record.effort
    return table.text
      + "\(effort.steps) steps, \(effort.rejectedSteps) rejected, "
      + "\(effort.evaluations) evaluations\n"
  }
}

extension SourceSinkFile {
  /// The objects of a species in all shells.
  func sum(_ species: Int, of counts: [Double]) -> Double {
    let shells = tables.shells.count
    return counts[species * shells..<(species + 1) * shells].reduce(0, +)
  }

  /// What `check` prints.
  var checkedText: String {
    var table = TextTable(["key", "value", "from"], leadingColumns: 3)
    for setting in settings { table.add([setting.key, setting.value, setting.source]) }
    let inputs = inputs.map { "\($0.key): \($0.path), sha256 \($0.sha256)\n" }.joined()
    let gaining = Set(
      tables.collisions.flatMap { pair in
        pair.spreads.map(\.species)
          + pair.changes.filter { $0.perCollision.contains { $0 > 0 } }.map(\.species)
      })
    let shells = tables.shells
    let fastest = (tables.decayRates.max() ?? 0) * year
    return table.text + inputs + """
      species: \(tables.species.count), \(gaining.count) of them gain fragments
      shells: \(shells.count), \((shells[0].lower / kilometre).nineDigits) to \
      \((shells[shells.count - 1].upper / kilometre).nineDigits) km
      population: \(tables.initialCounts.reduce(0, +).nineDigits) objects in \(tables.count) cells
      colliding pairs: \(tables.collisions.count)
      launches: \(tables.launches.map { "\($0.rows.count) rows of "
        + "\(($0.interval / year).nineDigits) yr" } ?? "none")
      fastest decay: \(fastest.nineDigits) 1/yr
      records: \(simulation.recordTimes.count)
      digest: \(digest)
      the scenario can be run

      """
  }

  /// What `check --json` prints.
  var checkedDocument: String {
    get throws(OutputError) {
      try JSONValue.object([
        .init("scenario", .text(name)), .init("scenario_digest", .text(digest)),
        .init("settings", resolved), .init("inputs", inputList),
      ]).document
    }
  }
}
