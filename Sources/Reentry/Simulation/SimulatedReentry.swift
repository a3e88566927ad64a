import Glibc
import NumericalMethods
public import OrbitalMechanics
public import SpaceEnvironment

/// An object that comes down under the full equations of motion, and the element sets that a catalogue
/// issues of it meanwhile: a case whose ballistic coefficient and end are known.
public struct SimulatedReentry: Sendable {
  /// The state at the start, above 150 km.
  public var start: TimedState
  /// The ballistic coefficient C_D A/m [m²/kg].
  public var ballisticCoefficient: Double
  /// The standard deviation of the logarithm of the true density about the model [1], and the time in
  /// which the departure forgets itself [s].
  public var airSigma = 0.1
  /// The time in which the departure of the air forgets itself [s].
  public var airTime = 0.25 * day
  /// The standard deviation of a second, slower departure of the air [1], none unless it is given.
  public var slowAirSigma = 0.0
  /// The time in which the slow departure forgets itself [s].
  public var slowAirTime = 7 * day
  /// The ballistic coefficient at every hour from the start in relation to ``ballisticCoefficient`` [1], for
  /// an object that changes it; none for one that does not.
  public var dragFactors: [Double] = []
  /// The mean time between the epochs of sets [s].
  public var interval = 0.35 * day
  /// The standard deviation of an observed position in each direction [m].
  public var positionNoise = 300.0
  /// The observations of a set.
  public var observationCount = 30
  /// The seed of what is drawn.
  public var seed: UInt64 = 1

  public init(start: TimedState, ballisticCoefficient: Double) {
    self.start = start
    self.ballisticCoefficient = ballisticCoefficient
  }

  /// What came of it.
  public struct Outcome: Sendable {
    /// The instants at which the object comes down through altitudes, from the highest down.
    public let descents: [Propagation.Descent]
    /// The mean elements with rising epochs, the last an hour or more before the end.
    public let elements: [MeanElements]
  }

  /// The time before an epoch over which a set is observed: a fifth of the remaining life, from 0.2 d
  /// to 1.5 d [s].
  ///
  /// Catalogues observe the longer the less an orbit changes; the rule is a choice by reasoning.
  static func observedSpan(remaining: Double) -> Double {
    max(0.2 * day, min(1.5 * day, 0.2 * remaining))
  }

  /// Flies the object down through NRLMSISE-00 under a track of activity.
  ///
  /// - Throws: `ReentryProblem.outlives` where it stays up until the end of 60 days.
  public func fly(_ dynamics: ReentryDynamics) throws(ReentryProblem) -> Outcome {
    let horizon = 60 * day
    var stream = RandomStream(seed: seed, stream: 1 << 40)
    let air = FluctuatingAir(
      dynamics.air, sigma: airSigma, time: airTime, from: start.instant, duration: horizon,
      using: &stream)
    // Numbers of its own, so that other draws stay as they are without it
    var slowStream = RandomStream(seed: seed, stream: 1 << 41)
    let slowAir = FluctuatingAir(
      air, sigma: slowAirSigma, time: slowAirTime, from: start.instant, duration: horizon,
      using: &slowStream)
    // Drag knows B ρ alone.
    let propagator = dynamics.propagator(
      ballisticCoefficient,
      through: FluctuatingAir(slowAir, factors: dragFactors, from: start.instant))
    func propagate(_ instants: [Instant]) throws(ReentryProblem) -> Propagation {
      do {
        return try propagator.propagate(
          start, to: start.instant + horizon, descents: ReentryAltitudes.reported, floor: 5_000,
          sampledAt: instants)
      } catch {
        throw .integration(error)
      }
    }
    let fall = try propagate([])
    guard fall.ending == .floor, let end = fall.descent(through: 80_000)?.instant else {
      throw .outlives(horizon: horizon)
    }

    var plans: [[Instant]] = []
    var epoch = start.instant + 1.5 * day
    while end - epoch > hour {
      let span = Self.observedSpan(remaining: end - epoch)
      // Passes over radars come at any time; the last is the epoch.
      let times = (1..<observationCount).map { _ in stream.uniform() * span }
      plans.append(times.sorted(by: >).map { epoch + -$0 } + [epoch])
      epoch = epoch + interval * (0.5 + stream.uniform())
    }
    let all = Set(plans.joined()).sorted()
    let motion = try propagate(all)
    let states = Dictionary(uniqueKeysWithValues: motion.samples.map { ($0.instant, $0) })
    var elements: [MeanElements] = []
    var drag = 1e-4
    for plan in plans {
      let observed = plan.compactMap { states[$0] }
      let positions = observed.map { sample in
        let noise = Vector3(stream.normal(), stream.normal(), stream.normal()) * positionNoise
        return ElementSetFit.Observation(
          instant: sample.instant, position: sample.state.position + noise)
      }
      guard let last = observed.last,
        let set = ElementSetFit.elements(positions, near: last, dragStart: drag)
      else { continue }
      drag = set.bstar
      elements.append(set)
    }
    return Outcome(descents: fall.descents, elements: elements)
  }
}
