// References
// [1] NIST Digital Library of Mathematical Functions, section 8.17: incomplete beta functions.
// [2] Press, Teukolsky, Vetterling, Flannery (2007), Numerical Recipes, 3rd ed., section 6.4: the
//     continued fraction [1] 8.17.22 by the modified method of Lentz.
import Glibc

/// Student's distribution of the mean of few normal values over its standard error.
public struct StudentDistribution: Sendable {
  /// The degrees of freedom ν, greater than zero; need not be whole.
  public let degreesOfFreedom: Double

  public init(degreesOfFreedom: Double) {
    precondition(degreesOfFreedom > 0, "there are degrees of freedom")
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// Returns the probability of a value of at most t.
  ///
  ///     P(t) = 1 − I_x(ν/2, 1/2)/2 for t ≥ 0,  x = ν/(ν + t²)
  public func probability(atMost t: Double) -> Double {
    let ν = degreesOfFreedom
    let tail = 0.5 * regularizedIncompleteBeta(ν / (ν + t * t), ν / 2, 0.5)
    return t < 0 ? tail : 1 - tail
  }

  /// Returns the value that is exceeded with the probability 1 − p.
  ///
  /// - Parameter p: The probability, between 0 and 1, both excluded.
  public func quantile(_ p: Double) -> Double {
    precondition(p > 0 && p < 1, "a probability between 0 and 1")
    if p == 0.5 { return 0 }
    if p < 0.5 { return -quantile(1 - p) }
    var upper = 1.0
    while probability(atMost: upper) < p { upper *= 2 }
    return root(between: 0, and: upper, tolerance: 1e-13 * upper) {
      probability(atMost: $0) - p
    }
  }
}

/// Returns the regularized incomplete beta function I_x(a, b) [1].
///
/// - Parameters:
///   - x: From 0 to 1.
///   - a: Greater than zero, as `b`.
func regularizedIncompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  if x <= 0 { return 0 }
  if x >= 1 { return 1 }
  func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }
  let front = exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x))
  // The fraction converges fast below (a + 1)/(a + b + 2); above it, symmetry [1] 8.17.4.
  return x < (a + 1) / (a + b + 2)
    ? front * betaFraction(x, a, b) / a : 1 - front * betaFraction(1 - x, b, a) / b
}

/// The continued fraction of the incomplete beta function [2].
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let least = 1e-300
  func kept(_ value: Double) -> Double { abs(value) < least ? least : value }
  var c = 1.0
  var d = 1 / kept(1 - (a + b) * x / (a + 1))
  var fraction = d
  for m in 1...1_000 {
    let m = Double(m)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    for term in [even, odd] {
      d = 1 / kept(1 + term * d)
      c = kept(1 + term / c)
      fraction *= d * c
    }
    if abs(d * c - 1) < 1e-15 { break }
  }
  return fraction
}
