// References
// [1] Vallado (2013), Fundamentals of Astrodynamics and Applications, 4th ed., section 3.7.3: the frame
//     of the true equator and mean equinox, from which the Earth-fixed frame is turned by Greenwich mean
//     sidereal time.
import Glibc
public import NumericalMethods
public import SpaceEnvironment

/// The turn of the Earth at an instant, between the inertial and the Earth-fixed frame.
///
/// The inertial frame is that of the true equator and mean equinox of date (TEME) [1], the frame of
/// two-line elements. Polar motion, below 15 m, is left out, and so is UT1 − UTC (see
/// `greenwichMeanSiderealTime`). The frame itself turns with precession and nutation by some 50 arcsec a
/// year; the equations of motion take it as inertial.
public struct EarthRotation: Sendable {
  /// The cosine and sine of Greenwich mean sidereal time.
  public let cosine: Double
  /// The sine of Greenwich mean sidereal time [1].
  public let sine: Double

  public init(at instant: Instant) {
    let θ = instant.greenwichMeanSiderealTime
    cosine = cos(θ)
    sine = sin(θ)
  }

  /// Returns the Earth-fixed components of an inertial vector.
  @inlinable
  public func fixed(_ v: Vector3) -> Vector3 {
    Vector3(cosine * v.x + sine * v.y, cosine * v.y - sine * v.x, v.z)
  }

  /// Returns the inertial components of an Earth-fixed vector.
  @inlinable
  public func inertial(_ v: Vector3) -> Vector3 {
    Vector3(cosine * v.x - sine * v.y, cosine * v.y + sine * v.x, v.z)
  }

  /// Returns the Earth-fixed position and velocity, as seen from the turning Earth, of an inertial
  /// state.
  public func fixed(_ state: CartesianState, earth: Earth) -> CartesianState {
    let ω = Vector3(0, 0, earth.rotationRate)
    return CartesianState(
      position: fixed(state.position), velocity: fixed(state.velocity - ω.cross(state.position)))
  }

  /// Returns the inertial state of an Earth-fixed position and velocity.
  public func inertial(_ state: CartesianState, earth: Earth) -> CartesianState {
    let ω = Vector3(0, 0, earth.rotationRate)
    let position = inertial(state.position)
    return CartesianState(
      position: position, velocity: inertial(state.velocity) + ω.cross(position))
  }
}
