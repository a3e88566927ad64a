import DebrisEnvironment
import Evolution
import NumericalMethods
import ObjectEvolution
import SpaceEnvironment
import Testing

/// A scenario of a few hundred objects that runs in a moment.
enum SmallScenario {
  static let grid = OrbitGrid(
    perigeeEdges: (0...18).map { (100 + 100 * Double($0)) * kilometre },
    eccentricityEdges: [0, 0.002, 0.02, 0.1, 0.75],
    inclinationEdges: [0, 60, 120, 180].map { $0 * degree },
    shellEdges: (0...18).map { (200 + 100 * Double($0)) * kilometre })

  static func objectClass(
    _ type: ObjectType, mass: Double, area: Double, radius: Double
  ) -> ObjectClass {
    ObjectClass(
      bin: ClassScheme.standard.bin(type: type, mass: mass, areaToMassRatio: area / mass),
      meanMass: mass, meanArea: area, meanRadius: radius, meanRadiusSquared: 1.2 * radius * radius)
  }

  static let payload = objectClass(.activePayload, mass: 500, area: 5, radius: 1.2)
  static let inactive = objectClass(.inactivePayload, mass: 600, area: 6, radius: 1.2)
  static let stage = objectClass(.rocketBody, mass: 1_500, area: 15, radius: 2)
  static let fragment = objectClass(.fragment, mass: 0.4, area: 0.06, radius: 0.14)

  static func record(
    _ objectClass: ObjectClass, _ count: Double, perigee: ClosedRange<Double> = 700...900,
    eccentricity: Range<Double> = 0..<0.002, inclination: Int = 1, missionEnd: Int? = nil
  ) -> PopulationRecord {
    PopulationRecord(
      objectClass: objectClass,
      perigeeAltitude: perigee.lowerBound * kilometre..<perigee.upperBound * kilometre,
      eccentricity: eccentricity,
      inclination: grid.inclinationEdges[inclination]..<grid.inclinationEdges[inclination + 1],
      missionEndYear: missionEnd, count: count)
  }

  static let population = PopulationTable(
    source: "invented", epoch: 2020,
    records: [
      record(payload, 60, missionEnd: 2022),
      record(inactive, 100.5, inclination: 2),
      record(inactive, 20.5, perigee: 500...600, eccentricity: 0.02..<0.1),
      record(stage, 80), record(fragment, 200, perigee: 300...900, eccentricity: 0.002..<0.02),
      record(fragment, 50, perigee: 200...400, eccentricity: 0.1..<0.75, inclination: 0),
    ])

  static let traffic = TrafficTable(
    source: "invented", years: 2018...2019,
    records: [
      TrafficTable.Record(year: 2018, launched: record(payload, 12, perigee: 800...900)),
      TrafficTable.Record(year: 2018, launched: record(stage, 6)),
      TrafficTable.Record(year: 2019, launched: record(payload, 8, perigee: 800...900)),
    ])

  /// Runs the members of an ensemble.
  static func members(
    _ model: ObjectModel, threads: Int = 1
  ) throws -> (members: [MemberRecord], mean: RunRecord) {
    var members: [MemberRecord] = []
    let record = try ObjectEnsemble(model).run(threads: threads, consume: { members.append($0) })
    return (members, try #require(record).mean)
  }

  /// The same of a scenario.
  static func members(
    _ scenario: Scenario, _ count: Int, seed: UInt64 = 1, threads: Int = 1,
    method: CollisionMethod = .kinetic
  ) throws -> (members: [MemberRecord], mean: RunRecord) {
    var scenario = scenario
    (scenario.ensemble.members, scenario.ensemble.seed) = (count, seed)
    return try members(ObjectModel(scenario, method: method), threads: threads)
  }

  static func make(
    population: PopulationTable = population, step_yr: Double = 1, duration_yr: Double = 20,
    launches: Scenario.LaunchPolicy? = .init(traffic: traffic), lifetime_yr: Double = 4,
    payloadDisposal: DisposalRule? = nil, rocketBodyDisposal: DisposalRule? = nil,
    dragCoefficient: Double = 2.2, collisions: Scenario.CollisionPolicy? = nil,
    drawsLaunches: Bool = false
  ) -> Scenario {
    Scenario(
      name: "small", description: "", epoch: 2020, duration: duration_yr * year,
      step: step_yr * year, population: population, grid: grid,
      atmosphere: ExponentialAtmosphere.vallado,
      solarActivity: SolarProjection(constantF107: 140, ap: 15), dragCoefficient: dragCoefficient,
      launches: launches, missions: .init(payloadLifetime: lifetime_yr * year),
      disposal: .init(payload: payloadDisposal, rocketBody: rocketBodyDisposal),
      collisions: collisions,
      record: .init(interval: step_yr * year, shellInterval: step_yr * year),
      ensemble: EnsemblePolicy(
        drawn: drawsLaunches
          ? EnsemblePolicy.standard : EnsemblePolicy.standard.subtracting([.launches])))
  }
}
