import ArgumentParser
import DebrisEnvironment
import FileFormats

/// `detritus traffic`: makes traffic files.
struct TrafficCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traffic", abstract: "Makes tables of launches.",
    subcommands: [TrafficImportCommand.self])
}

/// `detritus traffic import`: from a list of launched objects to launches per year.
struct TrafficImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bins a list of launched objects by year, class and orbit.")

  @OptionGroup var arguments: ImportArguments

  @Option(help: "The first calendar year.")
  var from: Int

  @Option(help: "The last calendar year.")
  var to: Int

  func validate() throws {
    for (name, year) in [("--from", from), ("--to", to)] where !(1957...9998).contains(year) {
      throw ValidationError("\(name) is \(year), must be between 1957 and 9998")
    }
    guard from <= to else {
      throw ValidationError("--to is \(to), must be at least --from, \(from)")
    }
  }

  func run() throws {
    let (objects, filled) = try arguments.read()
    var (table, outside) = PopulationBinning(scheme: arguments.classes.scheme).traffic(
      of: objects, years: from...to, source: "")
    table.source = arguments.comment(filledAreas: filled, outside: outside.count)
    try TrafficCSV.write(
      table, madeBy: arguments.command("traffic import", "--from \(from) --to \(to)"),
      to: arguments.output)
    arguments.tell(
      filledAreas: filled, outside: outside.count, of: objects.count,
      why: "launched outside \(from) to \(to) or into orbits outside the grid")
    print(
      "\(objects.count - outside.count) objects in \(table.records.count) bins: "
        + arguments.output)
  }
}
