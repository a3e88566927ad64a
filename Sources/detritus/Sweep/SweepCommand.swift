import ArgumentParser
import FileFormats

/// `detritus sweep`: a scenario at all combinations of some values of its settings.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Runs a scenario at all combinations of values of one to three settings.",
    discussion: """
      Every point is a run of its own below points/, without its largest tables, which stays when \
      it is finished: a sweep that \
      was interrupted goes on where it ended when it is started again. Keys joined by + vary \
      together: disposal.payload.compliance+disposal.rocket_body.compliance=0,0.5,0.9.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The values of a setting; may be given up to three times.",
      valueName: "key.path=v1,v2,..."))
  var vary: [String]

  @OptionGroup var ensembleArguments: EnsembleArguments

  @Option(help: "The folder of the sweep.", completion: .directory)
  var output: String?

  @Option(help: "How many points run at the same time; by default as many as there are cores.")
  var threads = ProcessorCount.available

  @Flag(help: "Shows neither progress nor table.")
  var quiet = false

  @Flag(help: "Prints JSON.")
  var json = false

  @Flag(help: "Replaces another sweep in the same folder, nothing else.")
  var force = false

  @Flag(inversion: .prefixedNo, help: "Draws the figures, with gnuplot.")
  var figures = true

  func validate() throws {
    try ProcessorCount.validate(threads: threads)
    guard (1...3).contains(vary.count) else {
      throw ValidationError("--vary is given \(vary.count) times, must be given 1 to 3 times")
    }
    _ = try axes()
  }

  private func axes() throws -> [SweepState.Axis] {
    do {
      let axes = try vary.map { text throws(SweepState.Axis.Problem) in
        try SweepState.Axis(text)
      }
      let keys = axes.flatMap(\.keys)
      if let twice = keys.first(where: { key in keys.count { $0 == key } > 1 }) {
        throw ValidationError("\(twice) is varied twice")
      }
      return axes
    } catch let problem as SweepState.Axis.Problem {
      throw ValidationError(problem.message)
    }
  }

  func run() throws {
    Interruption.watch()
    let plan = try SweepPlan(arguments, more: ensembleArguments.overrides, axes: axes())
    let path = output ?? "Results/\(plan.state.scenario)-sweep"
    let folder = SweepFolder(path: path)
    try folder.open(plan.state, force: force)
    let open = plan.state.points.indices.filter { !folder.isFinished(plan.state.points[$0]) }
    let kept = plan.state.points.count - open.count
    if kept > 0, !quiet { StandardError.print("\(kept) of \(plan.state.points.count) points kept") }
    let progress = SweepProgress(points: open.count, isQuiet: quiet)
    try SweepRunner(plan: plan, folder: folder, threads: threads).run(open, progress)
    progress.clear()
    let report = try SweepReport(plan.state, folder: folder)
    try folder.write(report.csv, to: "sweep.csv")
    if figures { try SweepFigures(report: report).draw(into: Paths.join(path, "figures")) }
    if json {
      try print(report.json.document, terminator: "")
    } else if !quiet {
      print(report.text, terminator: "")
      print("results in \(path)")
    }
  }
}
