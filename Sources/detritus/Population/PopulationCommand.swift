import ArgumentParser
import FileFormats

/// `detritus population`: makes and shows population files.
struct PopulationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "population", abstract: "Makes and shows populations.",
    subcommands: [
      PopulationImportCommand.self, PopulationCompletionCommand.self, PopulationShowCommand.self,
    ])
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
    try print(json ? report.json.document : report.text, terminator: "")
  }
}
