// References
// [1] Sloan, Joe (1994), Lattice Methods for Multiple Integration, ch. 1: lattices of rank 1.
public import SpaceEnvironment

/// The mean orbit of an object whose lifetime is asked for.
public struct LifetimeOrbit: Hashable, Sendable {
  /// The altitude of the perigee of the mean orbit above the equatorial radius [m].
  public var perigeeAltitude: Double
  /// The altitude of the apogee of the mean orbit above the equatorial radius [m].
  public var apogeeAltitude: Double
  /// The inclination [rad].
  public var inclination: Double

  public init(perigeeAltitude: Double, apogeeAltitude: Double, inclination: Double) {
    self.perigeeAltitude = perigeeAltitude
    self.apogeeAltitude = apogeeAltitude
    self.inclination = inclination
  }

  /// How an orbit lies in space, and where on it the object is.
  public struct Orientation: Hashable, Sendable {
    /// The right ascension of the ascending node [rad].
    public var node: Double
    /// The argument of the perigee [rad].
    public var argumentOfPerigee: Double
    /// The mean anomaly [rad].
    public var meanAnomaly: Double

    public init(node: Double, argumentOfPerigee: Double, meanAnomaly: Double = 0) {
      self.node = node
      self.argumentOfPerigee = argumentOfPerigee
      self.meanAnomaly = meanAnomaly
    }

    /// Eight orientations that stand for all: the lattice ((2k + 1)/16, 3k/8, 5k/8) of rank 1 [1] of
    /// node, argument of the perigee and mean anomaly, in turns.
    public static let draws: [Orientation] = (0..<8).map { k in
      let step = Double.pi / 8
      return Orientation(
        node: Double(2 * k + 1) * step, argumentOfPerigee: Double(6 * k % 16) * step,
        meanAnomaly: Double(10 * k % 16) * step)
    }
  }

  /// Returns the mean elements in an orientation.
  public func elements(_ orientation: Orientation, earth: Earth = .wgs84) -> KeplerElements {
    let a = earth.equatorialRadius + (perigeeAltitude + apogeeAltitude) / 2
    return KeplerElements(
      semiMajorAxis: a, eccentricity: (apogeeAltitude - perigeeAltitude) / (2 * a),
      inclination: inclination, node: orientation.node,
      argumentOfPerigee: orientation.argumentOfPerigee, meanAnomaly: orientation.meanAnomaly)
  }
}
