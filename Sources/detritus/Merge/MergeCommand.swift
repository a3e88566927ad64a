import ArgumentParser
import Evolution
import FileFormats

/// `detritus merge`: the parts of an ensemble, joined.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Joins the parts of one ensemble into one run.",
    discussion: """
      The parts are folders of detritus run --part k/n, of the same scenario, engine and version; \
      together they have every member once. The result is that of one run, to the last digit.
      """)

  @Argument(help: "The folders of the parts, in any order.", completion: .directory)
  var parts: [String]

  @Option(help: "The folder of the results.", completion: .directory)
  var output: String

  @Flag(help: "Shows no summary.")
  var quiet = false

  @Flag(help: "Replaces an older run of another scenario.")
  var force = false

  @Flag(inversion: .prefixedNo, help: "Draws the figures, with gnuplot.")
  var figures = true

  /// A part and where it is.
  private struct Piece {
    let folder: String
    let manifest: RunManifest
    let part: EnsemblePart
  }

  func run() throws {
    Interruption.watch()
    let start = ContinuousClock.now
    let pieces = try pieces()
    var manifest = pieces[0].manifest
    let file = try manifest.readScenario(folder: pieces[0].folder)
    let folder = try RunFolder.open(output, digest: file.digest, force: force)
    let files = try EnsembleFiles(folder: folder.temporary)
    var record = EnsembleRecord(RecordLayout(file.scenario, types: pieces[0].part.types))
    for piece in pieces {
      let path = Paths.join(piece.folder, EnsemblePart.fileName)
      var next = piece.part.members.lowerBound
      try MemberRecordsFile.read(path, run: piece.manifest.membersDigest(part: piece.part)) {
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
    manifest.part = nil
    let run = ScenarioRun(file: file, start: start, drawsFigures: figures)
    let mean = record.mean
    let wallTime = try run.write(mean, manifest, to: folder)
    try folder.commit()
    if !quiet {
      print(RunSummary(mean, wallTime: wallTime, folder: output).text, terminator: "")
    }
  }

  /// The parts in the order of their members, which are all there, once each.
  private func pieces() throws(InputError) -> [Piece] {
    var pieces: [Piece] = []
    for folder in parts {
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
    return pieces
  }
}
