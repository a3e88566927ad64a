// References
// [1] NIMA TR8350.2, Department of Defense World Geodetic System 1984, 3rd ed., amendment 1 (2000).
// [2] Petit, Luzum (eds.), IERS Conventions (2010), IERS Technical Note 36, Table 1.1.
import Glibc

/// The constants of the Earth: gravity, figure and rotation.
///
/// The one place that holds them. A comparison with another program passes that program's own.
public struct Earth: Hashable, Sendable {
  /// The gravitational parameter μ [m³/s²].
  public let gravitationalParameter: Double
  /// The equatorial radius [m].
  public let equatorialRadius: Double
  /// The flattening f [1].
  public let flattening: Double
  /// The mean angular speed of rotation [rad/s].
  public let rotationRate: Double
  /// The second zonal harmonic J₂ [1].
  public let j2: Double

  public init(
    gravitationalParameter: Double, equatorialRadius: Double, flattening: Double,
    rotationRate: Double, j2: Double
  ) {
    self.gravitationalParameter = gravitationalParameter
    self.equatorialRadius = equatorialRadius
    self.flattening = flattening
    self.rotationRate = rotationRate
    self.j2 = j2
  }

  /// WGS 84 [1], with the unnormalised J₂ of EGM96.
  public static let wgs84 = Earth(
    gravitationalParameter: 3.986_004_418e14, equatorialRadius: 6_378_137,
    flattening: 1 / 298.257_223_563, rotationRate: 7.292_115e-5, j2: 1.082_626_68e-3)

  /// Returns the altitude over the ellipsoid of a point given in spherical coordinates.
  ///
  /// The distance along the radius from the surface of the ellipsoid. It is longer than that along
  /// the normal by at most 0.6 m at 100 km, 4 m at 800 km and 9 m at 2000 km, at middle latitudes.
  ///
  /// - Parameters:
  ///   - r: The distance from the centre [m].
  ///   - sinφ: The sine of the geocentric latitude [1].
  /// - Returns: The geodetic altitude [m].
  public func geodeticAltitude(radius r: Double, sineOfLatitude sinφ: Double) -> Double {
    // The ellipse in polar form: the distance of its surface at geocentric latitude φ.
    let e2 = flattening * (2 - flattening)
    let surface =
      equatorialRadius * (1 - flattening) / (1 - e2 * (1 - sinφ * sinφ)).squareRoot()
    return r - surface
  }
}
