// References
// [1] Talent (1992), Analytic model for orbital debris environmental management, J. Spacecr. Rockets
//     29(4), 508-513: equilibria and stability of one species.
public import NumericalMethods

/// The equilibria of a source-sink system under constant launches, and their stability.
///
/// The rates are of second degree in the numbers, so that central differences give the Jacobian
/// exactly. An equilibrium is followed by Newton's method from small launches up; it is stable where
/// no eigenvalue of the Jacobian has a positive real part.
public final class SourceSinkStability {
  public let tables: SourceSinkTables
  /// The launches at factor 1 [1/s], by species and shell: the mean over the rows.
  public let launches: [Double]
  private let equation: SourceSinkEquation

  public init(_ tables: SourceSinkTables) {
    self.tables = tables
    equation = SourceSinkEquation(tables)
    var mean = [Double](repeating: 0, count: tables.count)
    if let rows = tables.launches?.rows, !rows.isEmpty {
      for row in rows { for k in mean.indices { mean[k] += row[k] / Double(rows.count) } }
    }
    launches = mean
  }

  /// An equilibrium under the launches times a factor.
  public struct Equilibrium: Sendable {
    /// The factor on the launches [1].
    public let factor: Double
    /// By species and shell.
    public let counts: [Double]
    /// Those of the Jacobian [1/s], the largest real part first.
    public let eigenvalues: [Eigensystem.ComplexNumber]
    /// The mode of the first of them, by species and shell.
    public let mode: [Double]

    public var isStable: Bool { eigenvalues[0].real < 0 }
  }

  /// The rates of change of a state under the launches times a factor [1/s].
  public func rates(_ state: [Double], factor: Double) -> [Double] {
    equation.setLaunches(launches.map { factor * $0 })
    var rates = [Double](repeating: 0, count: state.count)
    state.withUnsafeBufferPointer { state in
      rates.withUnsafeMutableBufferPointer { rates in
        equation.evaluate(state.baseAddress!, stateCount: 1, into: rates.baseAddress!)
      }
    }
    return rates
  }

  /// The Jacobian at a state [1/s]: a row per rate.
  public func jacobian(at state: [Double]) -> Matrix {
    let n = state.count
    var matrix = Matrix(rows: n, columns: n)
    for j in 0..<n {
      // A power of two, so that the state plus and minus it is exact as far as can be.
      var step = 1.0
      while step < abs(state[j]) { step *= 2 }
      var (high, low) = (state, state)
      high[j] += step
      low[j] -= step
      let (a, b) = (rates(high, factor: 0), rates(low, factor: 0))
      for i in 0..<n { matrix[i, j] = (a[i] - b[i]) / (2 * step) }
    }
    return matrix
  }

  /// The equilibrium that Newton's method reaches from a state; `nil` where there is none without
  /// negative numbers.
  public func equilibrium(factor: Double, from start: [Double]) -> Equilibrium? {
    var state = start
    var last = Double.infinity
    for _ in 0..<60 {
      let rates = rates(state, factor: factor)
      guard let lu = LUFactor(jacobian(at: state)) else { return nil }
      let step = lu.solve(rates)
      for k in state.indices { state[k] -= step[k] }
      guard state.allSatisfy(\.isFinite) else { return nil }
      let size = state.reduce(0) { max($0, abs($1)) }
      let change = step.reduce(0) { max($0, abs($1)) }
      if change == 0 || (change <= 1e-9 * size && change >= last) || change <= 1e-15 * size {
        guard state.allSatisfy({ $0 >= -1e-12 * size }),
          let system = Eigensystem(jacobian(at: state))
        else { return nil }
        return Equilibrium(
          factor: factor, counts: state, eigenvalues: system.values, mode: system.vectors[0])
      }
      last = change
    }
    return nil
  }

  /// What a search along rising launches has found.
  public struct Continuation: Sendable {
    /// The equilibria on the way, all stable, by rising factor.
    public let equilibria: [Equilibrium]
    /// The factor on launches beyond which there is no stable equilibrium [1]; `nil` where there
    /// still is one at the highest factor that was asked for.
    public let criticalFactor: Double?
  }

  /// Follows the stable equilibrium from no launches up, and bisects to where it ends.
  ///
  /// - Parameters:
  ///   - highest: The highest factor on the launches.
  ///   - steps: The number of steps up to it.
  public func `continue`(to highest: Double, steps: Int = 40) -> Continuation {
    let empty = [Double](repeating: 0, count: tables.count)
    guard let first = equilibrium(factor: 0, from: empty), first.isStable else {
      return Continuation(equilibria: [], criticalFactor: 0)
    }
    var found = [first]
    func next(_ factor: Double) -> Equilibrium? {
      guard let point = equilibrium(factor: factor, from: found[found.count - 1].counts),
        point.isStable
      else { return nil }
      return point
    }
    for k in 1...steps {
      let wanted = highest * Double(k) / Double(steps)
      if let point = next(wanted) {
        found.append(point)
        continue
      }
      var (low, high) = (found[found.count - 1].factor, wanted)
      while high - low > 1e-14 * high {
        let middle = (low + high) / 2
        if middle <= low || middle >= high { break }
        if let point = next(middle) {
          found.append(point)
          low = middle
        } else {
          high = middle
        }
      }
      return Continuation(equilibria: found, criticalFactor: low)
    }
    return Continuation(equilibria: found, criticalFactor: nil)
  }
}
