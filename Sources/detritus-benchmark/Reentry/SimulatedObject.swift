import Glibc
import NumericalMethods
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// A simulated object that comes down after a time asked for, under the recorded activity.
struct SimulatedObject {
  var flight: SimulatedReentry
  let dynamics: ReentryDynamics

  /// Draws an object: inclination from 29 to 100°, eccentricity up to 0.004, a ballistic coefficient by
  /// which it lives as long as asked to a fifth.
  ///
  /// - Parameters:
  ///   - start: The instant from which it flies.
  ///   - life: The time that it lives [s], up to 40 days.
  ///   - record: The activity.
  ///   - seed: The seed of all that is drawn.
  init(
    from start: Instant, living life: Double, under record: ActivityRecord, seed: UInt64
  ) throws {
    var stream = RandomStream(seed: seed, stream: 7)
    let altitude = 225_000 + 2_500 * life / day + 25_000 * stream.uniform()
    let orbit = KeplerElements(
      semiMajorAxis: Earth.wgs84.equatorialRadius + altitude,
      eccentricity: 0.0005 + 0.0035 * stream.uniform(),
      inclination: 0.5 + 1.25 * stream.uniform(), node: 6.28 * stream.uniform(),
      argumentOfPerigee: 6.28 * stream.uniform(), meanAnomaly: 6.28 * stream.uniform())
    let state = TimedState(
      instant: start,
      state: orbit.state(gravitationalParameter: Earth.wgs84.gravitationalParameter))
    func dynamics(_ orbits: ReentryDynamics.Orbits) throws -> ReentryDynamics {
      try ReentryDynamics(
        record: record, from: start + -20 * day, to: start + 80 * day, orbits: orbits)
    }
    var quick = try dynamics(.meanElements)
    quick.tolerance = 1e-6
    var B = 0.01
    for _ in 0..<6 {
      let end = try quick.descent(
        of: state, ballisticCoefficient: B, through: 80_000, within: 2.5 * life)
      let ratio = end.map { ($0.instant - start) / life } ?? 3
      if abs(ratio - 1) < 0.2 { break }
      B *= ratio
    }
    self.dynamics = try dynamics(.states)
    flight = SimulatedReentry(start: state, ballisticCoefficient: B)
    flight.seed = seed
    flight.slowAirSigma = 0.12
  }

  /// What came of the object: its element sets and the instant at which it passed 80 km; `nil` where it
  /// outlived what is flown.
  func outcome() throws -> (sets: [ElementSet], end: Instant)? {
    let outcome: SimulatedReentry.Outcome
    do {
      outcome = try flight.fly(dynamics)
    } catch {
      guard case .outlives = error else { throw error }
      return nil
    }
    guard let end = outcome.descents.first(where: { $0.altitude == 80_000 })?.passage.instant
    else { return nil }
    let object = ObjectIdentity(catalogNumber: 1)
    return (outcome.elements.map { ElementSet(object: object, elements: $0) }, end)
  }
}
