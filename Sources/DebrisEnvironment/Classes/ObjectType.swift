/// What an object is, in the words of the IADC.
public enum ObjectType: Hashable, Sendable {
  /// A payload in its mission; keeps its station.
  case activePayload
  /// A payload whose mission has ended.
  case inactivePayload
  case rocketBody
  case missionRelatedObject
  /// A piece of a breakup, and everything of unknown origin.
  case fragment
  /// The active satellites of one constellation, by its name.
  case constellation(String)

  /// The types that reports list, in their order; constellations are summed into active payloads.
  public static let reported: [ObjectType] = [
    .activePayload, .inactivePayload, .rocketBody, .missionRelatedObject, .fragment,
  ]

  /// Creates the type of a given name in files, `nil` where there is none.
  public init?(name: String) {
    switch name {
    case "active_payload": self = .activePayload
    case "inactive_payload": self = .inactivePayload
    case "rocket_body": self = .rocketBody
    case "mission_related_object": self = .missionRelatedObject
    case "fragment": self = .fragment
    default:
      guard name.hasPrefix("constellation:"), name.count > "constellation:".count else {
        return nil
      }
      self = .constellation(String(name.dropFirst("constellation:".count)))
    }
  }

  /// The name in files.
  public var name: String {
    switch self {
    case .activePayload: "active_payload"
    case .inactivePayload: "inactive_payload"
    case .rocketBody: "rocket_body"
    case .missionRelatedObject: "mission_related_object"
    case .fragment: "fragment"
    case .constellation(let name): "constellation:\(name)"
    }
  }

  /// The type under which reports list this one.
  public var reportedType: ObjectType {
    if case .constellation = self { .activePayload } else { self }
  }

  /// Whether the object is in its mission: it keeps its station and can avoid collisions.
  public var isActive: Bool { reportedType == .activePayload }
}
