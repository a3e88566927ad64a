import Glibc
import TestSupport
import Testing

@testable import BreakupModel

/// The mean of many draws with its standard error.
struct Mean {
  private var (n, sum, squares) = (0.0, 0.0, 0.0)

  mutating func add(_ x: Double) {
    n += 1
    sum += x
    squares += x * x
  }

  var count: Double { n }
  var value: Double { sum / n }
  var standardError: Double { (max(squares / n - value * value, 0) / (n - 1)).squareRoot() }

  func agrees(with expected: Double) -> Bool {
    abs(value - expected) <= 3 * standardError + 1e-9 * abs(expected)
  }
}

@Suite("Sampling: 10 000 outcomes against the expected values, within three standard errors")
struct SamplingMeanTests {
  private static let edges = [0.1, 0.2, 0.5, 1]

  /// Number and mass in every row, of the pieces, below the cut-off and of the remnant.
  private func compare(_ table: FragmentSizeTable, _ samples: [FragmentSample]) {
    for row in table.rows {
      var (number, mass, area) = (Mean(), Mean(), Mean())
      for sample in samples {
        let inRow = sample.fragments.filter { $0.origin == .law && row.sizes.contains($0.size) }
        number.add(Double(inRow.count))
        mass.add(inRow.reduce(0) { $0 + $1.mass })
        area.add(inRow.reduce(0) { $0 + $1.area })
      }
      #expect(number.agrees(with: row.sums.count), "\(number) \(row)")
      #expect(mass.agrees(with: row.sums.mass), "\(mass) \(row)")
      #expect(area.agrees(with: row.sums.area), "\(area) \(row)")
    }
    var (pieces, pieceMass, pieceArea, remnant) = (Mean(), Mean(), Mean(), Mean())
    for sample in samples {
      let large = sample.fragments.filter { $0.origin == .piece }
      pieces.add(Double(large.count))
      pieceMass.add(large.reduce(0) { $0 + $1.mass })
      pieceArea.add(large.reduce(0) { $0 + $1.area })
      remnant.add(sample.remnantMass)
    }
    #expect(pieces.agrees(with: table.pieces.count), "\(pieces) \(table.pieces)")
    #expect(pieceMass.agrees(with: table.pieces.mass), "\(pieceMass) \(table.pieces)")
    #expect(pieceArea.agrees(with: table.pieces.area), "\(pieceArea) \(table.pieces)")
    #expect(remnant.agrees(with: table.remnantMass), "\(remnant) \(table.remnantMass)")
    #expect(samples.allSatisfy { relativeError($0.massBelowCutoff, table.massBelowCutoff) < 1e-6 })
  }

  @Test("Explosion of a rocket body of 1000 kg, S = 0.5", .timeLimit(.minutes(1)))
  func explosion() {
    let explosion = ExplosionBreakup(of: Parent(mass: 1_000, kind: .rocketBody), scale: 0.5)
    let samples = (0..<10_000).map { explosion.sample(from: 0.1, seed: 1, event: $0) }
    compare(explosion.expected(edges: Self.edges), samples)
  }

  @Test("Catastrophic collision of a rocket body of 1500 kg with a spacecraft of 6 kg")
  func catastrophic() {
    let collision = CollisionBreakup(
      target: Parent(mass: 1_500, kind: .rocketBody),
      projectile: Parent(mass: 6, kind: .spacecraft), relativeSpeed: 10_000)
    #expect(collision.isCatastrophic)
    let table = collision.expected(edges: Self.edges)
    let samples = (0..<10_000).map { collision.sample(from: 0.1, seed: 2, event: $0) }
    compare(table.fromTarget, samples.map(\.fromTarget))
    // The projectile is scaled in most outcomes, which leaves its numbers alone.
    for row in table.fromProjectile.rows {
      var number = Mean()
      for sample in samples {
        number.add(
          Double(
            sample.fromProjectile.fragments.count {
              $0.origin == .law && row.sizes.contains($0.size)
            }))
      }
      #expect(number.agrees(with: row.sums.count), "\(number) \(row)")
    }
  }

  @Test("Cratering of a spacecraft of 1000 kg by 0.1 kg: the ejecta have 10 kg in the mean")
  func cratering() {
    let collision = CollisionBreakup(
      target: Parent(mass: 1_000, kind: .spacecraft),
      projectile: Parent(mass: 0.1, kind: .spacecraft), relativeSpeed: 10_000)
    #expect(!collision.isCatastrophic)
    let table = collision.expected(edges: Self.edges).fromTarget
    #expect(relativeError(table.remnantMass, 990.1) < 1e-5)
    compare(
      table, (0..<10_000).map { collision.sample(from: 0.1, seed: 3, event: $0).fromTarget })
  }

  @Test("Mean A/M by size, both kinds", arguments: ParentKind.allCases)
  func areaToMass(kind: ParentKind) {
    let explosion = ExplosionBreakup(of: Parent(mass: 20_000, kind: kind), scale: 1)
    let fragments = (0..<2_000).flatMap {
      explosion.sample(from: 0.03, seed: 4, event: $0).fragments.filter { $0.origin == .law }
    }
    for (low, high) in [
      (0.03, 0.05), (0.05, 0.08), (0.08, 0.11), (0.11, 0.2), (0.2, 0.5), (0.5, 1),
    ] {
      var (ratio, logarithm) = (Mean(), Mean())
      for fragment in fragments where (low..<high).contains(fragment.size) {
        ratio.add(fragment.areaToMassRatio)
        logarithm.add(log10(fragment.areaToMassRatio))
      }
      let cells = SizeCells(sizes: low..<high, cellsPerDecade: 40, exponent: 1.6)
      let laws = cells.nodes.map { ($0.weight, AreaToMassDistribution(size: $0.size, kind: kind)) }
      let all = laws.reduce(0) { $0 + $1.0 }
      #expect(ratio.agrees(with: laws.reduce(0) { $0 + $1.0 * $1.1.meanAreaPerMass } / all))
      #expect(logarithm.agrees(with: laws.reduce(0) { $0 + $1.0 * $1.1.mean } / all))
    }
  }

  @Test("Mean speed by A/M, and no direction is preferred")
  func speed() {
    let target = Parent(mass: 600, kind: .spacecraft)
    let collision = CollisionBreakup(
      target: target, projectile: Parent(mass: 6, kind: .spacecraft), relativeSpeed: 10_000)
    let explosion = ExplosionBreakup(of: target, scale: 1)
    let s = 0.4 * log(10)
    for (event, fragments) in [
      (BreakupEvent.collision, collision.sample(from: 0.003, seed: 5).fromTarget.fragments),
      (.explosion, explosion.sample(from: 0.003, seed: 6).fragments),
    ] {
      var component = [Mean(), Mean(), Mean()]
      for bin in [0.01..<0.03, 0.03..<0.1, 0.1..<0.3, 0.3..<1, 1..<3] {
        var (speed, logarithm) = (Mean(), Mean())
        for fragment in fragments where bin.contains(fragment.areaToMassRatio) {
          let median = EjectionSpeed.median(
            areaToMassRatio: fragment.areaToMassRatio, event: event)
          speed.add(fragment.ejectionSpeed / median)
          logarithm.add(log10(fragment.ejectionSpeed / median))
          for axis in 0..<3 {
            component[axis].add(fragment.ejectionVelocity[axis] / fragment.ejectionSpeed)
          }
        }
        #expect(speed.count > 100)
        #expect(speed.agrees(with: exp(0.5 * s * s)))
        #expect(logarithm.agrees(with: 0))
      }
      #expect(component.allSatisfy { $0.agrees(with: 0) })
    }
  }
}
