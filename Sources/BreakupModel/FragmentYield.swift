/// What one parent leaves behind, expected per event.
public struct FragmentYield: Hashable, Sendable {
  /// The number of fragments in every bin [1], never negative.
  public var counts: [Double]
  /// The mass of the fragments that are too small to be counted [kg].
  public var massBelowCutoff: Double
  /// The mass of the cratered target in one piece [kg]; 0 where the parent is destroyed.
  public var remnantMass: Double
}

/// What a collision leaves behind; the fragments of each parent keep its orbit.
public struct CollisionYield: Hashable, Sendable {
  /// Whether the target is destroyed.
  public let isCatastrophic: Bool
  public var fromTarget: FragmentYield
  public var fromProjectile: FragmentYield
}
