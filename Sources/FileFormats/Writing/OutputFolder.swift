import Glibc

/// A folder of results that appears under its name only when it is complete.
///
/// The files go to a temporary folder beside it; `commit()` renames that. A value that is dropped
/// without it removes the temporary folder. A process that is killed leaves one whose name starts
/// with a dot and ends in `.partial`; the next one that makes the folder removes it.
public struct OutputFolder: ~Copyable, Sendable {
  /// The path as it was given.
  public let path: String
  /// The folder that files are written to until `commit()`.
  public let temporary: String
  /// The paths of temporary folders of killed processes, which have been removed.
  public let abandoned: [String]
  private let target: String
  private let replaces: Bool
  /// The temporary folder, held while the process lives.
  private let hold: OpenFile

  /// Makes the temporary folder, and the folders above it.
  ///
  /// - Parameters:
  ///   - path: The name of the folder in the end.
  ///   - replacing: Whether a folder of that name may be replaced. An empty one always may.
  public init(path: String, replacing: Bool = false) throws(OutputError) {
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    if target.isEmpty { throw OutputError(path: path, reason: "is not the name of a folder") }
    // `.`, `..` and links are resolved, so that the folder that they lead to is replaced.
    if Paths.kind(of: target) != .nothing, let resolved = realpath(target, nil) {
      target = String(cString: resolved)
      free(resolved)
    }
    let temporary = Paths.temporarySibling(of: target)
    try Self.check(path: path, target: target, replacing: replacing)
    try Paths.makeFolders(Paths.folder(of: target))
    let abandoned = Self.removeAbandoned(beside: target)
    guard mkdir(temporary, 0o777) == 0 else { throw .system("cannot be made", path) }
    let hold: OpenFile
    do throws(OutputError) {
      hold = try OpenFile(temporary, path: path, flags: O_RDONLY | O_DIRECTORY)
      try hold.lock()
    } catch {
      rmdir(temporary)
      throw error
    }
    self.path = path
    self.target = target
    self.temporary = temporary
    self.abandoned = abandoned
    self.hold = hold
    replaces = replacing
  }

  deinit {
    Paths.remove(temporary)
    hold.close()
  }

  /// Removes the temporary folders that killed processes have left beside a folder.
  ///
  /// One stays while this machine has a process of the number in its name, or while any process holds
  /// it; where the file system has no locks for folders, it always stays.
  private static func removeAbandoned(beside target: String) -> [String] {
    let folder = Paths.folder(of: target)
    return (Paths.contents(of: folder) ?? []).compactMap { name in
      let path = Paths.join(folder, name)
      guard let process = Paths.process(ofTemporary: name, of: target),
        kill(process, 0) != 0, errno == ESRCH, Paths.kind(of: path) == .folder
      else { return nil }
      let file = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard file >= 0 else { return nil }
      defer { close(file) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else { return nil }
      Paths.remove(path)
      return path
    }
  }

  /// Finds out before long work whether a new folder of a name can be made; leaves none.
  public static func check(_ path: String) throws(OutputError) {
    _ = try OutputFolder(path: path)
  }

  /// The path of a file in the temporary folder, to be written by others; its folders are made.
  ///
  /// - Parameter name: A path relative to the folder, such as `figures/population.svg`.
  public func path(of name: String) throws(OutputError) -> String {
    precondition(
      !name.isEmpty && !name.hasPrefix("/") && !name.split(separator: "/").contains(".."),
      "the name leaves the folder")
    let file = Paths.join(temporary, name)
    try Paths.makeFolders(Paths.folder(of: file))
    return file
  }

  /// Writes a file into the folder.
  public func write(_ bytes: [UInt8], to name: String) throws(OutputError) {
    do {
      try AtomicOutput.write(bytes, to: path(of: name))
    } catch {
      throw OutputError(path: Paths.join(path, name), reason: error.reason)
    }
  }

  /// Writes a file of text into the folder.
  public func write(_ text: String, to name: String) throws(OutputError) {
    try write(Array(text.utf8), to: name)
  }

  /// Gives the folder its name, in place of an older one where that is allowed.
  public consuming func commit() throws(OutputError) {
    try Self.check(path: path, target: target, replacing: replaces)
    if replaces, Paths.kind(of: target) == .folder {
      // At once, so that there is a whole folder of the name at any moment
      if Paths.exchange(temporary, target) { return }
      // Where the file system cannot do that
      let old = Paths.temporarySibling(of: target, suffix: "old")
      guard rename(target, old) == 0 else { throw .system("cannot be replaced", path) }
      guard rename(temporary, target) == 0 else {
        let code = errno
        rename(old, target)
        throw .system("cannot be replaced", path, code: code)
      }
      Paths.remove(old)
    } else {
      guard rename(temporary, target) == 0 else { throw .system("cannot be written", path) }
    }
  }

  /// Removes all that has been written.
  public consuming func discard() {}

  private static func check(path: String, target: String, replacing: Bool) throws(OutputError) {
    switch Paths.kind(of: target) {
    case .nothing: return
    case .folder:
      if !replacing, let names = Paths.contents(of: target), !names.isEmpty {
        throw OutputError(path: path, reason: "exists and is not empty")
      }
    case .file, .link, .other:
      throw OutputError(path: path, reason: "exists and is not a folder")
    }
  }
}
