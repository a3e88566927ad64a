import NumericalMethods
import SourceSinkModel
import TestSupport
import Testing

@Suite("Stability of source-sink systems")
struct SourceSinkStabilityTests {
  static func shells(_ count: Int) -> [SourceSinkTables.Shell] {
    (0..<count).map { .init(lower: 1e5 * Double($0), upper: 1e5 * Double($0 + 1)) }
  }

  // N' = L - k N + c N²: N* = (k - √(k² - 4 c L)) / 2c, eigenvalue -√(k² - 4 c L), none for L > k²/4c.
  static let (k, c) = (0.05, 2e-6)
  static func oneSpecies(launched L: Double) -> SourceSinkStability {
    SourceSinkStability(
      SourceSinkTables(
        species: ["a"], shells: shells(1), initialCounts: [0], decayRates: [k],
        collisions: [
          .init(first: 0, second: 0, rates: [c], changes: [.init(species: 0, perCollision: [1])])
        ], launches: .init(interval: 1, rows: [[L]])))
  }

  @Test(
    "Analytic: equilibrium and eigenvalue of one species, Talent (1992) (1e-8)",
    arguments: [1.0, 100, 250, 300])
  func equilibrium(launched L: Double) throws {
    let (k, c) = (Self.k, Self.c)
    let continuation = Self.oneSpecies(launched: L).continue(to: 1)
    #expect(continuation.criticalFactor == nil)
    let last = try #require(continuation.equilibria.last)
    let root = (k * k - 4 * c * L).squareRoot()
    #expect(abs(last.counts[0] / ((k - root) / (2 * c)) - 1) < 1e-8)
    #expect(abs(last.eigenvalues[0].real / -root - 1) < 1e-8)
  }

  @Test("Analytic: the critical launch rate of one species, k²/4c (1e-8)")
  func threshold() throws {
    let critical = try #require(Self.oneSpecies(launched: 1).continue(to: 1000).criticalFactor)
    #expect(abs(critical / (Self.k * Self.k / (4 * Self.c)) - 1) < 1e-8)
  }

  // I' = L - a I, F' = p I² + (q I - b) F with intact objects that collisions do not wear out:
  // I* = L/a, F* = p I*²/(b - q I*); eigenvalues -a and q I* - b; runaway for L > a b/q.
  static let (a, b, p, q) = (0.01, 0.04, 3e-6, 8e-6)
  static func twoSpecies(launched L: Double) -> SourceSinkStability {
    SourceSinkStability(
      SourceSinkTables(
        species: ["intact", "fragment"], shells: shells(1), initialCounts: [0, 0],
        decayRates: [a, b],
        collisions: [
          .init(first: 0, second: 0, rates: [p], changes: [.init(species: 1, perCollision: [1])]),
          .init(first: 0, second: 1, rates: [q], changes: [.init(species: 1, perCollision: [1])]),
        ], launches: .init(interval: 1, rows: [[L, 0]])))
  }

  @Test(
    "Analytic: intact objects and fragments, equilibrium and eigenvalues (1e-8)",
    arguments: [1.0, 20, 45])
  func twoSpecies(launched L: Double) throws {
    let last = try #require(Self.twoSpecies(launched: L).continue(to: 1).equilibria.last)
    let intact = L / Self.a
    let growth = Self.q * intact - Self.b
    #expect(abs(last.counts[0] / intact - 1) < 1e-8)
    #expect(abs(last.counts[1] / (Self.p * intact * intact / -growth) - 1) < 1e-8)
    let expected = [-Self.a, growth].sorted(by: >)
    for (value, wanted) in zip(last.eigenvalues, expected) {
      #expect(abs(value.real / wanted - 1) < 1e-8 && value.imaginary == 0)
    }
  }

  @Test("Analytic: the launch rate from which fragments run away, a b/q (1e-8)")
  func runaway() throws {
    let critical = try #require(Self.twoSpecies(launched: 1).continue(to: 200).criticalFactor)
    #expect(abs(critical / (Self.a * Self.b / Self.q) - 1) < 1e-8)
  }
}
