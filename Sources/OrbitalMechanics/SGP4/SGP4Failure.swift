// References
// [1] Vallado, Crawford, Hujsak, Kelso (2006), Revisiting Spacetrack Report #3, AIAA 2006-6753.

extension SGP4 {
  /// Why the theory has no state to give, with the codes of [1].
  public enum Failure: Error, Hashable, Sendable {
    /// The mean eccentricity has left the range from −0.001 to below 1 (code 1).
    case meanEccentricity(Double)
    /// The mean motion [rad/s] is not above zero (code 2).
    case meanMotion(Double)
    /// The eccentricity with its lunar and solar terms has left the range from 0 to 1 (code 3).
    case perturbedEccentricity(Double)
    /// The semi-latus rectum [m] is below zero (code 4).
    case semilatusRectum(Double)
    /// The radius [m] lies inside the Earth: the object has come down (code 6).
    case decayed(radius: Double)

    /// The code of [1].
    public var code: Int {
      switch self {
      case .meanEccentricity: 1
      case .meanMotion: 2
      case .perturbedEccentricity: 3
      case .semilatusRectum: 4
      case .decayed: 6
      }
    }
  }
}

extension SGP4.Failure: CustomStringConvertible {
  public var description: String {
    switch self {
    case .meanEccentricity(let e):
      "the mean eccentricity is \(e), must be at least -0.001 and less than 1"
    case .meanMotion(let n):
      "the mean motion is \(n) rad/s, must be greater than 0 rad/s"
    case .perturbedEccentricity(let e):
      "the perturbed eccentricity is \(e), must be between 0 and 1"
    case .semilatusRectum(let p):
      "the semi-latus rectum is \(p) m, must be at least 0 m"
    case .decayed(let r):
      "the radius is \(r) m, must be at least 6378135 m: the object has decayed"
    }
  }
}
