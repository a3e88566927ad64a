import Evolution
import FileFormats

/// The run of an ensemble: its members, and the files that they fill.
enum EnsembleRun {
  /// Runs all members and writes their files to a folder.
  ///
  /// - Parameter progress: Told the share that is done.
  /// - Returns: The means.
  static func run(
    _ model: EnsembleModel, threads: Int, to folder: borrowing OutputFolder,
    progress: (Double) -> Void
  ) throws -> RunRecord {
    let files = try EnsembleFiles(folder: folder.temporary)
    let record = try Ensemble(model).run(
      threads: threads,
      progress: { share in
        progress(share)
        return !Interruption.isRequested
      }, consume: { try files.add($0) })
    try Interruption.check()
    guard let record else { preconditionFailure("only an interruption stops a run") }
    try files.finish()
    return record.mean
  }
}
