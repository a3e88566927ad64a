import Glibc

/// A file that appears under its name only when it is complete.
///
/// The bytes go to a temporary file in the same folder; `commit()` renames it. A value that is
/// dropped without it leaves nothing behind, and an older file of that name as it was.
public struct AtomicOutput: ~Copyable, Sendable {
  /// The path as it was given.
  public let path: String
  private let temporary: String
  private let file: OpenFile

  /// Opens the temporary file; the folder must exist.
  public init(path: String) throws(OutputError) {
    if path.isEmpty || path.hasSuffix("/") {
      throw OutputError(path: path, reason: "is not the name of a file")
    }
    if Paths.kind(of: path) == .folder {
      throw OutputError(path: path, reason: "is a folder")
    }
    let temporary = Paths.temporarySibling(of: path)
    file = try OpenFile(temporary, path: path, flags: O_WRONLY | O_CREAT | O_EXCL)
    self.path = path
    self.temporary = temporary
  }

  deinit {
    file.close()
    unlink(temporary)
  }

  /// Appends bytes.
  public mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    try file.write(bytes)
  }

  /// Gives the file its name.
  public consuming func commit() throws(OutputError) {
    try publish()
  }

  /// Gives the file its name; nothing more is written to it.
  ///
  /// Its bytes are on the disk before: a full one of another machine may say so no earlier.
  mutating func publish() throws(OutputError) {
    try file.synchronize()
    guard rename(temporary, path) == 0 else { throw .system("cannot be written", path) }
  }

  /// Writes a whole file.
  public static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    var output = try AtomicOutput(path: path)
    try output.write(bytes)
    try output.commit()
  }

  /// Writes a whole file of text.
  public static func write(_ text: String, to path: String) throws(OutputError) {
    try write(Array(text.utf8), to: path)
  }
}
