// References
// [1] Meeus (1998), Astronomical Algorithms, 2nd ed., ch. 25, "low accuracy", and Eq. 22.2.
// [2] Park, Folkner, Williams, Boggs (2021), The JPL planetary and lunar ephemerides DE440 and DE441,
//     Astron. J. 161, 105.
// [3] IAU 2012 resolution B2: the astronomical unit; IAU 2015 resolution B3: the solar radius and
//     irradiance.
import Glibc
public import NumericalMethods

/// The Sun as seen from the Earth.
public enum Sun {
  /// The gravitational parameter [m³/s²] [2].
  public static let gravitationalParameter = 1.327_124_400_412_794e20
  /// The radius [m] [3].
  public static let radius = 6.957e8
  /// The astronomical unit [m] [3].
  public static let astronomicalUnit = 149_597_870_700.0
  /// The flux of energy at one astronomical unit [W/m²] [3].
  public static let irradiance = 1361.0

  /// Returns the geometric longitude on the mean ecliptic of date [rad], and the distance [m].
  ///
  /// The error is below 0.01° between 1900 and 2100 [1].
  ///
  /// - Parameter T: The Julian centuries of Terrestrial Time since J2000 [1].
  static func ecliptic(_ T: Double) -> (longitude: Double, distance: Double) {
    // [1] Eqs. 25.2 to 25.5
    let L0 = 280.46646 + (36_000.76983 + 0.000_303_2 * T) * T
    let M = (357.52911 + (35_999.05029 - 0.000_153_7 * T) * T) * degree
    let e = 0.016_708_634 - (0.000_042_037 + 0.000_000_126_7 * T) * T
    let C =
      (1.914602 - (0.004817 + 0.000014 * T) * T) * sin(M)
      + (0.019993 - 0.000101 * T) * sin(2 * M) + 0.000289 * sin(3 * M)
    let R = 1.000_001_018 * (1 - e * e) / (1 + e * cos(M + C * degree))
    return ((L0 + C) * degree, R * astronomicalUnit)
  }

  /// Returns the position of the Sun [m] from the centre of the Earth, in the frame of the mean
  /// equator and equinox of date.
  public static func position(at instant: Instant) -> Vector3 {
    let T = instant.terrestrialCenturies
    let (λ, R) = ecliptic(T)
    return Ecliptic.equatorial(longitude: λ, latitude: 0, distance: R, centuries: T)
  }
}

/// The plane of the Earth's orbit.
enum Ecliptic {
  /// Returns the mean obliquity of the ecliptic [rad], [1] Eq. 22.2.
  static func meanObliquity(_ T: Double) -> Double {
    (84_381.448 - (46.8150 + (0.00059 - 0.001813 * T) * T) * T) / 3600 * degree
  }

  /// Returns a position with respect to the mean equator and equinox of date, in the unit of the
  /// distance, from ecliptic coordinates [rad].
  static func equatorial(
    longitude λ: Double, latitude β: Double, distance: Double, centuries T: Double
  ) -> Vector3 {
    let ε = meanObliquity(T)
    let (x, y, z) = (cos(β) * cos(λ), cos(β) * sin(λ), sin(β))
    return distance * Vector3(x, y * cos(ε) - z * sin(ε), y * sin(ε) + z * cos(ε))
  }
}
