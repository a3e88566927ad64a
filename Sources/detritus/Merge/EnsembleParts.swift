import Evolution
import FileFormats

/// The parts of one ensemble, which together have every member once.
struct EnsembleParts {
  /// A part and where it is.
  private struct Piece {
    let folder: String
    let manifest: RunManifest
    let part: EnsemblePart
  }

  /// In the order of their members.
  private let pieces: [Piece]

  /// The scenario that all are of.
  var scenario: ScenarioFile {
    get throws(InputError) { try pieces[0].manifest.readScenario(folder: pieces[0].folder) }
  }

  /// Joins the parts in a folder, and commits that.
  ///
  /// - Parameter run: What writes tables and figures.
  /// - Returns: What was recorded, and the time that it took [s].
  func join(
    _ run: ScenarioRun, into folder: consuming OutputFolder
  ) throws -> (record: RunRecord, wallTime: Double) {
    let layout = RecordLayout(run.file.scenario, types: pieces[0].part.types)
    let files = try EnsembleFiles(folder: folder.temporary, layout: layout)
    var record = EnsembleRecord(layout)
    for piece in pieces {
      let path = Paths.join(piece.folder, EnsemblePart.fileName)
      var next = piece.part.members.lowerBound
      let digest = piece.manifest.membersDigest(part: piece.part)
      try MemberRecordsFile.read(path, run: digest, layout: layout) {
        guard $0.member == next else {
          throw InputError(file: path, message: "holds member \($0.member) in place of \(next)")
        }
        try files.add($0)
        record.add($0)
        next += 1
      }
      guard next == piece.part.members.upperBound else {
        throw InputError(
          file: path,
          message: "ends with member \(next - 1), must end with "
            + "\(piece.part.members.upperBound - 1)")
      }
    }
    try files.finish()
    var manifest = pieces[0].manifest
    manifest.part = nil
    let mean = record.mean
    let wallTime = try run.write(mean, manifest, to: folder)
    try folder.commit()
    return (mean, wallTime)
  }

  /// Finds the parts in folders of any order.
  ///
  /// - Throws: Where they are not of one ensemble, or members are missing or there twice.
  init(folders: [String]) throws(InputError) {
    var pieces: [Piece] = []
    for folder in folders {
      let manifest = try RunManifest.read(folder: folder)
      guard let part = manifest.part else {
        throw InputError(
          file: folder, message: "is not a part of an ensemble: run --part makes one")
      }
      pieces.append(Piece(folder: folder, manifest: manifest, part: part))
    }
    pieces.sort { $0.part.members.lowerBound < $1.part.members.lowerBound }
    let whole = pieces[0].manifest
    var next = 0
    for piece in pieces {
      guard
        piece.manifest.membersDigest(part: nil) == whole.membersDigest(part: nil),
        piece.part.types == pieces[0].part.types
      else {
        throw InputError(
          file: piece.folder,
          message: "is not of the same ensemble as \(pieces[0].folder): its scenario, engine or "
            + "version differs")
      }
      guard piece.part.members.lowerBound == next else {
        throw InputError(
          file: piece.folder,
          message: piece.part.members.lowerBound < next
            ? "has members that another part has: it begins with \(piece.part.members.lowerBound)"
            : "begins with member \(piece.part.members.lowerBound), a part with member \(next) is "
              + "missing")
      }
      next = piece.part.members.upperBound
    }
    guard next == whole.members else {
      throw InputError(
        file: pieces[pieces.count - 1].folder,
        message: "ends with member \(next - 1), parts up to member \(whole.members - 1) are missing"
      )
    }
    self.pieces = pieces
  }
}
