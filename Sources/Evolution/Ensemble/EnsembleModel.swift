public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// What all members of an ensemble share: tables that are built once and never change.
public final class EnsembleModel: Sendable {
  public let scenario: Scenario
  /// The length of a move [s].
  let move: Double
  public let policy: EnsemblePolicy
  public let classes: ClassTable
  let grid: OrbitGrid
  /// The number of cells of an inclination.
  let cellCount: Int
  let residence: ResidenceFractions
  let paths: ObjectPaths
  let pathTimes: PathTimes
  let levels: ActivityLevels
  /// C_D A/m of each class times the length of a move [s m²/kg]; 0 for what keeps its orbit.
  let distances: [Double]
  let launches: Launches?
  let constellations: [(policy: Constellation, objectClass: Int, bin: OrbitBin)]
  let retiredClasses: [[(class: Int, share: Double)]]
  let payloadDisposals: [Disposal]
  let rocketBodyDisposal: Disposal
  let clouds: [(move: Int, event: FragmentationEvent, fragments: FragmentCloud)]
  let candidates: [[(objectClass: Int, bin: OrbitBin)]]
  /// The initial population: classes and bins, numbers, and the moves in which missions end.
  let initial: [EpochModel.InitialObjects]
  /// How objects meet, what that does and where fragments go; `nil` without collisions.
  let moments: EncounterMoments?
  let outcomes: CollisionOutcomes?
  let collisionThrow: FragmentThrow?
  let explosions: ExplosionTable?
  /// The column of each fragment class among the classes of one area-to-mass ratio.
  let columnOfFragment: [Int]
  let typeOfClass: [Int]
  /// The shells that objects are in.
  let classResidence: ClassResidence
  /// When and how members record.
  public let layout: RecordLayout

  /// What explosions need, without the workspace of the mean field.
  struct ExplosionTable: Sendable {
    var policy: ExplosionPolicy
    var yields: [[Double]]
    var throwing: FragmentThrow
  }

  /// Takes the tables of a model of the mean field.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - recordsSizes: Whether members record their populations by size.
  public init(_ model: EvolutionModel, recordsSizes: Bool = true) throws(OutsideGrid) {
    scenario = model.scenario
    policy = model.scenario.ensemble
    classes = model.classes
    grid = model.grid
    cellCount = model.grid.cellCount
    residence = model.residence
    paths = ObjectPaths(grid: model.grid)
    pathTimes = PathTimes(model.transitTimes)
    levels = model.levels
    let move = model.scenario.move
    self.move = move
    distances = model.ballisticCoefficients.map { $0 * move }
    launches = model.launches
    constellations = model.constellations
    retiredClasses = model.retiredClasses
    payloadDisposals = model.classes.classes.map { model.disposal(ofPayloads: $0.type) }
    rocketBodyDisposal = model.rocketBodyDisposal
    clouds = zip(model.clouds, model.scenario.events).map { ($0.move, $1, $0.fragments) }
    candidates = model.scenario.events.map { event in
      event.takenType.map { model.candidates(for: event, ofType: $0) } ?? []
    }
    initial = try model.objects.initialObjects()
    let grid = model.grid
    if let collisions = model.collisions, let policy = model.scenario.collisions {
      moments = EncounterMoments(
        grid: grid, residence: model.residence, kernel: collisions.kernel)
      outcomes = CollisionOutcomes(
        classes: model.classes,
        settings: policy.settings(
          kernel: collisions.kernel, smallestSize: model.scenario.smallestSize))
      collisionThrow = FragmentThrow(collisions.fragmentSpreads, binCount: grid.binCount)
    } else {
      (moments, outcomes, collisionThrow) = (nil, nil, nil)
    }
    explosions = model.explosions.map { explosions in
      ExplosionTable(
        policy: explosions.policy,
        yields: model.classes.classes.indices.map { Array(explosions.yield(ofClass: $0)) },
        throwing: FragmentThrow(explosions.spreads, binCount: grid.binCount))
    }
    columnOfFragment = model.classes.fragmentColumns.enumerated().flatMap { m, column in
      column.map { _ in m }
    }
    typeOfClass = model.classes.classes.map {
      ObjectType.reported.firstIndex(of: $0.type.reportedType)!
    }
    classResidence = model.classResidence
    layout = RecordLayout(
      model.scenario, types: model.classes.classes.map(\.type), recordsSizes: recordsSizes)
  }

  /// Replaces the times through the cells by those of a move.
  func set(_ times: inout PathTimes, move: Int, under projection: SolarProjection) {
    let length = self.move
    let start = Double(move) * length
    var mixes = ActivityMix.constant
    if levels.count > 1 {
      let activities = scenario.activities(from: start, during: length, of: projection)
      mixes = activities.map { activity in
        ActivityMix(
          share: 1 / Double(activities.count),
          weights: levels.weights(of: activity).map {
            ActivityMix.Weight(level: $0.level, weight: $0.weight)
          })
      }
    }
    times.set(
      mixes,
      trend: scenario.densityTrend.map {
        ($0, scenario.epoch + (start + length / 2) / year)
      })
  }
}
