public import DebrisEnvironment
public import Evolution
import OrbitalMechanics
import SpaceEnvironment

/// What stays constant in runs that follow objects one by one: tables and policies, built from a
/// scenario.
///
/// Of the binned kernel it shares the environment and the breakup model: air, averaged drag rates,
/// lifetimes, and the law of fragments. Transport, collisions and where fragments go are its own.
public final class ObjectModel: Sendable {
  public let scenario: Scenario
  public let initial: InitialObjects
  public let method: CollisionMethod
  /// When and how members record.
  public let layout: RecordLayout
  let types: ObjectTypes
  let earth: Earth
  /// The perigee altitude at which objects re-enter, the one from which on they are not counted [m],
  /// and the eccentricity from which on they are not.
  let floor: Double
  let ceiling: Double
  let largestEccentricity: Double
  let drag: DragLevels
  let overlap: LatitudeOverlap
  /// `nil` where nothing is disposed of by its lifetime.
  let lives: ResidualLifetimes?
  let manoeuvre: DisposalManoeuvre
  /// By type, what happens to payloads after their mission.
  let payloadDisposals: [DisposalSchedule]
  /// By type, the mass from which on drag does not act on an object [kg]; infinite where it always does.
  let stationMasses: [Double]
  /// What the events of the scenario leave, where the number of their fragments is given.
  let givenFragments: [GivenFragments?]

  /// Builds the tables.
  ///
  /// - Parameters:
  ///   - given: The scenario.
  ///   - initial: Where the objects at the epoch come from.
  ///   - method: How collisions are found.
  ///   - recordsSizes: Whether members record their populations by size.
  public init(
    _ given: Scenario, initial: InitialObjects = .binned, method: CollisionMethod = .kinetic,
    recordsSizes: Bool = true
  ) {
    var scenario = given
    scenario.population = FragmentClasses.refining(given.population, to: given.smallestSize)
    self.scenario = scenario
    self.initial = initial
    self.method = method
    let grid = scenario.grid
    earth = grid.earth
    overlap = scenario.collisions?.kernel == .gas ? .even : .byInclination
    let types = ObjectTypes(
      scenario.population.records.map(\.objectClass.type)
        + (scenario.launches?.traffic.records.map(\.launched.objectClass.type) ?? [])
        + scenario.constellations.map(\.type))
    self.types = types
    layout = RecordLayout(scenario, types: types.all, recordsSizes: recordsSizes)
    let missions = scenario.missions
    stationMasses = types.all.map {
      missions.keepsStation && $0.isActive ? missions.leastStationMass : .infinity
    }
    floor = grid.perigeeEdges[0]
    ceiling = grid.perigeeEdges[grid.perigeeCount]
    largestEccentricity = grid.eccentricityEdges[grid.eccentricityCount]
    let mean = scenario.meanActivity
    drag = DragLevels(
      scenario.atmosphere,
      levels: scenario.atmosphere.dependsOnActivity
        ? ActivityLevels(covering: Self.activities(scenario) + [mean])
        : ActivityLevels(constant: mean),
      earth: grid.earth)
    payloadDisposals = types.all.map { type in
      scenario.constellations.first { $0.type == type }?.disposal ?? scenario.disposal.payload
    }
    let rules = (payloadDisposals + [scenario.disposal.rocketBody]).flatMap(\.periods)
      .compactMap(\.rule)
    lives =
      rules.contains { $0.residualLifetime > 0 }
      ? ResidualLifetimes(
        scenario.atmosphere, activity: mean, floor: floor, ceiling: ceiling,
        largestEccentricity: largestEccentricity, earth: grid.earth)
      : nil
    manoeuvre = DisposalManoeuvre(earth: grid.earth, graveyardAltitude: ceiling)
    givenFragments = scenario.events.map {
      GivenFragments(of: $0, smallestSize: scenario.smallestSize)
    }
  }

  /// Looks whether the grid of a scenario covers what it puts into orbit.
  ///
  /// - Throws: `OutsideGrid` where it does not.
  public static func check(_ scenario: Scenario) throws(OutsideGrid) {
    let launched = scenario.launches?.traffic.records.map(\.launched) ?? []
    for record in scenario.population.records + launched {
      _ = try scenario.grid.placement(of: record)
    }
    for constellation in scenario.constellations {
      _ = try constellation.placement(
        in: scenario.grid, as: constellation.objectClass(scenario.scheme))
    }
  }

  /// A part of a move, in which the activity is constant.
  struct Part {
    /// [s since the epoch]
    let start: Double
    let end: Double
    let activity: SolarActivity
  }

  /// The parts of a move: an even number, none longer than half a year, so that collisions enter in
  /// the middle.
  static func parts(
    ofMove move: Int, _ scenario: Scenario, under projection: SolarProjection
  ) -> [Part] {
    let halves = max(
      1, Int((scenario.move / year / (2 * Scenario.activityInterval_yr) - 1e-9).rounded(.up)))
    let length = scenario.move / Double(2 * halves)
    return (0..<2 * halves).map { k in
      let start = Double(move) * scenario.move + Double(k) * length
      return Part(
        start: start, end: start + length,
        activity: projection.mean(
          from: scenario.epoch + start / year, to: scenario.epoch + (start + length) / year))
    }
  }

  /// The activities that members meet.
  private static func activities(_ scenario: Scenario) -> [SolarActivity] {
    let policy = scenario.ensemble
    let members = policy.drawn.contains(.solarActivity) ? policy.members : 1
    return (0..<members).flatMap { member in
      let projection = scenario.projection(ofMember: member)
      return (0..<Int((scenario.duration / scenario.move).rounded())).flatMap { move in
        parts(ofMove: move, scenario, under: projection).map(\.activity)
      }
    }
  }
}
