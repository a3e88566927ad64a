import TestSupport
import Testing

@testable import BreakupModel

@Suite("Tables by size")
struct CollisionBreakupTests {
  /// The same breakup by two computations: in bins of mass with tabulated mass factors, and by size.
  @Test(
    "Number, remnant and mass below the cut-off agree with the expected yields in bins",
    arguments: [
      (3_000.0, ParentKind.rocketBody, 30.0, ParentKind.spacecraft, 10_000.0),
      (3_000, .spacecraft, 30, .spacecraft, 10_000), (1_000, .spacecraft, 0.1, .rocketBody, 10_000),
      (1_000, .rocketBody, 0.5, .rocketBody, 10_000), (1_000, .spacecraft, 500, .spacecraft, 100),
      (8_000, .rocketBody, 2, .spacecraft, 12_000),
    ])
  func agreement(
    mass: Double, kind: ParentKind, projectileMass: Double, projectileKind: ParentKind,
    speed: Double
  ) {
    let target = Parent(mass: mass, kind: kind)
    let projectile = Parent(mass: projectileMass, kind: projectileKind)
    let yield = yields.collision(target: target, projectile: projectile, relativeSpeed: speed)
    let breakup = CollisionBreakup(target: target, projectile: projectile, relativeSpeed: speed)
    let table = breakup.expected(edges: [0.1, 1]).fromTarget
    #expect(breakup.isCatastrophic == yield.isCatastrophic)
    #expect(abs(table.total.count - total(yield.fromTarget)) <= 2e-3 * table.total.count)
    #expect(abs(table.remnantMass - yield.fromTarget.remnantMass) <= 1e-3 * mass)
    #expect(abs(table.massBelowCutoff - yield.fromTarget.massBelowCutoff) <= 2e-3 * mass)
  }

  @Test("An explosion of scale 1 by size: the numbers of the law, and six pieces")
  func explosion() {
    let explosion = ExplosionBreakup(of: Parent(mass: 900, kind: .rocketBody), scale: 1)
    let table = explosion.expected(edges: FragmentSizeTable.edges(from: 0.05))
    let law = FragmentNumber.explosion(scale: 1)
    #expect(table.rows.map(\.sizes.lowerBound) == [0.05, 0.1, 0.2, 0.5])
    for row in table.rows {
      #expect(relativeError(row.sums.count, law.count(within: row.sizes)) < 1e-12)
    }
    #expect(relativeError(table.pieces.count, 6) < 1e-12)
    #expect(table.massFactor == 1)
  }

  @Test("100 kg of spacecraft: masses are those of the law times 99 / 176")
  func scaled() {
    let breakup = CollisionBreakup(
      target: Parent(mass: 99, kind: .spacecraft), projectile: Parent(mass: 1, kind: .spacecraft),
      relativeSpeed: 10_000)
    let table = breakup.expected(edges: [0.1, 1]).fromTarget
    #expect(abs(table.massFactor - 0.565) < 0.005)
    #expect(table.pieces.count == 0)
  }

  @Test("The size of a rank is the inverse of the number law", arguments: [0.002, 0.1, 0.9])
  func rank(size: Double) {
    let law = FragmentNumber.collision(mass: 700)
    #expect(relativeError(law.size(ofRank: law.count(largerThan: size)), size) < 1e-12)
  }
}
