import Glibc
import OrbitalMechanics
public import SpaceEnvironment

/// How often one satellite meets objects of a shell and a band of inclination, per density of them.
///
/// As `EncounterKernel`, with the exact orbit of the satellite in the place of a bin; the others are
/// taken to be on nearly circular orbits.
public struct SatelliteEncounters: Sendable {
  private let orbit: Orbit
  private let inclination: Double
  private let earth: Earth

  /// The half-width of the band that stands for the inclination of the satellite [rad].
  private static let halfWidth = 0.1 * degree

  /// - Parameters:
  ///   - perigee: The perigee altitude [m].
  ///   - apogee: The apogee altitude [m], not below the perigee.
  ///   - inclination: From 0 to π.
  ///   - earth: The figure of the Earth.
  public init(perigee: Double, apogee: Double, inclination: Double, earth: Earth = .wgs84) {
    precondition(perigee <= apogee, "the apogee is not below the perigee")
    let (q, Q) = (earth.equatorialRadius + perigee, earth.equatorialRadius + apogee)
    orbit = Orbit(semiMajorAxis: (q + Q) / 2, eccentricity: (Q - q) / (Q + q))
    self.inclination = inclination
    self.earth = earth
  }

  /// The share of its time that the satellite spends in a shell.
  public func residence(in altitude: Range<Double>) -> Double {
    let R = earth.equatorialRadius
    if orbit.perigeeRadius == orbit.apogeeRadius {
      return altitude.contains(orbit.perigeeRadius - R) ? 1 : 0
    }
    return orbit.residenceFraction(from: R + altitude.lowerBound, to: R + altitude.upperBound)
  }

  /// Returns ⟨f₁ f₂ v⟩ [m/s]: times the number of objects per volume and the cross-section, the rate
  /// of encounters while the satellite is in the shell.
  public func speed(in altitude: Range<Double>, inclinations band: Range<Double>) -> Double {
    let own = max(0, inclination - Self.halfWidth)..<min(.pi, inclination + Self.halfWidth)
    let (R, μ) = (earth.equatorialRadius, earth.gravitationalParameter)
    let (bottom, top) = (R + altitude.lowerBound, R + altitude.upperBound)
    // The middle of what the orbit has in the shell
    let r = (max(bottom, orbit.perigeeRadius) + min(top, orbit.apogeeRadius)) / 2
    let p = orbit.semiMajorAxis * (1 - orbit.eccentricity * orbit.eccentricity)
    let across = (μ * p).squareRoot() / r
    let radial2 = max(0, μ * (2 / r - 1 / orbit.semiMajorAxis) - across * across)
    // The speed along the radius vanishes at both ends; below rounding it is none.
    let radial = radial2 < 1e-9 * across * across ? 0 : radial2.squareRoot()
    var sums = [0.0]
    EncounterSpectrum(own, band).add(
      .init(across: across, radial: radial),
      .init(across: (μ / ((bottom + top) / 2)).squareRoot(), radial: 0),
      speeds: SpeedBins(edges: [0, 20_000]), to: &sums)
    return sums[0]
  }
}
