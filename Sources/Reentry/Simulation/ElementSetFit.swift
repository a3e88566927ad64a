// References
// [1] Vallado, Crawford (2008), SGP4 orbit determination, AIAA 2008-6770: differential correction of
//     element sets to positions, in elements without singularity.
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// The element set that a catalogue makes of observed positions: SGP4 fitted by least squares [1].
struct ElementSetFit {
  /// An observed position in the frame of SGP4.
  struct Observation {
    let instant: Instant
    let position: Vector3
  }

  /// Mean motion, e cos ω, e sin ω, i, Ω, ω + M, and B*.
  private var unknowns: [Double]
  private let epoch: Instant

  /// The differences by which the rates of change are found.
  private static let steps = [1e-9, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6, 1e-6]

  /// Fits positions up to an epoch.
  ///
  /// - Parameters:
  ///   - observations: The positions with rising instants, over at least two revolutions.
  ///   - start: The state near the epoch from which the iteration begins.
  ///   - dragStart: The B* from which it begins [1/Earth radius].
  /// - Returns: `nil` where SGP4 does not follow the positions to a hundred kilometres.
  static func elements(
    _ observations: [Observation], near start: TimedState, dragStart: Double
  ) -> MeanElements? {
    var fit = ElementSetFit(start, drag: dragStart)
    // The last revolutions first, with fixed drag: the osculating elements are far off.
    let late = observations.filter { start.instant - $0.instant < 3 * 5_400 }
    for _ in 0..<6 { guard fit.correct(late, unknowns: 6) else { return nil } }
    for _ in 0..<8 { guard fit.correct(observations, unknowns: 7) else { return nil } }
    guard let differences = fit.differences(fit.unknowns, observations) else { return nil }
    let mean = differences.reduce(0) { $0 + $1.squaredLength } / Double(differences.count)
    return mean.squareRoot() < 100 * kilometre ? fit.elements(fit.unknowns) : nil
  }

  private init(_ start: TimedState, drag: Double) {
    let orbit = KeplerElements(
      start.state, gravitationalParameter: Earth.wgs84.gravitationalParameter)
    let (e, ω) = (orbit.eccentricity, orbit.argumentOfPerigee)
    let a = orbit.semiMajorAxis
    epoch = start.instant
    unknowns = [
      (Earth.wgs84.gravitationalParameter / (a * a * a)).squareRoot(), e * cos(ω), e * sin(ω),
      orbit.inclination, orbit.node, ω + orbit.meanAnomaly, drag,
    ]
  }

  private func elements(_ x: [Double]) -> MeanElements {
    let ω = atan2(x[2], x[1])
    func positive(_ angle: Double) -> Double {
      let rest = fmod(angle, 2 * .pi)
      return rest < 0 ? rest + 2 * .pi : rest
    }
    return MeanElements(
      epoch: epoch, meanMotion: x[0], eccentricity: hypot(x[1], x[2]), inclination: x[3],
      node: positive(x[4]), argumentOfPerigee: positive(ω), meanAnomaly: positive(x[5] - ω),
      bstar: x[6])
  }

  /// The observed less the computed positions.
  private func differences(_ x: [Double], _ observations: [Observation]) -> [Vector3]? {
    guard hypot(x[1], x[2]) < 1, let theory = try? SGP4(elements(x)) else { return nil }
    var differences: [Vector3] = []
    for one in observations {
      guard let state = try? theory.state(at: one.instant) else { return nil }
      differences.append(one.position - state.position)
    }
    return differences
  }

  /// Makes one step of Gauss and Newton for the first so many unknowns.
  private mutating func correct(_ observations: [Observation], unknowns count: Int) -> Bool {
    guard let now = differences(unknowns, observations) else { return false }
    var columns: [[Vector3]] = []
    for k in 0..<count {
      var x = unknowns
      x[k] += Self.steps[k]
      guard let moved = differences(x, observations) else { return false }
      columns.append(zip(now, moved).map { ($0 - $1) / Self.steps[k] })
    }
    var normal = NormalEquations(unknowns: count)
    for (index, difference) in now.enumerated() {
      for axis in 0..<3 {
        normal.add(columns.map { $0[index][axis] }, difference[axis], weight: 1)
      }
    }
    guard let step = normal.solution?.step else { return false }
    for k in 0..<count { unknowns[k] += step[k] }
    return true
  }
}
