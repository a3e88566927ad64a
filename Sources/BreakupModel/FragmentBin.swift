/// A class that fragments are counted in.
public struct FragmentBin: Hashable, Sendable {
  /// The masses of the class [kg].
  public let mass: Range<Double>
  /// The area-to-mass ratios of the class [m²/kg].
  public let areaToMassRatio: Range<Double>
  /// The mass that one object of the class stands for [kg], greater than zero.
  public let representativeMass: Double

  public init(
    mass: Range<Double>, areaToMassRatio: Range<Double>, representativeMass: Double
  ) {
    precondition(
      representativeMass > 0 && representativeMass.isFinite,
      "the representative mass of a bin must be positive and finite")
    self.mass = mass
    self.areaToMassRatio = areaToMassRatio
    self.representativeMass = representativeMass
  }
}
