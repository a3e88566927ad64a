import Foundation
import SpaceEnvironment
import TestSupport
import Testing

@testable import DebrisEnvironment

@Suite("Explosions")
struct ExplosionsTests {
  static let grid = RemovalTests.grid

  static func explosions(_ smallestSize: Double) -> Explosions {
    let stage = ObjectClass(
      bin: ClassBin(type: .rocketBody, mass: 1_000..<2_000), meanMass: 1_400, meanArea: 10,
      meanRadius: 2, meanRadiusSquared: 4.4)
    let payload = ObjectClass(
      bin: ClassBin(type: .inactivePayload, mass: 500..<1_000), meanMass: 700, meanArea: 4,
      meanRadius: 1.5, meanRadiusSquared: 2.4)
    return Explosions(
      policy: ExplosionPolicy(rates: [.rocketBody: 0.01 / year]),
      classes: ClassTable(
        population: [stage, payload],
        fragments: FragmentClasses.all(population: [], smallestSize: smallestSize)),
      grid: grid, smallestSize: smallestSize)
  }

  @Test("Published: 6 L^-1.6 fragments of an upper stage (Johnson et al. 2001, Eq. 2), to 1 %")
  func number() {
    let explosions = Self.explosions(0.1)
    let stage = explosions.classes.classes.firstIndex { $0.type == .rocketBody }!
    let count = explosions.yield(ofClass: stage).reduce(0, +)
    #expect(relativeError(count, 6 * pow(0.1, -1.6)) < 0.01, "\(count)")
    // What has no rate has no fragments.
    let payload = explosions.classes.classes.firstIndex { $0.type == .inactivePayload }!
    #expect(explosions.yield(ofClass: payload).allSatisfy { $0 == 0 })
  }

  @Test(
    "Property: fragments of every bin go somewhere, most of them nearer than those of collisions")
  func spread() {
    let explosions = FragmentSpread(explosionsOfAreaToMassRatio: 0.1, grid: Self.grid)
    let collisions = FragmentSpread(
      areaToMassRatio: 0.1, grid: Self.grid, residence: RemovalTests.residence,
      shellWeights: [1, 1, 1])
    for bin in 0..<Self.grid.binCount {
      let sum =
        explosions.decaying[bin] + explosions.leaving[bin]
        + (0..<Self.grid.binCount).reduce(0) { $0 + explosions.shares[bin, $1] }
      #expect(abs(sum - 1) < 1e-12)
    }
    // From the middle bin of circular orbits: medians of 45 m/s against 100 m/s
    #expect(explosions.shares[1, 1] > collisions.shares[1, 1])
    #expect(explosions.decaying[1] < collisions.decaying[1])
  }

  @Test("Property: a step takes 1 - exp(-rate times time), and what it throws is counted (1e-12)")
  func step() {
    let explosions = Self.explosions(0.1)
    let classes = explosions.classes
    var population = BinnedPopulation(grid: Self.grid, classCount: classes.count)
    let stage = classes.classes.firstIndex { $0.type == .rocketBody }!
    population[stage, OrbitBin(perigee: 1, eccentricity: 0, inclination: 1), Self.grid] = 500
    explosions.explode(
      &population, from: 0, to: 2 * year,
      trends: [Double](repeating: 1, count: classes.count))
    let exploded = 500 * (1 - exp(-0.02))
    #expect(relativeError(explosions.exploded[stage], exploded) < 1e-12)
    #expect(relativeError(population.count(ofClass: stage), 500 - exploded) < 1e-12)
    let each = explosions.yield(ofClass: stage).reduce(0, +)
    #expect(relativeError(explosions.created.reduce(0, +), exploded * each) < 1e-12)
    let kept =
      explosions.gains.reduce(0, +) + explosions.decaying.reduce(0, +)
      + explosions.leaving.reduce(0, +)
    #expect(relativeError(kept, exploded * each) < 1e-12)
    let mass = classes.classes.indices.reduce(explosions.dustMass) {
      $0 + explosions.created[$1] * classes.classes[$1].meanMass
    }
    #expect(relativeError(mass, exploded * 1_400) < 1e-9)
  }
}
