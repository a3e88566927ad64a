import Glibc

/// The size and shape of a mean orbit.
public struct Orbit: Hashable, Sendable {
  /// The semi-major axis a [m].
  public var semiMajorAxis: Double
  /// The eccentricity e [1], from 0 to below 1.
  public var eccentricity: Double

  public init(semiMajorAxis: Double, eccentricity: Double) {
    self.semiMajorAxis = semiMajorAxis
    self.eccentricity = eccentricity
  }

  /// Creates an orbit from the radius of its perigee [m] and its eccentricity.
  public init(perigeeRadius: Double, eccentricity: Double) {
    self.init(semiMajorAxis: perigeeRadius / (1 - eccentricity), eccentricity: eccentricity)
  }

  /// The radius of the perigee [m].
  public var perigeeRadius: Double { semiMajorAxis * (1 - eccentricity) }
  /// The radius of the apogee [m].
  public var apogeeRadius: Double { semiMajorAxis * (1 + eccentricity) }

  /// Returns the mean anomaly at which the way out from the perigee reaches a radius.
  ///
  /// - Parameter r: The radius [m]; below the perigee gives 0, above the apogee π.
  /// - Returns: The mean anomaly [rad], from 0 to π.
  public func meanAnomaly(atRadius r: Double) -> Double {
    if r <= perigeeRadius { return 0 }
    if r >= apogeeRadius { return .pi }
    let cosE = max(-1, min(1, (1 - r / semiMajorAxis) / eccentricity))
    let E = acos(cosE)
    return E - eccentricity * sin(E)
  }

  /// Returns the share of its time that an object spends between two radii.
  ///
  ///     (M(r₂) − M(r₁))/π,   cos E = (1 − r/a)/e,   M = E − e sin E
  public func residenceFraction(from r1: Double, to r2: Double) -> Double {
    (meanAnomaly(atRadius: r2) - meanAnomaly(atRadius: r1)) / .pi
  }
}
