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
  /// The engine that follows objects one by one; `nil` for numbers in bins.
  var objectEngine: ObjectEngineSettings?
  /// Whether there are neither figures nor the tables that take megabytes.
  var isBrief = false
  var drawsFigures = true

  /// Runs the scenario and commits the folder, which must be open.
  ///
  /// - Parameter progress: Told the share that is done.
  /// - Returns: What was recorded, and the time that it took [s].
  /// - Throws: `Interruption` where that was asked for; the folder is discarded then.
  func perform(
    into folder: consuming OutputFolder, progress: @escaping (Double) -> Void
  ) throws -> (record: RunRecord, wallTime: Double) {
    var classes = (all: 0, fragments: 0)
    let record: RunRecord
    if let objectEngine {
      let run = try ObjectRun(file, objectEngine, threads: threads)
      try Interruption.check()
      record = try EnsembleRun.run(
        file.members, to: folder, progress: progress, run.perform)
    } else {
      let model = try file.model(file.scenario)
      classes = (model.classes.count, model.classes.fragmentCount)
      try Interruption.check()
      if file.members > 1 {
        let ensemble = Ensemble(try file.ensemble(model))
        record = try EnsembleRun.run(file.members, to: folder, progress: progress) {
          try ensemble.run(threads: threads, progress: $0, consume: $1)
        }
      } else {
        record = try Self.run(try file.simulation(model), progress: progress)
      }
    }
    try RunFolder.writeTables(of: record, isBrief: isBrief, to: folder)
    if drawsFigures, !isBrief { try RunFolder.drawFigures(of: record, file.scenario, to: folder) }
    try Interruption.check()
    let wallTime = (ContinuousClock.now - start).inSeconds
    var manifest = Manifest(
      scenario: file, version: Detritus.versionNumber,
      linearAlgebra: LinearAlgebraLibrary.configuration, threads: threads, classes: classes,
      wallTime: wallTime, peakMemory: ProcessMemory.peak)
    manifest.objectEngine = objectEngine
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
