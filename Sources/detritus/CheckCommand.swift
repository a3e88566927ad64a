import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats

/// `detritus check`: reads and builds a scenario, and shows it with every standard value.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a scenario and shows every setting, its value and where it comes from.")

  @OptionGroup var arguments: ScenarioArguments

  @Flag(help: "Prints JSON.")
  var json = false

  func run() throws {
    let file = try arguments.read()
    let scenario = file.scenario
    let model = try file.model(scenario)
    _ = try file.simulation(model)
    if json {
      let document = JSONValue.object([
        .init("scenario", .text(scenario.name)),
        .init("scenario_digest", .text(file.digest)),
        .init("settings", file.resolved),
        .init("inputs", file.inputList),
      ])
      print(document.document, terminator: "")
      return
    }
    var table = TextTable(["key", "value", "from"], leadingColumns: 3)
    for setting in file.settings { table.add([setting.key, setting.value, setting.source]) }
    print(table.text)
    for input in file.inputs { print("\(input.key): \(input.path), sha256 \(input.sha256)") }
    let grid = scenario.grid
    let objects = scenario.population.records.reduce(0) { $0 + $1.count }
    print(
      """
      population: \(objects.nineDigits) objects in \(scenario.population.records.count) bins
      grid: \(grid.perigeeCount) perigee x \(grid.eccentricityCount) eccentricity x \
      \(grid.inclinationCount) inclination bins, \(grid.shellCount) shells
      classes: \(model.classes.count), \(model.classes.fragmentCount) of them of fragments
      digest: \(file.digest)
      the scenario can be run
      """)
  }
}
