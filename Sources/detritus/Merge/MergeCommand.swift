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

  func run() throws {
    Interruption.watch()
    let parts = try EnsembleParts(folders: parts)
    let file = try parts.scenario
    let folder = try RunFolder.open(output, digest: file.digest, force: force)
    var run = ScenarioRun(file: file)
    run.drawsFigures = figures
    let (record, wallTime) = try parts.join(run, into: folder)
    if !quiet {
      print(RunSummary(record, wallTime: wallTime, folder: output).text, terminator: "")
    }
  }
}
