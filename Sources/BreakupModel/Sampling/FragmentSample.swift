public import NumericalMethods

/// One fragment of a breakup.
public struct Fragment: Hashable, Sendable {
  /// How the fragment came about.
  public enum Origin: Hashable, Sendable, CaseIterable {
    /// Drawn from the number law.
    case law
    /// One of the few large pieces that hold what the law lacks of the mass of the parent.
    case piece
  }

  public let origin: Origin
  /// The characteristic length [m].
  public let size: Double
  /// The mass [kg].
  public let mass: Double
  /// The mean cross-section [m²].
  public let area: Double
  /// The velocity relative to the parent [m/s]; its direction is isotropic.
  public let ejectionVelocity: Vector3

  public init(
    origin: Origin, size: Double, mass: Double, area: Double, ejectionVelocity: Vector3
  ) {
    self.origin = origin
    self.size = size
    self.mass = mass
    self.area = area
    self.ejectionVelocity = ejectionVelocity
  }

  /// The area-to-mass ratio [m²/kg].
  public var areaToMassRatio: Double { area / mass }
  /// The speed relative to the parent [m/s].
  public var ejectionSpeed: Double { ejectionVelocity.length }
}

/// What one parent leaves behind in one outcome by chance.
///
/// The masses of the fragments, below the cut-off and of the remnant are the mass of the parent
/// together.
public struct FragmentSample: Hashable, Sendable {
  /// The fragments of the law, followed by the pieces.
  public let fragments: [Fragment]
  /// The mass of what is too small to be drawn [kg].
  public let massBelowCutoff: Double
  /// The mass of the cratered target in one piece [kg], which keeps its orbit; 0 where the parent is
  /// destroyed.
  public let remnantMass: Double

  /// Number, mass and area of the fragments together.
  public var total: FragmentSums {
    fragments.reduce(into: FragmentSums()) {
      $0 += FragmentSums(count: 1, mass: $1.mass, area: $1.area)
    }
  }
}
