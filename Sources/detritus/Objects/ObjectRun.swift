import DebrisEnvironment
import Evolution
import FileFormats
import ObjectEvolution

/// A run of a scenario that follows objects one by one.
struct ObjectRun {
  private let ensemble: ObjectEnsemble
  private let threads: Int

  init(
    _ file: ScenarioFile, _ settings: ObjectEngineSettings, threads: Int, recordsSizes: Bool
  ) throws {
    self.threads = threads
    if settings.cubes != nil, file.scenario.collisions?.kernel == .gas {
      throw InputError(
        file: file.path, message: "collisions.kernel is gas, must be resolved with cubes")
    }
    do {
      try ObjectModel.check(file.scenario)
    } catch {
      throw file.outside(error)
    }
    var initial = InitialObjects.binned
    if let list = settings.list {
      initial = .listed(try ObjectListCSV.read(list.path, allowingZeroArea: true))
    }
    ensemble = ObjectEnsemble(
      ObjectModel(
        file.scenario, initial: initial,
        method: settings.cubes.map { .cube(edge: $0.edge, interval: $0.interval) } ?? .kinetic,
        recordsSizes: recordsSizes))
  }

  /// What is recorded, and when.
  var layout: RecordLayout { ensemble.model.layout }

  /// Runs members, on top of the sums over those before.
  func perform(
    _ members: Range<Int>, _ record: EnsembleRecord, _ progress: (Double) -> Bool,
    _ consume: (MemberRecord) throws -> Void
  ) throws -> EnsembleRecord? {
    try ensemble.run(
      members, adding: record, threads: threads, progress: progress, consume: consume)
  }
}
