import Glibc
import NumericalMethods

// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384.
// [2] Box, Muller (1958), A note on the generation of random normal deviates, Ann. Math. Stat.
//     29(2), 610-611, doi:10.1214/aoms/1177706645.
// The closure of the mass is in the article "Sampling".

/// Draws the fragments of one event.
///
/// Each parent has a stream for the fragments of its law and one for its pieces; the fragment k takes
/// the eight numbers from 8 (k + 1) on, so that it depends on no other fragment.
struct FragmentSampler: Sendable {
  /// The characteristic length from which fragments are drawn [m].
  let smallestSize: Double
  let cause: BreakupEvent
  let seed: UInt64
  let event: UInt64

  init(smallestSize: Double, cause: BreakupEvent, seed: UInt64, event: UInt64) {
    precondition(
      BreakupYields.lawSizes.contains(smallestSize),
      "the smallest size must lie between 1 mm and 1 m")
    precondition(event < 1 << 62, "the number of an event is below 2^62")
    self.smallestSize = smallestSize
    self.cause = cause
    self.seed = seed
    self.event = event
  }

  /// A fragment before the mass of the parent is closed.
  private struct Draft {
    var origin = Fragment.Origin.law
    let size: Double
    let area: Double
    var mass: Double
    /// The standard normal deviate of the logarithm of the speed.
    let speedDeviate: Double
    let direction: Vector3
  }

  /// Draws what a parent leaves behind.
  func sample(_ breakup: ParentBreakup) -> FragmentSample {
    let mass = breakup.parent.mass
    var drafts = breakup.parts.flatMap { draw($0, of: breakup) }
    var below = breakup.mass(below: smallestSize)
    var remnant = 0.0
    let total = drafts.reduce(below) { $0 + $1.mass }

    /// Brings the masses of all fragments to that of the parent.
    func scale() {
      if total > 0 {
        for k in drafts.indices { drafts[k].mass *= mass / total }
        below *= mass / total
      } else {
        below = mass
      }
    }
    switch breakup.rest {
    case .remnant where total <= mass: remnant = mass - total
    case .remnant: scale()
    case .pieces(let lawCount):
      if breakup.massFactor < 1 || total > mass {
        scale()
      } else if let pieces = pieces(of: mass - total, breakup, lawCount: lawCount) {
        drafts += pieces
      } else {
        below += mass - total
      }
    }
    return FragmentSample(
      fragments: drafts.map { fragment($0) }, massBelowCutoff: below, remnantMass: remnant)
  }

  /// The fragments of one law: their number is the expected one, rounded by chance.
  private func draw(_ part: ParentBreakup.Part, of breakup: ParentBreakup) -> [Draft] {
    guard smallestSize < breakup.sizes.upperBound else { return [] }
    let sizes = smallestSize..<breakup.sizes.upperBound
    let ranks = (part.law.count(largerThan: sizes.lowerBound), part.law.count(within: sizes))
    var numbers = RandomStream(seed: seed, stream: 4 * event + part.owner.rawValue)
    let count = Int(ranks.1 + numbers.uniform())
    return (0..<count).compactMap { k in
      numbers.position = 8 * (UInt64(k) + 1)
      let size = min(
        max(part.law.size(ofRank: ranks.0 - numbers.uniform() * ranks.1), sizes.lowerBound),
        sizes.upperBound.nextDown)
      let area = FragmentArea.area(ofSize: size)
      let distribution = AreaToMassDistribution(size: size, kind: part.kind)
      let (χ, z) = logarithmAndDeviate(distribution, &numbers)
      let mass = area * pow(10, -χ)
      guard part.masses.contains(mass) else { return nil }
      return Draft(
        size: size, area: area, mass: breakup.massFactor * mass, speedDeviate: z,
        direction: direction(&numbers))
    }
  }

  /// The rest of a destroyed parent as pieces of equal mass, at least one; `nil` where they would be
  /// too small to be drawn.
  private func pieces(
    of rest: Double, _ breakup: ParentBreakup, lawCount: Double
  ) -> [Draft]? {
    // What rounding leaves is no piece.
    guard rest > 1e-12 * breakup.parent.mass else { return nil }
    let kind = breakup.parent.kind
    let sizes = PieceSizes(kind: kind)
    let number = sizes.pieceCount(of: rest, parentMass: breakup.parent.mass, lawCount: lawCount)
    var numbers = RandomStream(seed: seed, stream: 4 * event + 2 + breakup.owner.rawValue)
    let count = max(1, Int(number + numbers.uniform()))
    let mass = rest / Double(count)
    let size = sizes.size(ofMass: mass)
    guard size >= smallestSize else { return nil }
    let distribution = AreaToMassDistribution(size: size, kind: kind)
    return (0..<count).map { k in
      numbers.position = 8 * (UInt64(k) + 1)
      let (χ, z) = logarithmAndDeviate(distribution, &numbers)
      let area = mass * pow(10, χ)
      return Draft(
        origin: .piece, size: FragmentArea.size(ofArea: area), area: area, mass: mass,
        speedDeviate: z, direction: direction(&numbers))
    }
  }

  private func fragment(_ draft: Draft) -> Fragment {
    let μ = EjectionSpeed.meanLogarithm(areaToMassRatio: draft.area / draft.mass, event: cause)
    let speed = pow(10, μ + EjectionSpeed.sigma * draft.speedDeviate)
    return Fragment(
      origin: draft.origin, size: draft.size, mass: draft.mass, area: draft.area,
      ejectionVelocity: speed * draft.direction)
  }

  /// χ from the mixture, and a standard normal deviate independent of it [2].
  private func logarithmAndDeviate(
    _ distribution: AreaToMassDistribution, _ numbers: inout RandomStream
  ) -> (χ: Double, deviate: Double) {
    // The choice of one normal makes a mixture; a sum of normals would be another law.
    let component = distribution.component(atShare: numbers.uniform())
    let radius = (-2 * log(1 - numbers.uniform())).squareRoot()
    let angle = 2 * Double.pi * numbers.uniform()
    return (component.mean + component.sigma * radius * cos(angle), radius * sin(angle))
  }

  /// A direction, all equally likely.
  private func direction(_ numbers: inout RandomStream) -> Vector3 {
    let z = 2 * numbers.uniform() - 1
    let angle = 2 * Double.pi * numbers.uniform()
    let ρ = (1 - z * z).squareRoot()
    return Vector3(ρ * cos(angle), ρ * sin(angle), z)
  }
}
