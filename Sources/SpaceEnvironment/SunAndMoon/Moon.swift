// References
// [1] Meeus (1998), Astronomical Algorithms, 2nd ed., ch. 47, after Chapront-Touzé, Chapront,
//     ELP-2000/82.
// [2] Park, Folkner, Williams, Boggs (2021), The JPL planetary and lunar ephemerides DE440 and DE441,
//     Astron. J. 161, 105.
import Glibc
public import NumericalMethods

/// The Moon as seen from the Earth.
public enum Moon {
  /// The gravitational parameter [m³/s²] [2].
  public static let gravitationalParameter = 4.902_800_118e12

  /// Returns the longitude and latitude on the mean ecliptic of date [rad], and the distance [m].
  ///
  /// The error is about 10 arcsec in longitude and 4 arcsec in latitude [1].
  ///
  /// - Parameter T: The Julian centuries of Terrestrial Time since J2000 [1].
  static func ecliptic(
    _ T: Double
  ) -> (longitude: Double, latitude: Double, distance: Double) {
    // [1] Eqs. 47.1 to 47.6, in degrees
    let L =
      218.3164477
      + (481_267.88123421 + (-0.0015786 + (1 / 538_841.0 - T / 65_194_000) * T) * T) * T
    let D =
      297.8501921
      + (445_267.1114034 + (-0.0018819 + (1 / 545_868.0 - T / 113_065_000) * T) * T) * T
    let M = 357.5291092 + (35_999.0502909 + (-0.0001536 + T / 24_490_000) * T) * T
    let m =
      134.9633964
      + (477_198.8675055 + (0.0087414 + (1 / 69_699.0 - T / 14_712_000) * T) * T) * T
    let F =
      93.2720950
      + (483_202.0175233 + (-0.0036539 + (-1 / 3_526_000.0 + T / 863_310_000) * T) * T) * T
    let A1 = 119.75 + 131.849 * T
    let A2 = 53.09 + 479_264.290 * T
    let A3 = 313.45 + 481_266.484 * T
    let E = 1 - (0.002516 + 0.0000074 * T) * T

    // The sums of the tables, with the terms in the Sun's anomaly shrinking as its eccentricity does
    func sum(_ terms: [Term]) -> (sine: Double, cosine: Double) {
      var total = (sine: 0.0, cosine: 0.0)
      for term in terms {
        let angle = (term.D * D + term.M * M + term.m * m + term.F * F) * degree
        let weight = term.M == 0 ? 1 : abs(term.M) == 1 ? E : E * E
        total.sine += weight * term.sine * sin(angle)
        total.cosine += weight * term.cosine * cos(angle)
      }
      return total
    }
    func sine(_ angle: Double) -> Double { sin(angle * degree) }
    let (l, r) = sum(longitudeAndDistance)
    let b = sum(latitude).sine
    let λ = l + 3958 * sine(A1) + 1962 * sine(L - F) + 318 * sine(A2)
    let β =
      b - 2235 * sine(L) + 382 * sine(A3) + 175 * sine(A1 - F) + 175 * sine(A1 + F)
      + 127 * sine(L - m) - 115 * sine(L + m)
    return ((L + λ * 1e-6) * degree, β * 1e-6 * degree, 385_000_560 + r)
  }

  /// Returns the position of the Moon [m] from the centre of the Earth, in the frame of the mean
  /// equator and equinox of date.
  public static func position(at instant: Instant) -> Vector3 {
    let T = instant.terrestrialCenturies
    let (λ, β, distance) = ecliptic(T)
    return Ecliptic.equatorial(longitude: λ, latitude: β, distance: distance, centuries: T)
  }
}
