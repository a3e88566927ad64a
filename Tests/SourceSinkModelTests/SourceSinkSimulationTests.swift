import Glibc
import NumericalMethods
import SourceSinkModel
import TestSupport
import Testing

@Suite("Source-sink system")
struct SourceSinkSimulationTests {
  static let tight = RadauIIA.Tolerance(relative: 1e-9, absolute: 1e-8)

  private func run(
    _ tables: SourceSinkTables, duration: Double, count: Int = 11,
    tolerance: RadauIIA.Tolerance = tight
  ) throws -> SourceSinkRecord {
    try SourceSinkSimulation(
      tables, recordTimes: SourceSinkSimulation.times(duration: duration, count: count),
      tolerance: tolerance
    ).run()
  }

  private func shells(_ count: Int) -> [SourceSinkTables.Shell] {
    (0..<count).map { .init(lower: 1e5 * Double($0), upper: 1e5 * Double($0 + 1)) }
  }

  // Bateman (1910), for three links: the upper shell empties into the middle one, that into the lowest.
  @Test("Analytic: decay through three shells, rates from 1e-3 to 1e4")
  func chain() throws {
    let λ = [1e4, 2, 1e-3]
    let record = try run(
      SourceSinkTables(
        species: ["a"], shells: shells(3), initialCounts: [0, 0, 1000], decayRates: λ),
      duration: 100)
    for (t, counts) in zip(record.times, record.counts) {
      let top = 1000 * exp(-λ[2] * t)
      let middle = 1000 * λ[2] / (λ[1] - λ[2]) * (exp(-λ[2] * t) - exp(-λ[1] * t))
      let lowest =
        (0..<3).reduce(0.0) { sum, i in
          let others = (0..<3).filter { $0 != i }.map { λ[$0] - λ[i] }
          return sum + 1000 * λ[2] * λ[1] * exp(-λ[i] * t) / (others[0] * others[1])
        }
      for (observed, expected) in zip(counts, [lowest, middle, top]) {
        #expect(abs(observed - expected) < 1e-6, "at \(t)")
      }
    }
  }

  // N' = L - λN with L by pieces: N = L/λ + (N0 - L/λ) exp(-λt) in each.
  @Test("Analytic: launches of two rows, then none; records between jumps")
  func launches() throws {
    let (λ, rows) = (0.7, [30.0, 5.0, 0, 0])
    let record = try run(
      SourceSinkTables(
        species: ["a"], shells: shells(1), initialCounts: [10], decayRates: [λ],
        launches: .init(interval: 3, rows: [[30], [5]])),
      duration: 10, count: 21)
    for (t, counts) in zip(record.times, record.counts) {
      var (n, start) = (10.0, 0.0)
      for rate in rows where start < t {
        n = rate / λ + (n - rate / λ) * exp(-λ * min(3, t - start))
        start += 3
      }
      #expect(abs(counts[0] - n) < 1e-6, "at \(t)")
    }
  }

  // S' = L - S/T, D' = (1 - P) S/T - λD: S* = LT, D* = (1 - P) L/λ.
  @Test("Analytic: missions and disposal come to their equilibrium")
  func equilibriumOfMissions() throws {
    let (launched, mission, disposed, λ) = (50.0, 8.0, 0.9, 0.04)
    let record = try run(
      SourceSinkTables(
        species: ["active", "derelict"], shells: shells(1), initialCounts: [0, 3000],
        decayRates: [0, λ],
        transfers: [
          .init(from: 0, to: nil, rate: disposed / mission),
          .init(from: 0, to: 1, rate: (1 - disposed) / mission),
        ],
        launches: .init(interval: 1000, rows: [[launched, 0]])),
      duration: 1000)
    let last = record.counts.last!
    #expect(relativeError(last[0], launched * mission) < 1e-9)
    #expect(relativeError(last[1], (1 - disposed) * launched / λ) < 1e-9)
  }

  // D' = L - λD - φDF, F' = (g - 1)φDF - μF: D* = μ/((g - 1)φ), F* = (L - λD*)/(φD*), a stable focus.
  @Test("Analytic: two species that collide come to the known equilibrium")
  func equilibriumOfCollisions() throws {
    let (launched, λ, φ, g, μ) = (40.0, 0.01, 1e-5, 500.0, 0.8)
    let record = try run(
      SourceSinkTables(
        species: ["D", "F"], shells: shells(1), initialCounts: [300, 1000],
        decayRates: [λ, μ],
        collisions: [
          .init(
            first: 0, second: 1, rates: [φ],
            changes: [
              .init(species: 0, perCollision: [-1]), .init(species: 1, perCollision: [-1]),
              .init(species: 1, perCollision: [g]),
            ])
        ],
        launches: .init(interval: 1e5, rows: [[launched, 0]])),
      duration: 2000)
    let D = μ / ((g - 1) * φ)
    #expect(relativeError(record.counts.last![0], D) < 1e-8)
    #expect(relativeError(record.counts.last![1], (launched - λ * D) / (φ * D)) < 1e-8)
  }

  // N' = -2φN²: two are lost with every collision.
  @Test("Analytic: collisions within a species, N = N0/(1 + 2φN0t)")
  func selfCollisions() throws {
    let φ = 1e-4
    let record = try run(
      SourceSinkTables(
        species: ["a"], shells: shells(2), initialCounts: [5000, 100], decayRates: [0, 0],
        collisions: [
          .init(
            first: 0, second: 0, rates: [φ, φ],
            changes: [.init(species: 0, perCollision: [-2, -2])])
        ]),
      duration: 10)
    for (t, counts) in zip(record.times, record.counts) {
      for (n, n0) in zip(counts, [5000.0, 100]) {
        #expect(relativeError(n, n0 / (1 + 2 * φ * n0 * t)) < 1e-7)
      }
    }
  }

  /// Derelicts that collide among themselves in four shells: two are lost, and g fragments made for each
  /// collision, in the shells that a matrix tells.
  private func fragmenting(_ matrix: [Double]?, decay: Double) -> SourceSinkTables {
    let (φ, g) = ([2e-6, 1e-6, 3e-6, 1e-6], 300.0)
    let count = 4
    let spread = matrix.map { matrix in
      SourceSinkTables.Collision.Spread(
        species: 1,
        rates: (0..<count).flatMap { from in
          (0..<count).map { to in g * φ[from] * matrix[from * count + to] }
        })
    }
    return SourceSinkTables(
      species: ["D", "F"], shells: shells(count),
      initialCounts: [800, 900, 1200, 500, 100, 0, 0, 0],
      decayRates: [0, 0, 0, 0].map { $0 * decay } + [9000, 30, 2, 0.1].map { $0 * decay },
      collisions: [
        .init(
          first: 0, second: 0, rates: φ,
          changes: [.init(species: 0, perCollision: [-2, -2, -2, -2])]
            + (spread == nil ? [.init(species: 1, perCollision: [g, g, g, g])] : []),
          spreads: spread.map { [$0] } ?? [])
      ])
  }

  static let unity: [Double] = (0..<16).map { $0 % 5 == 0 ? 1 : 0 }
  static let mixing = [
    0.6, 0.3, 0.1, 0, 0.2, 0.5, 0.2, 0.1, 0.1, 0.2, 0.5, 0.2, 0, 0.1, 0.3, 0.6,
  ]

  @Test("Property: fragments made and objects destroyed keep their ratio, spread or not")
  func conservation() throws {
    for matrix in [nil, Self.mixing] {
      let tables = fragmenting(matrix, decay: 0)
      let record = try run(tables, duration: 50)
      // F + 150 D: 300 fragments for two derelicts
      let sums = record.counts.map { counts in
        counts[4...].reduce(0, +) + 150 * counts[..<4].reduce(0, +)
      }
      for sum in sums { #expect(relativeError(sum, sums[0]) < 1e-9) }
      #expect(record.counts.last![4...].reduce(0, +) > 10_000)
    }
  }

  @Test("Property: a spread that leaves fragments in their shell changes nothing")
  func spreadInPlace() throws {
    let inShell = try run(fragmenting(nil, decay: 1), duration: 50)
    let spread = try run(fragmenting(Self.unity, decay: 1), duration: 50)
    let mixed = try run(fragmenting(Self.mixing, decay: 1), duration: 50)
    let largest = inShell.counts.joined().max()!
    for ((a, b), c) in zip(zip(inShell.counts, spread.counts), mixed.counts).dropFirst() {
      for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-8 * largest) }
      #expect(abs(a[7] - c[7]) > 1e-3 * a[7])
    }
  }

  @Test("Property: no number falls below zero by more than the tolerance")
  func positivity() throws {
    let tolerance = RadauIIA.Tolerance(relative: 1e-7, absolute: 1e-4)
    for matrix in [nil, Self.mixing] {
      let record = try run(
        fragmenting(matrix, decay: 1), duration: 50, count: 200, tolerance: tolerance)
      #expect(record.counts.joined().min()! > -tolerance.absolute)
    }
  }

  @Test("Property: a run can be repeated with the same packed tables, to the last bit")
  func repeated() throws {
    let tables = fragmenting(Self.mixing, decay: 1)
    let simulation = SourceSinkSimulation(
      tables, recordTimes: [0, 1, 5], tolerance: Self.tight)
    let equation = SourceSinkEquation(tables)
    let first = try simulation.run(equation)
    #expect(try simulation.run(equation).counts == first.counts)
    #expect(first.counts[0] == tables.initialCounts)
  }

  // N' = φN²: N = N0/(1 - φN0t), without limit at 1/(φN0).
  @Test("Analytic: growth without limit is reported where it happens")
  func unlimitedGrowth() throws {
    let tables = SourceSinkTables(
      species: ["a"], shells: shells(1), initialCounts: [100], decayRates: [0],
      collisions: [
        .init(
          first: 0, second: 0, rates: [1e-3], changes: [.init(species: 0, perCollision: [1])])
      ])
    do {
      _ = try run(tables, duration: 20)
      Issue.record("the run ended")
    } catch let SourceSinkError.unlimitedGrowth(time) {
      #expect(abs(time - 10) < 1e-3)
    }
  }
}
