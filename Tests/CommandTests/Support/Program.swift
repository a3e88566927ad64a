import Foundation

/// The program, run as a user runs it.
enum Program {
  struct Outcome {
    let exitCode: Int32
    let output: String
    let errors: String
  }

  /// The executable beside the test bundle.
  static let path: String = {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let builds = [bundle.path, "\(root)/.build/debug", "\(root)/.build/release"]
    return builds.map { "\($0)/detritus" }.first(where: FileManager.default.isExecutableFile)
      ?? "\(bundle.path)/detritus"
  }()

  /// Whether figures can be drawn here.
  static let canDraw = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/gnuplot") }

  /// The folder of the package.
  static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")

  /// Starts the program, its output going to files in a folder of its own.
  ///
  /// - Parameters:
  ///   - program: Another program in its place.
  ///   - environment: Variables besides those of this process.
  static func start(
    _ arguments: [String], in folder: String, program: String = path,
    environment: [String: String] = [:]
  ) throws -> (process: Process, outcome: () throws -> Outcome) {
    let streams = TestFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    for name in ["output", "errors"] { streams.write("", to: name) }
    process.standardOutput = FileHandle(forWritingAtPath: streams.path("output"))
    process.standardError = FileHandle(forWritingAtPath: streams.path("errors"))
    try process.run()
    return (
      process,
      {
        process.waitUntilExit()
        let signalled = process.terminationReason == .uncaughtSignal
        return Outcome(
          exitCode: signalled ? 1000 + process.terminationStatus : process.terminationStatus,
          output: try String(contentsOfFile: streams.path("output"), encoding: .utf8),
          errors: try String(contentsOfFile: streams.path("errors"), encoding: .utf8))
      }
    )
  }

  /// Runs a script of the shell, in which `$DETRITUS` is the program.
  static func shell(
    _ script: String, in folder: TestFolder, environment: [String: String] = [:]
  ) throws -> Outcome {
    try start(
      ["-c", script], in: folder.path, program: "/bin/sh",
      environment: environment.merging(["DETRITUS": path]) { $1 }
    ).outcome()
  }

  /// Whether a script of the shell succeeds, for tests that need what not every machine has.
  static func works(_ script: String) -> Bool {
    (try? shell(script, in: TestFolder()).exitCode) == 0
  }

  /// Runs the program to its end.
  static func run(_ arguments: String..., in folder: TestFolder) throws -> Outcome {
    try start(arguments, in: folder.path).outcome()
  }
}

/// A folder that a test may fill; it is removed at the end.
final class TestFolder {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "detritus-commands-\(UUID().uuidString)"
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }
  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// The names in the folder, hidden ones too.
  var names: Set<String> { names(in: ".") }

  /// The names in a folder inside it.
  func names(in name: String) -> Set<String> {
    Set((try? FileManager.default.contentsOfDirectory(atPath: path(name))) ?? [])
  }

  func write(_ text: String, to name: String) {
    try! Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// The fields of a CSV file by column, one dictionary per row.
  func table(_ name: String) throws -> [[String: String]] {
    let lines = try read(name).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }
}
