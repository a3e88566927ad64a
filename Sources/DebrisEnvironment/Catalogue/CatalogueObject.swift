/// An object as a catalogue knows it: its orbit, and whatever else is known.
///
/// A mass, size or status that is not known is `nil`; ``CatalogueFill`` says what stands for it.
public struct CatalogueObject: Hashable, Sendable {
  public var catalogNumber: Int
  public var kind: SpaceObject.Kind
  /// The name, where the catalogue gives one.
  public var name: String?
  /// The semi-major axis of the mean orbit [m].
  public var semiMajorAxis: Double
  /// The eccentricity of the mean orbit [1].
  public var eccentricity: Double
  /// The inclination [rad].
  public var inclination: Double
  /// The drag term B* of SGP4 [1/Earth radius].
  public var dragTerm: Double?
  /// The mass [kg].
  public var mass: Double?
  /// The radius of the sphere that collides like the object [m].
  public var radius: Double?
  /// The cross-section to drag [m²].
  public var area: Double?
  /// The radar cross-section [m²].
  public var radarCrossSection: Double?
  /// The date of launch as a decimal year.
  public var launchDate: Double?
  /// Whether a payload works; `nil` where no status says so and its age has to.
  public var isActive: Bool?

  public init(
    catalogNumber: Int, kind: SpaceObject.Kind, name: String? = nil, semiMajorAxis: Double,
    eccentricity: Double, inclination: Double, dragTerm: Double? = nil, mass: Double? = nil,
    radius: Double? = nil, area: Double? = nil, radarCrossSection: Double? = nil,
    launchDate: Double? = nil, isActive: Bool? = nil
  ) {
    self.catalogNumber = catalogNumber
    self.kind = kind
    self.name = name
    self.semiMajorAxis = semiMajorAxis
    self.eccentricity = eccentricity
    self.inclination = inclination
    self.dragTerm = dragTerm
    self.mass = mass
    self.radius = radius
    self.area = area
    self.radarCrossSection = radarCrossSection
    self.launchDate = launchDate
    self.isActive = isActive
  }
}
