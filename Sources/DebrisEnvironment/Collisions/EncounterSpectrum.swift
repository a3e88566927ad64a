// References
// [1] Öpik (1951), Collision probabilities with the planets and the distribution of interplanetary
//     matter, Proc. R. Irish Acad. 54A, 165-199.
// [2] Kessler (1981), Derivation of the collision probability between orbiting objects: the
//     lifetimes of Jupiter's outer moons, Icarus 48, 39-48.
import Glibc
import NumericalMethods

/// How often objects of two bands of inclination meet in a shell, by the angle of their courses.
///
/// An object of inclination i is found at latitude β with the density, relative to its mean over
/// the sphere, f(β) = 2/(π √(sin² i − sin² β)) [2], and heads at the angle γ to the east with
/// cos γ = cos i/cos β. Two of them meet at the angle δ = γ₁ ∓ γ₂, both signs alike. The spectrum is
/// the distribution over δ of ⟨f₁ f₂⟩, the mean over the sphere of their overlap.
///
/// Both inclinations are spread evenly over their bands. At one latitude the singularity of f
/// cancels there: f di = (2/π) dγ/sin i, and the mean over a band is an integral over γ of a smooth
/// function. Equal and supplementary bands need no special care.
public struct EncounterSpectrum: Sendable {
  private static let binCount = 360
  /// ⟨f₁ f₂⟩ in equal bins of δ from 0 to π.
  private let overlaps: [Double]

  /// Computes the spectrum by Gauss quadrature over latitude and over both courses.
  public init(_ first: Range<Double>, _ second: Range<Double>) {
    var overlaps = [Double](repeating: 0, count: Self.binCount)
    let scale = Double(Self.binCount) / .pi
    for place in Self.latitudes(first, second) {
      let courses1 = Self.courses(of: first, at: place.latitude)
      let courses2 = Self.courses(of: second, at: place.latitude)
      for (γ1, w1) in courses1 {
        let weight = 0.5 * place.weight * w1
        for (γ2, w2) in courses2 {
          let difference = abs(γ1 - γ2)
          let sum = γ1 + γ2 > .pi ? 2 * .pi - γ1 - γ2 : γ1 + γ2
          overlaps[min(Self.binCount - 1, Int(difference * scale))] += weight * w2
          overlaps[min(Self.binCount - 1, Int(sum * scale))] += weight * w2
        }
      }
    }
    self.overlaps = overlaps
  }

  /// The overlap ⟨f₁ f₂⟩ of both bands, 1 where one of them is even over the sphere.
  public var overlap: Double { overlaps.reduce(0, +) }

  /// How objects move through a shell [m/s]: the speed across the radius, and that along it.
  public struct Motion: Hashable, Sendable {
    /// The speed across the radius [m/s].
    public let across: Double
    /// The speed along the radius [m/s], without sign.
    public let radial: Double

    public init(across: Double, radial: Double) {
      self.across = across
      self.radial = radial
    }
  }

  /// Adds ⟨f₁ f₂ v⟩ [m/s] of two motions to bins of speed.
  ///
  ///     v² = a₁² + a₂² − 2 a₁ a₂ cos δ + (r₁ ∓ r₂)²
  ///
  /// Both signs of the radial speeds are alike. The last bin takes whatever is faster.
  ///
  /// - Parameters:
  ///   - a: The motion of the objects of the first band.
  ///   - b: The motion of those of the second band.
  ///   - weight: The factor on what is added [1].
  ///   - speeds: The bins of relative speed [m/s].
  ///   - sums: One for each bin.
  public func add(
    _ a: Motion, _ b: Motion, weight: Double = 1, speeds: SpeedBins, to sums: inout [Double]
  ) {
    let across2 = a.across * a.across + b.across * b.across
    let product = 2 * a.across * b.across
    let isOneSided = a.radial == 0 || b.radial == 0
    for sign in isOneSided ? [1.0] : [1.0, -1] {
      let radial = a.radial - sign * b.radial
      let fixed = across2 + radial * radial
      let share = isOneSided ? weight : 0.5 * weight
      var bin = 0
      var lower = max(0, fixed - product).squareRoot()
      for (k, overlap) in overlaps.enumerated() {
        let upper = max(0, fixed - product * Self.cosines[k + 1]).squareRoot()
        let rate = share * overlap * 0.5 * (lower + upper)
        // A bin of the angle may reach over edges of speed bins; it is shared out evenly.
        while bin < speeds.count - 1, speeds.edges[bin + 1] <= lower { bin += 1 }
        if bin == speeds.count - 1 || upper <= speeds.edges[bin + 1] {
          sums[bin] += rate
        } else {
          for v in bin..<speeds.count {
            let top = v == speeds.count - 1 ? upper : min(upper, speeds.edges[v + 1])
            let part = top - max(lower, v == 0 ? 0 : speeds.edges[v])
            if part > 0 { sums[v] += rate * part / (upper - lower) }
          }
        }
        lower = upper
      }
    }
  }

  /// The cosines of the edges of the bins of δ.
  private static let cosines = (0...binCount).map { cos(.pi * Double($0) / Double(binCount)) }

  // MARK: - Quadrature

  private static let latitudeRule = GaussLegendre(count: 20)
  private static let courseRule = GaussLegendre(count: 10)

  /// Latitudes north of the equator that both bands reach, and weights of the mean over the sphere.
  ///
  /// The integrand goes like a square root towards the turning latitudes of the edges of both bands:
  /// between them, β = b₀ + (b₁ − b₀) s² (3 − 2 s) makes it smooth.
  private static func latitudes(
    _ first: Range<Double>, _ second: Range<Double>
  ) -> [(latitude: Double, weight: Double)] {
    func turning(_ i: Double) -> Double { min(i, .pi - i) }
    func highest(_ band: Range<Double>) -> Double {
      band.contains(.pi / 2) ? .pi / 2 : max(turning(band.lowerBound), turning(band.upperBound))
    }
    let top = min(highest(first), highest(second))
    let edges = Set(
      [first.lowerBound, first.upperBound, second.lowerBound, second.upperBound].map(turning)
        .filter { $0 > 0 && $0 < top } + [0, top]
    ).sorted()
    return zip(edges, edges.dropFirst()).flatMap { lower, upper in
      zip(latitudeRule.nodes, latitudeRule.weights).map { x, w in
        let s = 0.5 * (1 + x)
        let β = lower + (upper - lower) * s * s * (3 - 2 * s)
        return (β, 0.5 * w * (upper - lower) * 6 * s * (1 - s) * cos(β))
      }
    }
  }

  /// The courses γ of a band at a latitude, with the weights (2/π) dγ/(Δi sin i).
  ///
  /// Near the east and the west, sin γ = tan β sinh y keeps the integrand smooth down to the equator.
  private static func courses(
    of band: Range<Double>, at β: Double
  ) -> [(course: Double, weight: Double)] {
    let (cosβ, tanβ) = (cos(β), tan(β))
    func course(_ i: Double) -> Double { acos(max(-1, min(1, cos(i) / cosβ))) }
    let (low, high) = (course(band.lowerBound), course(band.upperBound))
    let factor = 2 / (.pi * (band.upperBound - band.lowerBound))
    var result: [(course: Double, weight: Double)] = []
    for (from, to, isWest) in [
      (0.0, .pi / 3, false), (.pi / 3, 2 * .pi / 3, nil), (2 * .pi / 3, .pi, true),
    ]
      as [(Double, Double, Bool?)]
    {
      let (a, b) = (max(low, from), min(high, to))
      guard a < b else { continue }
      if let isWest {
        let (y1, y2) = (asinh(sin(a) / tanβ), asinh(sin(b) / tanβ))
        let (middle, half) = ((y1 + y2) / 2, abs(y2 - y1) / 2)
        for (x, w) in zip(courseRule.nodes, courseRule.weights) {
          let east = asin(min(1, tanβ * sinh(middle + half * x)))
          result.append((isWest ? .pi - east : east, factor * w * half / (cosβ * cos(east))))
        }
      } else {
        let (middle, half) = ((a + b) / 2, (b - a) / 2)
        for (x, w) in zip(courseRule.nodes, courseRule.weights) {
          let γ = middle + half * x
          let sini = (1 - cosβ * cosβ * cos(γ) * cos(γ)).squareRoot()
          result.append((γ, factor * w * half / sini))
        }
      }
    }
    return result
  }
}
