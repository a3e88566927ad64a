import DebrisEnvironment
import Evolution
import Foundation
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Policies of the mean field")
struct PolicyTests {
  static func still(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    scenario.launches = nil
    scenario.dragCoefficient = 0
    return scenario
  }

  static func run(_ scenario: Scenario, steps: Int) throws -> Simulation {
    let simulation = try Simulation(EvolutionModel(scenario))
    for _ in 0..<steps { try simulation.advance() }
    return simulation
  }

  static let shell = Constellation(
    name: "one", altitude: 750 * kilometre, inclination: 1, satelliteCount: 200, mass: 260,
    radius: 1, area: 4, lifetime: 3 * year, start: 2 * year, end: 10 * year, filling: 2 * year,
    disposal: DisposalSchedule(DisposalRule(compliance: 0.5, residualLifetime: 0)))

  @Test(
    "Property: with every policy on, the budgets of objects and mass close in every step (1e-12)",
    arguments: [
      (0.5, true, 0), (1, true, 0), (2, true, 0), (0.5, false, 0), (2, false, 0), (0.5, true, 400),
    ])
  func budget(step_yr: Double, keepsStation: Bool, leastStationMass: Double) throws {
    var scenario = SmallScenario.make(
      step_yr: step_yr, interval_yr: 2, kernel: .resolved)
    scenario.missions.keepsStation = keepsStation
    // Payloads of 500 kg keep it, satellites of 260 kg do not.
    scenario.missions.leastStationMass = leastStationMass
    scenario.explosions = ExplosionPolicy(
      rates: [
        .rocketBody: 0.004 / year, .inactivePayload: 0.002 / year, .activePayload: 0.01 / year,
      ],
      fallingFrom: 4 * year, halving: 3 * year)
    scenario.removal = RemovalPolicy(
      rate: 3 / year, start: 3 * year, end: 12 * year, types: [.rocketBody, .inactivePayload])
    scenario.constellations = [Self.shell]
    scenario.disposal.payload = DisposalSchedule(periods: [
      .init(start: 0, rule: DisposalRule(compliance: 0.5, residualLifetime: 5 * year)),
      .init(
        start: 6 * year,
        rule: DisposalRule(
          compliance: 0.9, residualLifetime: 5 * year, directReentry: 0.2, allowsGraveyard: true)),
    ])
    scenario.disposal.rocketBody = DisposalSchedule(
      DisposalRule(compliance: 0.6, residualLifetime: 0))
    scenario.events = [
      FragmentationEvent(
        date: 2_025, parent: .init(mass: 1_500, kind: .rocketBody), cause: .explosion(scale: 1),
        perigee: 800 * kilometre, apogee: 810 * kilometre, inclination: 1.2, takenType: .rocketBody)
    ]
    let simulation = try Simulation(EvolutionModel(scenario))
    let start = simulation.totals()
    var worst = 0.0
    for _ in 0..<Int(20 / step_yr) {
      try simulation.advance()
      let now = simulation.totals()
      worst = max(
        worst, relativeError(now.objectsInGrid, start.objectsInGrid + now.objects.balance),
        relativeError(now.massInGrid, start.massInGrid + now.massBudget.balance))
      #expect(simulation.population.counts.allSatisfy { $0 >= 0 && $0.isFinite })
    }
    #expect(worst < 1e-12)
    let (b, m) = (simulation.objects, simulation.mass)
    for part in [b.createdByExplosions, b.lostToExplosions, b.disposed] { #expect(part > 0) }
    #expect(relativeError(b.removed, 27) < 1e-9)
    #expect(relativeError(b.lostToEvents, 1) < 1e-12)
    // What broke up is fragments and dust.
    let broken = m.lostToCollisions + m.lostToExplosions + 1_500
    let made = m.createdByCollisions + m.createdByExplosions + m.createdByEvents
    #expect(relativeError(made + simulation.totals().massBelowCutoff, broken) < 1e-9)
  }

  // N₀ (1 − exp(−λt)) explode; of 700 stages at 0.01 a year, 126.9 in 20 years.
  @Test(
    "Property: explosions without drag are exact, whatever the step (1e-12)",
    arguments: [0.5, 1, 2])
  func explosions(step_yr: Double) throws {
    var scenario = Self.still(SmallScenario.make(step_yr: step_yr, hasCollisions: false))
    scenario.explosions = ExplosionPolicy(rates: [.rocketBody: 0.01 / year])
    let simulation = try Self.run(scenario, steps: Int(20 / step_yr))
    let expected = 700 * (1 - exp(-0.2))
    #expect(relativeError(simulation.explosions, expected) < 1e-12)
    #expect(relativeError(simulation.totals().counts[2], 700 * exp(-0.2)) < 1e-12)
    #expect(relativeError(simulation.objects.lostToExplosions, expected) < 1e-12)
    // Some of the fragments enter the atmosphere or leave the small grid at once; the rest are there.
    let budget = simulation.objects
    #expect(budget.decayed + budget.left < 0.5 * budget.createdByExplosions)
    #expect(budget.decayed + budget.left > 0)
  }

  @Test("Property: falling rates add up to the integral of their exponential, kink included")
  func fallingRates() {
    let policy = ExplosionPolicy(
      rates: [.rocketBody: 2 / year], fallingFrom: 3.3 * year, halving: 4 * year)
    func rate(_ t: Double) -> Double {
      t < 3.3 * year ? 2 / year : 2 / year * exp2(-(t - 3.3 * year) / (4 * year))
    }
    for (start, end) in [(0.0, 3.0), (3, 4), (3.3, 9), (10, 30)] {
      let n = 200_000
      let h = (end - start) * year / Double(n)
      let sum = (0..<n).reduce(0) { $0 + h * rate(start * year + h * (Double($1) + 0.5)) }
      let expected = policy.expectedCount(of: .rocketBody, from: start * year, to: end * year)
      #expect(relativeError(expected, sum) < 1e-5)
    }
    #expect(policy.expectedCount(of: .fragment, from: 0, to: year) == 0)
    // Constellations have the rate of active payloads.
    let active = ExplosionPolicy(rates: [.activePayload: 1 / year])
    #expect(
      relativeError(active.expectedCount(of: .constellation("a"), from: 0, to: year), 1) < 1e-12)
  }

  // With the population of explosions falling by 4 % a year by drag of others, the order shows.
  @Test(
    "Property: explosions with drag and launches: halving the step changes their number by 0.5 %")
  func explosionsWithDrag() throws {
    let counts = try [1, 0.5, 0.25].map { step_yr in
      var scenario = SmallScenario.make(
        step_yr: step_yr, traffic: SmallScenario.traffic(payloads: 80, stages: 60),
        hasCollisions: false)
      scenario.explosions = ExplosionPolicy(
        rates: [.rocketBody: 0.01 / year, .inactivePayload: 0.01 / year])
      return try Self.run(scenario, steps: Int(16 / step_yr)).explosions
    }
    for (coarse, fine) in zip(counts, counts.dropFirst()) {
      #expect(relativeError(coarse, fine) < 5e-3, "\(counts)")
    }
  }

  @Test("Property: a change of rule changes nothing before its date, and its effect after")
  func change() throws {
    func scenario(_ change: Double?) -> Scenario {
      var scenario = SmallScenario.make(step_yr: 0.5, hasCollisions: false)
      let rule = DisposalRule(compliance: 0.2, residualLifetime: 0)
      var periods = [DisposalSchedule.Period(start: 0, rule: rule)]
      if let change {
        periods.append(
          .init(start: change * year, rule: DisposalRule(compliance: 0.9, residualLifetime: 0)))
      }
      scenario.disposal.payload = DisposalSchedule(periods: periods)
      return scenario
    }
    let (plain, changed) = try (
      Simulation(EvolutionModel(scenario(nil))), Simulation(EvolutionModel(scenario(10)))
    )
    for step in 0..<40 {
      try plain.advance()
      try changed.advance()
      if step < 20 {
        #expect(plain.population == changed.population)
        #expect(plain.objects == changed.objects)
      }
    }
    // 40 a year retire from the tenth year on, 0.9 of them in the place of 0.2.
    #expect(relativeError(changed.objects.disposed - plain.objects.disposed, 0.7 * 400) < 1e-9)
  }

  @Test("Property: constellations fill evenly, are replenished, and retire after their end")
  func constellation() throws {
    var scenario = Self.still(SmallScenario.make(step_yr: 0.5, hasCollisions: false))
    scenario.constellations = [Self.shell]
    let simulation = try Simulation(EvolutionModel(scenario))
    let type = ObjectType.constellation("one")
    let classes = simulation.model.classes.classes
    for step in 1...30 {
      try simulation.advance()
      let time = 0.5 * Double(step)
      let held = classes.indices.reduce(0) {
        classes[$1].type == type ? $0 + simulation.population.count(ofClass: $1) : $0
      }
      let expected: Double? =
        time <= 2 ? 0 : time <= 4 ? 100 * (time - 2) : time <= 10 ? 200 : time < 13 ? nil : 0
      if let expected { #expect(abs(held - expected) < 1e-9, "after \(time) yr") }
    }
    // From 2 to 4 the first, from 5 to 7 those in their place, from 8 to 10 the third ones.
    #expect(relativeError(simulation.objects.launched, 600) < 1e-12)
    // Half of all comply and go at once; their own rule, for payloads have none.
    #expect(relativeError(simulation.objects.disposed, 300) < 1e-12)
    // The inactive satellites are of the classes of inactive payloads, at the same mass.
    #expect(relativeError(simulation.mass.disposed, 300 * 260) < 1e-12)
  }

  @Test("Property: a change of a constellation's rule holds from its date on, in means and members")
  func constellationChange() throws {
    var scenario = Self.still(
      SmallScenario.make(step_yr: 0.5, duration_yr: 14, hasCollisions: false))
    var shell = Self.shell
    // From 2 to 4 a hundred a year are launched; they retire from 5 to 7 and from 8 to 10.
    shell.disposal = DisposalSchedule(periods: [
      .init(start: 0, rule: nil),
      .init(start: 7.5 * year, rule: DisposalRule(compliance: 1, residualLifetime: 0)),
    ])
    scenario.constellations = [shell]
    let simulation = try Self.run(scenario, steps: 28)
    // The first 200 stay, the second and the third are disposed of.
    #expect(relativeError(simulation.objects.disposed, 400) < 1e-12)
    let member = try EnsembleTests.members(scenario, 2).members[0]
    #expect(abs(member.totals.last!.objects.disposed - 400) <= 1)
  }

  @Test("Property: satellites lost to explosions are replaced")
  func replenishment() throws {
    var scenario = Self.still(SmallScenario.make(step_yr: 0.5, hasCollisions: false))
    var shell = Self.shell
    (shell.start, shell.filling, shell.end, shell.lifetime) = (0, 0, .infinity, 100 * year)
    scenario.constellations = [shell]
    scenario.explosions = ExplosionPolicy(rates: [.activePayload: 0.05 / year])
    let simulation = try Self.run(scenario, steps: 20)
    let c = simulation.model.classes.classes.firstIndex { $0.type == .constellation("one") }!
    #expect(relativeError(simulation.population.count(ofClass: c), 200) < 1e-12)
    // 0.05 a year of 200 for nine years and a half; the jump of the first step is carried on in the second.
    let expected = 200 + 9.5 * 0.05 * 200
    #expect(relativeError(simulation.objects.launched, expected) < 0.01)
  }

  @Test("Property: without station-keeping, active payloads decay; the fleet keeps in step")
  func drifting() throws {
    func scenario(_ keepsStation: Bool) -> Scenario {
      var scenario = SmallScenario.make(
        population: PopulationTable(
          source: "", epoch: 2020,
          records: [
            SmallScenario.record(
              SmallScenario.objectClass(.activePayload, mass: 500, area: 40, radius: 1.2), 300,
              perigees: 400...500)
          ]), step_yr: 0.5, traffic: nil, lifetime_yr: 30, hasCollisions: false)
      scenario.missions.keepsStation = keepsStation
      return scenario
    }
    let (kept, drifting) = try (
      Self.run(scenario(true), steps: 10), Self.run(scenario(false), steps: 10)
    )
    let active = kept.model.classes.classes.firstIndex { $0.type == .activePayload }!
    #expect(relativeError(kept.population.count(ofClass: active), 250) < 1e-9)
    #expect(drifting.totals().counts[0] < 0.2 * 300 && drifting.objects.decayed > 200)
    // What is left retires evenly over the thirty years: none is retired that has decayed.
    #expect(drifting.population.counts.allSatisfy { $0 >= 0 })
  }

  @Test("Property: payloads below a mass decay as if none kept its station, heavier ones stay")
  func leastStationMass() throws {
    func numbers(_ light: Double, _ heavy: Double, _ keepsStation: Bool, least: Double) throws
      -> (light: Double, heavy: Double)
    {
      func record(_ mass: Double, _ count: Double) -> PopulationRecord {
        SmallScenario.record(
          SmallScenario.objectClass(.activePayload, mass: mass, area: 0.08 * mass, radius: 0.5),
          count, perigees: 400...500)
      }
      var scenario = SmallScenario.make(
        population: PopulationTable(
          source: "", epoch: 2020, records: [record(5, light), record(500, heavy)]),
        step_yr: 0.5, traffic: nil, lifetime_yr: 30, hasCollisions: false)
      scenario.missions.keepsStation = keepsStation
      scenario.missions.leastStationMass = least
      let simulation = try Self.run(scenario, steps: 10)
      let totals = simulation.totals()
      let expected = light + heavy + simulation.objects.balance
      #expect(abs(totals.objectsInGrid - expected) < 1e-9)
      func number(_ mass: Double) -> Double {
        let classes = simulation.model.classes.classes
        return simulation.population.count(
          ofClass: classes.firstIndex { $0.type == .activePayload && $0.meanMass == mass }!)
      }
      return (number(5), number(500))
    }
    let (kept, drifting) = try (
      numbers(300, 200, true, least: 0), numbers(300, 200, false, least: 0)
    )
    let mixed = try numbers(300, 200, true, least: 10)
    #expect(relativeError(kept.light, 250) < 1e-9)
    #expect(drifting.light < 60 && relativeError(mixed.light, drifting.light) < 1e-9)
    #expect(relativeError(mixed.heavy, kept.heavy) < 1e-12)
    // A payload as heavy as the mass keeps its station.
    let exact = try numbers(300, 200, true, least: 500)
    #expect(relativeError(exact.heavy, kept.heavy) < 1e-12)
    let none = try numbers(300, 200, true, least: 501)
    #expect(relativeError(none.heavy, drifting.heavy) < 1e-12)
  }

  @Test("Mission-related objects of one mass decay by their own area-to-mass ratios")
  func missionRelated() throws {
    func left(_ ratios: [Double]) throws -> Double {
      let scenario = SmallScenario.make(
        population: PopulationTable(
          source: "", epoch: 2020,
          records: ratios.map {
            SmallScenario.record(
              SmallScenario.objectClass(
                .missionRelatedObject, mass: 5, area: 5 * $0, radius: 0.3), 100, perigees: 500...600
            )
          }), step_yr: 0.5, traffic: nil, hasCollisions: false)
      return try Self.run(scenario, steps: 20).totals().counts[3]
    }
    let (heavy, light) = try (left([0.003]), left([1]))
    #expect(heavy > 60 && light < 1)
    #expect(relativeError(try left([0.003, 1]), heavy + light) < 1e-9)
  }

  // Four breakups of 2029 bring fragments into the shells of the traffic. Rates that waited for
  // their interval would miss them until the end in 2032. Measured 4.9 %.
  @Test("Collisions with the fragments of events begin at once, however long the interval")
  func rateAfterEvent() throws {
    func collisions(interval_yr: Double, eventCount: Int) throws -> Double {
      var scenario = SmallScenario.make(interval_yr: interval_yr)
      scenario.events = (0..<eventCount).map { k in
        FragmentationEvent(
          date: 2_029.1 + 0.1 * Double(k), parent: .init(mass: 4_000, kind: .rocketBody),
          cause: .explosion(scale: 3), perigee: 800 * kilometre, apogee: 810 * kilometre,
          inclination: 1.2)
      }
      let simulation = try Self.run(scenario, steps: 24)
      return simulation.events.totalCatastrophic + simulation.events.totalNonCatastrophic
    }
    let added = try [0.5, 4].map {
      try collisions(interval_yr: $0, eventCount: 4) - collisions(interval_yr: $0, eventCount: 0)
    }
    #expect(relativeError(added[1], added[0]) < 0.06)
  }

  @Test("Property: an event takes one object of its type, nearest in orbit and mass")
  func parents() throws {
    var scenario = Self.still(SmallScenario.make(step_yr: 0.5, hasCollisions: false))
    scenario.events = [
      FragmentationEvent(
        date: 2_021.2, parent: .init(mass: 1_500, kind: .rocketBody), cause: .explosion(scale: 1),
        perigee: 820 * kilometre, apogee: 830 * kilometre, inclination: 0.5,
        takenType: .rocketBody)
    ]
    let simulation = try Simulation(EvolutionModel(scenario))
    let c = simulation.model.classes.classes.firstIndex { $0.type == .rocketBody }!
    let bin = OrbitBin(perigee: 4, eccentricity: 0, inclination: 0)
    let before = simulation.binned[c, bin, simulation.model.grid]
    for _ in 0..<6 { try simulation.advance() }
    #expect(abs(simulation.totals().counts[2] - 699) < 1e-9)
    #expect(abs(before - simulation.binned[c, bin, simulation.model.grid] - 1) < 1e-9)
    #expect(simulation.objects.lostToEvents == 1 && simulation.mass.lostToEvents == 1_500)

    scenario.events[0].takenType = .missionRelatedObject
    #expect(throws: SimulationError.self) { try Self.run(scenario, steps: 6) }
  }

  @Test("Property: launches begin at their start")
  func start() throws {
    var scenario = Self.still(SmallScenario.make(step_yr: 0.5, hasCollisions: false))
    scenario.launches = .init(traffic: SmallScenario.traffic(), start: 4.25)
    let simulation = try Self.run(scenario, steps: 20)
    #expect(relativeError(simulation.objects.launched, 55 * 5.75) < 1e-12)
  }
}
