import Glibc
import TestSupport
import Testing

@testable import BreakupModel

/// Mass and area-to-mass cells as a simulation has them, with masses at the geometric centres.
let bins: [FragmentBin] = {
  let masses = [0, 0.01, 0.1, 0.3, 1, 3, 10, 100, Double.infinity]
  let ratios = [0, 0.02, 0.06, 0.2, 0.6, Double.infinity]
  let centres =
    [0.003] + zip(masses.dropFirst(), masses.dropFirst(2)).dropLast().map { ($0 * $1).squareRoot() }
    + [300]
  return (0..<8).flatMap { i in
    (0..<5).map { j in
      FragmentBin(
        mass: masses[i]..<masses[i + 1], areaToMassRatio: ratios[j]..<ratios[j + 1],
        representativeMass: centres[i])
    }
  }
}()

/// The usual yields, shared so that the tables are made once.
let yields = BreakupYields(bins: bins, smallestSize: 0.1)

func countedMass(_ yield: FragmentYield, _ bins: [FragmentBin] = bins) -> Double {
  zip(yield.counts, bins).reduce(0) { $0 + $1.0 * $1.1.representativeMass }
}

func total(_ yield: FragmentYield) -> Double { yield.counts.reduce(0, +) }

func closes(_ yield: FragmentYield, _ mass: Double, _ bins: [FragmentBin] = bins) -> Bool {
  let sum = countedMass(yield, bins) + yield.massBelowCutoff + yield.remnantMass
  return relativeError(sum, mass) < 1e-10
    && (yield.counts + [yield.massBelowCutoff, yield.remnantMass]).allSatisfy {
      $0.isFinite && $0 >= 0
    }
}

@Suite("Expected yields")
struct BreakupYieldsTests {
  private let satellite = Parent(mass: 1_000, kind: .spacecraft)

  @Test("IADC comparison, Rossi (2006): 862 fragments over 10 cm from 1000 kg and 10 kg")
  func comparison() {
    let yield = yields.collision(
      target: satellite, projectile: Parent(mass: 10, kind: .spacecraft), relativeSpeed: 9_650)
    #expect(yield.isCatastrophic)
    #expect(relativeError(total(yield.fromTarget) + total(yield.fromProjectile), 862) < 0.1)
  }

  @Test(
    "Catastrophic: the law's number of 10 cm to 1 m and the pieces, where nothing is scaled",
    arguments: [
      (ParentKind.spacecraft, ParentKind.spacecraft), (.rocketBody, .rocketBody),
      (.rocketBody, .spacecraft),
    ])
  func catastrophicNumber(targetKind: ParentKind, projectileKind: ParentKind) {
    let target = Parent(mass: 3_000, kind: targetKind)
    let projectile = Parent(mass: 30, kind: projectileKind)
    let yield = yields.collision(target: target, projectile: projectile, relativeSpeed: 10_000)
    let law = FragmentNumber.collision(mass: 3_030)
    // The target is left with 8 pieces, the projectile with at most 2.
    let pieces = total(yield.fromTarget) + total(yield.fromProjectile) - law.count(within: 0.1..<1)
    #expect(pieces > 8 && pieces <= 10 + 1e-9)
  }

  @Test("One law for both parents: the number does not depend on how the pair shares it")
  func sharedNumber() {
    // Both pairs have the same mass, and rocket bodies of this mass are not scaled.
    let law = FragmentNumber.collision(mass: 4_000).count(within: 0.1..<1)
    for mass in [400.0, 1_000, 2_000] {
      let yield = yields.collision(
        target: Parent(mass: 4_000 - mass, kind: .rocketBody),
        projectile: Parent(mass: mass, kind: .rocketBody), relativeSpeed: 10_000)
      let pieces = total(yield.fromTarget) + total(yield.fromProjectile) - law
      #expect(pieces > 10 && pieces <= 16 + 1e-9)
    }
  }

  @Test("Cratering, 0.1 kg at 10 km/s on 1000 kg: a remnant of 990.1 kg, the projectile gone")
  func cratering() {
    let projectile = Parent(mass: 0.1, kind: .spacecraft)
    let yield = yields.collision(target: satellite, projectile: projectile, relativeSpeed: 10_000)
    #expect(!yield.isCatastrophic)
    #expect(relativeError(yield.fromTarget.remnantMass, 990.1) < 1e-9)
    #expect(yield.fromProjectile.remnantMass == 0)
    #expect(total(yield.fromTarget) > 1 && total(yield.fromTarget) < 28.8)
  }

  @Test("Cratering spares larger sizes when it has less mass than its law to 1 m")
  func crateringSizes() {
    let projectile = Parent(mass: 0.001, kind: .spacecraft)
    let yield = yields.collision(target: satellite, projectile: projectile, relativeSpeed: 10_000)
    // 0.1 kg of ejecta are used up below 10 cm.
    #expect(total(yield.fromTarget) == 0)
    #expect(relativeError(yield.fromTarget.massBelowCutoff, 0.099) < 1e-9)
    #expect(relativeError(yield.fromProjectile.massBelowCutoff, 0.001) < 1e-9)
  }

  @Test("A slow touch destroys the projectile alone and leaves the target whole")
  func slow() {
    let yield = yields.collision(
      target: satellite, projectile: Parent(mass: 500, kind: .spacecraft), relativeSpeed: 100)
    #expect(yield.fromTarget.remnantMass == 1_000)
    #expect(closes(yield.fromProjectile, 500))
  }

  @Test("Nothing much heavier than the projectile comes from it")
  func heavierThanProjectile() {
    for isCatastrophic in [true, false] {
      let yield = yields.collision(
        target: satellite, projectile: Parent(mass: 1, kind: .spacecraft), relativeSpeed: 10_000,
        isCatastrophic: isCatastrophic
      ).fromProjectile
      // A fragment just below 1 kg is shared by the masses 0.55 kg and 1.7 kg.
      for (count, bin) in zip(yield.counts, bins) where bin.representativeMass > 2 {
        #expect(count == 0)
      }
      #expect(total(yield) > 0)
    }
  }

  @Test("What is too heavy for the projectile goes to the target and keeps the number of the law")
  func movedToTarget() {
    let yield = yields.collision(
      target: Parent(mass: 3_000, kind: .rocketBody),
      projectile: Parent(mass: 1, kind: .spacecraft), relativeSpeed: 10_000, isCatastrophic: true)
    let law = FragmentNumber.collision(mass: 3_001)
    let cells = SizeCells(sizes: 0.1..<1, cellsPerDecade: 20, exponent: law.exponent)
    let moved = cells.nodes.reduce(0) {
      let χ = log10(FragmentArea.area(ofSize: $1.size) / 1)
      let heavy = AreaToMassDistribution(size: $1.size, kind: .spacecraft).cumulative(χ)
      return $0 + law.coefficient / 3_001 * $1.weight * heavy
    }
    #expect(moved > 0.05)
    let own = law.count(within: 0.1..<1) * 3_000 / 3_001
    #expect(relativeError(total(yield.fromTarget), own + moved + 8) < 1e-9)
  }

  @Test("The uncounted fragments of the projectile are lighter than it, too")
  func smallFromProjectile() {
    let yield = yields.collision(
      target: satellite, projectile: Parent(mass: 0.3, kind: .spacecraft), relativeSpeed: 10_000,
      isCatastrophic: true)
    let law = FragmentNumber.collision(mass: 1_000.3)
    let cells = SizeCells(sizes: 0.001..<0.1, cellsPerDecade: 20, exponent: law.exponent)
    let mass = cells.nodes.reduce(0) {
      let A = FragmentArea.area(ofSize: $1.size)
      let light = AreaToMassDistribution(size: $1.size, kind: .spacecraft)
        .meanMassPerArea(within: log10(A / 0.3)..<20)
      return $0 + law.coefficient * 0.3 / 1_000.3 * $1.weight * A * light
    }
    #expect(relativeError(yield.fromProjectile.massBelowCutoff, mass) < 1e-6)
  }

  @Test("Each parent has its own law: a rocket body leaves lighter fragments and heavier pieces")
  func kinds() {
    func mass(_ kind: ParentKind) -> Double {
      let yield = yields.collision(
        target: Parent(mass: 1_000, kind: kind), projectile: Parent(mass: 10, kind: .spacecraft),
        relativeSpeed: 10_000
      ).fromTarget
      return zip(yield.counts, bins).filter { $1.mass.lowerBound < 10 }
        .reduce(0) { $0 + $1.0 * $1.1.representativeMass }
    }
    #expect(mass(.rocketBody) < 0.7 * mass(.spacecraft))
  }

  @Test("A higher threshold never makes more fragments", arguments: [0.1, 1, 10, 100, 1_000])
  func threshold(mass: Double) {
    var last = Double.infinity
    for threshold in [1e2, 1e3, 1e4, 4e4, 1e5, 1e6, 1e8] {
      let yield = yields.collision(
        target: satellite, projectile: Parent(mass: mass, kind: .spacecraft),
        relativeSpeed: 9_000, catastrophicThreshold: threshold)
      let number = total(yield.fromTarget) + total(yield.fromProjectile)
      #expect(number <= last * (1 + 1e-12))
      last = number
    }
  }

  @Test("The judgement may be overridden")
  func override() {
    let projectile = Parent(mass: 10, kind: .spacecraft)
    let yield = yields.collision(
      target: satellite, projectile: projectile, relativeSpeed: 10_000, isCatastrophic: false)
    #expect(!yield.isCatastrophic)
    // 10 kg at 10 km/s throw out 1000 kg, or the 991 kg of the law to 1 m if that is less.
    #expect(yield.fromTarget.remnantMass >= 10 && yield.fromTarget.remnantMass < 25)
  }

  @Test("Explosion of scale 1: 238.9 - 6 fragments and 6 pieces; a rocket body keeps most in these")
  func explosion() {
    let yield = yields.explosion(of: Parent(mass: 1_000, kind: .rocketBody), scale: 1)
    #expect(relativeError(total(yield), 238.9) < 5e-4)
    let heavy = zip(yield.counts, bins).filter { $1.mass.lowerBound >= 10 }.map(\.0)
    #expect(heavy.reduce(0, +) > 6)
    #expect(yield.massBelowCutoff < 50)
  }

  @Test("No explosion law: two pieces")
  func noFragments() {
    let yield = yields.explosion(of: Parent(mass: 200, kind: .rocketBody), scale: 0)
    #expect(relativeError(total(yield), 2) < 1e-12)
    #expect(closes(yield, 200))
  }
}
