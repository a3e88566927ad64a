import Glibc

// References
// [1] Johnson, Krisko, Liou, Anz-Meador (2001), NASA's new breakup model of EVOLVE 4.0,
//     Adv. Space Res. 28(9), 1377-1384, doi:10.1016/S0273-1177(01)00423-9.

/// A power law of the cumulative number of fragments over their size.
///
///     N(> L) = coefficient L^-exponent
public struct FragmentNumber: Hashable, Sendable {
  /// The exponent of explosions [1].
  public static let explosionExponent = 1.6
  /// The exponent of collisions [1].
  public static let collisionExponent = 1.71

  /// The number of fragments larger than 1 m [1].
  public let coefficient: Double
  /// The steepness of the law [1], positive.
  public let exponent: Double

  public init(coefficient: Double, exponent: Double) {
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// The law of an explosion, N(> L) = 6 S L^-1.6.
  ///
  /// - Parameter scale: The calibration factor S [1]; 1 for upper stages of 600 kg to 1000 kg.
  public static func explosion(scale: Double) -> FragmentNumber {
    FragmentNumber(coefficient: 6 * scale, exponent: explosionExponent)  // [1] Eq. 2
  }

  /// The law of a collision, N(> L) = 0.1 M^0.75 L^-1.71.
  ///
  /// - Parameter M: The mass that takes part [kg], see ``CollisionEnergy``.
  public static func collision(mass M: Double) -> FragmentNumber {
    FragmentNumber(coefficient: 0.1 * pow(M, 0.75), exponent: collisionExponent)  // [1] Eq. 4
  }

  /// Returns the number of fragments larger than a size [1]; falls monotonically.
  ///
  /// - Parameter L: The characteristic length [m], greater than zero.
  public func count(largerThan L: Double) -> Double {
    coefficient * pow(L, -exponent)
  }

  /// Returns the number of fragments within a range of sizes [m]; never negative.
  public func count(within sizes: Range<Double>) -> Double {
    count(largerThan: sizes.lowerBound) - count(largerThan: sizes.upperBound)
  }

  /// Returns the size that a given number of fragments exceed [m], the inverse of
  /// `count(largerThan:)`.
  ///
  /// - Parameter n: The number of fragments [1], greater than zero.
  public func size(ofRank n: Double) -> Double {
    pow(n / coefficient, -1 / exponent)
  }

  /// Returns the law of a share of the fragments.
  func scaled(by share: Double) -> FragmentNumber {
    FragmentNumber(coefficient: share * coefficient, exponent: exponent)
  }
}
