import Glibc

// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384, Eqs. 11 and 12.

/// The law of the speed at which fragments leave their parent, isotropic in its frame.
///
///     log10(Δv / (1 m/s)) ~ N(μ, 0.4),  μ = 0.2 χ + 1.85 (explosion), 0.9 χ + 2.9 (collision)
public enum EjectionSpeed {
  /// The standard deviation of log10 Δv [1].
  public static let sigma = 0.4

  /// Returns the mean of log10 Δv with Δv in m/s [1].
  ///
  /// - Parameters:
  ///   - ratio: The area-to-mass ratio of the fragment [m²/kg], greater than zero.
  ///   - event: What broke the parent.
  public static func meanLogarithm(areaToMassRatio ratio: Double, event: BreakupEvent) -> Double {
    let χ = log10(ratio)
    return switch event {
    case .explosion: 0.2 * χ + 1.85  // [1] Eq. 11
    case .collision: 0.9 * χ + 2.9  // [1] Eq. 12
    }
  }

  /// Returns the speed that half of the fragments exceed [m/s].
  public static func median(areaToMassRatio: Double, event: BreakupEvent) -> Double {
    pow(10, meanLogarithm(areaToMassRatio: areaToMassRatio, event: event))
  }

  /// Returns speeds that stand for the whole law, each with the same weight.
  ///
  /// The law is cut into `count` slices of equal probability, and each is represented by its mean
  /// speed, in closed form. The mean speed of the law is therefore exact for every count; the mean
  /// square is low by the spread inside the slices (18 % at 8 nodes, 8 % at 32).
  ///
  /// - Parameters:
  ///   - areaToMassRatio: The area-to-mass ratio of the fragments [m²/kg], greater than zero.
  ///   - event: What broke the parent.
  ///   - count: The number of nodes, at least 1.
  /// - Returns: Speeds [m/s] in increasing order and weights [1] that sum to 1.
  public static func nodes(
    areaToMassRatio: Double, event: BreakupEvent, count: Int
  ) -> [(speed: Double, weight: Double)] {
    precondition(count >= 1, "at least one node is needed")
    let s = ln10 * sigma
    let mean = median(areaToMassRatio: areaToMassRatio, event: event) * exp(0.5 * s * s)
    // Of the mean, the part Φ(z - s) comes from below the quantile z.
    let parts = (0...count).map { i in
      i == 0 ? 0 : i == count ? 1 : normalCumulative(quantile(Double(i) / Double(count)) - s)
    }
    return (0..<count).map { i in
      (mean * (parts[i + 1] - parts[i]) * Double(count), 1 / Double(count))
    }
  }

  /// Returns the z at which the standard normal has a given cumulative probability, by bisection.
  private static func quantile(_ probability: Double) -> Double {
    var (low, high) = (-9.0, 9.0)
    while true {
      let middle = 0.5 * (low + high)
      guard low < middle, middle < high else { return middle }
      if normalCumulative(middle) < probability { low = middle } else { high = middle }
    }
  }
}
