// References
// [1] Kessler (1981), Derivation of the collision probability between orbiting objects: the lifetimes
//     of Jupiter's outer moons, Icarus 48, 39-48.
import Glibc
import NumericalMethods
import SpaceEnvironment

/// How much oftener two inclinations are found at the same latitude than if both were spread evenly.
///
/// An object of inclination i is at latitude β with the density f(β) = 2/(π √(sin² i − sin² β)),
/// relative to its mean over the sphere [1]. The mean of f₁ f₂ over the sphere is
///
///     4/(π² sin i₂) K(sin i₁/sin i₂),   sin i₁ ≤ sin i₂
///
/// with the complete elliptic integral K. It has a logarithmic pole at equal inclinations.
struct LatitudeOverlap: Sendable {
  /// Bands of a degree.
  static let bandCount = 180
  /// Bounds on the overlap of any two inclinations of two bands, a symmetric matrix.
  ///
  /// Next to the pole, equal or supplementary inclinations, they are three times the overlap of
  /// inclinations a third of a degree apart: closer than some 10⁻⁷ degrees the pole is cut off.
  let bounds: [Double]
  /// Whether inclinations do not matter: objects are spread evenly over the sphere.
  let isEven: Bool

  static func band(ofInclination i: Double) -> Int {
    max(0, min(bandCount - 1, Int(i / degree)))
  }

  static func overlap(_ i1: Double, _ i2: Double) -> Double {
    let (low, high) = (min(sin(i1), sin(i2)), max(sin(i1), sin(i2)))
    return 4 / (.pi * .pi * high) * EllipticIntegral(modulus: low / high).quarterPeriod
  }

  /// The overlap of orbits of the inclinations that objects have.
  static let byInclination = LatitudeOverlap()
  /// An even spread of all objects.
  static let even = LatitudeOverlap(
    bounds: [Double](repeating: 1, count: bandCount * bandCount), isEven: true)

  private init(bounds: [Double], isEven: Bool) {
    self.bounds = bounds
    self.isEven = isEven
  }

  private init() {
    let n = Self.bandCount
    var bounds = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0..<n {
        // The sense of revolution does not matter.
        let (a, b) = (Double(min(i, n - 1 - i)), Double(min(j, n - 1 - j)))
        let (low, high) = (min(a, b), max(a, b))
        if high - low <= 1 {
          let middle = max(0.3, low + 0.5)
          bounds[i + n * j] = 3 * Self.overlap(middle * degree, (middle + 1.0 / 3) * degree)
        } else {
          // Largest where the two are closest
          bounds[i + n * j] = Self.overlap((low + 1) * degree, high * degree)
        }
      }
    }
    self.init(bounds: bounds, isEven: false)
  }
}
