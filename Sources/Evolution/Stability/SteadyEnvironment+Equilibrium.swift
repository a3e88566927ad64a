public import DebrisEnvironment
import Glibc
public import NumericalMethods

extension SteadyEnvironment {
  /// An equilibrium that Newton's method has found.
  public struct Equilibrium: Sendable {
    public let state: State
    public let iterations: Int
    /// The largest difference of Ψ(n) from n over the largest of n [1].
    public let residual: Double
  }

  /// A way in which a population departs from a state.
  public struct Mode: Sendable {
    /// The rate of growth [1/s]; negative where the departure decays.
    public let growth: Double
    /// The departure by orbit bin, its largest number 1.
    public let departure: [Double]
    /// The same by cell.
    public let cells: Population
  }

  /// Finds the equilibrium that lies above a state; `nil` where there is none without negative numbers.
  ///
  /// Steps are solved by GMRES. From below, Newton's steps rise to the lowest equilibrium; beyond the last
  /// one they turn negative, which ends the search.
  public func equilibrium(
    from start: [Double]? = nil, tolerance: Double = 1e-10, iterations: Int = 30
  ) -> Equilibrium? {
    var counts = start ?? complete(held.counts.map { _ in 0 }).counts
    var residual = Double.infinity
    for iteration in 1...iterations {
      let population = complete(counts)
      let state = settled(population)
      var rest = zip(state.binned.counts, population.counts).map { $0 - $1 }
      clearHeld(&rest)
      var reached = state
      reached.binned = complete(state.binned.counts)
      let size = largest(reached.binned.counts)
      residual = size > 0 ? largest(rest) / size : 0
      if residual <= tolerance {
        return Equilibrium(state: reached, iterations: iteration, residual: residual)
      }
      linearize(at: State(cells: state.cells, binned: population))
      let solution = solve(rest, tolerance: 1e-7)
      if solution.relativeResidual > 0.1 { return nil }
      counts = zip(population.counts, solution.x).map { $0 + $1 }
      guard counts.allSatisfy(\.isFinite) else { return nil }
      var free = counts
      clearHeld(&free)
      let (sum, lowest) = (free.reduce(0, +), free.min() ?? 0)
      if sum < 0 || lowest < -1e-3 * largest(free) { return nil }
      for k in counts.indices { counts[k] = max(0, counts[k]) }
    }
    return nil
  }

  /// Solves (1 - K(0)) x = b at the point of linearization.
  public func solve(_ b: [Double], tolerance: Double) -> GMRES.Solution {
    GMRES(dimension: 120, tolerance: tolerance).solve(b) { v in
      let answer = response(v).binned.counts
      return zip(v, answer).map { $0 - $1 }
    }
  }

  /// The eigenvalues of K(λ) with the largest real parts, and their vectors.
  ///
  /// That of K(0) with the fragments free and all else held is their reproduction number: how many
  /// others one of them leads to before it is gone.
  public func reproduction(
    growth λ: Double = 0, count: Int = 1, tolerance: Double = 1e-6, dimension: Int = 30
  ) -> [Arnoldi.Pair] {
    var start = settled(complete(point.binned.counts)).binned.counts
    clearHeld(&start)
    linearize(at: point)
    if largest(start) == 0 { return [] }
    return Arnoldi.leading(count, dimension: dimension, tolerance: tolerance, start: start) {
      response($0, growth: λ).binned.counts
    }
  }

  /// Finds the modes that grow fastest, or decay slowest: K(λ) has the eigenvalue one.
  ///
  /// - Parameters:
  ///   - count: How many, of those with real eigenvalues.
  ///   - guess: The magnitude of λ that is looked at first [1/s].
  ///   - tolerance: The relative tolerance [1].
  /// - Returns: The modes that were found, the first the fastest.
  public func modes(_ count: Int, guess: Double, tolerance: Double = 1e-8) -> [Mode] {
    (0..<count).compactMap { mode(number: $0, guess: guess, tolerance: tolerance) }
  }

  private func mode(number n: Int, guess: Double, tolerance: Double) -> Mode? {
    func excess(_ λ: Double) -> (value: Double, vector: [Double])? {
      let pairs = reproduction(growth: λ, count: n + 1, tolerance: 1e-8, dimension: 40)
      guard pairs.count > n, pairs[n].value.real > 0, pairs[n].value.real.isFinite,
        pairs[n].value.imaginary == 0
      else { return nil }
      return (log(pairs[n].value.real), pairs[n].vector)
    }
    // log κ(λ) falls with λ: the root is bracketed from zero on, then found by the Illinois method.
    guard let atZero = excess(0) else { return nil }
    let isGrowing = atZero.value > 0
    var (near, fNear) = (0.0, atZero.value)
    var far = (isGrowing ? 1 : -1) * abs(guess) / 64
    var fFar = 0.0
    for k in 0..<30 {
      guard k < 29, let point = excess(far) else { return nil }
      fFar = point.value
      if (fFar > 0) != isGrowing { break }
      (near, fNear) = (far, fFar)
      far *= 2
    }
    for _ in 0..<60 {
      let λ = far - fFar * (far - near) / (fFar - fNear)
      guard let point = excess(λ) else { return nil }
      if abs(point.value) <= 1e-2 * tolerance || abs(far - near) <= tolerance * abs(λ) {
        return Mode(
          growth: λ, departure: point.vector,
          cells: response(point.vector, growth: λ).cells)
      }
      if (point.value > 0) == (fFar > 0) {
        fNear /= 2
      } else {
        (near, fNear) = (far, fFar)
      }
      (far, fFar) = (λ, point.value)
    }
    return nil
  }

  func clearHeld(_ counts: inout [Double]) {
    for c in isHeld.indices where isHeld[c] {
      for i in 0..<model.grid.inclinationCount {
        let first = held.offset(class: c, inclination: i)
        for k in first..<first + model.grid.binCount { counts[k] = 0 }
      }
    }
  }

  private func largest(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }
}
