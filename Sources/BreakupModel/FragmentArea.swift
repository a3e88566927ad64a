import Glibc

// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384, Eqs. 8 and 9.

/// The published relation of the mean cross-section of a fragment to its size.
public enum FragmentArea {
  /// The size at which the two branches meet [m].
  public static let branchSize = 0.00167

  private static let smallFactor = 0.540424
  private static let largeFactor = 0.556945
  private static let largeExponent = 2.0047077

  /// Returns the mean cross-section of a fragment [m²]; grows monotonically.
  ///
  /// - Parameter L: The characteristic length [m], greater than zero.
  public static func area(ofSize L: Double) -> Double {
    L < branchSize ? smallFactor * L * L : largeFactor * pow(L, largeExponent)
  }

  /// Returns the characteristic length of a fragment [m], the inverse of `area(ofSize:)`.
  ///
  /// - Parameter A: The mean cross-section [m²], greater than zero.
  public static func size(ofArea A: Double) -> Double {
    A < area(ofSize: branchSize)
      ? (A / smallFactor).squareRoot() : pow(A / largeFactor, 1 / largeExponent)
  }
}
