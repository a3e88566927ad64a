import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

@Suite("What collisions change")
struct CollisionChangeTests {
  /// A population at random with its sums by bin, and the rates that it has.
  static func made() -> (CollisionCase, Population) {
    let grid = smallGrid()
    var c = CollisionCase(grid: grid, classes: CollisionsTests.classes())
    var population = Population(grid: grid, classCount: c.classes.count)
    var generator = SplitMix(state: 8)
    for k in population.counts.indices {
      population.counts[k] = Double.random(in: 0...3, using: &generator)
    }
    c.population.sum(population, grid: grid)
    return (c, population)
  }

  @Test("Property: bins and cells lose what is destroyed and keep what steps down (1e-12)")
  func conserves() {
    var (c, population) = Self.made()
    let rates = c.rates()
    let change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    // So long that a fiftieth of the losses of the crowded bins are applied at once.
    let fastest = zip(rates.losses, c.population.counts).map { $1 > 0 ? $0 / $1 : 0 }.max()!
    let time = 0.02 / fastest
    change.set(rates, by: c.collisions)
    let before = c.population
    var binned = c.population
    let shortfalls = change.apply(to: &binned, during: time)
    #expect(shortfalls.allSatisfy { $0 == 0 })
    change.carry(to: &population)
    let expected = before.counts.reduce(0, +) - time * rates.losses.reduce(0, +)
    #expect(relativeError(binned.counts.reduce(0, +), expected) < 1e-12)
    // The cells hold what the bins say.
    var sums = c.population
    sums.sum(population, grid: c.grid)
    #expect(relativeError(sums.counts.reduce(0, +), binned.counts.reduce(0, +)) < 1e-12)
    // Bins as small as cells share what they gain with the next ones.
    let moved = zip(sums.counts, binned.counts).reduce(0) { $0 + abs($1.0 - $1.1) }
    #expect(moved < 1e-3 * binned.counts.reduce(0, +))
    #expect(population.counts.allSatisfy { $0 >= 0 })
    // By class: what steps down leaves one and enters the next.
    let (losses, down) = (c.byClass(rates.losses), c.byClass(rates.stepsDown))
    for k in c.classes.indices {
      var expected = c.byClass(before.counts)[k] - time * (losses[k] + down[k])
      for heavier in c.classes.indices
      where c.collisions.stepDestinations(of: heavier).first?.class == k {
        expected += time * down[heavier]
      }
      #expect(relativeError(population.count(ofClass: k), expected) < 1e-12)
      #expect(relativeError(rates.lost[k], losses[k]) < 1e-12)
      #expect(relativeError(rates.steppedDown[k], down[k]) < 1e-12)
    }
  }

  @Test("Property: two changes carried together are one after the other, and are carried once")
  func carriedTogether() {
    var (c, population) = Self.made()
    var other = population
    let rates = c.rates()
    let fastest = zip(rates.losses, c.population.counts).map { $1 > 0 ? $0 / $1 : 0 }.max()!
    let change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    change.set(rates, by: c.collisions)
    var binned = c.population
    _ = change.apply(to: &binned, during: 0.1 / fastest)
    _ = change.apply(to: &binned, during: 0.2 / fastest)
    change.carry(to: &population)
    change.carry(to: &population)
    binned = c.population
    _ = change.apply(to: &binned, during: 0.1 / fastest)
    change.carry(to: &other)
    _ = change.apply(to: &binned, during: 0.2 / fastest)
    change.carry(to: &other)
    for k in c.classes.indices {
      #expect(relativeError(population.count(ofClass: k), other.count(ofClass: k)) < 1e-8)
    }
    let apart = zip(population.counts, other.counts).reduce(0) { $0 + abs($1.0 - $1.1) }
    #expect(apart < 1e-4 * population.counts.reduce(0, +))
  }

  @Test(
    "Property: losses take the same share of every cell of a bin, additions enter as a bin is filled"
  )
  func cells() {
    var (c, population) = Self.made()
    let before = population
    var rates = CollisionRates(grid: c.grid, classes: c.collisions.classes)
    let (losing, stepping) = (4, 7)
    let losingIndex = c.population.offset(class: 0, inclination: 1) + losing
    rates.losses[losingIndex] = 0.25 * c.population.counts[losingIndex]
    let heavy = c.classes.indices.first { !c.collisions.stepDestinations(of: $0).isEmpty }!
    let light = c.collisions.stepDestinations(of: heavy)[0].class
    rates.stepsDown[c.population.offset(class: heavy, inclination: 2) + stepping] = 0.5
    let change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    change.set(rates, by: c.collisions)
    var binned = c.population
    _ = change.apply(to: &binned, during: 1)
    change.carry(to: &population)
    for cell in 0..<c.grid.cellCount {
      let lost = before.index(class: 0, inclination: 1, cell: cell)
      let share = c.grid.cellMap.binOfCell[cell] == losing ? 0.75 : 1
      #expect(abs(population.counts[lost] - share * before.counts[lost]) < 1e-14)
      let gained = before.index(class: light, inclination: 2, cell: cell)
      let part = c.grid.cellMap.cells(ofBin: stepping).first { $0.cell == cell }
      let gain = 0.5 * (part?.share ?? 0)
      #expect(abs(population.counts[gained] - before.counts[gained] - gain) < 1e-14)
    }
  }

  @Test("Property: what is missing where more is lost than there is, is told by class")
  func shortfalls() {
    var (c, population) = Self.made()
    var rates = CollisionRates(grid: c.grid, classes: c.collisions.classes)
    let k = c.population.offset(class: 1, inclination: 0) + 9
    let held = c.population.counts[k]
    rates.losses[k] = held + 2.5
    let change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    change.set(rates, by: c.collisions)
    let before = population.count(ofClass: 1)
    var binned = c.population
    let missing = change.apply(to: &binned, during: 1)
    change.carry(to: &population)
    for (index, value) in missing.enumerated() {
      #expect(abs(value - (index == 1 ? 2.5 : 0)) < 1e-12)
    }
    #expect(abs(population.count(ofClass: 1) - (before - held)) < 1e-10)
    #expect(population.counts.allSatisfy { $0 >= 0 })
  }
}
