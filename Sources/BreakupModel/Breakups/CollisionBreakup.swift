// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384.
// [2] Krisko (2011), Orbital Debris Quarterly News 15(4), 4-5.
// The rules that [1] and [2] leave open are in the articles "Expected yields" and "Sampling".

/// A collision of two objects: what to expect of it, and single outcomes by chance.
///
///     let collision = CollisionBreakup(
///       target: Parent(mass: 1_000, kind: .spacecraft),
///       projectile: Parent(mass: 10, kind: .spacecraft), relativeSpeed: 10_000)
///     let table = collision.expected(edges: FragmentSizeTable.edges(from: 0.1))
///     let sample = collision.sample(from: 0.1, seed: 7)
public struct CollisionBreakup: Sendable {
  /// The heavier object.
  public let target: Parent
  /// The lighter object.
  public let projectile: Parent
  /// The relative speed [m/s].
  public let relativeSpeed: Double
  /// Whether the target is destroyed.
  public let isCatastrophic: Bool
  /// The kinetic energy of the projectile per mass of the target [J/kg].
  public let specificEnergy: Double
  /// The mass M that enters the number law [kg].
  public let fragmentingMass: Double

  let fromTarget: ParentBreakup
  let fromProjectile: ParentBreakup

  /// - Parameters:
  ///   - target: The heavier object.
  ///   - projectile: The lighter object, at most as heavy as the target.
  ///   - v: The relative speed [m/s], greater than zero.
  ///   - threshold: The specific energy from which the target is destroyed [J/kg].
  public init(
    target: Parent, projectile: Parent, relativeSpeed v: Double,
    catastrophicThreshold threshold: Double = CollisionEnergy.catastrophicThreshold
  ) {
    precondition(target.mass >= projectile.mass, "the target must be the heavier object")
    precondition(v > 0 && v.isFinite, "the relative speed must be positive")
    let energy = CollisionEnergy.specificEnergy(
      small: projectile.mass, large: target.mass, relativeSpeed: v)
    self.target = target
    self.projectile = projectile
    relativeSpeed = v
    specificEnergy = energy
    isCatastrophic = energy >= threshold
    if isCatastrophic {
      fragmentingMass = CollisionEnergy.catastrophicMass(
        small: projectile.mass, large: target.mass)
      (fromTarget, fromProjectile) = Self.destruction(
        target, projectile, FragmentNumber.collision(mass: fragmentingMass))
    } else {
      fragmentingMass = CollisionEnergy.crateringMass(
        small: projectile.mass, large: target.mass, relativeSpeed: v)
      (fromTarget, fromProjectile) = Self.cratering(target, projectile, fragmentingMass)
    }
  }

  /// Returns what is expected of both parents, by size.
  ///
  /// - Parameter edges: The edges of the sizes [m], rising; the first is the smallest size that is
  ///   counted, the last is 1 m.
  public func expected(
    edges: [Double]
  ) -> (fromTarget: FragmentSizeTable, fromProjectile: FragmentSizeTable) {
    (fromTarget.sizeTable(edges: edges), fromProjectile.sizeTable(edges: edges))
  }

  /// Returns one outcome by chance.
  ///
  /// - Parameters:
  ///   - smallest: The characteristic length from which fragments are drawn [m], from 1 mm to below
  ///     1 m.
  ///   - seed: The same seed and event give the same fragments.
  ///   - event: The number of the event under its seed, below 2⁶².
  public func sample(
    from smallest: Double, seed: UInt64, event: UInt64 = 0
  ) -> (fromTarget: FragmentSample, fromProjectile: FragmentSample) {
    let sampler = FragmentSampler(
      smallestSize: smallest, cause: .collision, seed: seed, event: event)
    return (sampler.sample(fromTarget), sampler.sample(fromProjectile))
  }

  /// What is too heavy for the projectile comes from the target, with the law of the projectile.
  private static func destruction(
    _ target: Parent, _ projectile: Parent, _ law: FragmentNumber
  ) -> (ParentBreakup, ParentBreakup) {
    let shares = CollisionShares(destroying: target, and: projectile)
    let ofTarget = law.scaled(by: shares.ofTarget)
    let ofProjectile = law.scaled(by: shares.ofProjectile)
    let largest = BreakupYields.lawSizes.upperBound
    return (
      ParentBreakup(
        of: target, owner: .target,
        parts: [
          .init(law: ofTarget, kind: target.kind, owner: .target),
          .init(
            law: ofProjectile, kind: projectile.kind, masses: projectile.mass..<Double.infinity,
            owner: .projectile),
        ],
        largestSize: largest, budget: target.mass, rest: .pieces(lawCount: ofTarget.coefficient)),
      destroyed(projectile, ofProjectile, largestSize: largest)
    )
  }

  /// The ejecta have the mass M, but not less than the projectile; they are laid from 1 mm upward.
  private static func cratering(
    _ target: Parent, _ projectile: Parent, _ M: Double
  ) -> (ParentBreakup, ParentBreakup) {
    let law = FragmentNumber.collision(mass: M)
    func mixed(_ share: Double) -> [ParentBreakup.Part] {
      [
        ParentBreakup.Part(law: law.scaled(by: 1 - share), kind: target.kind, owner: .target),
        ParentBreakup.Part(law: law.scaled(by: share), kind: projectile.kind, owner: .projectile),
      ].filter { $0.law.coefficient > 0 }
    }
    let shares = CollisionShares(cratering: M, by: projectile) {
      ParentBreakup.largestSize(of: mixed($0), mass: .infinity).mass
    }
    let (largest, _) =
      shares.isWholeLaw
      ? (BreakupYields.lawSizes.upperBound, shares.ejecta)
      : ParentBreakup.largestSize(of: mixed(shares.ofProjectile), mass: shares.ejecta)
    let ofProjectile = law.scaled(by: shares.ofProjectile)
    return (
      ParentBreakup(
        of: target, owner: .target,
        parts: [.init(law: law.scaled(by: shares.ofTarget), kind: target.kind, owner: .target)],
        largestSize: largest, budget: shares.ejecta - projectile.mass, rest: .remnant),
      destroyed(projectile, ofProjectile, largestSize: largest)
    )
  }

  /// The projectile, which is destroyed in every collision: fragments heavier than it are left out.
  private static func destroyed(
    _ projectile: Parent, _ law: FragmentNumber, largestSize: Double
  ) -> ParentBreakup {
    ParentBreakup(
      of: projectile, owner: .projectile,
      parts: [
        .init(
          law: law, kind: projectile.kind, masses: 0..<projectile.mass, owner: .projectile)
      ],
      largestSize: largestSize, budget: projectile.mass,
      rest: .pieces(lawCount: law.coefficient))
  }
}
