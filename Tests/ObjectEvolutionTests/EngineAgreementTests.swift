import BreakupModel
import DebrisEnvironment
import Evolution
import Glibc
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import ObjectEvolution

/// Objects one by one against numbers in bins.
@Suite("Both engines")
struct EngineAgreementTests {
  static let grid = OrbitGrid(
    perigeeEdges: (0...38).map { (100 + 50 * Double($0)) * kilometre },
    eccentricityEdges: [0, 0.002, 0.01, 0.03, 0.1, 0.3, 0.75],
    inclinationEdges: [0, 45, 70, 80, 90, 110, 180].map { $0 * degree },
    shellEdges: (0...36).map { (200 + 50 * Double($0)) * kilometre })

  static func record(
    _ objectClass: ObjectClass, _ count: Double, _ perigee: Range<Double>, band: Int,
    missionEnd: Int? = nil
  ) -> PopulationRecord {
    PopulationRecord(
      objectClass: objectClass,
      perigeeAltitude: perigee.lowerBound * kilometre..<perigee.upperBound * kilometre,
      eccentricity: 0..<0.002,
      inclination: grid.inclinationEdges[band]..<grid.inclinationEdges[band + 1],
      missionEndYear: missionEnd, count: count)
  }

  /// Some thousand wide objects, and every policy there is.
  static func scenario() -> Scenario {
    func wide(_ type: ObjectType, mass: Double) -> ObjectClass {
      SmallScenario.objectClass(type, mass: mass, area: mass / 100, radius: 9)
    }
    // Without fragments at the epoch, their classes are those of the standard scheme.
    let small = SmallScenario.objectClass(
      .missionRelatedObject, mass: 40, area: 6, radius: 1)
    var scenario = SmallScenario.make(step_yr: 0.5, duration_yr: 16, drawsLaunches: true)
    scenario.grid = grid
    scenario.population = PopulationTable(
      source: "invented", epoch: 2020,
      records: [
        record(wide(.activePayload, mass: 500), 120, 700..<850, band: 4, missionEnd: 2024),
        record(wide(.inactivePayload, mass: 600), 400, 650..<900, band: 3),
        record(wide(.rocketBody, mass: 1_500), 500, 600..<950, band: 2),
        record(small, 800, 500..<900, band: 3),
      ])
    scenario.launches = .init(
      traffic: TrafficTable(
        source: "invented", years: 2018...2019,
        records: [
          TrafficTable.Record(
            year: 2018, launched: record(wide(.activePayload, mass: 500), 30, 750..<850, band: 4)),
          TrafficTable.Record(
            year: 2019, launched: record(wide(.rocketBody, mass: 1_500), 20, 500..<700, band: 2)),
        ]), growth: 0.02, start: 1.5)
    scenario.disposal.payload = DisposalSchedule(periods: [
      .init(start: 0, rule: DisposalRule(compliance: 0.4, residualLifetime: 5 * year)),
      .init(
        start: 8 * year,
        rule: DisposalRule(
          compliance: 0.9, residualLifetime: 5 * year, directReentry: 0.3, allowsGraveyard: true)),
    ])
    scenario.disposal.rocketBody = DisposalSchedule(
      DisposalRule(compliance: 0.6, residualLifetime: 0))
    scenario.explosions = ExplosionPolicy(
      rates: [.rocketBody: 0.004 / year, .inactivePayload: 0.002 / year],
      fallingFrom: 6 * year, halving: 5 * year)
    scenario.constellations = [
      Constellation(
        name: "one", altitude: 780 * kilometre, inclination: 75 * degree, satelliteCount: 150,
        mass: 260, radius: 3, area: 4, lifetime: 4 * year, start: 2 * year, end: 12 * year,
        filling: 2 * year,
        disposal: DisposalSchedule(DisposalRule(compliance: 0.5, residualLifetime: 0)))
    ]
    scenario.events = [
      FragmentationEvent(
        date: 2_025.3, parent: .init(mass: 1_500, kind: .rocketBody), cause: .explosion(scale: 1),
        perigee: 800 * kilometre, apogee: 810 * kilometre, inclination: 75 * degree,
        takenType: .rocketBody),
      FragmentationEvent(
        date: 2_027.6, parent: .init(mass: 900, kind: .spacecraft), cause: .collision(mass: 1_400),
        perigee: 780 * kilometre, apogee: 790 * kilometre, inclination: 85 * degree,
        fragmentCount: 900),
    ]
    return scenario
  }

  // Classes of fragments of 10 cm have the radius of their area, 4.2 cm; objects have half their length.
  static let collisions = Scenario.CollisionPolicy(
    kernel: .resolved, disablingThreshold: 1_000,
    avoidance: Avoidance(
      activeInactive: 0.5, activeActive: 0.5, sameConstellation: 1, debrisDebris: 0.3,
      debrisDebrisLeastMass: 100, tracking: .init(smallest: 0.05)), interval: year)

  static func deviations(
    _ scenario: Scenario, members count: Int, allowed: Double
  ) throws -> [String] {
    let kernel = try #require(try Simulation(EvolutionModel(scenario)).run())
    let members = try SmallScenario.members(scenario, count).members
    let quantities: [(String, (RunRecord.Totals) -> Double)] = [
      ("active payloads", { $0.counts[0] }), ("inactive payloads", { $0.counts[1] }),
      ("rocket bodies", { $0.counts[2] }), ("small ones", { $0.counts[3] }),
      ("fragments", { $0.counts[4] }), ("mass", { $0.mass }),
      ("launched", { $0.objects.launched }), ("decayed", { $0.objects.decayed }),
      ("disposed", { $0.objects.disposed }), ("raised", { $0.objects.raised }),
      ("removed", { $0.objects.removed }),
      ("explosions", { $0.explosions }),
      ("created by explosions", { $0.objects.createdByExplosions }),
      ("created by events", { $0.objects.createdByEvents }),
      ("lost to events", { $0.objects.lostToEvents }),
      ("created by collisions", { $0.objects.createdByCollisions }),
      ("mass lost to collisions", { $0.massBudget.lostToCollisions }),
      ("collisions", { $0.catastrophicCollisions + $0.nonCatastrophicCollisions }),
      ("catastrophic", { $0.catastrophicCollisions }), ("avoided", { $0.avoidedCollisions }),
      ("disabled", { $0.disabledPayloads }),
    ]
    var outside: [String] = []
    for k in [8, 20, kernel.totals.count - 1] {
      for (name, quantity) in quantities {
        let values = members.map { quantity($0.totals[k]) }
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
        let expected = quantity(kernel.totals[k])
        // Few events: as Poisson's law has it.
        let error = (max(variance, expected < 40 ? expected : 0) / n).squareRoot()
        if abs(mean - expected) > 3.5 * error + allowed * expected + 1e-9 {
          outside.append(
            "\(name) after \(k) records: \(mean) ± \(error), \(expected)")
        }
      }
    }
    return outside
  }

  @Test(
    "Where nothing collides, every policy has the mean of the mean field: 3.5 standard errors and 3 %",
    arguments: [(true, 0), (false, 0), (true, 400)])
  func linear(keepsStation: Bool, leastStationMass: Double) throws {
    var scenario = Self.scenario()
    scenario.missions.keepsStation = keepsStation
    // Payloads of 500 kg keep it, satellites of 260 kg do not.
    scenario.missions.leastStationMass = leastStationMass
    let outside = try Self.deviations(scenario, members: 40, allowed: 0.03)
    #expect(outside.isEmpty, "\(outside.joined(separator: "\n"))")
  }

  // Satellites of one shell are at one altitude here, and spread over a bin there: they avoid each other
  // oftener. Fragments leave the grid oftener here, where no speed is left out: 0.6 % against 0.4 %.
  @Test("With collisions, avoidance, hits that disable and removal too, to 4 %")
  func everything() throws {
    var scenario = Self.scenario()
    scenario.constellations = []
    scenario.collisions = Self.collisions
    scenario.removal = RemovalPolicy(
      rate: 3 / year, start: 3 * year, end: 12 * year, types: [.rocketBody, .inactivePayload])
    let outside = try Self.deviations(scenario, members: 30, allowed: 0.04)
    #expect(outside.isEmpty, "\(outside.joined(separator: "\n"))")
  }
}
