public import OrbitalMechanics
public import SpaceEnvironment

/// What it takes to leave an orbit [m/s].
public struct DisposalManoeuvre: Sendable {
  private let earth: Earth
  /// The radius of the graveyard [m].
  private let graveyard: Double

  /// - Parameters:
  ///   - earth: The figure of the Earth.
  ///   - graveyardAltitude: The altitude of circular orbits above those that are counted [m].
  public init(earth: Earth, graveyardAltitude: Double) {
    self.earth = earth
    graveyard = earth.equatorialRadius + graveyardAltitude
  }

  /// Whether rising above the orbits that are counted takes less Δv than lowering the perigee, at the same
  /// apogee, to a radius [m].
  public func risesRather(_ orbit: Orbit, thanToPerigee q: Double) -> Bool {
    raisingSpeed(orbit) < loweringSpeed(orbit, toPerigee: q)
  }

  /// The Δv that lowers the perigee to a radius at constant apogee [m/s].
  public func loweringSpeed(_ orbit: Orbit, toPerigee q: Double) -> Double {
    let r = orbit.apogeeRadius
    return speed(at: r, semiMajorAxis: orbit.semiMajorAxis)
      - speed(at: r, semiMajorAxis: (r + q) / 2)
  }

  /// The Δv that raises apogee, where needed, and then perigee to the graveyard [m/s].
  public func raisingSpeed(_ orbit: Orbit) -> Double {
    let (q, far) = (orbit.perigeeRadius, max(orbit.apogeeRadius, graveyard))
    let first =
      speed(at: q, semiMajorAxis: (q + far) / 2) - speed(at: q, semiMajorAxis: orbit.semiMajorAxis)
    let second =
      speed(at: far, semiMajorAxis: (far + graveyard) / 2)
      - speed(at: far, semiMajorAxis: (q + far) / 2)
    return first + second
  }

  /// The speed at a radius on an orbit of a semi-major axis [m/s].
  private func speed(at r: Double, semiMajorAxis a: Double) -> Double {
    (earth.gravitationalParameter * (2 / r - 1 / a)).squareRoot()
  }
}
