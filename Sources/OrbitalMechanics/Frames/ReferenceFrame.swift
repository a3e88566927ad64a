// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, annex B; SANA registry of celestial body reference
//     frames.
// [2] Meeus (1998), Astronomical Algorithms, 2nd ed., Eq. 21.3 (the precession of the IAU of 1976) and
//     ch. 22: nutation to 0.5 arcsec, the mean obliquity of Eq. 22.2.
// [3] Vallado (2013), Fundamentals of Astrodynamics and Applications, 4th ed., section 3.7.
import Glibc
import NumericalMethods
public import SpaceEnvironment

/// The frame in which a state is given [1].
public enum ReferenceFrame: String, Hashable, Sendable, CaseIterable {
  /// True equator and mean equinox of date, the frame of SGP4 and of `EarthRotation`.
  case teme = "TEME"
  /// True equator and equinox of date.
  case tod = "TOD"
  /// Mean equator and equinox of J2000.
  case eme2000 = "EME2000"
  /// The geocentric celestial reference frame; within 0.1 arcsec of EME2000.
  case gcrf = "GCRF"
  /// The terrestrial frame, which turns with the Earth; any realisation.
  case itrf = "ITRF"

  /// Returns a state in the frame of true equator and mean equinox of date.
  ///
  /// Good to an arcsecond, 30 m at the surface, from precession and the largest terms of nutation [2];
  /// polar motion and UT1 − UTC are left out, some 15 m and below 400 m along the equator for ITRF.
  public func inertial(_ given: TimedState, earth: Earth = .wgs84) -> TimedState {
    let state: CartesianState
    switch self {
    case .teme: return given
    case .itrf: state = EarthRotation(at: given.instant).inertial(given.state, earth: earth)
    case .tod:
      let angle = Nutation(at: given.instant).equationOfEquinoxes
      state = given.state.mapped { Self.turned($0, aboutZ: angle) }
    case .eme2000, .gcrf:
      let (precession, nutation) = (
        Precession(at: given.instant), Nutation(at: given.instant)
      )
      // Greenwich mean time counts from the mean equinox, apparent time from the true one [3].
      state = given.state.mapped {
        Self.turned(
          nutation.toTrue(precession.toDate($0)), aboutZ: nutation.equationOfEquinoxes)
      }
    }
    return TimedState(instant: given.instant, state: state)
  }

  /// Returns the components in axes turned about z by an angle.
  fileprivate static func turned(_ v: Vector3, aboutZ angle: Double) -> Vector3 {
    let (c, s) = (cos(angle), sin(angle))
    return Vector3(c * v.x + s * v.y, c * v.y - s * v.x, v.z)
  }

  /// Returns the components in axes turned about x by an angle.
  fileprivate static func turned(_ v: Vector3, aboutX angle: Double) -> Vector3 {
    let (c, s) = (cos(angle), sin(angle))
    return Vector3(v.x, c * v.y + s * v.z, c * v.z - s * v.y)
  }

  /// Returns the components in axes turned about y by an angle.
  fileprivate static func turned(_ v: Vector3, aboutY angle: Double) -> Vector3 {
    let (c, s) = (cos(angle), sin(angle))
    return Vector3(c * v.x - s * v.z, v.y, c * v.z + s * v.x)
  }
}

extension CartesianState {
  /// Returns the state whose position and velocity are those of this one, changed alike.
  fileprivate func mapped(_ change: (Vector3) -> Vector3) -> CartesianState {
    CartesianState(position: change(position), velocity: change(velocity))
  }
}

private let arcsecond = degree / 3600

/// Centuries of UTC since J2000; UTC stands for the dynamical time, a minute off.
private func centuries(_ instant: Instant) -> Double {
  instant.secondsSinceJ2000 / (36_525 * day)
}

/// The precession of the equator since J2000 [2].
private struct Precession {
  let (ζ, z, θ): (Double, Double, Double)

  init(at instant: Instant) {
    let T = centuries(instant)
    ζ = T * (2306.2181 + T * (0.30188 + T * 0.017998)) * arcsecond
    z = T * (2306.2181 + T * (1.09468 + T * 0.018203)) * arcsecond
    θ = T * (2004.3109 - T * (0.42665 + T * 0.041833)) * arcsecond
  }

  /// Returns a vector of J2000 in the mean frame of date [3].
  func toDate(_ v: Vector3) -> Vector3 {
    let first = ReferenceFrame.turned(v, aboutZ: -ζ)
    return ReferenceFrame.turned(ReferenceFrame.turned(first, aboutY: θ), aboutZ: -z)
  }
}

/// The largest terms of nutation [2].
private struct Nutation {
  /// The mean obliquity, and the nutation in longitude and obliquity [rad].
  let (ε, Δψ, Δε): (Double, Double, Double)

  init(at instant: Instant) {
    let T = centuries(instant)
    let Ω = (125.044_52 - 1_934.136_261 * T) * degree
    let L = (280.4665 + 36_000.7698 * T) * degree
    let moon = (218.3165 + 481_267.8813 * T) * degree
    ε = (84_381.448 - 46.8150 * T) * arcsecond
    Δψ =
      (-17.20 * sin(Ω) - 1.32 * sin(2 * L) - 0.23 * sin(2 * moon) + 0.21 * sin(2 * Ω))
      * arcsecond
    Δε =
      (9.20 * cos(Ω) + 0.57 * cos(2 * L) + 0.10 * cos(2 * moon) - 0.09 * cos(2 * Ω))
      * arcsecond
  }

  /// The equation of the equinoxes [rad].
  var equationOfEquinoxes: Double { Δψ * cos(ε + Δε) }

  /// Returns a vector of the mean frame of date in the true one [3].
  func toTrue(_ v: Vector3) -> Vector3 {
    let ecliptic = ReferenceFrame.turned(v, aboutX: ε)
    return ReferenceFrame.turned(
      ReferenceFrame.turned(ecliptic, aboutZ: -Δψ), aboutX: -(ε + Δε))
  }
}
