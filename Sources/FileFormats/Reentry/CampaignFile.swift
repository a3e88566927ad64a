public import SpaceEnvironment

/// A re-entry campaign: objects whose re-entry is predicted again and again.
public struct ReentryCampaign: Hashable, Sendable {
  public var name: String
  /// The file of space weather.
  public var spaceWeather: String
  /// The geodetic altitude to which predictions refer [m].
  public var referenceAltitude: Double
  public var objects: [Entry]

  /// An object of a campaign.
  public struct Entry: Hashable, Sendable {
    /// The files of the object, of its orbits, and of the predictions of others.
    public var object: String
    public var orbits: String
    public var others: String?
    /// The instants of the predictions, rising.
    public var asOf: [Instant]
    /// When the object came down, `nil` while that is not known.
    public var truth: ReentryTruth?
  }
}

/// When an object came down.
public struct ReentryTruth: Hashable, Sendable {
  public var epoch: Instant
  /// How far the epoch may be off [s].
  public var uncertainty: Double

  public init(epoch: Instant, uncertainty: Double) {
    self.epoch = epoch
    self.uncertainty = uncertainty
  }
}

/// The file of a campaign, `campaign.yaml`; its paths are relative to its folder.
public enum CampaignFile {
  public static func read(_ path: String) throws(InputError) -> ReentryCampaign {
    try YAMLDocument.read(path).decode(campaign)
  }

  static func campaign(_ root: YAMLMapping) throws(InputError) -> ReentryCampaign {
    let altitude = try root.number(
      "reference_altitude_km", unit: "km", in: .between(10, and: 120), default: 80)
    var objects: [ReentryCampaign.Entry] = []
    for value in try root.list("objects") {
      objects.append(
        try value.mapping { item throws(InputError) in try entry(item) })
    }
    guard !objects.isEmpty else {
      throw root.error(at: "objects", "has 0 objects, must have at least 1")
    }
    return ReentryCampaign(
      name: try root.text("name"), spaceWeather: try root.filePath("space_weather"),
      referenceAltitude: altitude * kilometre, objects: objects)
  }

  private static func entry(_ item: YAMLMapping) throws(InputError) -> ReentryCampaign.Entry {
    var instants: [Instant] = []
    for value in try item.list("as_of") {
      let instant = try value.date()
      if let last = instants.last, instant <= last {
        throw value.error(
          "is \(instant.iso8601), must be later than the one before, \(last.iso8601)")
      }
      instants.append(instant)
    }
    guard !instants.isEmpty else {
      throw item.error(at: "as_of", "has 0 instants, must have at least 1")
    }
    return ReentryCampaign.Entry(
      object: try item.filePath("object"), orbits: try item.filePath("orbits"),
      others: try item.optional("others")?.filePath(), asOf: instants,
      truth: try item.noneOr("truth", optional: true) { truth throws(InputError) in
        ReentryTruth(
          epoch: try truth.date("epoch"),
          uncertainty: 60
            * (try truth.number("uncertainty_min", unit: "min", in: .atLeast(0), default: 0)))
      })
  }
}
