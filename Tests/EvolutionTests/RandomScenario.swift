import DebrisEnvironment
import Evolution
import Glibc
import SpaceEnvironment
import TestSupport

/// A small scenario drawn from a seed: a few bins and classes, any mixture of sources and policies.
struct RandomScenario {
  private var random: SplitMix
  private let grid: OrbitGrid
  /// The inclination bins, each of which mirrors another about the pole.
  let isSymmetric: Bool

  /// What the scenario has at most.
  struct Limits {
    var hasDrag = true
    var isSymmetric = false
  }
  private let limits: Limits

  init(seed: Int, _ limits: Limits = Limits()) {
    random = SplitMix(state: UInt64(seed))
    self.limits = limits
    isSymmetric = limits.isSymmetric
    var edges = [350.0 + 50 * Double(Int.random(in: 0...4, using: &random))]
    for _ in 0..<Int.random(in: 3...5, using: &random) {
      let widths = [50.0, 100, 150]
      edges.append(edges.last! + widths.randomElement(using: &random)!)
    }
    let middle = isSymmetric ? 90.0 : Double(Int.random(in: 40...130, using: &random))
    grid = OrbitGrid(
      perigeeEdges: edges.map { $0 * kilometre },
      eccentricityEdges: Bool.random(using: &random)
        ? [0, 0.01] : [0, 0.005, 0.05],
      inclinationEdges: [0, middle, 180].map { $0 * degree },
      shellEdges: edges.map { $0 * kilometre })
  }

  private mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &random)
  }

  /// A number of objects, of any size from one to some thousands.
  private mutating func count() -> Double { exp2(number(0...11)).rounded() }

  private mutating func record(_ objectClass: ObjectClass) -> PopulationRecord {
    let perigees = Int.random(in: 0..<grid.perigeeCount, using: &random)
    let eccentricity = Int.random(in: 0..<grid.eccentricityCount, using: &random)
    let inclination = Int.random(in: 0..<2, using: &random)
    return PopulationRecord(
      objectClass: objectClass,
      perigeeAltitude: grid.perigeeEdges[perigees]..<grid.perigeeEdges[perigees + 1],
      eccentricity: grid.eccentricityEdges[eccentricity]..<grid.eccentricityEdges[eccentricity + 1],
      inclination: grid.inclinationEdges[inclination]..<grid.inclinationEdges[inclination + 1],
      missionEndYear: objectClass.type == .activePayload ? 2021 : nil, count: count())
  }

  private mutating func rule() -> DisposalRule? {
    switch Int.random(in: 0..<3, using: &random) {
    case 0: nil
    case 1: DisposalRule(compliance: number(0...1), residualLifetime: 0)
    default: DisposalRule(compliance: number(0...1), residualLifetime: number(1...30) * year)
    }
  }

  /// Draws the scenario.
  mutating func scenario() -> Scenario {
    let classes = [
      SmallScenario.payload, SmallScenario.inactive, SmallScenario.stage, SmallScenario.fragment,
      SmallScenario.panel, SmallScenario.block,
    ]
    var records: [PopulationRecord] = []
    var bins: Set<String> = []
    for _ in 0..<Int.random(in: 4...9, using: &random) {
      let record = record(classes.randomElement(using: &random)!)
      // A file has every bin of a class once.
      let key =
        "\(record.objectClass.type.name) \(record.objectClass.meanMass) \(record.perigeeAltitude) "
        + "\(record.eccentricity) \(record.inclination)"
      if bins.insert(key).inserted { records.append(record) }
    }
    let step_yr = [0.25, 0.5, 1, 2].randomElement(using: &random)!
    let steps = Int.random(in: 6...10, using: &random)
    var scenario = Scenario(
      name: "random", description: "", epoch: 2020, duration: Double(steps) * step_yr * year,
      step: step_yr * year, longestMove: [0.25, 1, 2].randomElement(using: &random)! * year,
      population: PopulationTable(source: "drawn", epoch: 2020, records: records), grid: grid,
      scheme: SmallScenario.scheme, atmosphere: ExponentialAtmosphere.vallado,
      solarActivity: SolarProjection(constantF107: 140, ap: 15),
      dragCoefficient: limits.hasDrag ? number(1...4) : 0,
      launches: nil,
      missions: .init(payloadLifetime: Double(Int.random(in: 1...4, using: &random)) * year),
      disposal: .init(payload: nil as DisposalRule?, rocketBody: nil),
      collisions: .init(
        kernel: Bool.random(using: &random) ? .resolved : .gas,
        interval: Double(Int.random(in: 1...3, using: &random)) * step_yr * year),
      record: .init(interval: step_yr * year, shellInterval: step_yr * year))
    if Bool.random(using: &random) {
      let launched = [SmallScenario.payload, SmallScenario.stage].map { record($0) }
      scenario.launches = Scenario.LaunchPolicy(
        traffic: TrafficTable(
          source: "drawn", years: 2019...2019,
          records: launched.map { TrafficTable.Record(year: 2019, launched: $0) }),
        growth: number(-0.1...0.1))
    }
    scenario.disposal = .init(payload: rule(), rocketBody: rule())
    if Bool.random(using: &random) {
      scenario.explosions = ExplosionPolicy(rates: [.rocketBody: number(0...0.05) / year])
    }
    if Bool.random(using: &random) {
      scenario.removal = RemovalPolicy(
        rate: number(0...5) / year, types: [.rocketBody, .inactivePayload])
    }
    if Bool.random(using: &random) {
      scenario.collisions!.avoidance = Avoidance(
        activeInactive: number(0...1), activeActive: number(0...1), sameConstellation: 1,
        smallestTracked: 0.1)
    }
    scenario.description = Self.words(scenario)
    return scenario
  }

  /// What the scenario has, for the comments of tests.
  private static func words(_ scenario: Scenario) -> String {
    func rule(_ schedule: DisposalSchedule) -> String {
      schedule.periods[0].rule.map {
        "\($0.compliance) in \($0.residualLifetime / year) yr"
      } ?? "none"
    }
    return """
      \(scenario.population.records.map { "\($0.count) \($0.objectClass.type.name)" }), \
      step \(scenario.step / year), moves \(scenario.move / year), \
      \(scenario.collisions!.kernel) every \(scenario.collisions!.interval / year) yr, \
      launches \(scenario.launches != nil), missions \(scenario.missions.payloadLifetime / year) yr, \
      payloads \(rule(scenario.disposal.payload)), stages \(rule(scenario.disposal.rocketBody)), \
      explosions \(scenario.explosions != nil), removal \(scenario.removal?.rate ?? 0), \
      avoidance \(scenario.collisions!.avoidance.activeInactive)
      """
  }
}
