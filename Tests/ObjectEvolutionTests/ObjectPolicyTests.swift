import BreakupModel
import DebrisEnvironment
import Evolution
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import ObjectEvolution

@Suite("Policies of objects")
struct ObjectPolicyTests {
  /// Objects that stay where they are.
  static func still(
    _ records: [PopulationRecord] = SmallScenario.population.records, duration_yr: Double = 20,
    step_yr: Double = 1
  ) -> Scenario {
    SmallScenario.make(
      population: PopulationTable(source: "invented", epoch: 2020, records: records),
      step_yr: step_yr, duration_yr: duration_yr, launches: nil, dragCoefficient: 0)
  }

  static func run(_ scenario: Scenario, member: Int = 0) throws -> ObjectSimulation {
    let simulation = ObjectSimulation(ObjectModel(scenario), member: member)
    _ = try simulation.run()
    return simulation
  }

  // MARK: - Explosions

  // 2000 (1 − exp(−0.2)) = 362.5 with a standard deviation of 17.2
  @Test("N₀ (1 − exp(−λt)) explode, and leave the fragments of the law")
  func explosions() throws {
    var scenario = Self.still([SmallScenario.record(SmallScenario.stage, 2_000)])
    scenario.explosions = ExplosionPolicy(rates: [.rocketBody: 0.01 / year])
    let simulation = try Self.run(scenario)
    let number = Double(simulation.explosions)
    #expect(abs(number - 362.5) < 4 * 17.2)
    let (budget, mass) = (simulation.objectBudget, simulation.massBudget)
    #expect(budget.lostToExplosions == number && mass.lostToExplosions == 1_500 * number)
    #expect(simulation.objects.type.count { $0 == 2 } == 2_000 - simulation.explosions)
    let expected = ExplosionBreakup(of: Parent(mass: 1_500, kind: .rocketBody), scale: 1)
      .expected(edges: [0.1, 1]).total.count
    #expect(abs(budget.createdByExplosions / number / expected - 1) < 0.01)
    #expect(abs(mass.createdByExplosions + simulation.massBelowCutoff - 1_500 * number) < 1e-3)
  }

  @Test("Rates that fall, and those of constellations, are the policy's")
  func fallingRates() throws {
    var scenario = Self.still([SmallScenario.record(SmallScenario.payload, 3_000, missionEnd: 2090)]
    )
    scenario.explosions = ExplosionPolicy(
      rates: [.activePayload: 0.02 / year], fallingFrom: 5 * year, halving: 3 * year)
    let exponent = scenario.explosions!.expectedCount(
      of: .activePayload, from: 0, to: 20 * year)
    let expected = 3_000 * (1 - exp(-exponent))
    #expect(abs(Double(try Self.run(scenario).explosions) - expected) < 4 * expected.squareRoot())
  }

  // MARK: - Removal

  @Test("The rates of single objects are half the sums over pairs, and add up to the total rate")
  func hazards() {
    let bands: [Double] = [20, 35, 52, 65, 74, 82, 99]
    let inclinations = (0..<140).map { (k: Int) -> Double in
      bands[k % 7] + 0.05 * Double(k / 7) + 0.025
    }
    let objects = CollisionFindingTests.objects(inclinations)
    var kinetic = KineticCollisions(CollisionFindingTests.model, widestLayer: 200_000)
    let rates = kinetic.rates(of: Array(0..<objects.count), among: objects)
    let total = CollisionFindingTests.pairSum(objects)
    // The mean over a band of a degree stands for what is spread evenly over it.
    #expect(abs(0.5 * rates.reduce(0, +) / total - 1) < 0.06)
    for k in [3, 60, 139] {
      var others = ObjectArrays()
      for j in 0..<objects.count where j != k { others.append(objects[j]) }
      let own = total - CollisionFindingTests.pairSum(others)
      #expect(abs(rates[k] / own - 1) < 0.15)
    }
  }

  @Test("In a gas, the rate is Σ π (r_a + r_b)² v R_a R_b/V, and so are those of single objects")
  func gas() {
    let objects = CollisionFindingTests.objects((0..<60).map { 40 + Double($0) })
    let model = ObjectModel(
      SmallScenario.make(
        duration_yr: 1, launches: nil, collisions: .init(kernel: .gas, interval: 2 * year)))
    let R = Earth.wgs84.equatorialRadius
    let edges = model.scenario.grid.shellEdges.map { R + $0 }
    var (sum, ofFirst) = (0.0, 0.0)
    for s in 0..<edges.count - 1 {
      let volume =
        4 / 3 * Double.pi
        * (edges[s + 1] * edges[s + 1] * edges[s + 1] - edges[s] * edges[s] * edges[s])
      let shares = (0..<objects.count).map { k in
        Orbit(perigeeRadius: R + objects.perigee[k], eccentricity: objects.eccentricity[k])
          .residenceFraction(from: edges[s], to: edges[s + 1])
      }
      for a in 0..<objects.count {
        for b in 0..<a {
          let radii = objects.radius[a] + objects.radius[b]
          let rate = .pi * radii * radii * 10_000 * shares[a] * shares[b] / volume
          sum += rate
          if b == 0 { ofFirst += rate }
        }
      }
    }
    let simulation = ObjectSimulation(model, member: 0)
    simulation.objects = objects
    var numbers = RandomStream(seed: 2)
    let drawn = simulation.collisionRates(
      by: .kinetic, samples: 20_000, widestLayer: 100_000, &numbers)
    // Objects that meet themselves are drawn, and left out.
    #expect(abs(drawn.all.mean / sum - 1) < 0.03)
    var kinetic = KineticCollisions(model, widestLayer: 100_000)
    let own = kinetic.rates(of: [0], among: objects)[0]
    #expect(abs(own / ofFirst - 1) < 0.12)
  }

  @Test("What ranks highest is removed: as many as are due, of the types and orbits that are taken")
  func removal() throws {
    func record(_ mass: Double, _ count: Double, at altitude: Double) -> PopulationRecord {
      // All of one radius
      SmallScenario.record(
        ObjectClass(
          bin: ClassScheme.standard.bin(type: .rocketBody, mass: mass, areaToMassRatio: 0.01),
          meanMass: mass, meanArea: mass / 100, meanRadius: 2, meanRadiusSquared: 4), count,
        perigee: altitude...(altitude + 1))
    }
    // The heavy ones of the crowd go first, then its light ones; the lonely and the high stay.
    var scenario = Self.still([
      record(2_000, 12, at: 801), record(900, 400, at: 801), record(2_000, 5, at: 505),
      record(5_000, 10, at: 1_501),
    ])
    scenario.collisions = .init(kernel: .resolved, interval: 2 * year)
    scenario.collisions!.avoidance = Avoidance(
      activeInactive: 0, activeActive: 0, sameConstellation: 0, debrisDebris: 1,
      tracking: .init(smallest: 0))
    scenario.removal = RemovalPolicy(
      rate: 2.5 / year, start: 3 * year, end: 11 * year, types: [.rocketBody],
      altitudes: 0...1_400_000)
    let simulation = try Self.run(scenario)
    #expect(simulation.objectBudget.removed == 20)
    let masses = simulation.objects.mass
    #expect(masses.count { $0 == 2_000 } == 5 && masses.count { $0 == 5_000 } == 10)
    #expect(masses.count { $0 == 900 } == 392)
    #expect(simulation.massBudget.removed == 12 * 2_000 + 8 * 900)
  }

  // MARK: - Disposal and missions

  @Test(
    "A change of rule changes nothing before its date, and who complies at 20 % does so at 90 %")
  func change() throws {
    func scenario(_ later: Double?) -> Scenario {
      var scenario = SmallScenario.make()
      let rule = DisposalRule(compliance: 0.2, residualLifetime: 0)
      var periods = [DisposalSchedule.Period(start: 0, rule: rule)]
      if let later {
        periods.append(
          .init(start: 10 * year, rule: DisposalRule(compliance: later, residualLifetime: 0)))
      }
      scenario.disposal.payload = DisposalSchedule(periods: periods)
      return scenario
    }
    let (plain, changed) = (
      ObjectSimulation(ObjectModel(scenario(nil)), member: 0),
      ObjectSimulation(ObjectModel(scenario(0.9)), member: 0)
    )
    for step in 1...20 {
      try plain.advance()
      try changed.advance()
      if step <= 10 { #expect(plain.objectBudget == changed.objectBudget) }
    }
    // 100 retire in the last ten years.
    let more = changed.objectBudget.disposed - plain.objectBudget.disposed
    #expect(abs(more - 70) < 4 * (100 * 0.7 * 0.3).squareRoot())
    let (left, all) = (Set(changed.objects.identity), Set(plain.objects.identity))
    #expect(left.isSubset(of: all) && left.count < all.count)
  }

  @Test("High orbits are left upwards where that takes less, low ones downwards")
  func graveyard() throws {
    var scenario = Self.still(
      [
        SmallScenario.record(SmallScenario.payload, 30, perigee: 1_700...1_800, missionEnd: 2020),
        SmallScenario.record(SmallScenario.payload, 20, perigee: 600...700, missionEnd: 2020),
      ], duration_yr: 2)
    scenario.dragCoefficient = 2.2
    for lifetime in [0.0, 25 * year] {
      scenario.disposal.payload = DisposalSchedule(
        DisposalRule(compliance: 1, residualLifetime: lifetime, allowsGraveyard: true))
      let simulation = try Self.run(scenario)
      #expect(simulation.objectBudget.raised == 30 && simulation.massBudget.raised == 30 * 500)
      #expect(simulation.objectBudget.disposed == (lifetime == 0 ? 20 : 0))
    }
  }

  @Test("Without station-keeping active payloads decay as inactive ones do")
  func drifting() throws {
    let low = SmallScenario.objectClass(.activePayload, mass: 500, area: 6, radius: 1.2)
    var scenario = SmallScenario.make(
      population: PopulationTable(
        source: "invented", epoch: 2020,
        records: [SmallScenario.record(low, 300, perigee: 400...500, missionEnd: 2021)]),
      duration_yr: 4, launches: nil)
    let kept = ObjectSimulation(ObjectModel(scenario), member: 0)
    scenario.missions.leastStationMass = 500
    let heavy = ObjectSimulation(ObjectModel(scenario), member: 0)
    scenario.missions.leastStationMass = 501
    let light = ObjectSimulation(ObjectModel(scenario), member: 0)
    scenario.missions.keepsStation = false
    let drifting = ObjectSimulation(ObjectModel(scenario), member: 0)
    let perigees = kept.objects.perigee
    for simulation in [kept, heavy, light, drifting] { try simulation.advance() }
    #expect(kept.objects.perigee == perigees && heavy.objects.perigee == perigees)
    #expect(light.objects.perigee == drifting.objects.perigee)
    // One year under a constant Sun, as an object without a mission has it
    let model = drifting.model
    var field = DragField()
    field.mix(model.drag, activity: scenario.meanActivity, trend: nil)
    var inOrbit = 0
    for k in perigees.indices {
      var path = DragField.Path(perigee: perigees[k], eccentricity: kept.objects.eccentricity[k])
      let stays = field.advance(
        &path, inclination: kept.objects.inclination[k],
        ballisticCoefficient: 2.2 * 6 / 500, by: year, floor: model.floor)
      inOrbit += stays ? 1 : 0
    }
    #expect(drifting.objects.count == inOrbit && inOrbit > 20 && inOrbit < 280)
    #expect(drifting.objects.type.allSatisfy { $0 == 0 })
    for _ in 0..<3 { try drifting.advance() }
    #expect(!drifting.objects.type.contains(0))
    #expect(Double(drifting.objects.count) == 300 - drifting.objectBudget.decayed)
  }

  @Test("Launches begin at their start")
  func start() throws {
    var scenario = Self.still()
    scenario.launches = .init(traffic: SmallScenario.traffic, start: 4.25)
    // 18 and 8 in turn, the first year from 4.25 on
    #expect(abs(try Self.run(scenario).objectBudget.launched - (0.75 * 18 + 7 * 18 + 8 * 8)) < 1)
  }

  @Test("Drawn launches are Poisson; not drawn they add up to the traffic")
  func launches() throws {
    let scenario = SmallScenario.make(duration_yr: 10, drawsLaunches: true)
    let numbers = try SmallScenario.members(scenario, 120).members.map {
      $0.totals.last!.objects.launched
    }
    let mean = numbers.reduce(0, +) / 120
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 119
    #expect(abs(mean - 130) < 4 * (130.0 / 120).squareRoot())
    #expect(abs(variance / mean - 1) < 4 * (2.0 / 119).squareRoot())
  }

  // MARK: - Constellations

  static let shell = Constellation(
    name: "one", altitude: 750 * kilometre, inclination: 1, satelliteCount: 200, mass: 260,
    radius: 1, area: 4, lifetime: 3 * year, start: 2 * year, end: 10 * year, filling: 2 * year,
    disposal: DisposalSchedule(DisposalRule(compliance: 0.5, residualLifetime: 0)))

  @Test("Constellations fill evenly, are replenished, and retire after their end by their own rule")
  func constellation() throws {
    var scenario = Self.still(duration_yr: 16, step_yr: 0.5)
    scenario.constellations = [Self.shell]
    let simulation = ObjectSimulation(ObjectModel(scenario), member: 0)
    let type = UInt8(simulation.model.types.index(of: .constellation("one")))
    for step in 1...30 {
      try simulation.advance()
      let time = 0.5 * Double(step)
      let held = simulation.objects.type.count { $0 == type }
      if time <= 2 { #expect(held == 0) }
      if time > 2, time <= 10 { #expect(held == Int(min(200, 100 * (time - 2)).rounded())) }
      if time > 13.5 { #expect(held == 0) }
    }
    // From 2 to 4 the first, from 5 to 7 those in their place, from 8 to 10 the third ones; who retires
    // late in a part is replaced early in the next one.
    #expect(abs(simulation.objectBudget.launched - 600) <= 1)
    #expect(abs(simulation.objectBudget.disposed - 300) < 4 * 150.0.squareRoot())
    #expect(simulation.massBudget.disposed == 260 * simulation.objectBudget.disposed)
    let record = try SmallScenario.members(scenario, 2).mean
    let rows = record.shells.filter { $0.type == .constellation("one") && $0.date > 2_025 }
    #expect(abs(rows.filter { $0.date < 2_025.6 }.reduce(0) { $0 + $1.count } - 200) < 1e-9)
  }

  // MARK: - Events and avoidance

  @Test("An event takes one object of its type, nearest in orbit and mass, and has its fragments")
  func events() throws {
    var scenario = Self.still(duration_yr: 3)
    scenario.events = [
      FragmentationEvent(
        date: 2_021.2, parent: .init(mass: 1_500, kind: .rocketBody),
        cause: .collision(mass: 1_800), perigee: 820 * kilometre, apogee: 830 * kilometre,
        inclination: 1.4, fragmentCount: 3_000, takenType: .rocketBody),
      FragmentationEvent(
        date: 2_021.7, parent: .init(mass: 900, kind: .spacecraft), cause: .collision(mass: 1_400),
        perigee: 780 * kilometre, apogee: 790 * kilometre, inclination: 1.3),
    ]
    let simulation = ObjectSimulation(ObjectModel(scenario), member: 0)
    let before = simulation.objects
    try simulation.advance()
    #expect(simulation.objects.count == before.count)
    try simulation.advance()
    let budget = simulation.objectBudget
    #expect(budget.lostToEvents == 1 && simulation.massBudget.lostToEvents == 1_500)
    let left = Set(simulation.objects.identity)
    let taken = before.identity.indices.filter { !left.contains(before.identity[$0]) }
    let near = before.perigee.indices.filter {
      before.type[$0] == 2 && abs(before.perigee[$0] - 820_000) < 30_000
        && abs(before.inclination[$0] - 1.4) < 0.1
    }
    #expect(taken.count == 1 && before.type[taken[0]] == 2)
    #expect(near.isEmpty || near.contains(taken[0]))
    // 0.1 1400^0.75 (900/1400) 10^1.71, and pieces
    let expected = DestructionBreakup(of: .init(mass: 900, kind: .spacecraft), takingPart: 1_400)
      .expected(edges: [0.1, 1]).total.count
    #expect(abs(expected / (0.1 * pow(1_400, 0.75) * 900 / 1_400 * pow(10, 1.71)) - 1) < 0.1)
    #expect(abs(budget.createdByEvents - 3_000 - expected) < 4)
    #expect(
      abs(
        simulation.massBudget.createdByEvents + simulation.massBelowCutoff - 2_400) < 1e-6)
    #expect(simulation.massBelowCutoff > 0)

    scenario.events[0].takenType = .missionRelatedObject
    #expect(throws: SimulationError.self) { try Self.run(scenario) }
  }

  @Test("Debris is moved aside only where the heavier object has the least mass")
  func debrisAvoidance() throws {
    func scenario(_ leastMass: Double) -> Scenario {
      var scenario = CollisionOutcomeTests.scenario(duration_yr: 2)
      scenario.population.records.removeFirst()
      scenario.collisions!.avoidance = Avoidance(
        activeInactive: 0, activeActive: 0, sameConstellation: 0, debrisDebris: 1,
        debrisDebrisLeastMass: leastMass, tracking: .init(smallest: 0.1))
      return scenario
    }
    // Stages of 1200 kg avoid everything; fragments meet fragments.
    let some = try Self.run(scenario(1_000))
    #expect(some.avoidedCollisions > 2)
    #expect(some.collisions.allSatisfy { $0.massA < 1_000 })
    #expect(try Self.run(scenario(1_300)).avoidedCollisions == 0)
  }
}
