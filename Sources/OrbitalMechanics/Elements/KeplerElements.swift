// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, section 2.2.
import Glibc
import NumericalMethods

/// The elements of an elliptic orbit, osculating or mean.
public struct KeplerElements: Hashable, Sendable {
  /// The semi-major axis a [m].
  public var semiMajorAxis: Double
  /// The eccentricity e [1], from 0 to below 1.
  public var eccentricity: Double
  /// The inclination i [rad], from 0 to π.
  public var inclination: Double
  /// The right ascension of the ascending node Ω [rad].
  public var node: Double
  /// The argument of the perigee ω [rad].
  public var argumentOfPerigee: Double
  /// The mean anomaly M [rad].
  public var meanAnomaly: Double

  public init(
    semiMajorAxis: Double, eccentricity: Double, inclination: Double, node: Double,
    argumentOfPerigee: Double, meanAnomaly: Double
  ) {
    precondition(eccentricity >= 0 && eccentricity < 1, "an orbit is not elliptic")
    self.semiMajorAxis = semiMajorAxis
    self.eccentricity = eccentricity
    self.inclination = inclination
    self.node = node
    self.argumentOfPerigee = argumentOfPerigee
    self.meanAnomaly = meanAnomaly
  }

  /// The size and shape of the orbit.
  public var orbit: Orbit { Orbit(semiMajorAxis: semiMajorAxis, eccentricity: eccentricity) }

  /// The eccentric anomaly E [rad], of the revolution of the mean anomaly.
  ///
  ///     E − e sin E = M
  ///
  /// By Newton's method; rounding leaves an error of about 1e-15/(1 − e).
  public var eccentricAnomaly: Double {
    let e = eccentricity
    let turns = 2 * .pi * (meanAnomaly / (2 * .pi)).rounded()
    let M = meanAnomaly - turns
    // From this side of the root Newton's method converges monotonically.
    var E = M < 0 ? max(M - e, -.pi) : min(M + e, .pi)
    for _ in 0..<50 {
      let step = (E - e * sin(E) - M) / (1 - e * cos(E))
      E -= step
      if abs(step) < 1e-15 * (1 + abs(E)) { break }
    }
    return E + turns
  }

  /// The true anomaly ν [rad], of the revolution of the mean anomaly.
  public var trueAnomaly: Double {
    let (e, E) = (eccentricity, eccentricAnomaly)
    let β = e / (1 + (1 - e * e).squareRoot())
    return E + 2 * atan2(β * sin(E), 1 - β * cos(E))
  }

  /// Returns the position and velocity [1] section 2.2.3.
  ///
  /// - Parameter μ: The gravitational parameter [m³/s²].
  public func state(gravitationalParameter μ: Double) -> CartesianState {
    let (a, e, E) = (semiMajorAxis, eccentricity, eccentricAnomaly)
    let (cosE, sinE) = (cos(E), sin(E))
    let (cosΩ, sinΩ) = (cos(node), sin(node))
    let (cosω, sinω) = (cos(argumentOfPerigee), sin(argumentOfPerigee))
    let (cosI, sinI) = (cos(inclination), sin(inclination))
    // The directions of the perigee and, in the plane, a quarter of a turn ahead
    let P = Vector3(
      cosω * cosΩ - sinω * cosI * sinΩ, cosω * sinΩ + sinω * cosI * cosΩ, sinω * sinI)
    let Q = Vector3(
      -sinω * cosΩ - cosω * cosI * sinΩ, -sinω * sinΩ + cosω * cosI * cosΩ, cosω * sinI)
    let b = (1 - e * e).squareRoot()
    let rate = (μ / a).squareRoot() / (1 - e * cosE)
    return CartesianState(
      position: a * ((cosE - e) * P + b * sinE * Q), velocity: rate * (b * cosE * Q - sinE * P))
  }

  /// Creates the osculating elements of a state [1] section 2.2.4.
  ///
  /// In the plane of the equator the node lies on the x axis; on a circle the perigee lies at the
  /// node. Angles are from 0 to below 2π.
  ///
  /// - Parameters:
  ///   - state: The position and velocity of an orbit that is an ellipse.
  ///   - μ: The gravitational parameter [m³/s²].
  public init(_ state: CartesianState, gravitationalParameter μ: Double) {
    let (r, v) = (state.position, state.velocity)
    let distance = r.length
    let h = r.cross(v)
    let W = h.normalized
    let ofNode = (W.x * W.x + W.y * W.y).squareRoot()
    inclination = atan2(ofNode, W.z)
    let Ω = ofNode > 1e-14 ? atan2(W.x, -W.y) : 0
    let N = Vector3(cos(Ω), sin(Ω), 0)
    let u = atan2(r.dot(W.cross(N)), r.dot(N))

    let energy = v.squaredLength / 2 - μ / distance
    precondition(energy < 0, "an orbit is not elliptic")
    let a = -μ / (2 * energy)
    let eCosE = distance * v.squaredLength / μ - 1
    let eSinE = r.dot(v) / (μ * a).squareRoot()
    let e = hypot(eCosE, eSinE)
    precondition(e < 1, "an orbit is not elliptic")
    semiMajorAxis = a
    eccentricity = e
    node = Self.positive(Ω)
    if e < 1e-14 {
      argumentOfPerigee = 0
      meanAnomaly = Self.positive(u)
    } else {
      let E = atan2(eSinE, eCosE)
      let b = (1 - e * e).squareRoot()
      argumentOfPerigee = Self.positive(u - atan2(b * sin(E), cos(E) - e))
      meanAnomaly = Self.positive(E - eSinE)
    }
  }

  /// Returns the angle from 0 to below 2π that differs by whole turns.
  private static func positive(_ angle: Double) -> Double {
    let turns = angle / (2 * .pi)
    let rest = 2 * .pi * (turns - turns.rounded(.down))
    return rest < 2 * .pi ? rest : 0
  }
}
