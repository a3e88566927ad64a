import SpaceEnvironment

/// The constellations that a catalogue shows, told by the name of a satellite and by its orbit.
///
/// Satellites on their way up or down, outside the altitudes of their constellation, are not members:
/// they do not fly in formation with the others.
public struct ConstellationMembership: Sendable {
  /// What tells the members of one constellation.
  public struct Rule: Hashable, Sendable {
    /// The name of the constellation.
    public let constellation: String
    /// What the names of its satellites begin with, in capitals.
    public let prefix: String
    /// The mean altitudes a − R on station [m].
    public let altitudes: ClosedRange<Double>
    /// The inclinations [rad].
    public let inclinations: ClosedRange<Double>

    /// - Parameters:
    ///   - constellation: The name of the constellation.
    ///   - prefix: What the names of its satellites begin with.
    ///   - altitudes_km: The mean altitudes [km].
    ///   - inclinations_deg: The inclinations [deg].
    public init(
      _ constellation: String, _ prefix: String, altitudes_km: ClosedRange<Double>,
      inclinations_deg: ClosedRange<Double>
    ) {
      self.constellation = constellation
      self.prefix = prefix
      altitudes = altitudes_km.lowerBound * kilometre...altitudes_km.upperBound * kilometre
      inclinations =
        inclinations_deg.lowerBound * degree...inclinations_deg.upperBound * degree
    }
  }

  public var rules: [Rule]
  private let earth = Earth.wgs84

  public init(rules: [Rule]) { self.rules = rules }

  /// The constellations in low orbit of several dozen satellites, with the altitudes and inclinations
  /// that their licences name, widened to what station-keeping allows.
  public static let standard = ConstellationMembership(rules: [
    Rule("starlink", "STARLINK", altitudes_km: 330...615, inclinations_deg: 30...149),
    Rule("oneweb", "ONEWEB", altitudes_km: 1150...1250, inclinations_deg: 86...89),
    Rule("iridium", "IRIDIUM", altitudes_km: 765...790, inclinations_deg: 86...87),
    Rule("globalstar", "GLOBALSTAR", altitudes_km: 1400...1430, inclinations_deg: 51...53),
    Rule("orbcomm", "ORBCOMM", altitudes_km: 650...830, inclinations_deg: 44...48),
    Rule("kuiper", "KUIPER", altitudes_km: 580...640, inclinations_deg: 32...53),
    Rule("qianfan", "QIANFAN", altitudes_km: 780...1200, inclinations_deg: 80...92),
    Rule("guowang", "HULIANWANG", altitudes_km: 480...1200, inclinations_deg: 29...90),
  ])

  /// Returns the constellation of an object, `nil` where it belongs to none.
  public func constellation(of object: CatalogueObject) -> String? {
    guard object.kind == .payload, let name = object.name?.uppercased() else { return nil }
    let altitude = object.semiMajorAxis - earth.equatorialRadius
    return rules.first {
      name.hasPrefix($0.prefix) && $0.altitudes.contains(altitude)
        && $0.inclinations.contains(object.inclination)
    }?.constellation
  }
}
