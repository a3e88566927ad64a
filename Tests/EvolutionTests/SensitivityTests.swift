import DebrisEnvironment
import Evolution
import Foundation
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Sensitivities of a run")
struct SensitivityTests {
  /// Every policy that has derivatives, over sixteen years with trends of the collision rates.
  static func scenario(takesObjects: Bool) -> Scenario {
    var scenario = SmallScenario.make(
      step_yr: 1, interval_yr: 2, duration_yr: 16,
      payloadDisposal: DisposalRule(
        compliance: 0.5, residualLifetime: 5 * year, directReentry: 0.2),
      rocketBodyDisposal: DisposalRule(
        compliance: 0.6, residualLifetime: 5 * year, directReentry: 0.3), kernel: .resolved)
    scenario.launches?.growth = 0.02
    scenario.collisions?.avoidance = Avoidance(
      activeInactive: 0.4, activeActive: 0.3, sameConstellation: 0.5, debrisDebris: 0.1,
      tracking: .init(smallest: 0))
    guard takesObjects else { return scenario }
    scenario.explosions = ExplosionPolicy(
      rates: [.rocketBody: 0.004 / year, .inactivePayload: 0.002 / year],
      fallingFrom: 6 * year, halving: 5 * year)
    scenario.removal = RemovalPolicy(
      rate: 3 / year, start: 3 * year, end: 12 * year, types: [.rocketBody, .inactivePayload])
    scenario.constellations = [
      Constellation(
        name: "one", altitude: 750 * kilometre, inclination: 1, satelliteCount: 200, mass: 260,
        radius: 1, area: 4, lifetime: 3 * year, start: 2 * year, end: 10 * year, filling: 2 * year)
    ]
    return scenario
  }

  static func value(_ quantity: SensitivityQuantity, _ simulation: Simulation) throws -> Double {
    let scenario = simulation.model.scenario
    for _ in 0..<Int((scenario.duration / scenario.step).rounded()) { try simulation.advance() }
    return quantity.value(of: simulation.totals())
  }

  /// The ways in which the scenario is changed: the key, a step, and how.
  static let changes:
    [(key: String, step: Double, apply: @Sendable (inout Scenario, Double) -> Void)] = [
      ("disposal.payload.compliance", 1e-4, { rule(&$0.disposal.payload, $1, \.compliance) }),
      (
        "disposal.payload.direct_reentry", 1e-4, { rule(&$0.disposal.payload, $1, \.directReentry) }
      ),
      (
        "disposal.rocket_body.compliance", 1e-4, { rule(&$0.disposal.rocketBody, $1, \.compliance) }
      ),
      (
        "disposal.rocket_body.direct_reentry", 1e-4,
        { rule(&$0.disposal.rocketBody, $1, \.directReentry) }
      ),
      ("launches.growth_per_yr", 1e-5, { $0.launches!.growth += $1 }),
      ("launches.active_payload", 1e-4, { launch(&$0, .activePayload, $1) }),
      ("launches.rocket_body", 1e-4, { launch(&$0, .rocketBody, $1) }),
      ("avoidance.active_inactive", 1e-3, { $0.collisions!.avoidance.activeInactive += $1 }),
      ("avoidance.active_active", 1e-2, { $0.collisions!.avoidance.activeActive += $1 }),
      ("avoidance.debris_debris", 1e-3, { $0.collisions!.avoidance.debrisDebris += $1 }),
      ("removal.per_yr", 1e-4, { $0.removal!.rate += $1 / year }),
      (
        "explosions.rates_per_yr.rocket_body", 1e-6,
        { $0.explosions!.rates[.rocketBody]! += $1 / year }
      ),
      (
        "explosions.rates_per_yr.inactive_payload", 1e-6,
        { $0.explosions!.rates[.inactivePayload]! += $1 / year }
      ),
      ("constellations.one.satellites", 1e-3, { $0.constellations[0].satelliteCount += $1 }),
    ]

  private static func rule(
    _ schedule: inout DisposalSchedule, _ step: Double, _ key: WritableKeyPath<DisposalRule, Double>
  ) {
    var rule = schedule.periods[0].rule!
    rule[keyPath: key] += step
    schedule = DisposalSchedule(rule)
  }

  private static func launch(_ scenario: inout Scenario, _ type: ObjectType, _ step: Double) {
    for k in scenario.launches!.traffic.records.indices
    where scenario.launches!.traffic.records[k].launched.objectClass.type == type {
      scenario.launches!.traffic.records[k].launched.count *= 1 + step
    }
  }

  @Test("What is hardly there has derivatives, though the squares of its numbers vanish")
  func traces() throws {
    var scenario = Self.scenario(takesObjects: true)
    for k in scenario.population.records.indices
    where scenario.population.records[k].objectClass.type != .fragment {
      scenario.population.records[k].count *= 1e-170
    }
    let quantity = try #require(SensitivityQuantity(name: "catastrophic_collisions"))
    let found = try #require(try RunSensitivities(of: quantity, EvolutionModel(scenario)))
    #expect(found.policies.allSatisfy { $0.derivative.isFinite })
  }

  @Test(
    "Derivatives by policy values are those of central differences of whole runs (1e-5)",
    arguments: ["total", "mass_t", "catastrophic_collisions"], [true, false])
  func policies(name: String, takesObjects: Bool) throws {
    let quantity = try #require(SensitivityQuantity(name: name))
    let scenario = Self.scenario(takesObjects: takesObjects)
    let found = try #require(try RunSensitivities(of: quantity, EvolutionModel(scenario)))
    let changes = Self.changes.prefix(takesObjects ? Self.changes.count : 10)
    for (key, step, apply) in changes {
      let perYear = key == "removal.per_yr" || key.hasPrefix("explosions") ? 1 / year : 1
      let derivative = try #require(found.policies.first { $0.key == key }).derivative * perYear
      let values = try [step, -step].map { step in
        var changed = scenario
        apply(&changed, step)
        return try Self.value(quantity, Simulation(EvolutionModel(changed)))
      }
      let expected = (values[0] - values[1]) / (2 * step)
      #expect(
        abs(derivative - expected) <= 1e-5 * abs(expected), "\(key): \(derivative), \(expected)")
    }
  }

  @Test(
    "Derivatives by one more object are those of central differences in ten orbits (1e-5)",
    arguments: ["total", "catastrophic_collisions"], [true, false])
  func orbits(name: String, takesObjects: Bool) throws {
    let quantity = try #require(SensitivityQuantity(name: name))
    let model = try EvolutionModel(Self.scenario(takesObjects: takesObjects))
    let found = try #require(try RunSensitivities(of: quantity, model))
    let grid = model.grid
    let epoch = try Simulation(model)
    var places: [(c: Int, bin: OrbitBin)] = []
    for c in model.classes.classes.indices {
      for i in 0..<grid.inclinationCount {
        for e in 0..<grid.eccentricityCount {
          for p in 0..<grid.perigeeCount {
            let bin = OrbitBin(perigee: p, eccentricity: e, inclination: i)
            // Nothing can be taken from cells that are empty.
            let parts = grid.cellMap.cells(ofBin: p + grid.perigeeCount * e)
            if parts.allSatisfy({
              epoch.population.counts[
                epoch.population.index(class: c, inclination: i, cell: $0.cell)] > 0.01
            }) {
              places.append((c, bin))
            }
          }
        }
      }
    }
    // Ten of them, evenly through classes and orbits
    let chosen = (0..<10).map { places[places.count * $0 / 10] }
    #expect(Set(chosen.map { model.classes.classes[$0.c].type }).count >= 3)
    for (c, bin) in chosen {
      let step = 1e-3
      let values = try [step, -step].map { step in
        let (start, fleetStart) = try model.objects.initialPopulation()
        var (population, fleet) = (start, fleetStart)
        population.add(step, class: c, bin: bin, grid: grid)
        if model.classes.classes[c].type.isActive {
          let lifetime = model.scenario.missions.payloadLifetime / model.scenario.move
          fleet.add(step, class: c, bin: bin, retiringFrom: lifetime, to: lifetime + 1)
        }
        return try Self.value(quantity, Simulation(model, population: population, fleet: fleet))
      }
      let expected = (values[0] - values[1]) / (2 * step)
      let derivative = found.derivative(ofClass: c, bin: bin)
      #expect(
        abs(derivative - expected) <= 1e-5 * abs(expected),
        "\(model.classes.classes[c].type.name) \(bin): \(derivative), \(expected)")
    }
  }
}
