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
  /// The file in which finished members of an ensemble wait, and whether to take up what it holds.
  var checkpoint: String?
  var resumes = false
  /// Whether a checkpoint may be started anew that holds finished members.
  var discardsMembers = false
  /// The members to run, where they are a part of the ensemble.
  var part: EnsemblePart?

  /// Runs the scenario and commits the folder, which must be open.
  ///
  /// - Parameter progress: Told the share that is done.
  /// - Returns: What was recorded, and the time that it took [s].
  /// - Throws: `Interruption` where that was asked for; the folder is discarded then.
  func perform(
    into folder: consuming OutputFolder, progress: @escaping (Double) -> Void
  ) throws -> (record: RunRecord, wallTime: Double) {
    var classes = (all: 0, fragments: 0)
    var manifest = RunManifest(
      of: file, version: Detritus.versionNumber, objectEngine: objectEngine)
    manifest.part = part
    let ensemble = EnsembleRun(
      members: file.members, part: part, digest: manifest.membersDigest(part: part),
      checkpoint: checkpoint, resumes: resumes, discardsMembers: discardsMembers)
    let record: RunRecord
    var finished: MemberRecordsFile?
    if let objectEngine {
      let run = try ObjectRun(
        file, objectEngine, threads: threads, recordsSizes: !isBrief)
      manifest.part?.types = run.layout.types
      try Interruption.check()
      (record, finished) = try ensemble.run(
        run.layout, to: folder, progress: progress, run.perform)
    } else {
      let model = try file.model(file.scenario, threads: threads)
      classes = (model.classes.count, model.classes.fragmentCount)
      try Interruption.check()
      if file.members > 1 {
        let members = Ensemble(try file.ensemble(model, recordsSizes: !isBrief))
        manifest.part?.types = members.model.layout.types
        (record, finished) = try ensemble.run(
          members.model.layout, to: folder, progress: progress
        ) {
          try members.run($0, adding: $1, threads: threads, progress: $2, consume: $3)
        }
      } else {
        record = try Self.run(try file.simulation(model, threads: threads), progress: progress)
      }
    }
    manifest.classes = classes
    manifest.warnings = part == nil ? RunWarnings.of(record) : []
    for warning in manifest.warnings { StandardError.print("warning: \(warning)") }
    let wallTime = try write(record, manifest, to: folder)
    try folder.commit()
    finished?.remove()
    return (record, wallTime)
  }

  /// Writes tables, figures and the manifest; of a part of an ensemble the manifest alone.
  ///
  /// - Returns: The time that it all took [s].
  func write(
    _ record: RunRecord, _ run: RunManifest, to folder: borrowing OutputFolder
  ) throws -> Double {
    if run.part == nil {
      try RunFolder.writeTables(of: record, isBrief: isBrief, to: folder)
      if drawsFigures, !isBrief { try RunFolder.drawFigures(of: record, file.scenario, to: folder) }
    }
    try Interruption.check()
    let wallTime = (ContinuousClock.now - start).inSeconds
    var manifest = Manifest(
      scenario: file, version: Detritus.versionNumber,
      linearAlgebra: LinearAlgebraLibrary.configuration, threads: threads, classes: run.classes,
      wallTime: wallTime, peakMemory: ProcessMemory.peak)
    manifest.objectEngine = run.objectEngine
    manifest.part = run.part
    manifest.warnings = run.warnings
    try folder.write(manifest.document, to: "manifest.json")
    return wallTime
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
