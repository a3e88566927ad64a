/// One object of a catalogue or launch list.
public struct SpaceObject: Hashable, Sendable {
  /// What a list calls an object; whether a payload is active follows from its age.
  public enum Kind: Hashable, Sendable, CaseIterable {
    case payload, rocketBody, missionRelatedObject, fragment
  }

  public var kind: Kind
  /// The mass [kg].
  public var mass: Double
  /// The collision radius [m].
  public var radius: Double
  /// The cross-section to drag [m²]; 0 where a list gives none.
  public var area: Double
  /// The semi-major axis of the mean orbit [m].
  public var semiMajorAxis: Double
  /// The eccentricity of the mean orbit [1].
  public var eccentricity: Double
  /// The inclination [rad].
  public var inclination: Double
  /// The date of launch as a decimal year, where it is known.
  public var launchDate: Double?
  /// Whether a payload works, where a list says so; its age tells where it is `nil`.
  public var isActive: Bool?
  /// The constellation that an active payload belongs to, if any.
  public var constellation: String?

  public init(
    kind: Kind, mass: Double, radius: Double, area: Double, semiMajorAxis: Double,
    eccentricity: Double, inclination: Double, launchDate: Double?,
    isActive: Bool? = nil, constellation: String? = nil
  ) {
    self.kind = kind
    self.mass = mass
    self.radius = radius
    self.area = area
    self.semiMajorAxis = semiMajorAxis
    self.eccentricity = eccentricity
    self.inclination = inclination
    self.launchDate = launchDate
    self.isActive = isActive
    self.constellation = constellation
  }
}
