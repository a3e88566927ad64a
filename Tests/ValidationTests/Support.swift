import DebrisEnvironment
import Evolution
import FileFormats
import SpaceEnvironment
import TestSupport
import Testing

extension Tag {
  /// Whole runs and rates of the shipped scenarios.
  @Tag static var validation: Self
}

/// A scenario that is shipped with the package.
func shipped(_ name: String, _ overrides: String...) throws -> Scenario {
  try ScenarioFile.read(
    "\(DevelopmentData.root)/Scenarios/\(name).yaml", overrides: overrides
  ).scenario
}

/// The rates of a model's initial population, in events per year.
struct InitialRates {
  let model: EpochModel
  let binned: BinnedPopulation
  let rates: CollisionRates

  init(_ scenario: Scenario) throws {
    model = try EpochModel(scenario)
    let (population, _) = try model.initialPopulation()
    var binned = BinnedPopulation(grid: model.grid, classCount: model.classes.count)
    binned.sum(population, grid: model.grid)
    self.binned = binned
    rates = try model.rates()!
  }

  var catastrophic: Double { rates.totalCatastrophic * year }
  var all: Double { catastrophic + rates.totalNonCatastrophic * year }
  var created: Double { rates.created.reduce(0, +) * year }
}
