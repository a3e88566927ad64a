// References
// [1] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.
// [2] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3.

/// The gravity of WGS 72, with which element sets are fitted: no other set may be used with them [1].
///
/// The theory counts in Earth radii and minutes; so do all types of this folder that are not public.
enum SGP4Gravity {
  /// The gravitational parameter [m³/s²].
  static let gravitationalParameter = 3.986_008e14
  /// The equatorial radius [m].
  static let equatorialRadius = 6_378_135.0
  /// The zonal harmonics [1].
  static let j2 = 0.001_082_616
  static let j3 = -0.000_002_538_81
  static let j4 = -0.000_001_655_97
  static let j3OverJ2 = j3 / j2
  /// √μ in the units of the theory [Earth radius^1.5/min].
  static let ke = 60 / (6378.135 * 6378.135 * 6378.135 / 398_600.8).squareRoot()
  /// The unit of speed of the theory, that of a circular orbit at one Earth radius [m/s].
  static let speed = equatorialRadius * ke / 60
  /// The lower and upper end of the air that the drag terms assume, above the surface [km] [2].
  static let s = 78.0
  static let q0 = 120.0
  static let earthRadiusInKilometres = 6378.135
}
