public import DebrisEnvironment

extension SpaceObject.Kind {
  /// Creates the kind of a type in an object list, `nil` where the type is not known.
  ///
  /// The names are those of the ESA database in snake case: `payload`, `rocket_body`, `unknown`,
  /// and with any prefix `mission_related_object` and `debris`. Debris of every kind and everything of
  /// unknown origin are fragments.
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
