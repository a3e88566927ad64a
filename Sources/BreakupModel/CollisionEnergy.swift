// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384.
// [2] Krisko (2011), Proper implementation of the 1998 NASA breakup model,
//     Orbital Debris Quarterly News 15(4), 4-5.

/// What the energy of an impact decides: whether the target is destroyed and which mass takes part.
public enum CollisionEnergy {
  /// The specific energy from which a collision is catastrophic [J/kg].
  public static let catastrophicThreshold = 40_000.0  // [1] 40 J/g

  /// Returns the kinetic energy of the small object per mass of the large one [J/kg].
  ///
  ///     E = m_small v² / (2 m_large)
  ///
  /// - Parameters:
  ///   - small: The mass of the lighter object [kg].
  ///   - large: The mass of the heavier object [kg].
  ///   - v: The relative speed [m/s].
  public static func specificEnergy(
    small: Double, large: Double, relativeSpeed v: Double
  ) -> Double {
    0.5 * small * v * v / large
  }

  /// Returns the mass that enters the number law of a catastrophic collision [kg].
  public static func catastrophicMass(small: Double, large: Double) -> Double {
    small + large
  }

  /// Returns the mass that enters the number law of a non-catastrophic collision [kg].
  ///
  ///     M = m_small (v / (1 km/s))², at most m_small + m_large
  ///
  /// The square is the correction of [2]; the paper [1] prints the first power. The cap keeps the
  /// law below that of the same pair when it is destroyed.
  ///
  /// - Parameters:
  ///   - small: The mass of the lighter object [kg].
  ///   - large: The mass of the heavier object [kg].
  ///   - v: The relative speed [m/s].
  public static func crateringMass(
    small: Double, large: Double, relativeSpeed v: Double
  ) -> Double {
    let speedInKilometresPerSecond = v / 1_000
    return min(small * speedInKilometresPerSecond * speedInKilometresPerSecond, small + large)
  }
}
