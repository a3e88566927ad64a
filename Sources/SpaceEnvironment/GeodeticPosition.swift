// References
// [1] Vermeille (2002), Direct transformation from geocentric coordinates to geodetic coordinates,
//     J. Geodesy 76, 451-454.
import Glibc
public import NumericalMethods

/// A place above the ellipsoid of the Earth.
public struct GeodeticPosition: Hashable, Sendable {
  /// The geodetic latitude [rad], north positive.
  public var latitude: Double
  /// The longitude [rad] from −π to π, east positive.
  public var longitude: Double
  /// The altitude over the ellipsoid along its normal [m].
  public var altitude: Double

  @inlinable
  public init(latitude: Double, longitude: Double, altitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
    self.altitude = altitude
  }
}

extension Earth {
  /// Returns the place of a point of the Earth-fixed frame.
  ///
  /// The closed formula of [1]: exact outside the evolute of the ellipsoid, that is farther than 43 km
  /// from the centre; rounding leaves about 1e-9 m. Nearer, the altitude is not a number.
  ///
  /// - Parameter position: The Earth-fixed position [m]; x to longitude 0, z to the north pole.
  public func geodetic(_ position: Vector3) -> GeodeticPosition {
    let ρ2 = position.x * position.x + position.y * position.y
    let ρ = ρ2.squareRoot()
    let a2 = equatorialRadius * equatorialRadius
    let e2 = flattening * (2 - flattening)
    let e4 = e2 * e2
    // [1] in the order of its section 2
    let p = ρ2 / a2
    let q = (1 - e2) * position.z * position.z / a2
    let r = (p + q - e4) / 6
    guard r > 0 else { return GeodeticPosition(latitude: 0, longitude: 0, altitude: .nan) }
    let s = e4 * p * q / (4 * r * r * r)
    let t = cbrt(1 + s + (s * (2 + s)).squareRoot())
    let u = r * (1 + t + 1 / t)
    let v = (u * u + e4 * q).squareRoot()
    let w = e2 * (u + v - q) / (2 * v)
    let k = (u + v + w * w).squareRoot() - w
    let D = k * ρ / (k + e2)
    let length = (D * D + position.z * position.z).squareRoot()
    return GeodeticPosition(
      latitude: 2 * atan2(position.z, D + length), longitude: atan2(position.y, position.x),
      altitude: (k + e2 - 1) / k * length)
  }

  /// Returns the Earth-fixed position [m] of a place.
  public func position(_ place: GeodeticPosition) -> Vector3 {
    let e2 = flattening * (2 - flattening)
    let sinφ = sin(place.latitude)
    let cosφ = cos(place.latitude)
    let N = equatorialRadius / (1 - e2 * sinφ * sinφ).squareRoot()
    let ρ = (N + place.altitude) * cosφ
    return Vector3(
      ρ * cos(place.longitude), ρ * sin(place.longitude),
      ((1 - e2) * N + place.altitude) * sinφ)
  }
}
