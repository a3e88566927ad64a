// References
// [1] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3.
// [2] CCSDS 502.0-B-3 (2023), Orbit Data Messages, section 4.
public import SpaceEnvironment

/// Mean elements of the general perturbations theory SGP4, in its frame: true equator, mean equinox.
///
/// They mean something only together with that theory [1]: the mean motion is that of Kozai, and
/// every periodic term that the theory adds has been taken out of them.
public struct MeanElements: Hashable, Sendable {
  /// The epoch, in UTC.
  public var epoch: Instant
  /// The mean motion n as Kozai defines it [rad/s].
  public var meanMotion: Double
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
  /// The drag term B*, which is fitted and may be negative [1/Earth radius].
  public var bstar: Double
  /// Half the rate of the mean motion, ṅ/2 [rad/s²], as element sets give it, `nil` where not given;
  /// SGP4 does not use it.
  public var halfMeanMotionRate: Double?
  /// A sixth of the second rate of the mean motion, n̈/6 [rad/s³], `nil` where not given; SGP4 does
  /// not use it.
  public var sixthMeanMotionAcceleration: Double?

  public init(
    epoch: Instant, meanMotion: Double, eccentricity: Double, inclination: Double, node: Double,
    argumentOfPerigee: Double, meanAnomaly: Double, bstar: Double,
    halfMeanMotionRate: Double? = nil,
    sixthMeanMotionAcceleration: Double? = nil
  ) {
    self.epoch = epoch
    self.meanMotion = meanMotion
    self.eccentricity = eccentricity
    self.inclination = inclination
    self.node = node
    self.argumentOfPerigee = argumentOfPerigee
    self.meanAnomaly = meanAnomaly
    self.bstar = bstar
    self.halfMeanMotionRate = halfMeanMotionRate
    self.sixthMeanMotionAcceleration = sixthMeanMotionAcceleration
  }

  /// The period of a revolution [s], by the mean motion as it stands.
  public var period: Double { 2 * .pi / meanMotion }
}
