// References
// [1] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// The semi-major axis that an element set tells: that of the energy of its SGP4 states [1], averaged
/// over the revolution around its epoch.
///
/// The mean over a centred revolution is free of the short periods that SGP4 leaves out, and of the
/// rate of decay that its drag term may have wrong.
struct MeasuredAxis: Sendable {
  let epoch: Instant
  /// The instants over which the mean is taken.
  let instants: [Instant]
  /// The mean semi-major axis [m].
  let axis: Double
  /// The state at the epoch.
  let state: TimedState
  let inclination: Double
  let eccentricity: Double
  /// The period of a revolution [s].
  let period: Double

  /// The number of states over a revolution.
  static let count = 16

  /// - Returns: `nil` where SGP4 has no state over the revolution.
  init?(_ set: ElementSet, dynamics: ReentryDynamics) {
    guard let theory = try? SGP4(set.elements),
      let atEpoch = try? theory.state(secondsSinceEpoch: 0)
    else { return nil }
    period = set.elements.period
    var sum = 0.0
    var instants: [Instant] = []
    for k in 0..<Self.count {
      let t = ((Double(k) + 0.5) / Double(Self.count) - 0.5) * period
      guard let state = try? theory.state(secondsSinceEpoch: t) else { return nil }
      sum += dynamics.energyAxis(state.position, state.velocity)
      instants.append(set.epoch + t)
    }
    guard sum.isFinite else { return nil }
    epoch = set.epoch
    self.instants = instants
    axis = sum / Double(Self.count)
    state = atEpoch
    inclination = set.elements.inclination
    eccentricity = set.elements.eccentricity
  }
}

/// The element sets that a fit may use.
struct SetSelection {
  /// The measured axes with rising epochs.
  var measured: [MeasuredAxis] = []
  /// How many sets of the span were put aside.
  var rejected = 0
  /// Whether the span had to be lengthened for three sets.
  var isLengthened = false

  /// The least number of sets to look for, and how far back to look for them [s].
  static let wanted = 3
  static let farthest = 15 * day

  /// Chooses sets within a span before the last one.
  ///
  /// Of corrections within half a revolution the later stays. Sets whose plane or shape is out of line
  /// with the others are put aside: 0.1° of inclination or 0.002 in eccentricity and five times the
  /// median difference.
  init(_ sets: [ElementSet], span: Double, dynamics: ReentryDynamics) {
    guard let last = sets.last else { return }
    var wider = span
    repeat {
      measured = []
      rejected = 0
      for set in sets where last.epoch - set.epoch <= wider {
        guard let one = MeasuredAxis(set, dynamics: dynamics) else {
          rejected += 1
          continue
        }
        if let before = measured.last,
          one.epoch - before.epoch < set.elements.period / 2
        {
          measured.removeLast()
          rejected += 1
        }
        measured.append(one)
      }
      removeOutliers()
      if measured.count >= Self.wanted || wider >= Self.farthest { break }
      wider = min(Self.farthest, wider * 1.25)
      isLengthened = true
    } while true
  }

  private mutating func removeOutliers() {
    guard measured.count >= 4 else { return }
    let before = measured.count
    let (i, e) = (measured.map(\.inclination), measured.map(\.eccentricity))
    let (i0, e0) = (median(i), median(e))
    let limitI = max(0.1 * degree, 5 * median(i.map { abs($0 - i0) }))
    let limitE = max(0.002, 5 * median(e.map { abs($0 - e0) }))
    measured.removeAll {
      abs($0.inclination - i0) > limitI || abs($0.eccentricity - e0) > limitE
    }
    rejected += before - measured.count
  }
}

/// Returns the median of values, of which there is at least one.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let middle = sorted.count / 2
  return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
}
