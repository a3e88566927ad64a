import Evolution
import FileFormats
import NumericalMethods
import SpaceEnvironment

/// One run of a scenario into a folder: what `run` does once and `sweep` at every point.
struct ScenarioRun {
  let file: ScenarioFile
  /// When the work began.
  var start = ContinuousClock.now
  var threads = 1
  /// Whether there are neither figures nor the tables that take megabytes.
  var isBrief = false
  var drawsFigures = true

  /// Runs the scenario and commits the folder, which must be open.
  ///
  /// - Parameter progress: Told the share that is done.
  /// - Returns: What was recorded, and the time that it took [s].
  /// - Throws: `Interruption` where that was asked for; the folder is discarded then.
  func perform(
    into folder: consuming OutputFolder, progress: (Double) -> Void
  ) throws -> (record: RunRecord, wallTime: Double) {
    let model = try file.model(file.scenario)
    try Interruption.check()
    let record =
      file.members > 1
      ? try EnsembleRun.run(
        try file.ensemble(model), threads: threads, to: folder, progress: progress)
      : try Self.run(try file.simulation(model), progress: progress)
    try RunFolder.writeTables(of: record, isBrief: isBrief, to: folder)
    if drawsFigures, !isBrief { try RunFolder.drawFigures(of: record, file.scenario, to: folder) }
    try Interruption.check()
    let wallTime = (ContinuousClock.now - start).inSeconds
    let manifest = Manifest(
      scenario: file, version: Detritus.versionNumber,
      linearAlgebra: LinearAlgebraLibrary.configuration, threads: threads,
      classes: (model.classes.count, model.classes.fragmentCount), wallTime: wallTime,
      peakMemory: ProcessMemory.peak)
    try folder.write(manifest.document, to: "manifest.json")
    try folder.commit()
    return (record, wallTime)
  }

  /// The deterministic run.
  private static func run(
    _ simulation: Simulation, progress: (Double) -> Void
  ) throws -> RunRecord {
    let record = try simulation.run { share in
      progress(share)
      return !Interruption.isRequested
    }
    try Interruption.check()
    guard let record else { preconditionFailure("only an interruption stops a run") }
    return record
  }
}
