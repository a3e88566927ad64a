// References
// [1] Öpik (1951), Collision probabilities with the planets and the distribution of interplanetary
//     matter, Proc. R. Irish Acad. 54A, 165-199.
// [2] Kessler (1981), Derivation of the collision probability between orbiting objects: the
//     lifetimes of Jupiter's outer moons, Icarus 48, 39-48.
import Glibc

/// How often, and how fast, objects of two inclinations meet in a shell.
///
/// An object of inclination i is found at latitude β with the density, relative to its mean over
/// the sphere, f(β) = 2/(π √(sin² i − sin² β)) [2], and moves at the angle γ to the east with
/// cos γ = cos i/cos β. Two of them meet at the relative speed v_c √(2 − 2 cos(γ₁ ∓ γ₂)), both
/// signs alike. The kernel is
///
///     K = ⟨f₁ f₂ v⟩ over the sphere
///
/// resolved by speed. Both inclinations are spread evenly over their bands, so that equal and
/// supplementary bands stay finite. Orbits count as circular here.
public struct EncounterKernel: Sendable {
  public let inclinationCount: Int
  public let speeds: SpeedBins
  /// K [m/s] of each shell, inclination, speed bin and other inclination: the other one fastest,
  /// then the speed, so that it is the (I) x (V I) factor of a product, one per shell.
  let values: [Double]

  /// Returns K [m/s] of two inclination bins in one speed bin of one shell.
  public func value(shell s: Int, _ i: Int, _ j: Int, speedBin v: Int) -> Double {
    values[index(shell: s, from: i, to: j, speedBin: v)]
  }

  private func index(shell s: Int, from i: Int, to j: Int, speedBin v: Int) -> Int {
    i + inclinationCount * (v + speeds.count * (j + inclinationCount * s))
  }

  /// A gas: every pair meets at one speed, wherever the two are in a shell.
  public static func gas(relativeSpeed: Double = 10_000, grid: OrbitGrid) -> EncounterKernel {
    let n = grid.inclinationCount
    return EncounterKernel(
      inclinationCount: n, speeds: SpeedBins(edges: [relativeSpeed, relativeSpeed]),
      values: [Double](repeating: relativeSpeed, count: n * n * grid.shellCount))
  }

  private init(inclinationCount: Int, speeds: SpeedBins, values: [Double]) {
    self.inclinationCount = inclinationCount
    self.speeds = speeds
    self.values = values
  }

  /// The kernel resolved by inclination and relative speed.
  public init(grid: OrbitGrid, speeds: SpeedBins = .standard) {
    let n = grid.inclinationCount
    inclinationCount = n
    self.speeds = speeds
    var values = [Double](repeating: 0, count: n * n * speeds.count * grid.shellCount)
    for i in 0..<n {
      for j in i..<n {
        let spectrum = EncounterSpectrum(
          grid.inclinationEdges[i]..<grid.inclinationEdges[i + 1],
          grid.inclinationEdges[j]..<grid.inclinationEdges[j + 1])
        for s in 0..<grid.shellCount {
          let vc = grid.circularSpeed(inShell: s)
          for v in 0..<speeds.count {
            // The last bin takes whatever is faster.
            let upper = v == speeds.count - 1 ? 2 : speeds.edges[v + 1] / vc
            let k = vc * spectrum.sum(from: speeds.edges[v] / vc, to: upper)
            values[i + n * (v + speeds.count * (j + n * s))] = k
            values[j + n * (v + speeds.count * (i + n * s))] = k
          }
        }
      }
    }
    self.values = values
  }
}

/// The distribution of ⟨f₁ f₂ v⟩ over v, in units of the circular speed, for two bands of
/// inclination.
public struct EncounterSpectrum: Sendable {
  private static let binCount = 400
  /// The cumulative sum at the edges of equal bins from 0 to 2.
  private let cumulative: [Double]

  /// Computes the spectrum by quadrature over both bands and over latitude.
  ///
  /// With x = sin β and the smaller sine s₁, ∫ f₁ f₂ v dx runs over x = s₁ sin θ; where both
  /// turning latitudes nearly coincide the integrand peaks like 1/√(k'² + k² cos² θ), and
  /// cos θ = (k'/k) sinh y takes the peak away.
  public init(_ first: Range<Double>, _ second: Range<Double>) {
    var histogram = [Double](repeating: 0, count: Self.binCount)
    let (m, n) = (24, 25)  // different numbers: no two nodes coincide
    let nodes = 24
    for a in 0..<m {
      let i1 =
        first.lowerBound + (first.upperBound - first.lowerBound) * (Double(a) + 0.5)
        / Double(m)
      for b in 0..<n {
        let i2 =
          second.lowerBound + (second.upperBound - second.lowerBound) * (Double(b) + 0.5)
          / Double(n)
        Self.add(i1, i2, nodes: nodes, weight: 1 / Double(m * n), to: &histogram)
      }
    }
    var cumulative = [0.0]
    for value in histogram { cumulative.append(cumulative.last! + value) }
    self.cumulative = cumulative
  }

  private static func add(
    _ i1: Double, _ i2: Double, nodes: Int, weight: Double, to histogram: inout [Double]
  ) {
    let (low, high) = sin(i1) <= sin(i2) ? (i1, i2) : (i2, i1)
    let (s1, s2) = (sin(low), sin(high))
    let k = s1 / s2
    let kPrime = max(1e-12, (1 - k * k)).squareRoot()
    func add(cosθ: Double, measure: Double) {
      let x2 = s1 * s1 * (1 - cosθ * cosθ)
      let cosβ = (1 - x2).squareRoot()
      let (c1, c2) = (cos(low) / cosβ, cos(high) / cosβ)
      let (sine1, sine2) = (s1 * cosθ / cosβ, max(0, s2 * s2 - x2).squareRoot() / cosβ)
      for sign in [-1.0, 1.0] {
        let v = max(0, 2 - 2 * (c1 * c2 + sign * sine1 * sine2)).squareRoot()
        let bin = min(binCount - 1, Int(v / 2 * Double(binCount)))
        histogram[bin] += 0.5 * weight * measure * v
      }
    }
    // ∫ f₁ f₂ dx = (4/π²)(1/s₂) ∫ dθ/√(1 − k² sin² θ)
    let factor = 4 / (.pi * .pi * s2)
    let split = Double.pi / 3
    for a in 0..<nodes {
      // From θ = 0 to π/3, where cos θ > 1/2: in θ.
      let θ = split * (Double(a) + 0.5) / Double(nodes)
      let sinθ = sin(θ)
      add(
        cosθ: cos(θ),
        measure: factor * split / Double(nodes) / (1 - k * k * sinθ * sinθ).squareRoot())
      // From cos θ = 1/2 to 0: in y.
      let yMax = asinh(0.5 * k / kPrime)
      let y = yMax * (Double(a) + 0.5) / Double(nodes)
      let cosθ = kPrime / k * sinh(y)
      add(
        cosθ: cosθ,
        measure: factor * yMax / Double(nodes) / k / (1 - cosθ * cosθ).squareRoot())
    }
  }

  /// Returns the part of ⟨f₁ f₂ v⟩ with speeds in a range, in units of the circular speed.
  public func sum(from lower: Double, to upper: Double) -> Double {
    value(upTo: upper) - value(upTo: lower)
  }

  private func value(upTo v: Double) -> Double {
    let x = min(2, max(0, v)) / 2 * Double(Self.binCount)
    let k = min(Self.binCount - 1, Int(x))
    return cumulative[k] + (x - Double(k)) * (cumulative[k + 1] - cumulative[k])
  }
}
