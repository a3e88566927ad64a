import DebrisEnvironment
import SpaceEnvironment
import TestSupport
import Testing

@testable import Evolution

@Suite("Ranking by the effect on the environment")
struct EnvironmentRankingTests {
  @Test(
    "The catastrophic rates of all objects are twice the collisions: each has two objects",
    arguments: Scenario.CollisionPolicy.Kernel.allCases)
  func catastrophicRates(kernel: Scenario.CollisionPolicy.Kernel) throws {
    let scenario = SmallScenario.make(kernel: kernel)
    let rates = try #require(try EpochModel(scenario).rates())
    let rows = try EnvironmentRanking(scenario).rows
    let sum = rows.reduce(0) { $0 + $1.count * $1.catastrophicRate }
    #expect(relativeError(sum, 2 * rates.totalCatastrophic) < 1e-10)
    #expect(relativeError(rows.reduce(0) { $0 + $1.count }, 10_700) < 1e-10)
  }

  @Test("Without drag the indices sum to what all new fragments hit: gains x hits x time")
  func noDrag() throws {
    // A drag coefficient of nearly nothing: no fragment moves within the horizon.
    let scenario = SmallScenario.make(dragCoefficient: 1e-9, kernel: .resolved)
    let horizon = 10 * year
    let rows = try EnvironmentRanking(scenario, horizon: horizon).rows
    let sum = rows.reduce(0) { $0 + $1.count * $1.index }

    let model = try EpochModel(scenario)
    let rates = try #require(try model.rates())
    let (population, _) = try model.initialPopulation()
    let (grid, classes) = (model.grid, model.classes)
    // A thousandth more of a fragment class in a bin adds its hits to the events: the derivative of
    // the collisions of fragments with payloads and rocket bodies.
    func hits(_ population: Population) -> Double {
      var binned = BinnedPopulation(grid: grid, classCount: classes.count)
      binned.sum(population, grid: grid)
      var rates = CollisionRates(grid: grid, classes: classes)
      model.collisions!.evaluate(binned, into: &rates)
      let fragment = rates.types.firstIndex(of: .fragment)!
      return (0..<grid.shellCount).reduce(0) { sum, s in
        sum
          + rates.types.indices.filter {
            [.activePayload, .inactivePayload, .rocketBody].contains(rates.types[$0])
          }.reduce(0) {
            let k = rates.eventIndex(shell: s, $1, fragment)
            return $0 + rates.catastrophic[k] + rates.nonCatastrophic[k]
          }
      }
    }
    var more = population
    for f in 0..<classes.fragmentCount {
      for i in 0..<grid.inclinationCount {
        for p in 0..<grid.perigeeCount {
          for e in 0..<grid.eccentricityCount {
            let bin = p + grid.perigeeCount * e
            let gain = rates.gains[bin + grid.binCount * (i + grid.inclinationCount * f)]
            more.add(
              gain * horizon, class: classes.firstFragment + f,
              bin: OrbitBin(perigee: p, eccentricity: e, inclination: i), grid: grid)
          }
        }
      }
    }
    // The fragments do not change what the others are: the number of hits is linear in them.
    let expected = hits(more) - hits(population)
    #expect(relativeError(sum * horizon, expected * horizon) < 2e-3)
  }

  @Test("A longer horizon never lowers an index; drag lowers it")
  func horizon() throws {
    func sum(_ horizon_yr: Double, dragCoefficient: Double = 2.2) throws -> Double {
      try EnvironmentRanking(
        SmallScenario.make(dragCoefficient: dragCoefficient), horizon: horizon_yr * year
      ).rows.reduce(0) { $0 + $1.count * $1.index }
    }
    let (short, long, free) = (
      try sum(1), try sum(25), try sum(25, dragCoefficient: 1e-9)
    )
    #expect(short > 0 && long > short && long < 25 * short && long < free)
  }
}
