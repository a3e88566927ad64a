import Glibc

// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384, Eqs. 5-7.
//
// The coefficients are piecewise linear in λ = log10(L / (1 m)). The printed slopes are kept; they
// leave steps below 3e-4 at the breakpoints.

extension AreaToMassDistribution {
  /// The size below which the law of small fragments holds [m].
  public static let largestSmallSize = 0.08
  /// The size above which the law of large fragments holds [m].
  public static let smallestLargeSize = 0.11

  /// The distribution for fragments of one size.
  ///
  /// Between 8 cm and 11 cm, which [1] leaves open, the densities of the two laws are mixed with the
  /// weight w = (L - 0.08 m) / 0.03 m on the large one: continuous in size and still a density.
  ///
  /// - Parameters:
  ///   - L: The characteristic length [m], greater than zero.
  ///   - kind: The design class of the parent; without effect below 8 cm.
  public init(size L: Double, kind: ParentKind) {
    let λ = log10(L)
    let w = (L - Self.largestSmallSize) / (Self.smallestLargeSize - Self.largestSmallSize)
    let small = Self.small(λ)
    if w <= 0 {
      self.init(components: [small])
    } else if w >= 1 {
      self.init(components: Self.large(λ, kind))
    } else {
      let large = Self.large(λ, kind).map { $0.weighted(by: w) }
      self.init(components: large + [small.weighted(by: 1 - w)])
    }
  }

  /// Returns the law above 11 cm at λ = log10 of the size in metres.
  static func large(_ λ: Double, _ kind: ParentKind) -> [Component] {
    switch kind {
    case .rocketBody: rocketBody(λ)
    case .spacecraft: spacecraft(λ)
    }
  }

  /// [1] Eq. 5
  private static func rocketBody(_ λ: Double) -> [Component] {
    let α = ramp(λ, from: -1.4, to: 0, low: 1, high: 0.5) { 1 - 0.3571 * (λ + 1.4) }
    let μ1 = ramp(λ, from: -0.5, to: 0, low: -0.45, high: -0.9) { -0.45 - 0.9 * (λ + 0.5) }
    let σ2 = ramp(λ, from: -1, to: 0.1, low: 0.28, high: 0.1) { 0.28 - 0.1636 * (λ + 1) }
    return [
      Component(weight: α, mean: μ1, sigma: 0.55),
      Component(weight: 1 - α, mean: -0.9, sigma: σ2),
    ]
  }

  /// [1] Eq. 6
  private static func spacecraft(_ λ: Double) -> [Component] {
    let α = ramp(λ, from: -1.95, to: 0.55, low: 0, high: 1) { 0.3 + 0.4 * (λ + 1.2) }
    let μ1 = ramp(λ, from: -1.1, to: 0, low: -0.6, high: -0.95) { -0.6 - 0.318 * (λ + 1.1) }
    let σ1 = ramp(λ, from: -1.3, to: -0.3, low: 0.1, high: 0.3) { 0.1 + 0.2 * (λ + 1.3) }
    let μ2 = ramp(λ, from: -0.7, to: -0.1, low: -1.2, high: -2) { -1.2 - 1.333 * (λ + 0.7) }
    let σ2 = ramp(λ, from: -0.5, to: -0.3, low: 0.5, high: 0.3) { 0.5 - (λ + 0.5) }
    return [
      Component(weight: min(max(α, 0), 1), mean: μ1, sigma: σ1),
      Component(weight: 1 - min(max(α, 0), 1), mean: μ2, sigma: σ2),
    ]
  }

  /// [1] Eq. 7, the same for both kinds
  static func small(_ λ: Double) -> Component {
    let μ = ramp(λ, from: -1.75, to: -1.25, low: -0.3, high: -1) { -0.3 - 1.4 * (λ + 1.75) }
    let σ = λ <= -3.5 ? 0.2 : 0.2 + 0.1333 * (λ + 3.5)
    return Component(weight: 1, mean: μ, sigma: σ)
  }

  private static func ramp(
    _ λ: Double, from λ0: Double, to λ1: Double, low: Double, high: Double, between: () -> Double
  ) -> Double {
    λ <= λ0 ? low : λ >= λ1 ? high : between()
  }
}

extension AreaToMassDistribution.Component {
  func weighted(by factor: Double) -> Self {
    Self(weight: weight * factor, mean: mean, sigma: sigma)
  }
}
