import DebrisEnvironment
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
  let types: ObjectTypes
  let earth: Earth
  /// The perigee altitude at which objects re-enter, the one from which on they are not counted [m],
  /// and the eccentricity from which on they are not.
  let floor: Double
  let ceiling: Double
  let largestEccentricity: Double
  let drag: DragLevels
  let overlap = LatitudeOverlap()
  /// `nil` where nothing is disposed of by its lifetime.
  let lives: ResidualLifetimes?

  /// Builds the tables.
  public init(
    _ scenario: Scenario, initial: InitialObjects = .binned, method: CollisionMethod = .kinetic
  ) {
    self.scenario = scenario
    self.initial = initial
    self.method = method
    let grid = scenario.grid
    earth = grid.earth
    types = ObjectTypes(
      scenario.population.records.map(\.objectClass.type)
        + (scenario.launches?.traffic.records.map(\.launched.objectClass.type) ?? []))
    floor = grid.perigeeEdges[0]
    ceiling = grid.perigeeEdges[grid.perigeeCount]
    largestEccentricity = grid.eccentricityEdges[grid.eccentricityCount]
    let mean = scenario.meanActivity
    let activities = (0..<Int((scenario.duration / scenario.move).rounded())).flatMap { move in
      Self.parts(ofMove: move, scenario).map(\.activity)
    }
    drag = DragLevels(
      scenario.atmosphere,
      levels: scenario.atmosphere.dependsOnActivity
        ? ActivityLevels(covering: activities + [mean]) : ActivityLevels(constant: mean),
      earth: grid.earth)
    let rules = (scenario.disposal.payload.periods + scenario.disposal.rocketBody.periods)
      .compactMap(\.rule)
    lives =
      rules.contains { $0.residualLifetime > 0 }
      ? ResidualLifetimes(
        scenario.atmosphere, activity: mean, floor: floor, ceiling: ceiling,
        largestEccentricity: largestEccentricity, earth: grid.earth)
      : nil
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
  static func parts(ofMove move: Int, _ scenario: Scenario) -> [Part] {
    let halves = max(
      1, Int((scenario.move / year / (2 * Scenario.activityInterval_yr) - 1e-9).rounded(.up)))
    let length = scenario.move / Double(2 * halves)
    return (0..<2 * halves).map { k in
      let start = Double(move) * scenario.move + Double(k) * length
      return Part(
        start: start, end: start + length,
        activity: scenario.solarActivity.mean(
          from: scenario.epoch + start / year, to: scenario.epoch + (start + length) / year))
    }
  }
}
