import ArgumentParser
import FileFormats
import Glibc

/// `detritus new`: a commented scenario to start from.
struct NewCommand: ParsableCommand {
  enum Template: String, CaseIterable, ExpressibleByArgument {
    case baseline
    case noLaunches = "no-launches"
    case constellation
  }

  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a commented scenario to start from.")

  @Argument(help: "The file to write; its name becomes that of the scenario.")
  var file: String

  @Option(help: "What to start from.")
  var from = Template.baseline

  func run() throws {
    guard access(file, F_OK) != 0 else {
      throw OutputError(path: file, reason: "exists; it is not overwritten")
    }
    var name = Paths.name(of: file)
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) {
      name.removeLast(ending.count)
    }
    let data = dataFolder()
    try AtomicOutput.write(
      ScenarioTemplate(name: name, dataFolder: data, kind: from).text,
      to: file)
    if access(Paths.join(Paths.folder(of: file), "\(data)populations"), F_OK) != 0 {
      StandardError.print(
        "note: \(file) names files in \(data)populations and \(data)traffic that are not there; "
          + "copy them from Scenarios or change the names")
    }
    print("\(file): written; detritus check \(file) shows every setting")
  }

  /// Where the scenarios' data are, relative to the folder of the new file: beside it, or in the
  /// folder `Scenarios` of the package.
  private func dataFolder() -> String {
    let folder = Paths.folder(of: file)
    if access(Paths.join(folder, "populations"), F_OK) == 0 { return "" }
    guard let resolved = realpath("Scenarios", nil) else { return "" }
    defer { free(resolved) }
    let scenarios = String(cString: resolved)
    guard access("\(scenarios)/populations", F_OK) == 0 else { return "" }
    return folder == "." ? "Scenarios/" : "\(scenarios)/"
  }
}
