/// The bin of an object class: a type, a range of mass and, for fragments and mission-related objects, of
/// area-to-mass ratio.
public struct ClassBin: Hashable, Sendable {
  public let type: ObjectType
  /// The range of mass [kg]; the upper edge may be infinite.
  public let mass: Range<Double>
  /// The range of area-to-mass ratio [m²/kg]; 0 to infinity where it is not resolved.
  public let areaToMassRatio: Range<Double>

  public init(
    type: ObjectType, mass: Range<Double>, areaToMassRatio: Range<Double> = 0..<Double.infinity
  ) {
    self.type = type
    self.mass = mass
    self.areaToMassRatio = areaToMassRatio
  }
}

/// A class of like objects: a bin and the means of the objects that it was made from.
///
/// Totals of number, mass and area survive the binning because the means are exact; the mean of
/// (r_a + r_b)² over the pairs of two classes does because both moments of the radius are kept.
public struct ObjectClass: Hashable, Sendable {
  public let bin: ClassBin
  /// The mean mass [kg].
  public let meanMass: Double
  /// The mean cross-section to drag [m²].
  public let meanArea: Double
  /// The mean collision radius [m].
  public let meanRadius: Double
  /// The mean square of the collision radius [m²].
  public let meanRadiusSquared: Double

  public init(
    bin: ClassBin, meanMass: Double, meanArea: Double, meanRadius: Double,
    meanRadiusSquared: Double
  ) {
    self.bin = bin
    self.meanMass = meanMass
    self.meanArea = meanArea
    self.meanRadius = meanRadius
    self.meanRadiusSquared = meanRadiusSquared
  }

  public var type: ObjectType { bin.type }

  /// The mean area over the mean mass [m²/kg].
  public var areaToMassRatio: Double { meanArea / meanMass }
}
