import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats
import SpaceEnvironment

/// `detritus collision-rates`: the collisions per year at the epoch of a scenario.
struct CollisionRatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collision-rates",
    abstract: "Shows the collisions per year at the epoch, by type pair and by shell.")

  @OptionGroup var arguments: ScenarioArguments

  @Option(help: "gas: one speed of 10 km/s; resolved: by inclination and speed.")
  var kernel: Scenario.CollisionPolicy.Kernel?

  @Flag(help: "Shows every shell, and the type pairs in each.")
  var byPair = false

  @Flag(help: "Prints JSON, with every shell and type pair.")
  var json = false

  func run() throws {
    let file = try arguments.read()
    var scenario = file.scenario
    if let kernel {
      var policy =
        scenario.collisions
        ?? Scenario.CollisionPolicy(kernel: kernel, interval: 2 * scenario.step)
      policy.kernel = kernel
      scenario.collisions = policy
    }
    guard let policy = scenario.collisions else {
      throw InputError(
        file: file.path, message: "collisions is none; choose a kernel with --kernel")
    }
    let report: CollisionRatesReport
    do {
      guard let rates = try EpochModel(scenario).rates() else {
        preconditionFailure("a scenario with collisions has rates")
      }
      report = CollisionRatesReport(
        rates, grid: scenario.grid, kernel: policy.kernel, scenario: scenario)
    } catch {
      throw InputError(file: file.path, message: error.message(grid: scenario.grid))
    }
    try print(json ? report.json.document : report.text(byPair: byPair), terminator: "")
  }
}

extension Scenario.CollisionPolicy.Kernel: ExpressibleByArgument {}
