/// A thermosphere model under the conditions of a timeline: the density at a place and an instant.
public struct ThermosphereOverTime: LocalAtmosphere {
  public let model: NRLMSISE00
  public let timeline: ActivityTimeline

  public init(model: NRLMSISE00 = NRLMSISE00(), timeline: ActivityTimeline) {
    self.model = model
    self.timeline = timeline
  }

  /// Returns the mass density of the air [kg/m³].
  ///
  /// Below the ground it is that at the ground; above the range of the model, 2500 km, there is none.
  public func density(at position: GeodeticPosition, _ instant: Instant) -> Double {
    density(at: position, instant, under: timeline.conditions(at: instant))
  }

  /// Returns the density at a place and local time under the conditions of another time [kg/m³].
  public func density(
    at position: GeodeticPosition, _ instant: Instant, under conditions: ThermosphereConditions
  ) -> Double {
    let h = max(position.altitude, NRLMSISE00.altitudes.lowerBound)
    if h > NRLMSISE00.altitudes.upperBound { return 0 }
    return model.density(
      atAltitude: h, latitude: position.latitude, longitude: position.longitude,
      instant: instant, conditions: conditions)
  }
}
