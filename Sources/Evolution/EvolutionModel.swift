public import DebrisEnvironment
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// What stays constant in a run: classes, grid, tables and policies, built from a scenario.
public final class EvolutionModel {
  public let scenario: Scenario
  public let grid: OrbitGrid
  public let classes: ClassTable
  public let residence: ResidenceFractions
  /// The collision model; `nil` where the scenario has none.
  public let collisions: Collisions?
  /// The number of steps between evaluations of the collision rates.
  let stepsPerInterval: Int
  private let speeds: DragSpeeds
  private let levels: ActivityLevels
  private let ballisticCoefficients: [Double]
  let launches: Launches?
  /// The inactive classes that each active class retires into, and their shares.
  let retiredClasses: [[(class: Int, share: Double)]]
  let payloadDisposal: (rule: DisposalRule, orbits: DisposalOrbits)?
  let rocketBodyDisposal: (rule: DisposalRule, orbits: DisposalOrbits)?

  /// Builds the model.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the launches.
  public init(_ scenario: Scenario) throws(OutsideGrid) {
    self.scenario = scenario
    let grid = scenario.grid
    self.grid = grid
    classes = Self.classes(of: scenario)
    residence = ResidenceFractions(grid: grid)
    let table = classes
    retiredClasses = table.classes.map {
      $0.type.isActive ? table.shares(ofMass: $0.meanMass, type: .inactivePayload) : []
    }

    let mean = scenario.meanActivity
    levels =
      scenario.atmosphere.dependsOnActivity
      ? ActivityLevels(covering: scenario.activities + [mean]) : ActivityLevels(constant: mean)
    let atmosphere = scenario.atmosphere.prepared(for: levels)
    func dragRates(_ activity: SolarActivity) -> [DragRateTable] {
      (0..<grid.inclinationCount).map { i in
        DragRateTable(
          atmosphere, activity: activity,
          inclination: (grid.inclinationEdges[i] + grid.inclinationEdges[i + 1]) / 2,
          earth: grid.earth)
      }
    }
    // Lifetimes of disposal orbits are those at the mean activity of the whole run.
    let drag = dragRates(mean)
    let ballistic = classes.classes.map { scenario.dragCoefficient * $0.areaToMassRatio }
    let levels = levels
    speeds = DragSpeeds(
      grid: grid,
      levels: levels.count == 1
        ? [drag] : (0..<levels.count).map { dragRates(levels.activity(ofLevel: $0)) })
    // Active payloads keep their station.
    ballisticCoefficients = zip(classes.classes, ballistic).map { $0.type.isActive ? 0 : $1 }

    if let policy = scenario.collisions {
      collisions = Collisions(
        grid: grid, classes: classes, residence: residence, settings: policy.settings(grid: grid),
        shellWeights: try Self.relativeDensity(of: scenario, residence: residence))
      stepsPerInterval = Int((policy.interval / scenario.step).rounded())
    } else {
      collisions = nil
      stepsPerInterval = 1
    }
    if let policy = scenario.launches {
      launches = try Launches(
        traffic: policy.traffic, growth: policy.growth, end: policy.end, classes: classes,
        grid: grid)
    } else {
      launches = nil
    }
    func disposal(_ rule: DisposalRule?) -> (rule: DisposalRule, orbits: DisposalOrbits)? {
      rule.map {
        (
          $0,
          DisposalOrbits(
            grid: grid, drag: drag, ballisticCoefficients: ballistic,
            residualLifetime: $0.residualLifetime)
        )
      }
    }
    payloadDisposal = disposal(scenario.disposal.payload)
    rocketBodyDisposal = disposal(scenario.disposal.rocketBody)
  }

  /// Makes the transport of a run.
  func makeTransport() -> DragTransport {
    DragTransport(grid: grid, speeds: speeds, ballisticCoefficients: ballisticCoefficients)
  }

  /// The activity during the step that begins at a time [s since the epoch].
  func activity(from time: Double) -> [DragSpeeds.Mix] {
    if levels.count == 1 { return DragSpeeds.Mix.constant }
    let activities = scenario.activities(from: time, during: scenario.step)
    return activities.map { activity in
      DragSpeeds.Mix(
        share: 1 / Double(activities.count),
        weights: levels.weights(of: activity).map {
          DragSpeeds.Mix.Weight(level: $0.level, weight: $0.weight)
        })
    }
  }

  /// The classes of a scenario: of its population, its launches and the fragments of its breakups.
  static func classes(of scenario: Scenario) -> ClassTable {
    let population = unique(scenario.population.records.map(\.objectClass))
    let traffic = unique(scenario.launches?.traffic.records.map(\.launched.objectClass) ?? [])
    let fragments =
      scenario.collisions.map {
        FragmentClasses.all(
          population: population, scheme: scenario.scheme, smallestSize: $0.smallestSize)
      } ?? []
    return ClassTable(population: population, traffic: traffic, fragments: fragments)
  }

  private static func unique(_ classes: [ObjectClass]) -> [ObjectClass] {
    var bins: Set<ClassBin> = []
    return classes.filter { bins.insert($0.bin).inserted }
  }

  /// The spatial density of the initial population in each shell, relative to the densest [1].
  private static func relativeDensity(
    of scenario: Scenario, residence: ResidenceFractions
  ) throws(OutsideGrid) -> [Double] {
    let grid = scenario.grid
    var density = [Double](repeating: 0, count: grid.shellCount)
    for record in scenario.population.records {
      for (bin, share) in try grid.placement(of: record) {
        let row = bin.perigee + grid.perigeeCount * bin.eccentricity
        for s in 0..<grid.shellCount {
          density[s] += record.count * share * residence.ofBins[row, s] / grid.shellVolume(s)
        }
      }
    }
    let highest = density.max() ?? 0
    return highest > 0 ? density.map { $0 / highest } : density.map { _ in 1 }
  }

  /// Places the initial population, and its active payloads in the fleet.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public func initialPopulation() throws(OutsideGrid) -> (Population, MissionFleet) {
    var population = Population(grid: grid, classCount: classes.count)
    var fleet = MissionFleet()
    let stepsPerYear = year / scenario.step
    for record in scenario.population.records {
      let c = classes.classes.firstIndex(of: record.objectClass)!
      for (bin, share) in try grid.placement(of: record) {
        let count = record.count * share
        population.add(count, class: c, bin: bin, grid: grid)
        guard record.objectClass.type.isActive else { continue }
        if let missionEnd = record.missionEndYear {
          // Missions end evenly over what is left of the calendar year.
          let start = max(0, (Double(missionEnd) - scenario.epoch) * stepsPerYear)
          let end = max(start + 1, (Double(missionEnd + 1) - scenario.epoch) * stepsPerYear)
          fleet.add(count, class: c, bin: bin, retiringFrom: start, to: end)
        } else {
          // Nothing is known of the mission: what is left of it is even over its lifetime.
          fleet.add(
            count, class: c, bin: bin, retiringFrom: 0,
            to: max(1, scenario.missions.payloadLifetime / scenario.step))
        }
      }
    }
    return (population, fleet)
  }
}
