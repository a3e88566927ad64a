public import SourceSinkModel
import SpaceEnvironment

/// The tables of results of a source-sink run.
public enum SourceSinkResults {
  /// `summary.csv`: the objects of all shells, one row per recorded time.
  public static func summary(of record: SourceSinkRecord, _ file: SourceSinkFile)
    throws(OutputError) -> [UInt8]
  {
    let tables = file.tables
    let shells = tables.shells.count
    var writer = CSVWriter(columns: ["year", "total"] + tables.species)
    for (time, counts) in zip(record.times, record.counts) {
      writer.add(year: file.epoch + time / year)
      writer.add(counts.reduce(0, +))
      for s in tables.species.indices {
        writer.add(counts[s * shells..<(s + 1) * shells].reduce(0, +))
      }
      writer.endRow()
    }
    return try writer.bytes
  }

  /// `population.csv`: the objects by recorded time, species and shell.
  public static func population(of record: SourceSinkRecord, _ file: SourceSinkFile)
    throws(OutputError) -> [UInt8]
  {
    let tables = file.tables
    var writer = CSVWriter(
      columns: ["year", "species", "shell", "altitude_lower_km", "altitude_upper_km", "count"])
    for (time, counts) in zip(record.times, record.counts) {
      for (s, species) in tables.species.enumerated() {
        for (k, shell) in tables.shells.enumerated() {
          writer.add(year: file.epoch + time / year)
          writer.add(species)
          writer.add(k)
          writer.add(shell.lower / kilometre)
          writer.add(shell.upper / kilometre)
          writer.add(counts[s * tables.shells.count + k])
          writer.endRow()
        }
      }
    }
    return try writer.bytes
  }

  /// `manifest.json`: what a run was made from and with.
  ///
  /// - Parameters:
  ///   - record: What was recorded.
  ///   - file: The scenario.
  ///   - version: The version of the program.
  ///   - wallTime: The time that the run took [s].
  ///   - peakMemory: The most memory that it held [B].
  public static func manifest(
    of record: SourceSinkRecord, _ file: SourceSinkFile, version: String, wallTime: Double,
    peakMemory: Int
  ) throws(OutputError) -> String {
    let tables = file.tables
    return try JSONValue.object([
      .init("program", "detritus"),
      .init("version", .text(version)),
      .init("scenario", .text(file.name)),
      .init("engine", "source_sink"),
      .init("scenario_digest", .text(file.digest)),
      .init("settings", file.resolved),
      .init("inputs", file.inputList),
      .init("members", .integer(1)),
      .init("seed", .integer(0)),
      .init("duration_yr", .number(file.duration / year)),
      .init(
        "system",
        [
          "species": .integer(tables.species.count),
          "shells": .integer(tables.shells.count),
          "colliding_pairs": .integer(tables.collisions.count),
          "launch_rows": .integer(tables.launches?.rows.count ?? 0),
        ]),
      .init(
        "integration",
        [
          "method": "Radau IIA, order 5",
          "relative_tolerance": .number(file.simulation.tolerance.relative),
          "absolute_tolerance": .number(file.simulation.tolerance.absolute),
          "steps": .integer(record.effort.steps),
          "rejected_steps": .integer(record.effort.rejectedSteps),
          "evaluations": .integer(record.effort.evaluations),
        ]),
      .init("constants", ["year_s": .number(year)]),
      .init("wall_time_s", .number((wallTime * 1000).rounded() / 1000)),
      .init("peak_memory_bytes", .integer(peakMemory)),
    ]).document
  }
}
