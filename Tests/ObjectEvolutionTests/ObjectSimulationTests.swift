import DebrisEnvironment
import Evolution
import NumericalMethods
import SpaceEnvironment
import Testing

@testable import ObjectEvolution

@Suite("Objects one by one")
struct ObjectSimulationTests {
  @Test("Every record gives its number of objects, within its ranges")
  func initialObjects() {
    let scenario = SmallScenario.make()
    let model = ObjectModel(scenario)
    for member in 0..<4 {
      let simulation = ObjectSimulation(model, member: member)
      let objects = simulation.objects
      #expect(objects.count == 511)
      var first = 0
      for record in scenario.population.records {
        // Halves go up or down, and both together make a whole.
        var own = 0
        while first + own < objects.count {
          let object = objects[first + own]
          guard object.mass == record.objectClass.meanMass,
            record.perigeeAltitude.contains(object.perigee),
            record.eccentricity.contains(object.eccentricity),
            record.inclination.contains(object.inclination)
          else { break }
          own += 1
        }
        #expect(abs(Double(own) - record.count) <= 0.5)
        first += own
      }
      #expect(first == objects.count)
    }
  }

  @Test("The radii of a class have its two moments")
  func radii() {
    var draw = RecordDraw(
      RandomStream(seed: 1), types: ObjectTypes([]))
    let record = SmallScenario.record(SmallScenario.fragment, 1)
    let radii = (0..<40_000).map { _ in draw.object(of: record).radius }
    let mean = radii.reduce(0, +) / 40_000
    let square = radii.reduce(0) { $0 + $1 * $1 } / 40_000
    #expect(abs(mean / 0.14 - 1) < 0.01)
    #expect(abs(square / (1.2 * 0.14 * 0.14) - 1) < 0.02)
  }

  @Test("Objects and mass are all accounted for, in every year")
  func budgets() throws {
    let scenario = SmallScenario.make(
      payloadDisposal: DisposalRule(compliance: 0.7, residualLifetime: 5 * year),
      rocketBodyDisposal: DisposalRule(compliance: 0.5, residualLifetime: 0))
    let simulation = ObjectSimulation(ObjectModel(scenario), member: 0)
    let record = try #require(try simulation.run())
    let start = record.totals[0]
    for row in record.totals {
      #expect(row.objectsInGrid == start.objectsInGrid + row.objects.balance)
      #expect(abs(row.massInGrid - start.massInGrid - row.massBudget.balance) < 1e-6)
    }
    let last = record.totals.last!
    #expect(last.objects.decayed > 50 && last.objects.disposed > 10)
    // 12 + 6 and 8 in turn
    #expect(last.objects.launched == 260)
  }

  @Test("Missions last their time, and no drag acts during it")
  func missions() throws {
    let simulation = ObjectSimulation(
      ObjectModel(SmallScenario.make(dragCoefficient: 1e-9)), member: 0
    )
    let record = try #require(try simulation.run())
    let active = record.totals.map { Int($0.counts[0].rounded()) }
    // 60 until 2022; launches of 12 and 8 in turn, each active for four years
    #expect(Array(active[4...]) == (4...20).map { _ in 40 })
    #expect(active[0] == 60 && active[1] == 72 && active[2] == 80 && active[3] == 32)

    let dense = ObjectSimulation(
      ObjectModel(SmallScenario.make(launches: nil, dragCoefficient: 10)), member: 0)
    let perigees = dense.objects.perigee[0..<60]
    for _ in 0..<2 { try dense.advance() }
    #expect(dense.objects.perigee[0..<60] == perigees)
    #expect(dense.objects.type[0..<60].allSatisfy { $0 == 0 })
    try dense.advance()
    #expect(!dense.objects.type.contains(0))
  }

  @Test("The share that complies is disposed of, the rest stays")
  func compliance() throws {
    let scenario = SmallScenario.make(
      population: PopulationTable(
        source: "invented", epoch: 2020,
        records: [SmallScenario.record(SmallScenario.payload, 2_000, missionEnd: 2020)]),
      duration_yr: 1, launches: nil,
      payloadDisposal: DisposalRule(compliance: 0.3, residualLifetime: 0))
    let simulation = ObjectSimulation(ObjectModel(scenario), member: 1)
    try simulation.advance()
    // Binomial: 600 with a standard deviation of 20
    #expect(abs(simulation.objectBudget.disposed - 600) < 80)
    #expect(simulation.objects.type.allSatisfy { $0 == 1 })
  }

  @Test("Members are the same whatever the number of threads, and differ from one another")
  func threads() throws {
    let scenario = SmallScenario.make(
      collisions: .init(kernel: .resolved, interval: 2 * year), drawsLaunches: true)
    let runs = try [1, 2, 3].map { try SmallScenario.members(scenario, 4, seed: 7, threads: $0) }
    for run in runs.dropFirst() {
      #expect(run.members.map(\.member) == [0, 1, 2, 3])
      for (a, b) in zip(run.members, runs[0].members) {
        #expect(a.totals.map(\.mass) == b.totals.map(\.mass) && a.shells == b.shells)
        #expect(a.events == b.events)
      }
    }
    let other = try SmallScenario.members(scenario, 1, seed: 8).members
    #expect(Set((runs[0].members + other).map { $0.totals.last!.mass }).count == 5)
  }

  @Test("The mean is that of the members' tables")
  func mean() throws {
    let (members, mean) = try SmallScenario.members(SmallScenario.make(), 3, seed: 7)
    let last = members.map { $0.totals.last! }
    #expect(
      abs(mean.totals.last!.counts[4] - last.reduce(0) { $0 + $1.counts[4] } / 3) < 1e-9)
    #expect(
      abs(mean.totals.last!.objects.decayed - last.reduce(0) { $0 + $1.objects.decayed } / 3)
        < 1e-9)
    // Shells add up to the totals, in number and mass.
    let rows = mean.shells.filter { $0.date == mean.totals.last!.date }
    #expect(abs(rows.reduce(0) { $0 + $1.count } - mean.totals.last!.total) < 1e-6)
    #expect(abs(rows.reduce(0) { $0 + $1.mass } / mean.totals.last!.mass - 1) < 1e-9)
  }

  @Test(
    "The node of a sun-synchronous orbit of 800 km turns once a year (98.6°), the perigee rests at 63.4°"
  )
  func precession() {
    let model = ObjectModel(SmallScenario.make())
    let rates = model.precession(perigee: 800_000, eccentricity: 0, inclination: 98.603 * degree)
    #expect(abs(rates.node * 365.2422 * day / (2 * .pi) - 1) < 0.002)
    let critical = model.precession(
      perigee: 500_000, eccentricity: 0.7, inclination: 63.4349 * degree)
    #expect(abs(critical.argumentOfPerigee) < 1e-5 * abs(critical.node))
  }
}
