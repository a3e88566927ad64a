import Glibc
import TestSupport
import Testing

@testable import BreakupModel

@Suite("Comparison of the IADC, Rossi (2006): 1000 kg and 10 kg, spacecraft, 9.65 km/s, from 1 mm")
struct ComparisonTests {
  private let collision = CollisionBreakup(
    target: Parent(mass: 1_000, kind: .spacecraft),
    projectile: Parent(mass: 10, kind: .spacecraft), relativeSpeed: 9_650)

  @Test("862 over 10 cm, 12 600 over 1 g, 28 892 over 1 cm² within 10 %; 1010 kg")
  func large() {
    var (size, gram, area) = (Mean(), Mean(), Mean())
    for event in 0..<40 {
      let (a, b) = collision.sample(from: 0.003, seed: 20, event: UInt64(event))
      let all = a.fragments + b.fragments
      size.add(Double(all.count { $0.size > 0.1 }))
      gram.add(Double(all.count { $0.mass > 0.001 }))
      area.add(Double(all.count { $0.area > 1e-4 }))
      let mass = a.total.mass + b.total.mass + a.massBelowCutoff + b.massBelowCutoff
      #expect(relativeError(mass, 1_010) < 1e-9)
    }
    #expect(relativeError(size.value, 862) < 0.1, "\(size.value)")
    #expect(relativeError(gram.value, 12_600) < 0.1, "\(gram.value)")
    #expect(relativeError(area.value, 28_892) < 0.1, "\(area.value)")
  }

  @Test("Over 1 mm the law has 18 % fewer than the realisation of NASA, by bookkeeping of bins")
  func small() {
    let law = FragmentNumber.collision(mass: 1_010).count(largerThan: 0.001)
    #expect(abs(law / 2_957_159 - 0.82) < 0.01)
    #expect(abs(84_832 / 2_957_159 - 0.0287) < 1e-4)
  }

  @Test("Over 1 km/s the sample has as large a share as NASA's 638 537 of 2 957 159")
  func fast() {
    let (a, b) = collision.sample(from: 0.001, seed: 21)
    let all = a.fragments + b.fragments
    let share = Double(all.count { $0.ejectionSpeed > 1_000 }) / Double(all.count)
    #expect(abs(share - 638_537 / 2_957_159) < 0.05, "\(share)")
  }
}

@Suite("Sampling: one outcome")
struct SamplingTests {
  private func mass(_ sample: FragmentSample) -> Double {
    sample.total.mass + sample.massBelowCutoff + sample.remnantMass
  }

  @Test("Mass closes to 1e-9 for 1000 random pairs, and nothing is negative")
  func closure() {
    var generator = SplitMix(state: 11)
    var catastrophic = 0
    for event in 0..<1_000 {
      let masses = (0..<2).map { _ in pow(10, Double.random(in: -3...4, using: &generator)) }
      let kinds = (0..<2).map { _ in ParentKind.allCases.randomElement(using: &generator)! }
      let collision = CollisionBreakup(
        target: Parent(mass: masses.max()!, kind: kinds[0]),
        projectile: Parent(mass: masses.min()!, kind: kinds[1]),
        relativeSpeed: Double.random(in: 100...16_000, using: &generator))
      let smallest = pow(10, Double.random(in: -1.7 ... -0.01, using: &generator))
      let (a, b) = collision.sample(from: smallest, seed: 12, event: UInt64(event))
      #expect(relativeError(mass(a), collision.target.mass) < 1e-9)
      #expect(relativeError(mass(b), collision.projectile.mass) < 1e-9)
      #expect(b.remnantMass == 0 && (a.remnantMass == 0 || !collision.isCatastrophic))
      for sample in [a, b] {
        #expect(sample.massBelowCutoff >= 0 && sample.remnantMass >= 0)
        #expect(
          sample.fragments.allSatisfy {
            $0.mass > 0 && $0.area > 0 && $0.ejectionSpeed.isFinite
              && ($0.origin == .piece || (smallest..<1).contains($0.size))
          })
      }
      let tables = collision.expected(edges: [smallest, 1])
      for (table, parent) in [
        (tables.fromTarget, collision.target), (tables.fromProjectile, collision.projectile),
      ] {
        let sum = table.total.mass + table.massBelowCutoff + table.remnantMass
        #expect(relativeError(sum, parent.mass) < 1e-9)
      }
      if collision.isCatastrophic { catastrophic += 1 }
    }
    #expect(catastrophic > 300 && catastrophic < 700)
  }

  @Test("The seed and the event decide; another event is another outcome")
  func reproducible() {
    let explosion = ExplosionBreakup(of: Parent(mass: 900, kind: .rocketBody), scale: 1)
    let one = explosion.sample(from: 0.1, seed: 1, event: 2)
    #expect(one == explosion.sample(from: 0.1, seed: 1, event: 2))
    #expect(one != explosion.sample(from: 0.1, seed: 1, event: 3))
    #expect(one != explosion.sample(from: 0.1, seed: 2, event: 2))
  }

  @Test("The number scatters by less than one fragment around the law")
  func number() {
    let explosion = ExplosionBreakup(of: Parent(mass: 900, kind: .rocketBody), scale: 1)
    let law = FragmentNumber.explosion(scale: 1).count(within: 0.1..<1)
    for event in 0..<50 {
      let fragments = explosion.sample(from: 0.1, seed: 8, event: UInt64(event)).fragments
      #expect(abs(Double(fragments.count { $0.origin == .law }) - law) < 1)
      #expect(fragments.count { $0.origin == .piece } == 6)
    }
  }

  @Test("Down to 1 mm nothing lies below the cut-off")
  func oneMillimetre() {
    let collision = CollisionBreakup(
      target: Parent(mass: 50, kind: .rocketBody), projectile: Parent(mass: 1, kind: .rocketBody),
      relativeSpeed: 10_000)
    let (a, b) = collision.sample(from: 0.001, seed: 9)
    #expect(a.massBelowCutoff == 0)
    let law = FragmentNumber.collision(mass: 51).count(within: 0.001..<1)
    #expect(relativeError(a.total.count + b.total.count, law) < 1e-3)
  }

  @Test("A slow touch leaves the target whole; the projectile does not come out heavier")
  func slow() {
    let collision = CollisionBreakup(
      target: Parent(mass: 1_000, kind: .spacecraft),
      projectile: Parent(mass: 500, kind: .spacecraft), relativeSpeed: 100)
    let (a, b) = collision.sample(from: 0.1, seed: 10)
    #expect(a.fragments.isEmpty && a.remnantMass == 1_000)
    #expect(relativeError(mass(b), 500) < 1e-12)
  }

  @Test("Parents too small for the laws leave nothing to draw")
  func meaningless() {
    let collision = CollisionBreakup(
      target: Parent(mass: 1e-6, kind: .spacecraft),
      projectile: Parent(mass: 1e-6, kind: .spacecraft), relativeSpeed: 10_000)
    let (a, b) = collision.sample(from: 0.1, seed: 13)
    #expect(a.fragments.isEmpty && b.fragments.isEmpty)
    #expect(relativeError(mass(a), 1e-6) < 1e-12)
  }

  @Test("No fragment of the law from the projectile is heavier than it")
  func heavierThanProjectile() {
    for (mass, speed) in [(1_000.0, 12_000.0), (5_000, 10_000)] {
      let collision = CollisionBreakup(
        target: Parent(mass: mass, kind: .spacecraft),
        projectile: Parent(mass: 1, kind: .spacecraft), relativeSpeed: speed)
      for event in 0..<50 {
        let sample = collision.sample(from: 0.05, seed: 14, event: UInt64(event)).fromProjectile
        #expect(sample.fragments.allSatisfy { $0.mass <= 1 + 1e-12 })
      }
    }
  }
}
