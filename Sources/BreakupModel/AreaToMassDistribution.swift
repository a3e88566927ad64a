import Glibc

// References
// [1] Johnson et al. (2001), Adv. Space Res. 28(9), 1377-1384, Eqs. 5-7.

/// The distribution of χ = log10(A/M / (1 m²/kg)) of the fragments of one size: a mixture of normals.
///
///     p(χ) = Σ w_k N(χ; μ_k, σ_k),  Σ w_k = 1
///
/// The densities are mixed, never the random variables: the sum of two normal variables has the same
/// mean but one peak and a variance that is far too small.
public struct AreaToMassDistribution: Hashable, Sendable {
  /// One normal of the mixture.
  public struct Component: Hashable, Sendable {
    /// The share of this normal [1]; the shares sum to 1.
    public let weight: Double
    /// The mean of χ [1].
    public let mean: Double
    /// The standard deviation of χ [1], greater than zero.
    public let sigma: Double

    public init(weight: Double, mean: Double, sigma: Double) {
      precondition(weight >= 0 && sigma > 0, "a component needs weight >= 0 and sigma > 0")
      self.weight = weight
      self.mean = mean
      self.sigma = sigma
    }
  }

  /// The normals of the mixture: one for small fragments, two for large ones, three between.
  public let components: [Component]

  public init(components: [Component]) {
    self.components = components.filter { $0.weight > 0 }
  }

  /// The mean of χ [1].
  public var mean: Double {
    components.reduce(0) { $0 + $1.weight * $1.mean }
  }

  /// The standard deviation of χ [1].
  public var sigma: Double {
    let μ = mean
    return components.reduce(0) {
      $0 + $1.weight * ($1.sigma * $1.sigma + ($1.mean - μ) * ($1.mean - μ))
    }.squareRoot()
  }

  /// Returns the probability density of χ [1].
  public func density(_ χ: Double) -> Double {
    components.reduce(0) {
      let z = (χ - $1.mean) / $1.sigma
      return $0 + $1.weight * exp(-0.5 * z * z) / ($1.sigma * (2 * Double.pi).squareRoot())
    }
  }

  /// Returns the probability that the logarithm of the area-to-mass ratio is at most χ [1].
  public func cumulative(_ χ: Double) -> Double {
    components.reduce(0) { $0 + $1.weight * normalCumulative((χ - $1.mean) / $1.sigma) }
  }

  /// The mean of 10^-χ, the mass per area [kg/m²].
  public var meanMassPerArea: Double {
    massPerArea(below: .infinity)
  }

  /// The mean of 10^χ, the area per mass [m²/kg].
  public var meanAreaPerMass: Double {
    components.reduce(0) {
      let bσ = ln10 * $1.sigma
      return $0 + $1.weight * exp(0.5 * bσ * bσ + ln10 * $1.mean)
    }
  }

  /// Returns the normal at a place from 0 to below 1 among the shares of all.
  func component(atShare place: Double) -> Component {
    var left = place
    for component in components {
      if left < component.weight { return component }
      left -= component.weight
    }
    return components[components.count - 1]  // where rounding leaves the sum of shares below 1
  }

  /// Returns the part of the mean of 10^-χ that comes from an interval of χ [kg/m²].
  public func meanMassPerArea(within interval: Range<Double>) -> Double {
    massPerArea(below: interval.upperBound) - massPerArea(below: interval.lowerBound)
  }

  /// Returns the integral of 10^-χ p(χ) from minus infinity to a given χ [kg/m²].
  ///
  /// A normal multiplied by an exponential is a shifted normal: with b = ln 10,
  ///
  ///     ∫ 10^-χ N(χ; μ, σ) dχ = 10^-μ exp(b²σ²/2) Φ((χ - μ + bσ²) / σ)
  func massPerArea(below χ: Double) -> Double {
    components.reduce(0) {
      let bσ = ln10 * $1.sigma
      let whole = $1.weight * exp(0.5 * bσ * bσ - ln10 * $1.mean)
      return $0 + whole * normalCumulative((χ - $1.mean) / $1.sigma + bσ)
    }
  }
}

let ln10 = 2.302585092994046

/// Returns the cumulative distribution of the standard normal [1].
func normalCumulative(_ z: Double) -> Double {
  0.5 * erfc(-z * 0.7071067811865476)
}
