import Evolution
import FileFormats

/// The run of an ensemble: its members, and the files that they fill.
enum EnsembleRun {
  /// Runs all members, and writes their files to a folder where there are several.
  ///
  /// - Parameters:
  ///   - members: Their number.
  ///   - progress: Told the share that is done.
  ///   - run: Runs the members: asks whether to go on, and hands on what each has recorded.
  /// - Returns: The means.
  static func run(
    _ members: Int, to folder: borrowing OutputFolder, progress: @escaping (Double) -> Void,
    _ run: ((Double) -> Bool, (MemberRecord) throws -> Void) throws -> EnsembleRecord?
  ) throws -> RunRecord {
    let files = members > 1 ? try EnsembleFiles(folder: folder.temporary) : nil
    let record = try run(
      { share in
        progress(share)
        return !Interruption.isRequested
      }, { try files?.add($0) })
    try Interruption.check()
    guard let record else { preconditionFailure("only an interruption stops a run") }
    try files?.finish()
    return record.mean
  }
}
