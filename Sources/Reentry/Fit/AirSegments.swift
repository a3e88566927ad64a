// References
// [1] Emmert (2015), Thermospheric mass density: a review, Adv. Space Res. 56, 773-824: the errors of
//     empirical models.
// [2] Tapley, Schutz, Born (2004), Statistical Orbit Determination, section 4.9: a first-order
//     Gauss-Markov process among the unknowns of a least-squares fit.
import Glibc
import SpaceEnvironment

/// What departures of the density from the model change at element sets.
///
/// The time before the anchor is cut into segments; in each the logarithm of the density departs by a
/// constant, which forgets itself from one to the next [2].
struct AirSegments {
  /// The rates of change of the semi-major axes with the departures [m], for every set and segment.
  let axisRates: [[Double]]
  /// The same of the places along the track.
  let placeRates: [[Double]]

  /// The standard deviation of the departures [1], some 10 % by [1], and the time in which they forget
  /// themselves by a factor e, which is also the length of a segment [s].
  static let sigma = 0.1
  static let time = 0.25 * day

  /// - Parameters:
  ///   - epochs: The epochs of the sets, rising; the anchor is the last.
  ///   - axes: The mean semi-major axes of the motion there [m].
  ///   - period: The period of a revolution [s].
  init(epochs: [Instant], axes: [Double], period: Double) {
    let last = epochs.count - 1
    let ages = epochs.map { epochs[last] - $0 }
    let count = max(1, Int((ages[0] / Self.time).rounded(.up)))
    let n = 2 * Double.pi / period

    /// How much higher the axis was an age ago.
    func fall(_ age: Double) -> Double {
      let upper = ages.lastIndex { $0 >= age } ?? 0
      guard upper < last else { return 0 }
      let share = (age - ages[upper + 1]) / max(1, ages[upper] - ages[upper + 1])
      return max(0, axes[upper + 1] + share * (axes[upper] - axes[upper + 1]) - axes[last])
    }
    let edges = (0...count).map { fall(min(ages[0], Double($0) * Self.time)) }
    /// The change of the axis an age ago by the departure of a segment.
    func change(_ age: Double, _ segment: Int) -> Double {
      let size = edges[segment + 1] - edges[segment]
      return max(min(0, size), min(max(0, size), fall(age) - edges[segment]))
    }
    let step = Self.time / 8
    axisRates = ages.map { age in (0..<count).map { change(age, $0) } }
    placeRates = ages.map { age in
      let steps = max(1, Int((age / step).rounded(.up)))
      let length = age / Double(steps)
      return (0..<count).map { segment in
        // A higher orbit is slower by 3n/(2a) per metre: the past lies ahead of where it was.
        (0..<steps).reduce(0) {
          $0 + 1.5 * n * length * change((Double($1) + 0.5) * length, segment)
        }
      }
    }
  }

  /// Adds what is expected of the departures to the equations, whose unknowns they are from an index on.
  static func expect(_ count: Int, after first: Int, in normal: inout NormalEquations) {
    let kept = exp(-1.0)
    for segment in 0..<count {
      var rates = [Double](repeating: 0, count: first + count)
      rates[first + segment] = 1
      if segment == 0 {
        normal.add(rates, 0, weight: 1 / (sigma * sigma))
      } else {
        rates[first + segment - 1] = -kept
        normal.add(rates, 0, weight: 1 / (sigma * sigma * (1 - kept * kept)))
      }
    }
  }
}
