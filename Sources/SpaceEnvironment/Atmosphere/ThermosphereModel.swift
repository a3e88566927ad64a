/// A model of the mass density of the air at a place and an instant.
public protocol ThermosphereModel: Sendable {
  /// Returns the mass density of the air.
  ///
  /// - Parameters:
  ///   - h: The geodetic altitude [m], within the range of the model.
  ///   - φ: The geodetic latitude [rad], from −π/2 to π/2.
  ///   - λ: The longitude, positive to the east [rad], from −2π to 2π.
  ///   - instant: The instant.
  ///   - conditions: The activity of the Sun and of the geomagnetic field.
  /// - Returns: The density ρ [kg/m³], greater than zero.
  func density(
    atAltitude h: Double, latitude φ: Double, longitude λ: Double, instant: Instant,
    conditions: ThermosphereConditions
  ) -> Double
}
