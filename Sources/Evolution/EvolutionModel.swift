public import DebrisEnvironment
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// What stays constant in a run: classes, grid, tables and policies, built from a scenario.
public final class EvolutionModel {
  /// The objects at the epoch and how they collide.
  public let objects: EpochModel
  public var scenario: Scenario { objects.scenario }
  public var grid: OrbitGrid { objects.grid }
  public var classes: ClassTable { objects.classes }
  public var residence: ResidenceFractions { objects.residence }
  /// What records weight objects by.
  public let classResidence: ClassResidence
  public var collisions: Collisions? { objects.collisions }
  /// The number of moves between evaluations of the collision rates.
  let movesPerInterval: Int
  let transitTimes: TransitTimes
  let levels: ActivityLevels
  let ballisticCoefficients: [Double]
  /// Whether a class is of active payloads that keep no station.
  let drifts: [Bool]
  let launches: Launches?
  /// What the events of the scenario leave, and the moves they fall into.
  let clouds: [(move: Int, fragments: FragmentCloud)]
  /// The inactive classes that each active class retires into, and their shares.
  let retiredClasses: [[(class: Int, share: Double)]]
  /// What happens to payloads after their mission, to satellites of some constellations, and to
  /// rocket bodies after launch.
  let payloadDisposal: Disposal
  let constellationDisposals: [ObjectType: Disposal]
  let rocketBodyDisposal: Disposal
  let explosions: Explosions?
  let removal: Removal?
  /// The constellations, with the class and the orbit bin of their satellites.
  let constellations: [(policy: Constellation, objectClass: Int, bin: OrbitBin)]

  /// Builds the model.
  ///
  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - threads: How many threads fill the tables of drag; it changes no digit.
  /// - Throws: `OutsideGrid` where the grid does not cover the launches.
  public init(_ scenario: Scenario, threads: Int = 1) throws(OutsideGrid) {
    objects = try EpochModel(scenario)
    let (grid, classes) = (objects.grid, objects.classes)
    let table = classes
    retiredClasses = table.classes.map {
      $0.type.isActive ? table.shares(of: $0, as: .inactivePayload) : []
    }

    let mean = scenario.meanActivity
    levels =
      scenario.atmosphere.dependsOnActivity
      ? ActivityLevels(covering: scenario.activities + [mean]) : ActivityLevels(constant: mean)
    let atmosphere = scenario.atmosphere.prepared(for: levels)
    let levels = levels
    let activities = levels.count == 1 ? [] : (0..<levels.count).map(levels.activity(ofLevel:))
    let I = grid.inclinationCount
    let tables = ParallelWork.map(count: I * (1 + activities.count), threads: threads) { k in
      let (level, i) = k.quotientAndRemainder(dividingBy: I)
      return LifetimeTable(
        DragRateTable(
          atmosphere, activity: level == 0 ? mean : activities[level - 1],
          inclination: (grid.inclinationEdges[i] + grid.inclinationEdges[i + 1]) / 2,
          earth: grid.earth), grid: grid)
    }
    // Lifetimes of disposal orbits are those at the mean activity of the whole run.
    let lives = Array(tables[..<I])
    let ballistic = classes.classes.map { scenario.dragCoefficient * $0.areaToMassRatio }
    transitTimes = TransitTimes(
      grid: grid,
      levels: activities.isEmpty
        ? [lives] : activities.indices.map { Array(tables[I * ($0 + 1)..<I * ($0 + 2)]) })
    let missions = scenario.missions
    drifts = classes.classes.map {
      $0.type.isActive && !missions.keepsStation(mass: $0.meanMass)
    }
    ballisticCoefficients = zip(zip(classes.classes, drifts), ballistic).map {
      $0.0.type.isActive && !$0.1 ? 0 : $1
    }
    classResidence = ClassResidence(
      grid: grid, bins: objects.residence, keepsOrbit: ballisticCoefficients.map { $0 == 0 })

    movesPerInterval =
      scenario.collisions.map { Int(($0.interval / scenario.move).rounded()) } ?? 1
    if let policy = scenario.launches {
      launches = try Launches(
        traffic: policy.traffic, growth: policy.growth, start: policy.start, end: policy.end,
        classes: classes, grid: grid)
    } else {
      launches = nil
    }
    clouds = scenario.events.map { event in
      (
        Int(((event.date - scenario.epoch) * year / scenario.move + 1e-9).rounded(.down)),
        FragmentCloud(
          of: event, classes: table, grid: grid, smallestSize: scenario.smallestSize)
      )
    }
    func disposal(_ schedule: DisposalSchedule) -> Disposal {
      Disposal(
        schedule: schedule, grid: grid, lives: lives, ballisticCoefficients: ballistic)
    }
    payloadDisposal = disposal(scenario.disposal.payload)
    rocketBodyDisposal = disposal(scenario.disposal.rocketBody)
    constellationDisposals = Dictionary(
      uniqueKeysWithValues: scenario.constellations.compactMap { constellation in
        constellation.disposal.map { (constellation.type, disposal($0)) }
      })
    explosions = scenario.explosions.map {
      Explosions(
        policy: $0, classes: table, grid: grid, smallestSize: scenario.smallestSize)
    }
    let collisions = objects.collisions
    let residence = objects.residence
    removal = scenario.removal.flatMap { policy in
      collisions.map {
        Removal(
          policy: policy, classes: table, grid: grid,
          moments: EncounterMoments(grid: grid, residence: residence, kernel: $0.kernel))
      }
    }
    var placed: [(policy: Constellation, objectClass: Int, bin: OrbitBin)] = []
    for policy in scenario.constellations {
      let objectClass = policy.objectClass(scenario.scheme)
      let c = classes.classes.firstIndex { $0.bin == objectClass.bin }!
      placed.append((policy, c, try policy.placement(in: grid, as: objectClass)))
    }
    constellations = placed
  }

  /// Whether explosions, removal or events take objects out of the population.
  var takesObjects: Bool {
    explosions != nil || removal != nil || scenario.events.contains { $0.takenType != nil }
  }

  /// Whether drag moves any active payloads.
  var hasDrift: Bool { drifts.contains(true) }

  /// What happens to payloads of a type after their mission.
  func disposal(ofPayloads type: ObjectType) -> Disposal {
    constellationDisposals[type] ?? payloadDisposal
  }

  /// Makes the transport of a run.
  func makeTransport(threads: Int) -> DragTransport {
    DragTransport(
      grid: grid, transitTimes: transitTimes, ballisticCoefficients: ballisticCoefficients,
      threads: threads)
  }

  /// The activity during the move that begins at a time [s since the epoch].
  func activity(from time: Double) -> [ActivityMix] {
    if levels.count == 1 { return ActivityMix.constant }
    let activities = scenario.activities(from: time, during: scenario.move)
    return activities.map { activity in
      ActivityMix(
        share: 1 / Double(activities.count),
        weights: levels.weights(of: activity).map {
          ActivityMix.Weight(level: $0.level, weight: $0.weight)
        })
    }
  }
}
