import Glibc

/// The one door to gnuplot: finds the program, gives it a script, and waits for its end.
///
/// The script goes in, and the complaints come out, through unnamed temporary files instead of
/// pipes: nothing can block on a full pipe, and no SIGPIPE arises when gnuplot ends early.
public struct Gnuplot: Sendable {
  /// The path of the program.
  public let executable: String

  /// Finds gnuplot.
  ///
  /// - Parameter searchPath: The folders to look in, separated by colons; by default those of the
  ///   environment's `PATH`. Empty entries are skipped.
  public init(
    searchPath: String = getenv("PATH").map { String(cString: $0) } ?? ""
  ) throws(FigureError) {
    let candidates = searchPath.split(separator: ":").map { "\($0)/gnuplot" }
    guard let found = candidates.first(where: Self.isProgram) else {
      throw .gnuplotMissing(searchPath: searchPath)
    }
    executable = found
  }

  /// Runs a script and waits for its end.
  ///
  /// gnuplot starts without the user's own settings (`-d`) and in the locale C.
  public func run(_ script: String) throws(FigureError) {
    let input = try TemporaryFile()
    let complaints = try TemporaryFile()
    try input.write(script)

    let status = try spawn(input: input.descriptor, error: complaints.descriptor)
    guard status == 0 else {
      throw .gnuplotFailed(status: status, message: firstLines(of: complaints.text()))
    }
  }

  /// Runs a script that draws one file, which appears under its name only when it is complete.
  ///
  /// - Parameters:
  ///   - path: The file to draw.
  ///   - script: Gives the script for the name of the output, a temporary one beside `path`.
  func draw(
    to path: String, script: (_ output: String) throws(FigureError) -> String
  ) throws(FigureError) {
    let temporary = temporaryName(for: path)
    defer { unlink(temporary) }
    // A folder that cannot be written is told here, in plainer words than gnuplot's.
    try writeFile("", to: temporary)
    try run(try script(temporary))
    var information = stat()
    guard stat(temporary, &information) == 0, information.st_size > 0 else {
      throw .gnuplotFailed(status: 0, message: "the script drew nothing")
    }
    if path.hasSuffix(".svg") {
      try writeFile(Self.finished(readFile(temporary)), to: temporary)
    }
    try renameFile(temporary, to: path)
  }

  /// Returns an SVG with what gnuplot cannot say: fonts to fall back on.
  static func finished(_ svg: String) -> String {
    svg.replacing(
      "font-family=\"Helvetica\"", with: "font-family=\"Helvetica, Arial, sans-serif\"")
  }

  private static func isProgram(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
      && access(path, X_OK) == 0
  }

  /// Starts gnuplot and waits for it, so that no zombie stays.
  private func spawn(input: Int32, error: Int32) throws(FigureError) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO)

    // Signals that this process ignores end a program as usual.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var ignored = sigset_t()
    sigemptyset(&ignored)
    for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&ignored, signal) }
    posix_spawnattr_setsigdefault(&attributes, &ignored)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var arguments = [strdup("gnuplot"), strdup("-d"), nil]
    var environment = Self.environment().map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }

    var process = pid_t()
    let failure = posix_spawn(&process, executable, &actions, &attributes, &arguments, &environment)
    guard failure == 0 else {
      throw .gnuplotFailed(status: 127, message: "cannot start \(executable): \(reason(failure))")
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
      guard errno == EINTR else {
        throw .gnuplotFailed(status: -1, message: "lost sight of gnuplot: \(reason(errno))")
      }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }

  /// The environment of this process, with the locale C in place of the user's.
  private static func environment() -> [String] {
    var entries: [String] = ["LC_ALL=C"]
    var entry = environ
    while let text = entry.pointee {
      let variable = String(cString: text)
      if !variable.hasPrefix("LC_"), !variable.hasPrefix("LANG") { entries.append(variable) }
      entry += 1
    }
    return entries
  }

  /// The first three lines that say something; warnings only where there is nothing else.
  private func firstLines(of text: String) -> String {
    let lines = text.split(separator: "\n").map { line in
      String(line.drop(while: { $0 == " " || $0 == "\t" }))
    }
    let telling = lines.filter { !$0.isEmpty && $0 != "^" }
    let errors = telling.filter { !$0.contains("warning:") }
    let message = (errors.isEmpty ? telling : errors).prefix(3).joined(separator: "; ")
    return message.isEmpty ? "no message" : message
  }
}
