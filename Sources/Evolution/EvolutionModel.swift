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
  public var collisions: Collisions? { objects.collisions }
  /// The number of steps between evaluations of the collision rates.
  let stepsPerInterval: Int
  private let speeds: DragSpeeds
  private let levels: ActivityLevels
  private let ballisticCoefficients: [Double]
  let launches: Launches?
  /// What the events of the scenario leave, and the steps they fall into.
  let clouds: [(step: Int, fragments: FragmentCloud)]
  /// The inactive classes that each active class retires into, and their shares.
  let retiredClasses: [[(class: Int, share: Double)]]
  let payloadDisposal: (rule: DisposalRule, orbits: DisposalOrbits)?
  let rocketBodyDisposal: (rule: DisposalRule, orbits: DisposalOrbits)?

  /// Builds the model.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the launches.
  public init(_ scenario: Scenario) throws(OutsideGrid) {
    objects = try EpochModel(scenario)
    let (grid, classes) = (objects.grid, objects.classes)
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

    stepsPerInterval =
      scenario.collisions.map { Int(($0.interval / scenario.step).rounded()) } ?? 1
    if let policy = scenario.launches {
      launches = try Launches(
        traffic: policy.traffic, growth: policy.growth, end: policy.end, classes: classes,
        grid: grid)
    } else {
      launches = nil
    }
    clouds = scenario.events.map { event in
      (
        Int(((event.date - scenario.epoch) * year / scenario.step + 1e-9).rounded(.down)),
        FragmentCloud(
          of: event, classes: table, grid: grid, smallestSize: scenario.smallestSize)
      )
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
}
