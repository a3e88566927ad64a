// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384.
// [2] Krisko (2011), Orbital Debris Quarterly News 15(4), 4-5.
// The rules that [1] and [2] leave open are in the article "Expected yields".

/// The expected fragments of breakups, counted in bins of mass and area-to-mass ratio.
///
/// Of every parent, the representative masses of the counted fragments, the mass below the cut-off and
/// the remnant add up to its mass.
public struct BreakupYields: Sendable {
  /// The sizes that the number laws are used in [m].
  static let lawSizes = 0.001..<1.0

  /// The bins that fragments are counted in, in the order of ``FragmentYield/counts``.
  public let bins: [FragmentBin]
  /// The characteristic length from which fragments are counted [m].
  public let smallestSize: Double

  let grid: FragmentGrid
  private let resolution: YieldResolution
  private let store = FragmentTableStore()
  private let spacecraftSizes = PieceSizes(kind: .spacecraft)
  private let rocketBodySizes = PieceSizes(kind: .rocketBody)

  /// Prepares yields for a set of bins.
  ///
  /// - Parameters:
  ///   - bins: Cells of a grid of mass and area-to-mass ratio. Cells may be absent; the nearest bin
  ///     with the same range of mass stands in for them, and the outermost bins are open.
  ///   - smallestSize: The characteristic length from which fragments are counted [m], from 1 mm to
  ///     1 m; at 1 m the large pieces alone are counted.
  public init(bins: [FragmentBin], smallestSize: Double) {
    self.init(bins: bins, smallestSize: smallestSize, resolution: YieldResolution())
  }

  init(bins: [FragmentBin], smallestSize: Double, resolution: YieldResolution) {
    precondition(
      Self.lawSizes.contains(smallestSize) || smallestSize == Self.lawSizes.upperBound,
      "the smallest size must lie between 1 mm and 1 m")
    self.bins = bins
    self.smallestSize = smallestSize
    self.resolution = resolution
    grid = FragmentGrid(bins: bins)
  }

  /// Returns the expected yield of an explosion.
  ///
  /// - Parameters:
  ///   - parent: The object that explodes.
  ///   - scale: The calibration factor S of the number law [1], not negative.
  public func explosion(of parent: Parent, scale: Double) -> FragmentYield {
    precondition(scale >= 0, "the scale of an explosion must not be negative")
    let law = FragmentNumber.explosion(scale: scale)
    let all = table(parent.kind, exponent: law.exponent)
    return destruction(
      of: parent, parts: [(all, law.coefficient)], position: Double(all.cells),
      pieces: law.coefficient)
  }

  /// Returns the expected yield of one object that a collision destroys, whatever it was struck by.
  ///
  /// - Parameters:
  ///   - parent: The object.
  ///   - M: The mass that takes part [kg], at least that of the parent; it has its share of the law.
  ///   - factor: The factor on the number law [1]. Where the law then has more than the mass of the
  ///     parent, all fragments get lighter, as the article "Expected yields" says.
  public func destruction(
    of parent: Parent, takingPart M: Double, factor: Double = 1
  ) -> FragmentYield {
    precondition(M >= parent.mass && factor >= 0, "the parent takes part with all of its mass")
    let law = FragmentNumber.collision(mass: M)
    let all = table(parent.kind, exponent: law.exponent)
    let coefficient = factor * law.coefficient * parent.mass / M
    return destruction(
      of: parent, parts: [(all, coefficient)], position: Double(all.cells), pieces: coefficient)
  }

  /// Returns a yield with a given number of counted fragments, `nil` where the mass of the parent does
  /// not suffice for so many of the smallest size.
  ///
  /// The shape of the number law stays. The fragments are laid from the smallest size counted upward
  /// as far as the mass allows: a number above that of the law leaves no large ones. What is too small
  /// to be counted has the mass of the law. Mass that is left over comes in a few large pieces.
  ///
  /// - Parameters:
  ///   - number: The number of fragments [1], above zero.
  ///   - parent: The object that is destroyed.
  ///   - law: The number law of the model.
  public func destruction(
    of parent: Parent, into number: Double, law: FragmentNumber
  ) -> FragmentYield? {
    precondition(number > 0, "a breakup has fragments")
    let all = table(parent.kind, exponent: law.exponent)
    let dust = law.coefficient * all.smallMass(factor: 0, upTo: Double(all.cells))
    func counted(_ position: Double) -> (counts: [Double], mass: Double)? {
      var counts = [Double](repeating: 0, count: bins.count)
      all.addCounts(factor: 0, upTo: position, weight: 1, to: &counts)
      let sum = counts.reduce(0, +)
      guard sum > 0 else { return nil }
      for bin in counts.indices { counts[bin] = max(0, counts[bin]) * number / sum }
      return (counts, grid.mass(of: counts))
    }
    // The mass of so many fragments rises with the largest size.
    var (low, high) = (0.0, Double(all.cells))
    guard let whole = counted(high) else { return nil }
    if whole.mass + dust <= parent.mass {
      let pieces = min(law.coefficient, 0.5 * number)
      let factor =
        (number - pieces) * law.coefficient
        / (law.count(largerThan: smallestSize) - law.coefficient)
      return destruction(
        of: parent, parts: [(all, factor)], position: Double(all.cells), pieces: pieces)
    }
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if let trial = counted(middle), trial.mass + dust > parent.mass {
        high = middle
      } else {
        low = middle
      }
    }
    guard let yield = counted(low), yield.mass + dust <= parent.mass * (1 + 1e-9) else {
      return nil
    }
    return FragmentYield(
      counts: yield.counts, massBelowCutoff: max(0, parent.mass - yield.mass), remnantMass: 0)
  }

  /// Returns the expected yield of a collision.
  ///
  /// - Parameters:
  ///   - target: The heavier object.
  ///   - projectile: The lighter object.
  ///   - v: The relative speed [m/s].
  ///   - threshold: The specific energy from which the target is destroyed [J/kg].
  ///   - isCatastrophic: Takes the place of the judgement by energy where it is given.
  /// - Complexity: About a microsecond, but some milliseconds for the first collision with a
  ///   projectile of a new mass.
  public func collision(
    target: Parent, projectile: Parent, relativeSpeed v: Double,
    catastrophicThreshold threshold: Double = CollisionEnergy.catastrophicThreshold,
    isCatastrophic: Bool? = nil
  ) -> CollisionYield {
    precondition(target.mass >= projectile.mass, "the target must be the heavier object")
    precondition(v >= 0 && v.isFinite, "the relative speed must not be negative")
    let energy = CollisionEnergy.specificEnergy(
      small: projectile.mass, large: target.mass, relativeSpeed: v)
    return isCatastrophic ?? (energy >= threshold)
      ? catastrophic(target, projectile) : cratering(target, projectile, v)
  }

  private func catastrophic(_ target: Parent, _ projectile: Parent) -> CollisionYield {
    let M = CollisionEnergy.catastrophicMass(small: projectile.mass, large: target.mass)
    let law = FragmentNumber.collision(mass: M)
    let n = law.coefficient
    let shares = CollisionShares(destroying: target, and: projectile)
    let (share, rest) = (shares.ofProjectile, shares.ofTarget)
    let all = table(target.kind, exponent: law.exponent)
    let small = table(projectile.kind, exponent: law.exponent, heaviest: projectile.mass)
    let smallAndLarge = table(projectile.kind, exponent: law.exponent)
    let position = Double(all.cells)
    return CollisionYield(
      isCatastrophic: true,
      fromTarget: destruction(
        of: target,
        parts: [(all, n * rest), (smallAndLarge, n * share), (small, -n * share)],
        position: position, pieces: n * rest),
      fromProjectile: destruction(
        of: projectile, parts: [(small, n * share)], position: position, pieces: n * share))
  }

  private func cratering(
    _ target: Parent, _ projectile: Parent, _ v: Double
  ) -> CollisionYield {
    let M = CollisionEnergy.crateringMass(
      small: projectile.mass, large: target.mass, relativeSpeed: v)
    let law = FragmentNumber.collision(mass: M)
    let n = law.coefficient
    let all = table(target.kind, exponent: law.exponent)
    let small = table(projectile.kind, exponent: law.exponent, heaviest: projectile.mass)
    let shares = CollisionShares(cratering: M, by: projectile) {
      n * lawMass(target.kind, projectile.kind, $0)(Double(all.cells))
    }
    let (share, ejecta) = (shares.ofProjectile, shares.ejecta)
    let position =
      shares.isWholeLaw
      ? Double(all.cells) : position(of: ejecta, law, target.kind, projectile.kind, share)
    return CollisionYield(
      isCatastrophic: false,
      fromTarget: crater(
        in: target, parts: [(all, n * shares.ofTarget)], position: position,
        ejecta: ejecta - projectile.mass),
      fromProjectile: destruction(
        of: projectile, parts: [(small, n * share)], position: position, pieces: n * share))
  }

  /// The position at which the mass of the law, laid from 1 mm upward, reaches the ejecta.
  private func position(
    of ejecta: Double, _ law: FragmentNumber, _ target: ParentKind, _ projectile: ParentKind,
    _ share: Double
  ) -> Double {
    let mass = lawMass(target, projectile, share)
    let cells = table(target, exponent: law.exponent).cells
    var (low, high) = (0, cells)
    guard law.coefficient * mass(Double(cells)) > ejecta else { return Double(cells) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if law.coefficient * mass(Double(middle)) > ejecta { high = middle } else { low = middle }
    }
    let below = law.coefficient * mass(Double(low))
    let above = law.coefficient * mass(Double(high))
    return Double(low) + (ejecta - below) / (above - below)
  }

  /// The mass up to a position for a collision law with the coefficient 1, shared by two parents.
  private func lawMass(
    _ target: ParentKind, _ projectile: ParentKind, _ share: Double
  ) -> (Double) -> Double {
    let a = table(target, exponent: FragmentNumber.collisionExponent)
    let b = table(projectile, exponent: FragmentNumber.collisionExponent)
    return { (1 - share) * a.mass(factor: 0, upTo: $0) + share * b.mass(factor: 0, upTo: $0) }
  }

  private func table(
    _ kind: ParentKind, exponent: Double, heaviest: Double = .infinity
  ) -> FragmentTable {
    let key = FragmentTable.Key(kind: kind, exponent: exponent, heaviest: heaviest)
    return store.table(key) {
      FragmentTable(key, grid: grid, smallestSize: smallestSize, resolution: resolution)
    }
  }

  func pieceSizes(_ kind: ParentKind) -> PieceSizes {
    switch kind {
    case .spacecraft: spacecraftSizes
    case .rocketBody: rocketBodySizes
    }
  }
}
