// References
// [1] Wilmoth, Mitcheltree, Moss (1999), Low-density aerodynamics of the Stardust Sample Return
//     Capsule, J. Spacecr. Rockets 36, 436-441: a sine-squared relation from Kn = 0.001 to Kn = 10.
// [2] U.S. Standard Atmosphere (1976), NOAA-S/T 76-1562, Eq. 28 and Table 2: the mean free path and the
//     effective diameter of collisions; the molar mass at sea level.
import Glibc

/// How the drag coefficient falls from free molecular flow to that of a continuum [1].
///
///     C_D/C_D,fm = c + (1 − c) sin²φ,   φ = (π/8)(3 + log₁₀ Kn),   Kn = λ/L
///
/// Above Kn = 10 it is that of free molecules, below Kn = 0.001 that of a continuum. A metre-sized
/// object leaves free molecular flow near 130 km.
public struct DragTransition: Hashable, Sendable {
  /// The size L of the object [m].
  public var size: Double

  /// The drag coefficient of a sphere in a hypersonic continuum, 0.92 by the modified theory of Newton,
  /// over that in free molecular flow with diffuse reflection, 2.1 [1].
  public static let continuumRatio = 0.92 / 2.1

  /// - Parameter size: The size of the object [m], above 0.
  public init(size: Double) {
    precondition(size > 0, "an object has a size")
    self.size = size
  }

  /// The effective diameter of collisions [m] [2].
  @usableFromInline static let diameter = 3.65e-10
  /// The mass of a molecule of air at sea level [kg] [2]; at 120 km it is a tenth less, which moves the
  /// Knudsen number by as much.
  @usableFromInline static let molecule = 0.028_964_4 / 6.022_169e23
  /// λ ρ [kg/m²].
  @usableFromInline static let pathTimesDensity =
    molecule / (2.0.squareRoot() * .pi * diameter * diameter)

  /// Returns the mean free path [m] at a density [kg/m³], by [2] Eq. 28.
  public static func meanFreePath(density ρ: Double) -> Double { pathTimesDensity / ρ }

  /// Returns the drag coefficient over that in free molecular flow [1] at a density [kg/m³].
  @inlinable
  public func factor(density ρ: Double) -> Double {
    // At most altitudes without a logarithm
    if ρ * 10 * size <= Self.pathTimesDensity { return 1 }
    let φ = .pi / 8 * (3 + log10(Self.pathTimesDensity / (ρ * size)))
    let sine = sin(max(0, φ))
    return Self.continuumRatio + (1 - Self.continuumRatio) * sine * sine
  }
}
