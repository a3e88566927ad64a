import Glibc

extension RadauIIA {
  /// How a step ended.
  enum Outcome {
    /// The error [allowed error], at most 1, and the number of iterations.
    case accepted(error: Double, iterations: Int)
    /// The same, but above 1.
    case inaccurate(error: Double, iterations: Int)
    case notConverging
  }

  static func cubeRoot(_ x: Double) -> Double { cbrt(x) }

  /// The error that each component may have now.
  func fillScale() {
    for i in 0..<count { scale.start[i] = absolute + relative * abs(y.start[i]) }
  }

  /// Tries a step; the state stays as it is.
  func attempt(_ h: Double, isAfterRejection: Bool) -> Outcome {
    if !isLinearized { linearize() }
    if factorizedSize != h {
      systems.factorize(real: C.γ / h, complex: (C.α / h, -C.β / h))
      factorizedSize = h
    }
    fillScale()
    guess(h)
    guard let iterations = iterate(h) else { return .notConverging }
    var error = errorNorm(h, at: rate.start)
    if error >= 1, accepted == nil || isAfterRejection {
      // [1] IV.8.20: the estimate once more, at the state with its error
      for i in 0..<count { stages.start[i] = y.start[i] + self.error.start[i] }
      evaluate(stages.start, 1, into: rates.start)
      error = errorNorm(h, at: rates.start)
    }
    guard error.isFinite else { return .notConverging }
    return error < 1
      ? .accepted(error: error, iterations: iterations)
      : .inaccurate(error: error, iterations: iterations)
  }

  /// Takes the step that was tried.
  func finishStep() {
    let end = z.start + 2 * count
    for i in 0..<count { y.start[i] += end[i] }
    lastZ.start.update(from: z.start, count: 3 * count)
    evaluate(y.start, 1, into: rate.start)
    // Iterations that converge at once need no newer Jacobian.
    if reduction > 1e-2 { isLinearized = false }
  }

  /// Starts the iterations from the polynomial of the last step, or from the state.
  private func guess(_ h: Double) {
    guard let accepted else {
      z.start.update(repeating: 0, count: 3 * count)
      w.start.update(repeating: 0, count: 3 * count)
      return
    }
    let n = count
    let (l1, l2, l3) = (lastZ.start, lastZ.start + n, lastZ.start + 2 * n)
    func extrapolate(_ share: Double, into out: UnsafeMutablePointer<Double>) {
      let (p1, p2, p3) = C.polynomial(at: 1 + share * h / accepted.size)
      for i in 0..<n { out[i] = p1 * l1[i] + p2 * l2[i] + (p3 - 1) * l3[i] }
    }
    let (z1, z2, z3) = (z.start, z.start + n, z.start + 2 * n)
    extrapolate(C.c.0, into: z1)
    extrapolate(C.c.1, into: z2)
    extrapolate(C.c.2, into: z3)
    func transform(_ t: C.Row, into out: UnsafeMutablePointer<Double>) {
      for i in 0..<n { out[i] = t.0 * z1[i] + t.1 * z2[i] + t.2 * z3[i] }
    }
    transform(C.inverseT.0, into: w.start)
    transform(C.inverseT.1, into: w.start + n)
    transform(C.inverseT.2, into: w.start + 2 * n)
  }

  /// Iterates the stages ([1] IV.8.4-8.5, 8.9-8.11).
  ///
  /// - Returns: The number of iterations, `nil` where they converge too slowly or not at all.
  private func iterate(_ h: Double) -> Int? {
    reduction = pow(max(reduction, Double.ulpOfOne), 0.8)
    var lastNorm = 0.0
    var contraction = 0.0
    for k in 1...Self.longestIteration {
      let norm = improve(h)
      guard norm.isFinite else { return nil }
      if k > 1 {
        let θ = norm / lastNorm
        contraction = k == 2 ? θ : (θ * contraction).squareRoot()
        guard contraction < 0.99 else { return nil }
        reduction = contraction / (1 - contraction)
        let left = pow(contraction, Double(Self.longestIteration - k)) * reduction * norm
        guard left < enough else { return nil }
      }
      if norm == 0 || reduction * norm < enough { return k }
      lastNorm = norm
    }
    return nil
  }

  /// Does one iteration and returns the largest change of a component, in units of its error.
  private func improve(_ h: Double) -> Double {
    let n = count
    let (y, scale) = (y.start, scale.start)
    let (z1, z2, z3) = (z.start, z.start + n, z.start + 2 * n)
    let (w1, w2, w3) = (w.start, w.start + n, w.start + 2 * n)
    let (s1, s2, s3) = (stages.start, stages.start + n, stages.start + 2 * n)
    let (f1, f2, f3) = (rates.start, rates.start + n, rates.start + 2 * n)
    let (d1, d2, d3) = (change.start, change.start + n, change.start + 2 * n)
    for i in 0..<n {
      s1[i] = y[i] + z1[i]
      s2[i] = y[i] + z2[i]
      s3[i] = y[i] + z3[i]
    }
    evaluate(s1, 3, into: f1)

    let (γ, α, β) = (C.γ / h, C.α / h, C.β / h)
    let ((a1, a2, a3), (b1, b2, b3), (c1, c2, c3)) = C.inverseT
    for i in 0..<n {
      d1[i] = a1 * f1[i] + a2 * f2[i] + a3 * f3[i] - γ * w1[i]
      d2[i] = b1 * f1[i] + b2 * f2[i] + b3 * f3[i] - (α * w2[i] + β * w3[i])
      d3[i] = c1 * f1[i] + c2 * f2[i] + c3 * f3[i] - (α * w3[i] - β * w2[i])
    }
    systems.solveBoth(d1)

    let ((t11, t12, t13), (t21, t22, t23), _) = C.T
    var norm = 0.0
    for i in 0..<n {
      w1[i] += d1[i]
      w2[i] += d2[i]
      w3[i] += d3[i]
      z1[i] = t11 * w1[i] + t12 * w2[i] + t13 * w3[i]
      z2[i] = t21 * w1[i] + t22 * w2[i] + t23 * w3[i]
      z3[i] = w1[i] + w2[i]
      let size = max(abs(d1[i]), max(abs(d2[i]), abs(d3[i]))) / scale[i]
      // A number that is none must not be lost.
      norm = size > norm || size.isNaN ? size : norm
    }
    return norm
  }

  /// Estimates the error of the step ([1] IV.8.19), in units of what is allowed.
  ///
  /// - Parameter rate: The rate of change at the start of the step.
  private func errorNorm(_ h: Double, at rate: UnsafeMutablePointer<Double>) -> Double {
    let n = count
    let (z1, z2, z3) = (z.start, z.start + n, z.start + 2 * n)
    let (e1, e2, e3) = (C.e.0 / h, C.e.1 / h, C.e.2 / h)
    let error = error.start
    for i in 0..<n { error[i] = rate[i] + e1 * z1[i] + e2 * z2[i] + e3 * z3[i] }
    systems.solveReal(error)
    var norm = 0.0
    for i in 0..<n {
      let size = abs(error[i]) / scale.start[i]
      norm = size > norm || size.isNaN ? size : norm
    }
    return norm
  }
}
