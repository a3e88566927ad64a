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
      ensemble wait in a file beside it, <folder>.checkpoint, until all are there: --resume goes on \
      with those of a run that ended early. Built with \
      --traits MPI and started by mpirun, the members are shared out over the ranks.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @Option(help: "The folder of the results.", completion: .directory)
  var output: String?

  @OptionGroup var ensembleArguments: EnsembleArguments

  @Option(
    help: "binned: expected numbers in classes and bins. objects: each object by itself, by chance."
  )
  var engine = Engine.binned

  @OptionGroup var objectArguments: ObjectArguments

  @Option(
    help: "How many threads members run on, or a single run moves its population on.")
  var threads = 1

  @Option(
    help: ArgumentHelp(
      "Runs the k-th of n parts of the ensemble, for merge to join.", valueName: "k/n"))
  var part: PartArgument?

  @Flag(help: "Goes on with an ensemble that ended early: keeps its finished members.")
  var resume = false

  @Flag(help: "Shows neither progress nor summary.")
  var quiet = false

  @Flag(
    help: "Replaces an older run of another scenario, and discards members that wait for --resume.")
  var force = false

  @Flag(inversion: .prefixedNo, help: "Draws the figures, with gnuplot.")
  var figures = true

  func validate() throws {
    try ProcessorCount.validate(threads: threads)
    if engine == .binned, objectArguments.objects != nil {
      throw ValidationError("--objects needs --engine objects")
    }
  }

  func run() throws {
    Interruption.watch()
    let start = ContinuousClock.now
    let group = try RankGroup.join()
    defer { group.leave() }
    if SourceSinkFile.describes(arguments.scenario) {
      return try group.together { try runSourceSink(ranks: group.count, start: start) }
    }
    let file = try group.together { try arguments.read(with: ensembleArguments.overrides) }
    let path = output ?? "Results/\(file.scenario.name)\(engine == .objects ? "-objects" : "")"
    let checkpoint = RunFolder.checkpoint(of: path)
    let run = ScenarioRun(
      file: file, start: start, threads: threads,
      objectEngine: engine == .objects ? try objectArguments.settings() : nil,
      drawsFigures: figures, checkpoint: checkpoint, resumes: resume, discardsMembers: force)
    var progress = ProgressLine(
      epoch: file.scenario.epoch, duration_yr: file.scenario.duration / year,
      isQuiet: quiet || group.rank > 0)
    do {
      let result = try perform(run, group, path) { progress.show($0) }
      progress.clear()
      if let result, !quiet {
        print(
          RunSummary(result.record, wallTime: result.wallTime, folder: path).text, terminator: "")
      }
    } catch {
      progress.clear()
      throw error
    }
  }

  /// - Returns: What was recorded, and the time that it took [s]; `nil` on all ranks but the first.
  private func perform(
    _ given: ScenarioRun, _ group: RankGroup, _ path: String,
    _ progress: @escaping (Double) -> Void
  ) throws -> (record: RunRecord, wallTime: Double)? {
    var run = given
    if group.count > 1 {
      if part != nil {
        return try group.together {
          throw ValidationError("--part cannot stand with several ranks, each of which runs a part")
        }
      }
      return try RankedRun(group: group, path: path, force: force).perform(run, progress: progress)
    }
    let folder = try RunFolder.open(path, digest: run.file.digest, force: force)
    if resume, let checkpoint = run.checkpoint, !RunFolder.isFile(checkpoint) {
      StandardError.print("\(checkpoint) is not there: the run begins with its first member")
    }
    run.part = try part.map { try $0.members(of: run.file) }
    let result = try run.perform(into: folder, progress: progress)
    if let range = run.part?.members, !quiet {
      print(
        "the means are those of members \(range.lowerBound) to \(range.upperBound - 1) of "
          + "\(run.file.members); detritus merge joins the parts")
    }
    return result
  }

  /// Runs a scenario of kind `source_sink`.
  private func runSourceSink(ranks: Int, start: ContinuousClock.Instant) throws {
    let given = [
      ("more than one rank", ranks > 1),
      ("--members", ensembleArguments.members != nil), ("--seed", ensembleArguments.seed != nil),
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
