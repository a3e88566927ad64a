import DebrisEnvironment
import Evolution
import SpaceEnvironment

/// A scenario of a few bins and classes that runs in a moment.
enum SmallScenario {
  static let grid = OrbitGrid(
    perigeeEdges: (0...6).map { (400 + 100 * Double($0)) * kilometre },
    eccentricityEdges: [0, 0.002, 0.02, 0.1], inclinationEdges: [0, 90, 180].map { $0 * degree },
    shellEdges: (0...6).map { (400 + 100 * Double($0)) * kilometre })

  static let scheme = ClassScheme.coarse

  static let payload = objectClass(.activePayload, mass: 500, area: 4, radius: 1.2)
  static let inactive = objectClass(.inactivePayload, mass: 500, area: 4, radius: 1.2)
  static let stage = objectClass(.rocketBody, mass: 1_500, area: 12, radius: 2)
  static let fragment = objectClass(.fragment, mass: 0.4, area: 0.06, radius: 0.14)
  static let panel = objectClass(.fragment, mass: 4, area: 0.3, radius: 0.3)
  static let block = objectClass(.fragment, mass: 40, area: 0.6, radius: 0.5)

  static func objectClass(
    _ type: ObjectType, mass: Double, area: Double, radius: Double
  ) -> ObjectClass {
    ObjectClass(
      bin: scheme.bin(type: type, mass: mass, areaToMassRatio: area / mass), meanMass: mass,
      meanArea: area, meanRadius: radius, meanRadiusSquared: 1.1 * radius * radius)
  }

  /// Objects of a class, evenly between two perigees on nearly circular orbits of an inclination bin.
  static func record(
    _ objectClass: ObjectClass, _ count: Double, perigees: ClosedRange<Double> = 700...900,
    inclination: Int = 0, eccentricity: Range<Double> = 0..<0.002, missionEnd: Int? = nil
  ) -> PopulationRecord {
    PopulationRecord(
      objectClass: objectClass,
      perigeeAltitude: perigees.lowerBound * kilometre..<perigees.upperBound * kilometre,
      eccentricity: eccentricity,
      inclination: grid.inclinationEdges[inclination]..<grid.inclinationEdges[inclination + 1],
      missionEndYear: missionEnd, count: count)
  }

  static func population(times factor: Double = 1) -> PopulationTable {
    PopulationTable(
      source: "invented", epoch: 2020,
      records: [
        record(payload, 300 * factor, missionEnd: 2022),
        record(inactive, 700 * factor, inclination: 1),
        record(inactive, 200 * factor, perigees: 500...600, eccentricity: 0.02..<0.1),
        record(stage, 400 * factor), record(stage, 300 * factor, inclination: 1),
        record(fragment, 4_000 * factor, perigees: 500...900, eccentricity: 0.002..<0.02),
        record(fragment, 4_000 * factor, perigees: 600...900, inclination: 1),
        record(panel, 500 * factor), record(block, 300 * factor),
      ])
  }

  /// The same launches in every year.
  static func traffic(payloads: Double = 40, stages: Double = 15) -> TrafficTable {
    TrafficTable(
      source: "invented", years: 2018...2019,
      records: [2018, 2019].flatMap { calendarYear in
        [
          TrafficTable.Record(
            year: calendarYear, launched: record(payload, payloads, perigees: 600...900)),
          TrafficTable.Record(
            year: calendarYear, launched: record(stage, stages, inclination: 1)),
        ]
      })
  }

  static func make(
    population: PopulationTable = population(), step_yr: Double = 0.5,
    longestMove_yr: Double = 1, interval_yr: Double? = nil, duration_yr: Double = 20,
    dragCoefficient: Double = 2.2, traffic: TrafficTable? = traffic(),
    lifetime_yr: Double = 4, payloadDisposal: DisposalRule? = nil,
    rocketBodyDisposal: DisposalRule? = nil, hasCollisions: Bool = true,
    kernel: Scenario.CollisionPolicy.Kernel = .gas
  ) -> Scenario {
    Scenario(
      name: "small", description: "", epoch: 2020, duration: duration_yr * year,
      step: step_yr * year, longestMove: longestMove_yr * year, population: population, grid: grid,
      scheme: scheme,
      atmosphere: ExponentialAtmosphere.vallado,
      solarActivity: SolarProjection(constantF107: 140, ap: 15), dragCoefficient: dragCoefficient,
      launches: traffic.map { Scenario.LaunchPolicy(traffic: $0) },
      missions: .init(payloadLifetime: lifetime_yr * year),
      disposal: .init(payload: payloadDisposal, rocketBody: rocketBodyDisposal),
      collisions: hasCollisions
        ? .init(kernel: kernel, interval: (interval_yr ?? 2 * step_yr) * year) : nil,
      record: .init(interval: 2 * step_yr * year, shellInterval: 2 * step_yr * year))
  }
}
