import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats

/// The arguments of every command that takes a scenario.
struct ScenarioArguments: ParsableArguments {
  @Argument(
    help: "The scenario, a YAML file; of kind source_sink also its folder.",
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Replaces one setting, for example disposal.payload.compliance=0.5.",
      valueName: "key.path=value"))
  var overrides: [String] = []

  /// Reads the scenario.
  func read(with more: [String] = []) throws(InputError) -> ScenarioFile {
    try ScenarioFile.read(scenario, overrides: overrides + more)
  }
}

extension ScenarioFile {
  /// Builds the model of the scenario.
  func model(_ scenario: Scenario, threads: Int = 1) throws(InputError) -> EvolutionModel {
    do {
      return try EvolutionModel(scenario, threads: threads)
    } catch {
      throw outside(error)
    }
  }

  /// Starts a run of a model.
  func simulation(_ model: EvolutionModel, threads: Int = 1) throws(InputError) -> Simulation {
    do {
      return try Simulation(model, threads: threads)
    } catch {
      throw outside(error)
    }
  }

  /// The tables that the members of an ensemble share.
  func ensemble(
    _ model: EvolutionModel, recordsSizes: Bool
  ) throws(InputError) -> EnsembleModel {
    do {
      return try EnsembleModel(model, recordsSizes: recordsSizes)
    } catch {
      throw outside(error)
    }
  }

  func outside(_ error: OutsideGrid) -> InputError {
    InputError(file: path, message: error.message(grid: scenario.grid))
  }
}
