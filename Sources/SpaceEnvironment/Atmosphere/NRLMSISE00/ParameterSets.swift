import Glibc

/// One number for each of four expansions that are evaluated together.
typealias Lanes = SIMD4<Double>

/// The coefficients of four expansions side by side.
///
/// `a[k]` holds the coefficient k of each, numbered from 0 as in the arrays of [2]. The memory is
/// filled once for the life of the process and only read afterwards.
struct ParameterSets: @unchecked Sendable {
  private let coefficients: UnsafePointer<Lanes>

  /// Lays four arrays of equal length side by side.
  init(_ sets: [[Double]]) {
    precondition(sets.count == 4, "four arrays are needed")
    let count = sets[0].count
    precondition(sets.allSatisfy { $0.count == count }, "the arrays differ in length")
    let memory = UnsafeMutablePointer<Lanes>.allocate(capacity: count)
    for k in 0..<count {
      memory.advanced(by: k).initialize(to: Lanes(sets.map { $0[k] }))
    }
    coefficients = UnsafePointer(memory)
  }

  @inline(__always)
  subscript(k: Int) -> Lanes { coefficients[k] }

  // The sums of coefficients times functions: `sum(1, P20, 2, P40)` is a₁P₂₀ + a₂P₄₀.

  @inline(__always)
  func sum(_ k: Int, _ x: Double) -> Lanes { self[k] * x }

  @inline(__always)
  func sum(_ k0: Int, _ x0: Double, _ k1: Int, _ x1: Double) -> Lanes {
    let first: Lanes = self[k0] * x0
    let second: Lanes = self[k1] * x1
    return first + second
  }

  @inline(__always)
  func sum(
    _ k0: Int, _ x0: Double, _ k1: Int, _ x1: Double, _ k2: Int, _ x2: Double
  ) -> Lanes {
    let third: Lanes = self[k2] * x2
    return sum(k0, x0, k1, x1) + third
  }
}

/// The phases of a wave, one for each of four expansions.
struct Phases {
  let cosine: Lanes
  let sine: Lanes

  /// The phases that the coefficients `k` give in units of `scale` [rad].
  init(_ a: ParameterSets, _ k: Int, times scale: Double) {
    var (cosine, sine) = (Lanes.zero, Lanes.zero)
    for lane in 0..<4 {
      cosine[lane] = cos(scale * a[k][lane])
      sine[lane] = sin(scale * a[k][lane])
    }
    self.cosine = cosine
    self.sine = sine
  }

  /// Returns the cosine of an angle minus the phases.
  @inline(__always)
  func cosine(_ angle: Angle) -> Lanes {
    let even: Lanes = cosine * angle.cosine
    let odd: Lanes = sine * angle.sine
    return even + odd
  }
}
