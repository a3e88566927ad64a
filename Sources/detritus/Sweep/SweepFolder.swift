import FileFormats
import Glibc

/// The folder of a sweep: its state, and the runs of the points that are finished.
struct SweepFolder {
  let path: String

  /// Makes the folder, or takes up the sweep that it holds.
  ///
  /// - Parameter force: Whether another sweep is removed.
  /// - Throws: Where the folder holds another sweep, or anything else.
  func open(_ state: SweepState, force: Bool) throws {
    if let older = try SweepState.read(folder: path) {
      if older.isSameSweep(as: state) { return }
      guard force else {
        throw OutputError(
          path: path,
          reason: "holds another sweep, of \(older.scenario) over "
            + older.axes.map(\.label).joined(separator: ", ") + "; --force replaces it")
      }
    }
    let isSweep = access(Paths.join(path, SweepState.fileName), F_OK) == 0
    if !isSweep, Paths.holdsFiles(path) {
      throw OutputError(
        path: path,
        reason: "holds files that are not those of a sweep"
          + (force ? "; --force replaces another sweep only" : ""))
    }
    let folder = try OutputFolder(path: path, replacing: isSweep)
    RunFolder.report(folder.abandoned)
    try folder.write(state.document, to: SweepState.fileName)
    try folder.commit()
  }

  func folder(of point: SweepState.Point) -> String { Paths.join(path, point.folder) }

  /// Whether the run of a point is there, of the same scenario.
  func isFinished(_ point: SweepState.Point) -> Bool {
    Manifest.scenarioDigest(ofFolder: folder(of: point)) == point.digest
  }

  func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
    try AtomicOutput.write(bytes, to: Paths.join(path, name))
  }
}
