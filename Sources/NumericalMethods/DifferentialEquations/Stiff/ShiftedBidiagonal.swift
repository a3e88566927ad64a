/// The systems (σ - J) x = r of an implicit step, for an upper bidiagonal matrix J, a real shift σ
/// and a complex one.
struct ShiftedBidiagonal {
  let count: Int
  private let diagonal: Workspace<Double>
  private let above: Workspace<Double>
  // 1/(σ - d_i), and its product with the element above
  private let real, realAbove: Workspace<Double>
  private let complexRe, complexIm, complexAboveRe, complexAboveIm: Workspace<Double>

  init(count: Int) {
    self.count = count
    func numbers() -> Workspace<Double> { Workspace(repeating: 0, count: count) }
    (diagonal, above) = (numbers(), numbers())
    (real, realAbove) = (numbers(), numbers())
    (complexRe, complexIm) = (numbers(), numbers())
    (complexAboveRe, complexAboveIm) = (numbers(), numbers())
  }

  /// Takes the Jacobian of an equation at a state.
  func linearize(_ equation: any StiffEquation, at state: UnsafePointer<Double>) {
    equation.linearize(at: state, diagonal: diagonal.start, above: above.start)
    above.start[count - 1] = 0
  }

  /// Divides by the shifted diagonal.
  ///
  /// - Parameters:
  ///   - σ: The real shift [1/time].
  ///   - complex: The complex shift [1/time].
  func factorize(real σ: Double, complex: (re: Double, im: Double)) {
    let (d, u) = (diagonal.start, above.start)
    let (r, ru) = (real.start, realAbove.start)
    let (cr, ci) = (complexRe.start, complexIm.start)
    let (cur, cui) = (complexAboveRe.start, complexAboveIm.start)
    for i in 0..<count {
      r[i] = 1 / (σ - d[i])
      ru[i] = r[i] * u[i]
      let re = complex.re - d[i]
      let inverse = 1 / (re * re + complex.im * complex.im)
      cr[i] = re * inverse
      ci[i] = -complex.im * inverse
      cur[i] = cr[i] * u[i]
      cui[i] = ci[i] * u[i]
    }
  }

  /// Replaces the right-hand side of the real system by its solution.
  func solveReal(_ x: UnsafeMutablePointer<Double>) {
    let (r, ru) = (real.start, realAbove.start)
    var last = 0.0
    for i in stride(from: count - 1, through: 0, by: -1) {
      last = r[i] * x[i] + ru[i] * last
      x[i] = last
    }
  }

  /// Replaces the right-hand sides of both systems by their solutions.
  ///
  /// - Parameter x: That of the real system, then the real and the imaginary part of the other.
  func solveBoth(_ x: UnsafeMutablePointer<Double>) {
    let (r, ru) = (real.start, realAbove.start)
    let (cr, ci) = (complexRe.start, complexIm.start)
    let (cur, cui) = (complexAboveRe.start, complexAboveIm.start)
    let (re, im) = (x + count, x + 2 * count)
    var (last, lastRe, lastIm) = (0.0, 0.0, 0.0)
    for i in stride(from: count - 1, through: 0, by: -1) {
      last = r[i] * x[i] + ru[i] * last
      let ownRe = cr[i] * re[i] - ci[i] * im[i]
      let ownIm = cr[i] * im[i] + ci[i] * re[i]
      let nextRe = ownRe + (cur[i] * lastRe - cui[i] * lastIm)
      lastIm = ownIm + (cur[i] * lastIm + cui[i] * lastRe)
      lastRe = nextRe
      x[i] = last
      re[i] = lastRe
      im[i] = lastIm
    }
  }
}
