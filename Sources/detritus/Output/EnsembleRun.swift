import Evolution
import FileFormats

/// The run of an ensemble, or of a part of one: its members, the files that they fill, and where the
/// finished ones wait in case the run ends early.
struct EnsembleRun {
  /// The number of members of the whole ensemble.
  let members: Int
  /// The members to run, where they are a part of it.
  var part: EnsemblePart?
  /// The digest of the run, without which finished members are not taken up again.
  let digest: String
  /// The file in which finished members wait; `nil` for none.
  var checkpoint: String?
  /// Whether to take up what the checkpoint holds.
  var resumes = false
  /// Whether finished members that the checkpoint holds may be lost.
  var discardsMembers = false

  /// Runs the members: some of them, on top of the sums over those before; asks whether to go on, and
  /// hands on what each has recorded.
  typealias Members = (
    Range<Int>, EnsembleRecord, (Double) -> Bool, (MemberRecord) throws -> Void
  ) throws -> EnsembleRecord?

  /// Runs all members, and writes their files to a folder where there are several.
  ///
  /// - Parameter progress: Told the share that is done.
  /// - Returns: The means, and the checkpoint, to be removed when the folder has its name.
  func run(
    _ layout: RecordLayout, to folder: borrowing OutputFolder,
    progress: @escaping (Double) -> Void, _ run: Members
  ) throws -> (record: RunRecord, checkpoint: MemberRecordsFile?) {
    let range = part?.members ?? 0..<members
    let files =
      members > 1 && part == nil
      ? try EnsembleFiles(folder: folder.temporary, layout: layout) : nil
    var record = EnsembleRecord(layout)
    var next = range.lowerBound
    var store: MemberRecordsFile?
    if let checkpoint, members > 1 {
      if resumes {
        store = try MemberRecordsFile.resume(checkpoint, run: digest, layout: layout) { member in
          guard member.member == next, range.contains(next) else {
            throw InputError(
              file: checkpoint, message: "holds member \(member.member) in place of \(next)")
          }
          try files?.add(member)
          record.add(member)
          next += 1
        }
      }
      store =
        try store
        ?? MemberRecordsFile.create(checkpoint, run: digest) { count in
          if discardsMembers { return }
          throw OutputError(
            path: checkpoint,
            reason:
              "holds \(count) finished members of a run that ended early; --resume goes on with "
              + "them, --force discards them")
        }
    }
    let first = next
    let count = Double(range.count)
    let result = try run(
      first..<range.upperBound, record,
      { share in
        let done = Double(first - range.lowerBound) + share * Double(range.upperBound - first)
        progress(done / count)
        return !Interruption.isRequested
      },
      { member in
        try files?.add(member)
        try store?.append(member)
        next += 1
      })
    do throws(Interruption) {
      try Interruption.check()
    } catch {
      var interruption = error
      if let store {
        interruption.consequence =
          "\(next - range.lowerBound) of \(range.count) members are kept in \(store.path); the "
          + "same command with --resume goes on with the others"
      }
      throw interruption
    }
    guard let result else { preconditionFailure("only an interruption stops a run") }
    try files?.finish()
    if part != nil { try store?.move(to: folder.path(of: EnsemblePart.fileName)) }
    return (result.mean, part == nil ? store : nil)
  }
}
