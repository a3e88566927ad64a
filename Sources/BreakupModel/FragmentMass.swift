// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384.

/// The masses that follow from size, area and area-to-mass ratio, m = A / (A/M).
public enum FragmentMass {
  /// Returns the mean mass of a fragment of a given size [kg].
  ///
  ///     E[m | L] = A(L) E[10^-χ | L]
  ///
  /// Not monotone for rocket bodies, where it falls across the bridge from 8 cm to 11 cm.
  ///
  /// - Parameters:
  ///   - L: The characteristic length [m], greater than zero.
  ///   - kind: The design class of the parent.
  public static func mean(ofSize L: Double, kind: ParentKind) -> Double {
    FragmentArea.area(ofSize: L) * AreaToMassDistribution(size: L, kind: kind).meanMassPerArea
  }

  /// Returns the mass that a number law expects in a range of sizes [kg].
  ///
  /// Nothing in the model makes this the mass of the parent; ``BreakupYields`` closes the balance.
  ///
  /// - Parameters:
  ///   - law: The number law.
  ///   - sizes: The range of characteristic lengths [m].
  ///   - kind: The design class of the parent.
  public static func expected(
    _ law: FragmentNumber, within sizes: Range<Double>, kind: ParentKind
  ) -> Double {
    let cells = SizeCells(sizes: sizes, cellsPerDecade: 40, exponent: law.exponent)
    return law.coefficient
      * cells.nodes.reduce(0) { $0 + $1.weight * mean(ofSize: $1.size, kind: kind) }
  }
}
