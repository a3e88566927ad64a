import DebrisEnvironment
import Evolution
import SpaceEnvironment
import TestSupport
import Testing

/// Properties that hold whatever the numbers, over small scenarios that nobody has chosen.
@Suite("Random scenarios")
struct RandomScenarioTests {
  /// The five tests run 240 scenarios and their variants.
  static let seeds = 0..<40

  /// Runs a scenario to its end.
  ///
  /// - Returns: `nil` where it refuses to go on, as an interval is too long for what happens in it.
  static func run(_ scenario: Scenario) throws -> Simulation? {
    let simulation = try Simulation(EvolutionModel(scenario))
    do throws(SimulationError) {
      for _ in 0..<Int((scenario.duration / scenario.step).rounded()) { try simulation.advance() }
      return simulation
    } catch {
      guard case .intervalTooLong = error else { throw error }
      return nil
    }
  }

  /// Expects the same totals from two runs, but for rounding.
  static func expectSame(
    _ a: Simulation, _ b: Simulation, relative: Double, _ comment: Comment
  ) {
    let (x, y) = (a.totals(), b.totals())
    let scale = max(1e-30, x.total)
    for (m, n) in zip(x.counts, y.counts) { #expect(abs(m - n) <= relative * scale, comment) }
    for (m, n) in [
      (x.mass, y.mass), (x.objectsInGrid, y.objectsInGrid),
      (x.catastrophicCollisions, y.catastrophicCollisions),
      (x.nonCatastrophicCollisions, y.nonCatastrophicCollisions), (x.explosions, y.explosions),
      (x.objects.decayed, y.objects.decayed), (x.objects.removed, y.objects.removed),
      (x.objects.disposed, y.objects.disposed),
    ] {
      #expect(abs(m - n) <= relative * max(abs(m), abs(n), 1e-6), comment)
    }
  }

  /// The worst that a budget of objects is open by in a run, over all objects that there have been.
  ///
  /// - Returns: `nil` where the run refuses to go on.
  static func budgetGap(_ scenario: Scenario, _ check: (Simulation) -> Void) throws -> Double? {
    let simulation = try Simulation(EvolutionModel(scenario))
    let start = simulation.totals()
    var worst = 0.0
    do throws(SimulationError) {
      for _ in 0..<Int((scenario.duration / scenario.step).rounded()) {
        try simulation.advance()
        let now = simulation.totals()
        let all = start.objectsInGrid + now.objects.launched + now.objects.createdByCollisions
        let mass = start.massInGrid + now.massBudget.launched
        worst = max(
          worst,
          abs(now.objectsInGrid - start.objectsInGrid - now.objects.balance) / all,
          abs(now.massInGrid - start.massInGrid - now.massBudget.balance) / mass)
        check(simulation)
      }
    } catch {
      guard case .intervalTooLong = error else { throw error }
      return nil
    }
    return worst
  }

  @Test("Budgets close to 1e-11 at every step, and no number is negative or without end")
  func budgets() throws {
    var finished = 0
    for seed in Self.seeds {
      var drawn = RandomScenario(seed: seed)
      let scenario = drawn.scenario()
      let gap = try Self.budgetGap(scenario) { simulation in
        #expect(
          simulation.population.counts.allSatisfy { $0 >= 0 && $0.isFinite },
          "seed \(seed): \(scenario.description)")
        #expect(
          simulation.totals().counts.allSatisfy { $0 >= 0 && $0.isFinite },
          "seed \(seed): \(scenario.description)")
      }
      guard let gap else { continue }
      #expect(gap <= 1e-11, "seed \(seed): \(scenario.description)")
      finished += 1
    }
    #expect(finished >= 32)
  }

  @Test("The order of classes, bins and launches changes nothing (1e-9)")
  func order() throws {
    var compared = 0
    for seed in Self.seeds {
      var drawn = RandomScenario(seed: seed)
      let scenario = drawn.scenario()
      var shuffled = scenario
      var random = SplitMix(state: UInt64(seed))
      shuffled.population = PopulationTable(
        source: "", epoch: 2020, records: scenario.population.records.shuffled(using: &random))
      if let launches = scenario.launches {
        shuffled.launches!.traffic = TrafficTable(
          source: "", years: launches.traffic.years,
          records: launches.traffic.records.reversed())
      }
      guard let a = try Self.run(scenario), let b = try Self.run(shuffled) else { continue }
      Self.expectSame(a, b, relative: 1e-9, "seed \(seed): \(scenario.description)")
      compared += 1
    }
    #expect(compared >= 32)
  }

  @Test(
    "Every class of intact objects split in two equal halves of the same fate changes nothing (1e-9)"
  )
  func halves() throws {
    var compared = 0
    for seed in Self.seeds {
      var drawn = RandomScenario(seed: seed)
      var scenario = drawn.scenario()
      // What is launched, retires or is removed joins or leaves one of the halves; and limited parabolas
      // through two shapes are not those through their sum.
      (scenario.launches, scenario.removal) = (nil, nil)
      scenario.population = PopulationTable(
        source: "", epoch: 2020,
        records: scenario.population.records.filter { !$0.objectClass.type.isActive })
      var split = scenario
      // The halves of a class differ in nothing but the edge of their mass bins that they share.
      split.population = PopulationTable(
        source: "", epoch: 2020,
        records: scenario.population.records.flatMap { record -> [PopulationRecord] in
          let whole = record.objectClass
          guard whole.type == .rocketBody || whole.type == .inactivePayload else { return [record] }
          let bounds = whole.bin.mass
          return [bounds.lowerBound..<whole.meanMass, whole.meanMass..<bounds.upperBound].map {
            var half = record
            half.objectClass = ObjectClass(
              bin: ClassBin(
                type: whole.type, mass: $0, areaToMassRatio: whole.bin.areaToMassRatio),
              meanMass: whole.meanMass, meanArea: whole.meanArea, meanRadius: whole.meanRadius,
              meanRadiusSquared: whole.meanRadiusSquared)
            half.count = record.count / 2
            return half
          }
        })
      guard split.population.records.count > scenario.population.records.count else { continue }
      guard let a = try Self.run(scenario), let b = try Self.run(split) else { continue }
      #expect(b.model.classes.count > a.model.classes.count)
      Self.expectSame(a, b, relative: 1e-9, "seed \(seed): \(scenario.description)")
      compared += 1
    }
    #expect(compared >= 16)
  }

  @Test(
    "Without air, a population and its mirror image about the pole have mirrored futures",
    arguments: [(Scenario.CollisionPolicy.Kernel.gas, 1e-9), (.resolved, 1e-3)])
  func mirror(kernel: Scenario.CollisionPolicy.Kernel, tolerance: Double) throws {
    var compared = 0
    for seed in Self.seeds {
      var limits = RandomScenario.Limits()
      (limits.hasDrag, limits.isSymmetric) = (false, true)
      var drawn = RandomScenario(seed: seed, limits)
      var scenario = drawn.scenario()
      scenario.collisions!.kernel = kernel
      // Of two orbits of the same rank, one is emptied first.
      scenario.removal = nil
      let edges = scenario.grid.inclinationEdges
      func mirrored(_ record: PopulationRecord) -> PopulationRecord {
        var other = record
        other.inclination =
          record.inclination.lowerBound == edges[0] ? edges[1]..<edges[2] : edges[0]..<edges[1]
        return other
      }
      var image = scenario
      image.population = PopulationTable(
        source: "", epoch: 2020, records: scenario.population.records.map(mirrored))
      if let launches = scenario.launches {
        image.launches!.traffic = TrafficTable(
          source: "", years: launches.traffic.years,
          records: launches.traffic.records.map {
            TrafficTable.Record(year: $0.year, launched: mirrored($0.launched))
          })
      }
      guard let a = try Self.run(scenario), let b = try Self.run(image) else { continue }
      Self.expectSame(a, b, relative: tolerance, "seed \(seed): \(scenario.description)")
      let grid = scenario.grid
      for c in a.model.classes.classes.indices {
        for p in 0..<grid.perigeeCount {
          for e in 0..<grid.eccentricityCount {
            for i in 0..<2 {
              let x = a.binned[c, OrbitBin(perigee: p, eccentricity: e, inclination: i), grid]
              let y = b.binned[c, OrbitBin(perigee: p, eccentricity: e, inclination: 1 - i), grid]
              #expect(
                abs(x - y) <= tolerance * max(x, y, 1e-6), "seed \(seed): \(scenario.description)")
            }
          }
        }
      }
      compared += 1
    }
    #expect(compared >= 32)
  }

  @Test(
    "Removal of all at once at the end of missions never raises the number of collisions")
  func immediateRemoval() throws {
    var compared = 0
    for seed in Self.seeds {
      var drawn = RandomScenario(seed: seed)
      var scenario = drawn.scenario()
      // Removal of a number a year takes others where these are gone.
      scenario.removal = nil
      var removing = scenario
      let now = DisposalRule(compliance: 1, residualLifetime: 0)
      scenario.disposal = .init(payload: nil as DisposalRule?, rocketBody: nil)
      removing.disposal = .init(payload: now, rocketBody: now)
      guard let a = try Self.run(scenario), let b = try Self.run(removing) else { continue }
      let (without, with) = (a.totals(), b.totals())
      for (m, n) in [
        (without.catastrophicCollisions, with.catastrophicCollisions),
        (without.nonCatastrophicCollisions, with.nonCatastrophicCollisions),
        (without.objectsInGrid, with.objectsInGrid),
      ] {
        #expect(n <= m * (1 + 1e-12), "seed \(seed): \(scenario.description)")
      }
      compared += 1
    }
    #expect(compared >= 32)
  }
}
