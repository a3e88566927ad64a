/// A model of the mass density of the air at a place and an instant.
public protocol LocalAtmosphere: Sendable {
  /// Returns the mass density of the air [kg/m³]; not negative.
  ///
  /// - Parameters:
  ///   - position: The place over the ellipsoid, at any altitude above −10 km.
  ///   - instant: The instant of UTC.
  func density(at position: GeodeticPosition, _ instant: Instant) -> Double
}

/// An averaged atmosphere under one activity, as a local one: the same at all longitudes and times.
public struct AveragedAtmosphere<Model: Atmosphere>: LocalAtmosphere {
  public let model: Model
  public let activity: SolarActivity

  public init(_ model: Model, activity: SolarActivity) {
    self.model = model
    self.activity = activity
  }

  public func density(at position: GeodeticPosition, _ instant: Instant) -> Double {
    model.density(
      atAltitude: position.altitude, latitude: position.latitude, activity: activity)
  }
}

/// The atmosphere of a place without one: it has no value, so that drag through it cannot be built.
extension Never: LocalAtmosphere {
  public func density(at position: GeodeticPosition, _ instant: Instant) -> Double {
    switch self {}
  }
}
