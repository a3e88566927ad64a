/// The solar and geomagnetic activity that an atmosphere model asks for.
public struct SolarActivity: Hashable, Sendable {
  /// The solar radio flux at 10.7 cm of the day before [sfu].
  public var f107: Double
  /// The mean of the flux over the 81 days around the day [sfu].
  public var f107Mean: Double
  /// The daily planetary geomagnetic index [1].
  public var ap: Double

  public init(f107: Double, f107Mean: Double, ap: Double) {
    self.f107 = f107
    self.f107Mean = f107Mean
    self.ap = ap
  }
}

/// A model of the mass density of the air, averaged over local time, season and longitude.
public protocol Atmosphere: Sendable {
  /// Returns the mass density of the air.
  ///
  /// - Parameters:
  ///   - h: The geodetic altitude [m].
  ///   - activity: The activity of the Sun and of the geomagnetic field.
  /// - Returns: The density ρ [kg/m³]; positive, falling with altitude.
  func density(atAltitude h: Double, activity: SolarActivity) -> Double
}
