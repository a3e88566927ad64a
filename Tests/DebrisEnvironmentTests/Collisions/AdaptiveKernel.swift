import Glibc
import NumericalMethods

/// The encounter kernel of two bands of inclination on its own way: by adaptive integration over the
/// latitude for single inclinations, then by quadrature over both bands, graded towards the
/// inclinations whose turning latitudes coincide.
enum AdaptiveKernel {
  private static let rule = GaussLegendre(count: 14)

  /// Returns the mean over both bands of ⟨f₁ f₂ v⟩, in units of the circular speed.
  static func mean(_ first: Range<Double>, _ second: Range<Double>) -> Double {
    let width = (first.upperBound - first.lowerBound) * (second.upperBound - second.lowerBound)
    // Kinks of the outer integrand: where its singular inner inclinations enter or leave.
    let marks = [second.lowerBound, second.upperBound].flatMap { [$0, .pi - $0] }
    let sum = graded(pieces(first, marks)) { i1 in
      graded(pieces(second, [i1, .pi - i1])) { single(i1, $0) }
    }
    return sum / width
  }

  /// The integral over pieces whose ends may be singular, by s² (3 − 2 s) as the variable.
  private static func graded(_ pieces: [Range<Double>], _ f: (Double) -> Double) -> Double {
    pieces.reduce(0) { sum, piece in
      let width = piece.upperBound - piece.lowerBound
      return sum
        + rule.integral(from: 0, to: 1) { s in
          6 * s * (1 - s) * width * f(piece.lowerBound + width * s * s * (3 - 2 * s))
        }
    }
  }

  private static func pieces(_ range: Range<Double>, _ marks: [Double]) -> [Range<Double>] {
    let edges = ([range.lowerBound, range.upperBound] + marks.filter { range.contains($0) })
      .sorted()
    return zip(edges, edges.dropFirst()).filter { $1 - $0 > 1e-12 }.map { $0..<$1 }
  }

  /// ⟨f₁ f₂ v⟩ of two inclinations: with sin β = s₁ sin θ, f₁ f₂ dβ has no singularity but where the
  /// turning latitudes coincide.
  private static func single(_ i1: Double, _ i2: Double) -> Double {
    // An inclination of zero has no latitude at all: step off it.
    let (a, b) = (min(max(i1, 1e-7), .pi - 1e-7), min(max(i2, 1e-7), .pi - 1e-7))
    let (low, high) = sin(a) <= sin(b) ? (a, b) : (b, a)
    let (s1, s2) = (sin(low), sin(high))
    let k2 = min(1 - 1e-14, s1 * s1 / (s2 * s2))
    return integral(0..<Double.pi / 2, tolerance: 1e-5) { θ in
      let x2 = s1 * s1 * sin(θ) * sin(θ)
      let cosβ = (1 - x2).squareRoot()
      let (c1, c2) = (cos(low) / cosβ, cos(high) / cosβ)
      let (n1, n2) = (s1 * cos(θ) / cosβ, max(0, s2 * s2 - x2).squareRoot() / cosβ)
      let v = [-1.0, 1].reduce(0) {
        $0 + 0.5 * max(0, 2 - 2 * (c1 * c2 + $1 * n1 * n2)).squareRoot()
      }
      return 4 / (.pi * .pi * s2) * v / (1 - k2 * sin(θ) * sin(θ)).squareRoot()
    }
  }

  /// Adaptive Simpson.
  private static func integral(
    _ range: Range<Double>, tolerance: Double, _ f: (Double) -> Double
  ) -> Double {
    let (a, b) = (range.lowerBound, range.upperBound)
    func refine(
      _ a: Double, _ fa: Double, _ b: Double, _ fb: Double, _ fm: Double, _ whole: Double,
      _ tolerance: Double, _ depth: Int
    ) -> Double {
      let m = (a + b) / 2
      let (f1, f2) = (f((a + m) / 2), f((m + b) / 2))
      let left = (m - a) / 6 * (fa + 4 * f1 + fm)
      let right = (b - m) / 6 * (fm + 4 * f2 + fb)
      let difference = left + right - whole
      if depth == 0 || abs(difference) <= 15 * tolerance { return left + right + difference / 15 }
      return refine(a, fa, m, fm, f1, left, tolerance / 2, depth - 1)
        + refine(m, fm, b, fb, f2, right, tolerance / 2, depth - 1)
    }
    let (fa, fb, fm) = (f(a), f(b), f((a + b) / 2))
    return refine(a, fa, b, fb, fm, (b - a) / 6 * (fa + 4 * fm + fb), tolerance, 24)
  }
}
