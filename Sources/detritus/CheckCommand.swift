import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats
import SpaceEnvironment

/// `detritus check`: reads and builds a scenario, and shows it with every standard value.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks a scenario and shows every setting, its value and where it comes from.")

  @OptionGroup var arguments: ScenarioArguments

  @Flag(help: "Prints JSON.")
  var json = false

  /// What a constellation is, whichever file says so.
  private static func line(_ constellation: Constellation, epoch: Double) -> String {
    let start = Instant(decimalYear: epoch + constellation.start / year).iso8601
    return "constellation \(constellation.name): \(constellation.satelliteCount.nineDigits) of "
      + "\(constellation.mass.nineDigits) kg, radius \(constellation.radius.nineDigits) m, area "
      + "\(constellation.area.nineDigits) m2, at \((constellation.altitude / kilometre).nineDigits) km, "
      + "\((constellation.inclination / degree).nineDigits) deg; filled from \(start) in "
      + "\((constellation.filling / year).nineDigits) yr, each for "
      + "\((constellation.lifetime / year).nineDigits) yr"
  }

  func run() throws {
    if SourceSinkFile.describes(arguments.scenario) {
      let file = try SourceSinkFile.read(arguments.scenario, overrides: arguments.overrides)
      try print(json ? file.checkedDocument : file.checkedText, terminator: "")
      return
    }
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
      try print(document.document, terminator: "")
      return
    }
    var table = TextTable(["key", "value", "from"], leadingColumns: 3)
    for setting in file.settings { table.add([setting.key, setting.value, setting.source]) }
    print(table.text)
    for constellation in scenario.constellations {
      print(Self.line(constellation, epoch: scenario.epoch))
    }
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
