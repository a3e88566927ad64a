import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats
import Figures
import SpaceEnvironment

/// `detritus sensitivity`: derivatives of what a run ends with.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Derivatives of a result by every policy value and by one more object in each orbit.",
    discussion: """
      The quantity is a column of summary.csv at the end of the run. One run and one pass backwards \
      through it give all derivatives at once; they are those of the deterministic run with its tables \
      held. launches.<type> is a factor on the launches of a type. Not differentiated, because the run \
      depends on them by jumps or through its tables: dates, residual lifetimes, mission lifetimes, \
      thresholds, sizes and the order of removal. Where a bin is nearly empty, or a limit of the transport \
      takes over, the run has a kink: the derivative is that of the side on which the run is, and a large \
      step may differ.
      """)

  @OptionGroup var arguments: ScenarioArguments

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp(
      "The quantity: \(SensitivityQuantity.names.joined(separator: ", ")).", valueName: "quantity"))
  var quantity: SensitivityQuantity

  @Option(help: "How many classes and orbits are shown.")
  var top = 10

  @Option(
    help: "A folder for the tables: sensitivity.csv, marginal.csv.", completion: .directory)
  var output: String?

  @Option(help: "A folder for the maps of altitude and inclination.", completion: .directory)
  var figures: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    guard top >= 0 else { throw ValidationError("--top is \(top), must be at least 0") }
  }

  func run() throws {
    if let output { try OutputFolder.check(output) }
    Interruption.watch()
    let file = try arguments.read()
    let sensitivities = try file.sensitivities(of: quantity)
    let simulation = try file.simulation(sensitivities.model)
    let report = SensitivityReport(
      file: file, sensitivities: sensitivities, present: simulation.binned)
    if let output {
      let folder = try OutputFolder(path: output)
      try folder.write(SensitivityCSV.bytes(sensitivities), to: "sensitivity.csv")
      try folder.write(
        SensitivityCSV.marginal(sensitivities, count: report.count), to: "marginal.csv")
      try folder.commit()
    }
    if let figures {
      try OptionalFigures.draw { () throws(FigureError) in
        try FigureFolder.draw(report.charts, into: figures, skippingEmpty: true)
      }
    }
    try print(json ? report.document.document : report.text(top: top), terminator: "")
  }
}

extension SensitivityQuantity: ExpressibleByArgument {
  public init?(argument: String) { self.init(name: argument) }
}

extension ScenarioFile {
  /// Runs the scenario and goes back for its derivatives.
  func sensitivities(of quantity: SensitivityQuantity) throws -> RunSensitivities {
    let missions = scenario.missions
    guard missions.allKeepStation else {
      let fault =
        missions.keepsStation
        ? "missions.station_keeping_min_mass_kg is \(missions.leastStationMass.nineDigits) kg, must be 0 kg"
        : "missions.station_keeping is false, must be true"
      throw InputError(
        file: path,
        message: "\(fault) for derivatives: payloads that drift retire from wherever they are")
    }
    let model = try model(scenario)
    var progress = ProgressLine(
      epoch: scenario.epoch, duration_yr: scenario.duration / year, isQuiet: false)
    let found = try RunSensitivities(of: quantity, model) {
      progress.show($0)
      return !Interruption.isRequested
    }
    progress.clear()
    try Interruption.check()
    guard let found else { preconditionFailure("only an interruption stops the run") }
    return found
  }
}
