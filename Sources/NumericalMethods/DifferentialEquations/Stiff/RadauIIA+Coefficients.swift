import Glibc

/// The coefficients of the Radau IIA method of three stages [1].
enum RadauIIACoefficients {
  // [1] Hairer, Wanner (1996), Solving Ordinary Differential Equations II, 2nd ed., Springer,
  //     section IV.5 (method), IV.8 (its program RADAU5).
  private static let root6 = 6.0.squareRoot()

  /// The times of the stages, as shares of the step ([1] Table IV.5.6).
  static let c: Row = ((4 - root6) / 10, (4 + root6) / 10, 1)

  /// The eigenvalues of the inverse of the matrix A of the method: γ and α ± iβ ([1] IV.8.5).
  static let γ = 3 + cbrt(9.0) - cbrt(3.0)
  static let α = 3 + 0.5 * (cbrt(3.0) - cbrt(9.0))
  static let β = 0.5 * (pow(3.0, 5.0 / 6) + pow(3.0, 7.0 / 6))

  typealias Row = (Double, Double, Double)

  /// The matrix T that brings A⁻¹ to T⁻¹ A⁻¹ T = [γ 0 0; 0 α β; 0 -β α], by rows.
  ///
  /// As [1] IV.8.5, but for the signs and scales of the eigenvectors, which are free.
  static let T: (Row, Row, Row) = (
    (0.094_438_762_488_975_24, -0.141_255_295_020_954_21, 0.030_029_194_105_147_42),
    (0.250_213_122_965_333_32, 0.204_129_352_293_799_94, -0.382_942_112_757_261_92),
    (1, 1, 0)
  )

  /// Its inverse, by rows.
  static let inverseT: (Row, Row, Row) = (
    (4.178_718_591_551_900_28, 0.327_682_820_761_062_37, 0.523_376_445_499_449_51),
    (-4.178_718_591_551_900_28, -0.327_682_820_761_062_37, 0.476_623_554_500_550_44),
    (0.502_872_634_945_786_82, -2.571_926_949_855_605_22, 0.596_039_204_828_224_92)
  )

  /// The weights of the stages in the error estimate ([1] IV.8.17).
  static let e: Row = ((-13 - 7 * root6) / 3, (-13 + 7 * root6) / 3, -1.0 / 3)

  /// Returns the weights of the stages in the collocation polynomial at a share of the step, from
  /// that at its start: the Lagrange polynomials of 0, c1, c2, 1 ([1] IV.8, "starting values").
  static func polynomial(at x: Double) -> Row {
    let (c1, c2) = (c.0, c.1)
    return (
      x * (x - c2) * (x - 1) / (c1 * (c1 - c2) * (c1 - 1)),
      x * (x - c1) * (x - 1) / (c2 * (c2 - c1) * (c2 - 1)),
      x * (x - c1) * (x - c2) / ((1 - c1) * (1 - c2))
    )
  }
}
