import ArgumentParser
import Evolution
import FileFormats
import SpaceEnvironment

/// `detritus run`: from a scenario to a folder of results.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a scenario and writes tables, figures and a manifest.",
    discussion: """
      The folder appears under its name only when it is complete. A run of the same scenario \
      replaces an older one; a run of another scenario only with --force. Finished members of an \
      ensemble wait in a file beside it, <folder>.checkpoint, until all are there.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @Option(help: "The folder of the results.", completion: .directory)
  var output: String?

  @Option(help: "The number of members of the ensemble, as ensemble.members in the scenario.")
  var members: Int?

  @Option(help: "The seed of the random streams, as ensemble.seed in the scenario.")
  var seed: Int?

  @Option(
    help: "binned: expected numbers in classes and bins. objects: each object by itself, by chance."
  )
  var engine = Engine.binned

  @OptionGroup var objectArguments: ObjectArguments

  @Option(help: "How many members run at the same time; one member uses one thread.")
  var threads = 1

  @Option(
    help: ArgumentHelp(
      "Runs the k-th of n parts of the ensemble, for merge to join.", valueName: "k/n"))
  var part: PartArgument?

  @Flag(help: "Goes on with an ensemble that ended early: keeps its finished members.")
  var resume = false

  @Flag(help: "Shows neither progress nor summary.")
  var quiet = false

  @Flag(help: "Replaces an older run of another scenario.")
  var force = false

  @Flag(inversion: .prefixedNo, help: "Draws the figures, with gnuplot.")
  var figures = true

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads is \(threads), must be between 1 and 1024")
    }
    if engine == .binned, objectArguments.objects != nil {
      throw ValidationError("--objects needs --engine objects")
    }
  }

  func run() throws {
    Interruption.watch()
    let start = ContinuousClock.now
    if SourceSinkFile.describes(arguments.scenario) { return try runSourceSink(start: start) }
    let file = try arguments.read(
      with: (members.map { ["ensemble.members=\($0)"] } ?? [])
        + (seed.map { ["ensemble.seed=\($0)"] } ?? []))
    let path = output ?? "Results/\(file.scenario.name)\(engine == .objects ? "-objects" : "")"
    let folder = try RunFolder.open(path, digest: file.digest, force: force)

    let checkpoint = RunFolder.checkpoint(of: path)
    if resume, !RunFolder.isFile(checkpoint) {
      StandardError.print("\(checkpoint) is not there: the run begins with its first member")
    }
    var progress = ProgressLine(
      epoch: file.scenario.epoch, duration_yr: file.scenario.duration / year, isQuiet: quiet)
    var run = ScenarioRun(
      file: file, start: start, threads: threads,
      objectEngine: engine == .objects ? try objectArguments.settings() : nil,
      drawsFigures: figures, checkpoint: checkpoint, resumes: resume)
    run.part = try part.map { try $0.members(of: file) }
    do {
      let (record, wallTime) = try run.perform(into: folder) { progress.show($0) }
      progress.clear()
      if !quiet {
        print(RunSummary(record, wallTime: wallTime, folder: path).text, terminator: "")
        if let range = run.part?.members {
          print(
            "the means are those of members \(range.lowerBound) to \(range.upperBound - 1) of "
              + "\(file.members); detritus merge joins the parts")
        }
      }
    } catch {
      progress.clear()
      throw error
    }
  }

  /// Runs a scenario of kind `source_sink`.
  private func runSourceSink(start: ContinuousClock.Instant) throws {
    let given = [
      ("--members", members != nil), ("--seed", seed != nil),
      ("--engine objects", engine == .objects), ("--part", part != nil), ("--resume", resume),
    ]
    if let option = given.first(where: \.1)?.0 {
      throw ValidationError("\(option) cannot stand with a scenario of kind source_sink")
    }
    let run = SourceSinkRun(
      file: try SourceSinkFile.read(arguments.scenario, overrides: arguments.overrides),
      start: start, drawsFigures: figures)
    let path = output ?? "Results/\(run.file.name)"
    let folder = try RunFolder.open(path, digest: run.file.digest, force: force)
    let text = try run.perform(into: folder, path: path)
    if !quiet { print(text, terminator: "") }
  }
}
