// References
// [1] Abramowitz, Stegun (1964), Handbook of Mathematical Functions, 16.4 and 17.6: the
//     arithmetic-geometric mean, and the amplitude by descending Landen transformations.
import Glibc

/// The complete elliptic integral of the first kind of a modulus, and the inverse of the incomplete one.
struct EllipticIntegral {
  /// The quarter period K(k) = ∫₀^{π/2} dφ/√(1 − k² sin² φ).
  let quarterPeriod: Double
  private let last: Double
  private let ratios: [Double]

  /// - Parameter k: The modulus, from 0 to below 1; nearer to 1 than 10⁻¹² counts as that.
  init(modulus k: Double) {
    var (a, b) = (1.0, max(1e-24, (1 - k) * (1 + k)).squareRoot())
    var ratios: [Double] = []
    while true {
      let next = (a + b) / 2
      let difference = (a - b) / 2
      ratios.append(difference / next)
      b = (a * b).squareRoot()
      a = next
      if difference < 1e-15 * next { break }
    }
    quarterPeriod = .pi / (2 * a)
    last = a
    self.ratios = ratios
  }

  /// Returns the amplitude φ [rad] at which the incomplete integral has a value, the Jacobi amplitude.
  ///
  /// - Parameter u: From −K to K.
  func amplitude(_ u: Double) -> Double {
    var φ = exp2(Double(ratios.count)) * last * u
    for ratio in ratios.reversed() {
      φ = (φ + asin(max(-1, min(1, ratio * sin(φ))))) / 2
    }
    return φ
  }
}
