import Glibc

// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384.
// The closure of the mass is that of the article "Expected yields".

/// What one parent breaks into: its number laws over size, and where the rest of its mass goes.
struct ParentBreakup: Sendable {
  /// A number law with the kind whose area-to-mass ratios its fragments have.
  struct Part: Sendable {
    let law: FragmentNumber
    let kind: ParentKind
    /// Fragments with masses by the law outside this range [kg] are left out.
    var masses = 0..<Double.infinity
    /// The object whose random numbers the fragments are drawn with.
    let owner: Owner
  }

  /// The object that a fragment comes from.
  enum Owner: UInt64 {
    case target = 0
    case projectile = 1
  }

  /// Where the mass goes that the laws leave over.
  enum Rest {
    /// Into a few large pieces; with the number of fragments of 1 m and more by the law [1].
    case pieces(lawCount: Double)
    /// Nowhere: it stays with the cratered target.
    case remnant
  }

  /// Below this mass factor the laws mean nothing for the parent.
  static let smallestMassFactor = 1e-3
  private static let cellsPerDecade = 40

  let parent: Parent
  let owner: Owner
  let parts: [Part]
  /// The sizes that the laws are used in [m]; empty where they mean nothing for the parent.
  let sizes: Range<Double>
  let rest: Rest
  /// The factor on the mass of all fragments that the laws give [1], at most 1.
  let massFactor: Double
  /// The mass that goes to fragments of any size at most [kg].
  let budget: Double

  /// - Parameters:
  ///   - largestSize: The size up to which the laws are used [m].
  ///   - budget: The mass that fragments may have together [kg].
  init(
    of parent: Parent, owner: Owner, parts: [Part], largestSize: Double, budget: Double, rest: Rest
  ) {
    let sizes = BreakupYields.lawSizes.lowerBound..<largestSize
    let expected = parts.reduce(0) { $0 + Self.sums($1, within: sizes).mass }
    let factor = expected > budget ? budget / expected : 1
    let hasMeaning = factor >= Self.smallestMassFactor
    self.parent = parent
    self.owner = owner
    self.parts = hasMeaning ? parts : []
    self.sizes = sizes
    self.rest = rest
    self.massFactor = factor
    self.budget = budget
  }

  /// Whether the laws say anything about this parent.
  var hasMeaning: Bool { massFactor >= Self.smallestMassFactor }

  /// The expected fragments within a range of sizes [m].
  func fragments(within range: Range<Double>) -> FragmentSums {
    let common = range.clamped(to: sizes)
    return parts.reduce(into: FragmentSums()) {
      $0 += Self.sums($1, within: common, massFactor: massFactor)
    }
  }

  /// The expected mass of the fragments below a size [kg].
  func mass(below size: Double) -> Double {
    guard hasMeaning else { return budget }
    let low = sizes.lowerBound
    return size <= low ? 0 : fragments(within: low..<size).mass
  }

  /// The size up to which the laws of a cratering collision are laid from 1 mm on, so that they have a
  /// given mass [m]; 1 m where they have less. With the mass up to there [kg].
  static func largestSize(of parts: [Part], mass: Double) -> (size: Double, mass: Double) {
    let range = BreakupYields.lawSizes
    let cells = SizeCells(
      sizes: range, cellsPerDecade: cellsPerDecade, exponent: FragmentNumber.collisionExponent)
    let ratio = pow(range.upperBound / range.lowerBound, 1 / Double(cells.count))
    var sum = 0.0
    for cell in 0..<cells.count {
      let low = range.lowerBound * pow(ratio, Double(cell))
      let inCell = parts.reduce(0) {
        $0 + sums($1, within: low..<low * ratio, cellsPerDecade: 1).mass
      }
      if sum + inCell > mass {
        // The cell is filled in proportion to the number.
        let law = parts[0].law
        let f = (mass - sum) / inCell
        let below = law.count(largerThan: low)
        let left = below - f * (below - law.count(largerThan: low * ratio))
        return (law.size(ofRank: left), mass)
      }
      sum += inCell
    }
    return (range.upperBound, sum)
  }

  /// The expected fragments of one law within a range of sizes, by quadrature.
  private static func sums(
    _ part: Part, within sizes: Range<Double>, massFactor κ: Double = 1,
    cellsPerDecade: Int = cellsPerDecade
  ) -> FragmentSums {
    guard !sizes.isEmpty else { return FragmentSums() }
    let quadrature = SizeCells(
      sizes: sizes, cellsPerDecade: cellsPerDecade, exponent: part.law.exponent)
    return quadrature.nodes.reduce(into: FragmentSums()) { sums, node in
      let A = FragmentArea.area(ofSize: node.size)
      let distribution = AreaToMassDistribution(size: node.size, kind: part.kind)
      let n = part.law.coefficient * node.weight
      // The mass falls with χ.
      let χ = log10(A / part.masses.upperBound)..<log10(A / part.masses.lowerBound)
      let share = distribution.cumulative(χ.upperBound) - distribution.cumulative(χ.lowerBound)
      sums.count += n * share
      sums.area += n * share * A
      sums.mass += n * κ * A * distribution.meanMassPerArea(within: χ)
    }
  }
}
