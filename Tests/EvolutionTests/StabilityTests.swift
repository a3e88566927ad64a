import DebrisEnvironment
import Evolution
import Foundation
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Stability of the binned environment")
struct StabilityTests {
  /// Launches into low shells that drag empties within decades.
  static func scenario(
    stages: Double = 150, payloads: Double = 150, duration_yr: Double = 20
  ) throws -> Scenario {
    var scenario = SmallScenario.make(
      step_yr: 1, interval_yr: 1, duration_yr: duration_yr,
      traffic: TrafficTable(
        source: "invented", years: 2018...2019,
        records: [
          .init(
            year: 2018,
            launched: SmallScenario.record(
              SmallScenario.stage, 2 * stages, perigees: 500...700, inclination: 1)),
          .init(
            year: 2019,
            launched: SmallScenario.record(SmallScenario.payload, 2 * payloads, perigees: 500...700)
          ),
        ]),
      payloadDisposal: DisposalRule(compliance: 0.5, residualLifetime: 5 * year), kernel: .resolved)
    scenario.collisions?.interval = year
    return try scenario.underConstantConditions()
  }

  static func environment(_ scenario: Scenario) throws -> SteadyEnvironment {
    let model = try EvolutionModel(scenario)
    let simulation = try Simulation(model)
    return SteadyEnvironment(
      model, holding: model.classes.classes.map { _ in false }, at: simulation.binned)
  }

  @Test("Property: the response is the derivative of what a population sustains (1e-5)")
  func derivative() throws {
    let environment = try Self.environment(Self.scenario())
    let found = try #require(environment.equilibrium(tolerance: 1e-12))
    environment.linearize(at: found.state)
    let base = found.state.binned
    let v = base.counts.enumerated().map { k, n in n * (1 + sin(Double(k))) }
    let response = environment.response(v).binned.counts
    var (up, down) = (base, base)
    let h = 1e-5
    for k in v.indices {
      up.counts[k] += h * v[k]
      down.counts[k] -= h * v[k]
    }
    let (a, b) = (environment.settled(up).binned.counts, environment.settled(down).binned.counts)
    let scale = response.reduce(0) { max($0, abs($1)) }
    #expect(scale > 0)
    for k in v.indices { #expect(abs((a[k] - b[k]) / (2 * h) - response[k]) < 1e-5 * scale) }
  }

  @Test(
    "A run stays at its equilibrium for 1,000 years (1e-6), and returns from 1 % above at the rate of the leading mode (2 %)"
  )
  func run() throws {
    let environment = try Self.environment(Self.scenario())
    let found = try #require(environment.equilibrium(tolerance: 1e-12))
    let settled = try SettledRun(environment, from: found.state)
    let run = settled.simulation
    let (start, cells) = (run.binned, run.population)
    let total = start.counts.reduce(0, +)
    let largest = try #require(start.counts.max())
    // What the run smooths is little: the exact equilibrium is near.
    let exact = found.state.binned.counts.reduce(0, +)
    #expect(abs(exact / total - 1) < 0.03)
    environment.linearize(at: SteadyEnvironment.State(cells: cells, binned: start))
    let mode = try #require(environment.modes(1, guess: 0.02 / year).first)
    #expect(mode.growth < 0)
    // Measured: 1.1e-9 of the largest bin.
    for _ in 0..<10 {
      for _ in 0..<100 { try run.advance() }
      let drift = zip(run.binned.counts, start.counts).reduce(0) { max($0, abs($1.0 - $1.1)) }
      #expect(drift < 1e-6 * largest, "\(drift / largest)")
    }
    let settledTotal = run.binned.counts.reduce(0, +)
    var raised = run.population
    let sum = mode.departure.reduce(0, +)
    for k in raised.counts.indices { raised.counts[k] += 0.01 * total / sum * mode.cells.counts[k] }
    #expect(raised.counts.allSatisfy { $0 >= 0 })
    run.replace(raised)
    var departures: [Double] = []
    for _ in 0..<400 {
      try run.advance()
      departures.append(run.binned.counts.reduce(0, +) - settledTotal)
    }
    let rate = log(departures[399] / departures[99]) / (300 * year)
    // Measured: -0.001679 and -0.001688 a year.
    #expect(abs(rate / mode.growth - 1) < 0.02, "\(rate * year), \(mode.growth * year)")
  }
}
