import Evolution
import FileFormats

/// An ensemble on several ranks: each runs a part of its members, and the first joins the parts, which
/// gives what one process gives. The parts lie beside the folder of the results until then, in a file
/// system that all ranks see.
struct RankedRun {
  let group: RankGroup
  /// The folder of the results.
  let path: String
  /// Whether an older run of another scenario is replaced there.
  let force: Bool

  /// Runs the members.
  ///
  /// - Returns: On the first rank what was recorded, and the time that it took [s].
  func perform(
    _ run: ScenarioRun, progress: @escaping (Double) -> Void
  ) throws -> (record: RunRecord, wallTime: Double)? {
    let file = run.file
    try group.together {
      guard file.members > 1, file.members >= group.count else {
        throw InputError(
          file: file.path,
          message: "an ensemble of \(file.members) on \(group.count) ranks: there must be at least "
            + "two members, and one for every rank")
      }
      // What cannot be written in the end is told at the beginning.
      if group.rank == 0 { try RunFolder.open(path, digest: file.digest, force: force).discard() }
    }
    try group.together { try runPart(run, progress) }
    return try group.together {
      guard group.rank == 0 else { return nil }
      let folders = (0..<group.count).map(folder)
      let results = try RunFolder.open(path, digest: file.digest, force: force)
      let joined = try EnsembleParts(folders: folders).join(run, into: results)
      for folder in folders { Paths.remove(folder) }
      return joined
    }
  }

  private func folder(ofRank rank: Int) -> String {
    "\(RunFolder.trimmed(path)).rank-\(rank + 1)-of-\(group.count)"
  }

  private func runPart(_ given: ScenarioRun, _ progress: @escaping (Double) -> Void) throws {
    let folder = folder(ofRank: group.rank)
    var run = given
    run.part = EnsemblePart(number: group.rank + 1, of: group.count, members: given.file.members)
    run.checkpoint = RunFolder.checkpoint(of: folder)
    if run.resumes, try isFinished(run, folder) { return }
    // The name of the folder says that it is a part of this run, whatever it was made from.
    let results = try RunFolder.open(folder, digest: given.file.digest, force: true)
    _ = try run.perform(into: results, progress: progress)
  }

  /// Whether a folder has the part of a run that ended early.
  private func isFinished(_ run: ScenarioRun, _ folder: String) throws -> Bool {
    guard RunFolder.isFile(Paths.join(folder, EnsemblePart.fileName)) else { return false }
    let wanted = RunManifest(
      of: run.file, version: Detritus.versionNumber, objectEngine: run.objectEngine)
    let manifest = try RunManifest.read(folder: folder)
    return manifest.part?.members == run.part?.members
      && manifest.membersDigest(part: run.part) == wanted.membersDigest(part: run.part)
  }
}
