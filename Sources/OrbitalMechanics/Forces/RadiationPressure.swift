// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, section 3.4: Eqs. 3.75 and 3.85 to 3.94.
import Glibc
public import NumericalMethods
public import SpaceEnvironment

/// The pressure of sunlight on a sphere, with the shadow of a round Earth [1].
///
///     f P (AU/d)² C_R A/m, away from the Sun
public struct RadiationPressure: Force {
  /// The product C_R A/m of radiation pressure coefficient and area-to-mass ratio [m²/kg].
  public var coefficient: Double
  /// The radius of the Earth that casts the shadow [m].
  public let shadowRadius: Double
  @usableFromInline var sun = BodyPath(Sun.position, degree: 6)

  /// The pressure at one astronomical unit [N/m²].
  @usableFromInline static let pressure = Sun.irradiance / 299_792_458

  public init(coefficient: Double, earth: Earth = .wgs84) {
    self.coefficient = coefficient
    shadowRadius = earth.equatorialRadius
  }

  public mutating func prepare(from start: Instant, to end: Instant) {
    sun.tabulate(from: start, to: end)
  }

  @inlinable
  public func acceleration(at point: FlightPoint) -> Vector3 {
    let fromSun = point.position - sun.position(at: point.instant)
    let d2 = fromSun.squaredLength
    let au2 = Sun.astronomicalUnit * Sun.astronomicalUnit
    let light = sunlight(at: point.position, fromSun: fromSun)
    return fromSun
      * (light * Self.pressure * coefficient * au2 / (d2 * d2.squareRoot()))
  }

  /// Returns the share of the solar disc that is seen, from 0 in the umbra to 1.
  public func sunlight(at position: Vector3, fromSun: Vector3) -> Double {
    // [1] Eqs. 3.85 to 3.87: the radii of the two discs and the distance of their centres
    let r = position.length
    let d = fromSun.length
    let cosine = position.dot(fromSun) / (r * d)
    // On the sunward side of the terminator the Earth is more than a quarter of the sky away.
    if cosine < 0 { return 1 }
    let a = asin(min(1, Sun.radius / d))
    let b = asin(min(1, shadowRadius / r))
    let c = acos(min(1, cosine))
    if c >= a + b { return 1 }
    if c <= b - a { return 0 }
    if c <= a - b { return 1 - b * b / (a * a) }
    // [1] Eqs. 3.92 to 3.94
    let x = (c * c + a * a - b * b) / (2 * c)
    let y = max(0, a * a - x * x).squareRoot()
    let covered =
      a * a * acos(max(-1, min(1, x / a))) + b * b * acos(max(-1, min(1, (c - x) / b))) - c * y
    return 1 - covered / (.pi * a * a)
  }
}
