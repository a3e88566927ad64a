import ArgumentParser
import NumericalMethods

/// The program: parses the arguments, runs the command, and turns every error into an exit code.
@main
struct Detritus: ParsableCommand {
  static let versionNumber = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "detritus",
    abstract: "Simulates the evolution of the space debris environment in low Earth orbit.",
    discussion: """
      Exit codes: 0 done, 64 wrong usage, 65 bad input, 66 missing file, 70 a fault of the program, \
      73 cannot write, 130 interrupted.
      """,
    version: versionNumber,
    subcommands: [
      RunCommand.self, CheckCommand.self, KeysCommand.self, NewCommand.self, CompareCommand.self,
      SweepCommand.self, MergeCommand.self, RankCommand.self, StabilityCommand.self,
      SensitivityCommand.self, FluxCommand.self, ReproduceCommand.self, NetCDFCommand.self,
      CollisionRatesCommand.self, LifetimeCommand.self, ReentryCommand.self,
      AtmosphereCommand.self, BreakupCommand.self, PopulationCommand.self, TrafficCommand.self,
    ])

  static func main() {
    StandardStreams.prepare()
    LinearAlgebraLibrary.useOneThread()
    do {
      var command = try parseAsRoot()
      if !(command is RunCommand) { try RankGroup.refuseSeveral() }
      try command.run()
      try StandardStreams.finish()
    } catch {
      CommandErrors.exit(with: error)
    }
  }
}
