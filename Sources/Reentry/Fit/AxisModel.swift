import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// The semi-major axes that a motion through an anchor has where sets measured them.
struct AxisModel {
  let dynamics: ReentryDynamics
  /// The state of the last set, through which the motion goes but for its semi-major axis.
  let anchor: TimedState
  let measured: [MeasuredAxis]
  private let before: [(instant: Instant, set: Int, isEpoch: Bool)]
  private let after: [(instant: Instant, set: Int, isEpoch: Bool)]

  init(_ measured: [MeasuredAxis], dynamics: ReentryDynamics) {
    self.dynamics = dynamics
    self.measured = measured
    let anchor = measured[measured.count - 1].state
    self.anchor = anchor
    let all = measured.enumerated().flatMap { index, one in
      one.instants.map { (instant: $0, set: index, isEpoch: false) }
        + [(instant: one.epoch, set: index, isEpoch: true)]
    }
    before = all.filter { $0.instant <= anchor.instant }.sorted { $0.instant > $1.instant }
    after = all.filter { $0.instant > anchor.instant }.sorted { $0.instant < $1.instant }
  }

  /// What the motion has at the sets.
  struct Axes {
    /// The mean axes and the decay over the revolution around each epoch [m].
    var means: [Double]
    var decays: [Double]
    /// How far along the track the sets are ahead of the motion at their epochs [m], within half a
    /// revolution.
    var leads: [Double]
  }

  /// Returns the axes of the motion with a ballistic coefficient [m²/kg] and a semi-major axis that is
  /// longer than that of the anchor by a difference [m].
  func axes(ballisticCoefficient B: Double, axisOffset Δa: Double) throws(ReentryProblem) -> Axes {
    let start = TimedState(
      instant: anchor.instant, state: dynamics.state(anchor.state, axisChangedBy: Δa))
    let propagator = dynamics.propagator(B)
    var sums = [Double](repeating: 0, count: measured.count)
    var first = [Double](repeating: 0, count: measured.count)
    var last = first
    var leads = first
    do {
      for part in [before, after] {
        guard let end = part.last else { continue }
        let flight = try propagator.propagate(
          start, to: end.instant, floor: 60_000, sampledAt: part.map(\.instant))
        guard flight.samples.count == part.count else {
          throw ReentryProblem.alreadyDown(
            epoch: anchor.instant, altitude: anchor.place(over: dynamics.earth).altitude)
        }
        for (sample, tag) in zip(flight.samples, part) {
          if tag.isEpoch {
            leads[tag.set] = Self.lead(of: measured[tag.set].state.state, on: sample.state)
            continue
          }
          let a = dynamics.energyAxis(sample.state.position, sample.state.velocity)
          sums[tag.set] += a
          if tag.instant == measured[tag.set].instants.first { first[tag.set] = a }
          if tag.instant == measured[tag.set].instants.last { last[tag.set] = a }
        }
      }
    } catch let error as IntegrationError {
      throw .integration(error)
    } catch let problem as ReentryProblem {
      throw problem
    } catch {
      preconditionFailure("\(error)")
    }
    let n = Double(MeasuredAxis.count)
    return Axes(means: sums.map { $0 / n }, decays: zip(first, last).map { $0 - $1 }, leads: leads)
  }

  /// Returns how far a state is ahead of another along the track of that one [m].
  private static func lead(of state: CartesianState, on motion: CartesianState) -> Double {
    let r = motion.position
    let along = r.cross(motion.velocity).cross(r).normalized
    return atan2(state.position.dot(along), state.position.dot(r.normalized)) * r.length
  }
}
