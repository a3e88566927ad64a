/// What a source type of an object list stands for.
public enum SourceRole: Hashable, Sendable, CaseIterable {
  case payload
  case rocketBody
  case missionRelatedObject
  /// Debris of every kind, and everything of unknown origin.
  case fragment

  /// Creates the role of a type in an object list, `nil` where the type is not known.
  ///
  /// The names are those of the ESA database in snake case: `payload`, `rocket_body`, `unknown`,
  /// and with any prefix `mission_related_object` and `debris`.
  public init?(sourceType: String) {
    switch sourceType {
    case "payload": self = .payload
    case "rocket_body": self = .rocketBody
    case "fragment", "unknown": self = .fragment
    default:
      if Self.ends(sourceType, in: "mission_related_object") {
        self = .missionRelatedObject
      } else if Self.ends(sourceType, in: "debris") {
        self = .fragment
      } else {
        return nil
      }
    }
  }

  /// The names that are known, in words.
  static let knownNames =
    "payload, rocket_body, [<prefix>_]mission_related_object, [<prefix>_]debris, fragment, unknown"

  private static func ends(_ name: String, in word: String) -> Bool {
    name == word || name.hasSuffix("_" + word)
  }
}

/// An object of an object list.
public struct ObjectRecord: Hashable, Sendable {
  /// The type as the list gives it.
  public var sourceType: String
  public var role: SourceRole
  /// The mass [kg].
  public var mass: Double
  /// Half the diameter [m].
  public var radius: Double
  /// The cross-section to drag [m²].
  public var area: Double
  /// The semi-major axis [m].
  public var semiMajorAxis: Double
  public var eccentricity: Double
  /// The inclination [rad].
  public var inclination: Double
  /// The right ascension of the ascending node [rad], `nil` where the list has none.
  public var rightAscension: Double?
  /// The argument of perigee [rad], `nil` where the list has none.
  public var argumentOfPerigee: Double?
  /// The launch as a decimal year, `nil` where the list has none.
  public var launchYear: Double?

  public init(
    sourceType: String, role: SourceRole, mass: Double, radius: Double, area: Double,
    semiMajorAxis: Double, eccentricity: Double, inclination: Double,
    rightAscension: Double? = nil, argumentOfPerigee: Double? = nil, launchYear: Double? = nil
  ) {
    self.sourceType = sourceType
    self.role = role
    self.mass = mass
    self.radius = radius
    self.area = area
    self.semiMajorAxis = semiMajorAxis
    self.eccentricity = eccentricity
    self.inclination = inclination
    self.rightAscension = rightAscension
    self.argumentOfPerigee = argumentOfPerigee
    self.launchYear = launchYear
  }
}
