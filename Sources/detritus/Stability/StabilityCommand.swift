import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import SourceSinkModel
import SpaceEnvironment

/// `detritus stability`: what an environment settles to, and what is beyond its stable size.
struct StabilityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stability",
    abstract: "Tells whether fragments come to an equilibrium, where not, and how fast they grow.",
    discussion: """
      Conditions are constant: the mean activity of the run, the mean launches of the record, the \
      rules of disposal at the end. With intact objects held at their present numbers, each fragment \
      leads to a number of others before it is gone: from one on, there is no equilibrium (Kessler and \
      Anz-Meador 2001). Bands of altitude are judged with the collisions in them alone. --launches looks \
      besides for the equilibrium of everything under the launches of the scenario, and for the factor on \
      them up to which there is one. Constellations, explosions and removal have no steady rates: they are \
      refused, and the scenario can be analysed without them. A scenario of kind \
      source_sink has its own equilibrium and eigenvalues.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @Flag(help: "Looks for the equilibrium under constant launches too.")
  var launches = false

  @Option(help: "The width of the bands that are judged by themselves [km], in whole shells.")
  var bandKm = 200.0

  @Option(help: "How many modes are looked for.")
  var modes = 2

  @Option(
    help:
      "A folder for the tables: stability.csv, stability-classes.csv, critical-curve.csv, modes.csv, equilibrium.csv.",
    completion: .directory)
  var output: String?

  @Option(help: "A folder for the figures.", completion: .directory)
  var figures: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    guard (0...10).contains(modes) else {
      throw ValidationError("--modes is \(modes), must be between 0 and 10")
    }
  }

  func run() throws {
    if let output { try OutputFolder.check(output) }
    Interruption.watch()
    if SourceSinkFile.describes(arguments.scenario) { return try runSourceSink() }
    let file = try arguments.read()
    let scenario = try file.constantScenario()
    let shellsPerBand = try self.shellsPerBand(of: scenario)
    let model = try file.model(scenario)
    var progress = ProgressLine(epoch: 0, duration_yr: 100, isQuiet: false)
    let stability: FragmentStability?
    do {
      stability = try FragmentStability(
        model, shellsPerBand: shellsPerBand, modeCount: modes
      ) {
        progress.show($0)
        return !Interruption.isRequested
      }
    } catch { throw file.outside(error) }
    progress.clear()
    try Interruption.check()
    guard let stability else { preconditionFailure("only an interruption stops the analysis") }
    let settled = launches ? try LaunchSettling(file, model) : nil
    let report = StabilityReport(file: file, model: model, stability: stability, settled: settled)
    if let output { try report.write(to: output) }
    if let figures {
      try OptionalFigures.draw { () throws(FigureError) in
        try FigureFolder.draw(report.charts, into: figures, skippingEmpty: true)
      }
    }
    try print(json ? report.document.document : report.text, terminator: "")
  }

  private func shellsPerBand(of scenario: Scenario) throws -> Int {
    let edges = scenario.grid.shellEdges
    let width = (edges[1] - edges[0]) / kilometre
    let count = (bandKm / width).rounded()
    guard count >= 1, abs(count * width - bandKm) < 1e-6 * width else {
      throw ValidationError(
        "--band-km is \(bandKm) km, must be a multiple of the shells of \(width) km")
    }
    return Int(count)
  }

  /// The equilibrium of a scenario of kind `source_sink`.
  private func runSourceSink() throws {
    let file = try SourceSinkFile.read(arguments.scenario, overrides: arguments.overrides)
    let stability = SourceSinkStability(file.tables)
    let found = stability.continue(to: 10)
    let point = found.equilibria.last { $0.factor <= 1 + 1e-12 }
    let hasEquilibrium = found.criticalFactor.map { $0 >= 1 } ?? true
    let rates = point?.eigenvalues.prefix(10).map { $0.real * year } ?? []
    if json {
      try print(
        JSONValue.object([
          .init("scenario", .text(file.name)),
          .init("has_equilibrium", .flag(hasEquilibrium)),
          .init("critical_launch_factor", found.criticalFactor.map { .number($0) } ?? .null),
          .init("leading_eigenvalues_per_yr", .list(rates.map { .number($0) })),
          .init(
            "equilibrium",
            .list(
              hasEquilibrium ? (point?.counts ?? []).map { .number($0) } : [])),
        ]).document, terminator: "")
      return
    }
    if hasEquilibrium, let point {
      var table = TextTable(["species", "equilibrium"])
      for (s, name) in file.tables.species.enumerated() {
        table.add([name, file.sum(s, of: point.counts).decimals(1)])
      }
      print(table.text, terminator: "")
      print(
        "leading eigenvalues [1/yr]: " + rates.map { $0.nineDigits }.joined(separator: ", "))
    } else {
      print("no equilibrium under these launches: collisions make more than drag takes")
    }
    print(
      found.criticalFactor.map { "critical factor on the launches: \($0.nineDigits)" }
        ?? "stable up to ten times the launches")
  }
}

extension ScenarioFile {
  /// The scenario under constant conditions.
  func constantScenario() throws(InputError) -> Scenario {
    guard scenario.collisions != nil else {
      throw InputError(file: path, message: "collisions is none; stability needs a kernel")
    }
    do {
      return try scenario.underConstantConditions()
    } catch {
      throw InputError(
        file: path,
        message:
          "\(error.key) has no steady state: \(error.reason); the scenario can be analysed with "
          + "--set \(error.key)=\(error.without)")
    }
  }
}

/// What the launches of a scenario settle to.
struct LaunchSettling {
  let equilibrium: LaunchEquilibrium
  let inShells: [(factor: Double, intact: [Double], fragments: [Double])]

  init(_ file: ScenarioFile, _ model: EvolutionModel) throws {
    let simulation = try file.simulation(model)
    let environment = SteadyEnvironment(
      model, holding: model.classes.classes.map { _ in false }, at: simulation.binned)
    guard
      let found = LaunchEquilibrium(
        environment, progress: { _ in !Interruption.isRequested })
    else {
      try Interruption.check()
      preconditionFailure("only an interruption stops the search")
    }
    equilibrium = found
    inShells = found.points.map {
      let sums = environment.inShells($0.state.binned.counts)
      return ($0.factor, sums.intact, sums.fragments)
    }
  }
}
