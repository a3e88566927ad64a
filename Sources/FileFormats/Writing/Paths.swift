import Glibc

/// Paths as text, with `/` between the parts.
public enum Paths {
  /// The folder of a file: `a/b` for `a/b/c.csv`, `.` for `c.csv`.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  public static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// The path of a file that is named relative to a folder; an absolute path stays as it is.
  public static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }

  /// What a path leads to, without following a link at its end.
  enum Kind { case nothing, file, folder, link, other }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard lstat(path, &status) == 0 else { return .nothing }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// A name beside a path that no other process or call uses: `folder/.name.<process>-<number>.partial`.
  static func temporarySibling(of path: String, suffix: String = "partial") -> String {
    var generator = SystemRandomNumberGenerator()
    let number = String(generator.next() as UInt32, radix: 36)
    return join(folder(of: path), ".\(name(of: path)).\(getpid())-\(number).\(suffix)")
  }

  /// The number of the process that made a temporary name for a path; `nil` for other names.
  static func process(ofTemporary name: String, of path: String) -> pid_t? {
    let prefix = ".\(Paths.name(of: path))."
    let suffix = ".partial"
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
    let parts = name.dropFirst(prefix.count).dropLast(suffix.count)
      .split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, UInt32(parts[1], radix: 36) != nil, let process = pid_t(parts[0]),
      process > 0
    else { return nil }
    return process
  }

  /// Makes a folder and those above it, where they do not exist.
  static func makeFolders(_ path: String) throws(OutputError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw OutputError(path: path, reason: "is not a folder")
      }
      return
    }
    let parent = folder(of: path)
    if parent != path, parent != "." { try makeFolders(parent) }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .system("cannot be made", path) }
  }

  /// The names in a folder, but for itself and its parent; sorted.
  static func contents(of path: String) -> [String]? {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether a path leads to a folder with anything in it.
  public static func holdsFiles(_ path: String) -> Bool { contents(of: path)?.isEmpty == false }

  /// Gives two files or folders the names of each other, at once.
  ///
  /// - Returns: Whether the system and its file system can do that.
  static func exchange(_ a: String, _ b: String) -> Bool {
    // 2 is RENAME_EXCHANGE of Linux.
    renameAtFlags.map { $0(AT_FDCWD, a, AT_FDCWD, b, 2) == 0 } ?? false
  }

  private typealias RenameAtFlags =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32

  /// `renameat2`, which the headers do not show.
  private static let renameAtFlags = dlsym(nil, "renameat2").map {
    unsafeBitCast($0, to: RenameAtFlags.self)
  }

  /// Removes a file, a link or a folder with all that is in it; links are not followed.
  public static func remove(_ path: String) {
    if kind(of: path) == .folder {
      for name in contents(of: path) ?? [] { remove(join(path, name)) }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
