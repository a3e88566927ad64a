// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, annex B; SANA registry of celestial body reference
//     frames.
public import SpaceEnvironment

/// The frame in which a state vector is given [1]; nothing is converted between them here.
public enum ReferenceFrame: String, Hashable, Sendable, CaseIterable {
  /// True equator and mean equinox of date, the frame of SGP4.
  case teme = "TEME"
  /// True equator and equinox of date.
  case tod = "TOD"
  /// Mean equator and equinox of J2000.
  case eme2000 = "EME2000"
  /// The geocentric celestial reference frame; within 0.1 arcsec of EME2000.
  case gcrf = "GCRF"
  /// The terrestrial frame, which turns with the Earth; any realisation.
  case itrf = "ITRF"
}

/// A position and velocity at an instant, with the frame in which they are given.
public struct StateVector: Hashable, Sendable {
  public var instant: Instant
  /// The position from the centre of the Earth [m].
  public var position: SIMD3<Double>
  /// The velocity [m/s].
  public var velocity: SIMD3<Double>
  public var frame: ReferenceFrame

  public init(
    instant: Instant, position: SIMD3<Double>, velocity: SIMD3<Double>, frame: ReferenceFrame
  ) {
    self.instant = instant
    self.position = position
    self.velocity = velocity
    self.frame = frame
  }
}
