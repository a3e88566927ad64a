import Glibc
import TestSupport
import Testing

@testable import BreakupModel

@Suite("Mass balance of the expected yields")
struct MassBalanceTests {
  /// Coarse tables: the balance holds whatever the resolution, and there are many projectiles.
  private static let coarse = YieldResolution(
    cellsPerDecade: 5, factorsPerDecade: 4, decadesOfFactors: 3)

  @Test("Every parent closes to 1e-10: masses of 1 g to 10 t, speeds of 0.1 km/s to 16 km/s")
  func closure() {
    var generator = SplitMix(state: 7)
    let yields = BreakupYields(bins: bins, smallestSize: 0.1, resolution: Self.coarse)
    let parents = (0..<24).map { i in
      Parent(
        mass: pow(10, Double.random(in: -3...4, using: &generator)),
        kind: i % 2 == 0 ? .spacecraft : .rocketBody)
    }
    var scaled = 0
    for target in parents {
      for projectile in parents where projectile.mass <= target.mass {
        for _ in 0..<4 {
          let v = pow(10, Double.random(in: 2...log10(16_000), using: &generator))
          let yield = yields.collision(
            target: target, projectile: projectile, relativeSpeed: v)
          #expect(closes(yield.fromTarget, target.mass))
          #expect(closes(yield.fromProjectile, projectile.mass))
          #expect(yield.fromTarget.remnantMass <= target.mass)
          if yield.isCatastrophic { #expect(yield.fromTarget.remnantMass == 0) }
          if total(yield.fromTarget) > 0, target.mass < 100 { scaled += 1 }
        }
      }
      for scale in [0, 0.1, 1, 5] {
        #expect(closes(yields.explosion(of: target, scale: scale), target.mass))
      }
    }
    #expect(scaled > 50)
  }

  @Test("The balance holds at full resolution", arguments: [(1_460.0, 560.0), (200, 4), (3, 0.01)])
  func closureOfPair(target: Double, projectile: Double) {
    for kind in ParentKind.allCases {
      let yield = yields.collision(
        target: Parent(mass: target, kind: kind),
        projectile: Parent(mass: projectile, kind: .spacecraft), relativeSpeed: 11_600)
      #expect(closes(yield.fromTarget, target))
      #expect(closes(yield.fromProjectile, projectile))
    }
  }

  @Test("The balance holds where cells are absent and masses lie outside their ranges")
  func absentCells() {
    var some = bins.filter {
      !($0.mass.lowerBound >= 10 && $0.areaToMassRatio.lowerBound >= 0.2)
        && !($0.mass.upperBound <= 0.1 && $0.areaToMassRatio.upperBound <= 0.06)
    }
    some.append(
      FragmentBin(
        mass: some[0].mass, areaToMassRatio: 0..<0.02, representativeMass: 0.02))
    let yields = BreakupYields(bins: some, smallestSize: 0.1, resolution: Self.coarse)
    for mass in [0.01, 0.5, 20, 800] {
      let yield = yields.collision(
        target: Parent(mass: 1_000, kind: .spacecraft),
        projectile: Parent(mass: mass, kind: .rocketBody), relativeSpeed: 12_000)
      #expect(closes(yield.fromTarget, 1_000, some))
      #expect(closes(yield.fromProjectile, mass, some))
    }
  }

  @Test(
    "A cut-off of 1 cm or 1 mm closes too, given bins for such masses", arguments: [0.001, 0.01])
  func cutoff(size: Double) {
    let decades = [1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3]
    let fine =
      decades.flatMap { m in
        bins[..<5].map {
          FragmentBin(
            mass: m..<m * 9.99, areaToMassRatio: $0.areaToMassRatio, representativeMass: 3 * m)
        }
      } + bins[5...]
    let yields = BreakupYields(bins: fine, smallestSize: size, resolution: Self.coarse)
    let yield = yields.explosion(of: Parent(mass: 1_000, kind: .spacecraft), scale: 1)
    #expect(closes(yield, 1_000, fine))
    let law = FragmentNumber.explosion(scale: 1).count(largerThan: size)
    #expect(relativeError(total(yield), law) < 1e-3)
    if size == 0.001 { #expect(yield.massBelowCutoff == 0) }
  }

  @Test("Cut-offs of exactly 1 m and exactly 1 mm close", arguments: [1, 0.001])
  func extremeCutoffs(size: Double) {
    let yields = BreakupYields(bins: bins, smallestSize: size, resolution: Self.coarse)
    let projectile = Parent(mass: 10, kind: .spacecraft)
    for mass in [50.0, 2_000, 50_000] {
      let target = Parent(mass: mass, kind: .rocketBody)
      let yield = yields.collision(target: target, projectile: projectile, relativeSpeed: 10_000)
      #expect(closes(yield.fromTarget, mass))
      #expect(closes(yield.fromProjectile, 10))
      if size == 1, mass == 2_000 { #expect(relativeError(total(yield.fromTarget), 8) < 1e-9) }
      #expect(closes(yields.explosion(of: target, scale: 1), mass))
    }
  }

  @Test("5 g hit by 2 g leave nothing to count")
  func meaningless() {
    let yield = yields.collision(
      target: Parent(mass: 0.005, kind: .spacecraft),
      projectile: Parent(mass: 0.002, kind: .spacecraft), relativeSpeed: 10_000)
    #expect(closes(yield.fromTarget, 0.005))
    #expect(closes(yield.fromProjectile, 0.002))
    #expect(total(yield.fromTarget) < 2)
  }

  @Test("A light parent keeps the number of its law; its fragments get lighter")
  func scaled() {
    // 100 kg of spacecraft: the law expects 176 kg between 1 mm and 1 m.
    let yield = yields.collision(
      target: Parent(mass: 99, kind: .spacecraft), projectile: Parent(mass: 1, kind: .spacecraft),
      relativeSpeed: 10_000)
    let law = FragmentNumber.collision(mass: 100)
    let share = 0.99 * law.count(within: 0.1..<1)
    #expect(total(yield.fromTarget) >= share * (1 - 1e-9))
    #expect(total(yield.fromTarget) <= law.count(within: 0.1..<1))
    // Without pieces, the mass below the cut-off shows the factor of about 99 / 176.
    let small = FragmentMass.expected(law, within: 0.001..<0.1, kind: .spacecraft)
    let κ = yield.fromTarget.massBelowCutoff / (0.99 * small)
    #expect(κ > 0.5 && κ < 0.62)
  }

  @Test("Nothing jumps where the law begins to lack mass")
  func continuity() {
    var last: FragmentYield?
    for i in 0...40 {
      let mass = 850 * pow(1.01, Double(i))
      let yield = yields.collision(
        target: Parent(mass: mass, kind: .spacecraft),
        projectile: Parent(mass: 10, kind: .spacecraft), relativeSpeed: 10_000
      ).fromTarget
      if let last { #expect(relativeError(total(yield), total(last)) < 0.012) }
      last = yield
    }
  }
}
