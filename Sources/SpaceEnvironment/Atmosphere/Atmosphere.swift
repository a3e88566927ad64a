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

  /// Creates an activity whose flux of the day is the mean flux.
  public init(meanF107 f107: Double, ap: Double) {
    self.init(f107: f107, f107Mean: f107, ap: ap)
  }
}

/// A model of the mass density of the air, averaged over local time, season and longitude.
public protocol Atmosphere: Sendable {
  /// Whether the density depends on the activity.
  var dependsOnActivity: Bool { get }

  /// Returns the mass density of the air.
  ///
  /// - Parameters:
  ///   - h: The geodetic altitude [m].
  ///   - φ: The latitude [rad]; north and south are alike.
  ///   - activity: The activity of the Sun and of the geomagnetic field.
  /// - Returns: The density ρ [kg/m³]; positive, falling with altitude.
  func density(atAltitude h: Double, latitude φ: Double, activity: SolarActivity) -> Double

  /// Returns the same atmosphere, made ready for activities within levels; these are exact.
  func prepared(for levels: ActivityLevels) -> any Atmosphere
}

extension Atmosphere {
  public func prepared(for levels: ActivityLevels) -> any Atmosphere { self }
}
