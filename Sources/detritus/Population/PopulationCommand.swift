import ArgumentParser
import DebrisEnvironment
import FileFormats
import SpaceEnvironment

/// `detritus population`: makes and shows population files.
struct PopulationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "population", abstract: "Makes and shows populations.",
    subcommands: [PopulationImportCommand.self, PopulationShowCommand.self])
}

/// `detritus population import`: from an object list to a binned population.
struct PopulationImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bins an object list into a population.")

  @OptionGroup var arguments: ImportArguments

  @Option(
    help: "The epoch of the list, YYYY-MM-DD.",
    transform: { text in
      do {
        return try Instant(text: text)
      } catch {
        throw ValidationError("\(error)")
      }
    })
  var epoch: Instant

  @Option(help: "How long payloads stay active after their launch [yr], 0.1 to 100.")
  var missionLifetimeYr = 8.0

  func validate() throws {
    guard (0.1...100).contains(missionLifetimeYr) else {
      throw ValidationError(
        "--mission-lifetime-yr is \(missionLifetimeYr) yr, must be between 0.1 and 100 yr")
    }
  }

  func run() throws {
    let (objects, filled) = try arguments.read()
    let binning = PopulationBinning(
      scheme: arguments.classes.scheme, missionLifetime: missionLifetimeYr)
    var (table, outside) = binning.population(
      of: objects, epoch: epoch.decimalYear, source: "")
    table.source = arguments.comment(filledAreas: filled, outside: outside.count)
    try PopulationCSV.write(
      table,
      madeBy: arguments.command(
        "population import",
        "--epoch \(epoch.iso8601) --mission-lifetime-yr \(missionLifetimeYr.nineDigits)"),
      to: arguments.output)
    arguments.tell(
      filledAreas: filled, outside: outside.count, of: objects.count,
      why: "their orbits are outside the grid")
    print(
      "\(objects.count - outside.count) objects in \(table.records.count) bins: "
        + arguments.output)
  }
}

/// `detritus population show`: a population the way an analyst wants it.
struct PopulationShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a population by type, mass and altitude.")

  @Argument(help: "The population, a CSV file.", completion: .file(extensions: ["csv"]))
  var population: String

  @Flag(help: "Prints JSON.")
  var json = false

  func run() throws {
    let report = try PopulationReport(PopulationCSV.read(population), file: population)
    print(json ? report.json.document : report.text, terminator: "")
  }
}
