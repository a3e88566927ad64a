public import OrbitalMechanics

/// The object of a prediction: what is said of it, and what its orbits say where nothing is.
public struct ReentrySubject: Hashable, Sendable {
  public let name: String
  public let internationalDesignator: String?
  public let catalogNumber: Int?
  public let kind: ReentryObject.Kind
  /// The mass [kg], `nil` where it is not known.
  public let mass: Double?

  public init(_ identity: ObjectIdentity, _ object: ReentryObject?) {
    name = object?.name ?? identity.name ?? "UNKNOWN"
    internationalDesignator =
      object?.internationalDesignator ?? identity.internationalDesignator
    catalogNumber = object?.catalogNumber ?? identity.catalogNumber
    kind = object?.kind ?? .unknown
    mass = object?.mass
  }
}
