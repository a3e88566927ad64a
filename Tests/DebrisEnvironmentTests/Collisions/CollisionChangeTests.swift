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

  @Test("Property: objects in are objects out: the number changes by gains less losses (1e-12)")
  func conserves() {
    var (c, population) = Self.made()
    let rates = c.rates()
    var change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    // So long that a fiftieth of the losses of the crowded bins are applied at once.
    let fastest = zip(rates.losses, c.population.counts).map { $1 > 0 ? $0 / $1 : 0 }.max()!
    let time = 0.02 / fastest
    change.set(rates, times: time, of: c.population, by: c.collisions)
    let before = population.counts.reduce(0, +)
    let shortfalls = change.apply(to: &population, binned: c.population, grid: c.grid)
    #expect(shortfalls.allSatisfy { $0 == 0 })
    let expected =
      before + time * (rates.gains.reduce(0, +) - rates.losses.reduce(0, +))
    #expect(relativeError(population.counts.reduce(0, +), expected) < 1e-12)
    #expect(population.counts.allSatisfy { $0 >= 0 })
    // By class: what steps down leaves one and enters the next.
    let (losses, down) = (c.byClass(rates.losses), c.byClass(rates.stepsDown))
    let first = c.collisions.classes.firstFragment
    let size = c.grid.binCount * c.grid.inclinationCount
    for k in c.classes.indices {
      var expected = c.byClass(c.population.counts)[k] - time * (losses[k] + down[k])
      for heavier in c.classes.indices where c.collisions.lighterNeighbour(of: heavier) == k {
        expected += time * down[heavier]
      }
      if k >= first {
        expected +=
          time * rates.gains[size * (k - first)..<size * (k - first + 1)].reduce(0, +)
      }
      #expect(relativeError(population.count(ofClass: k), expected) < 1e-12)
    }
  }

  @Test("Property: losses take the same share of every cell of a bin, gains enter evenly")
  func cells() {
    var (c, population) = Self.made()
    let before = population
    var rates = CollisionRates(grid: c.grid, classes: c.collisions.classes)
    let fragment = c.collisions.classes.firstFragment
    let (losing, gaining) = (4, 7)
    let losingIndex = c.population.offset(class: 0, inclination: 1) + losing
    rates.losses[losingIndex] = 0.25 * c.population.counts[losingIndex]
    rates.gains[gaining + c.grid.binCount * 2] = 6  // inclination 2, the first fragment class
    var change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    change.set(rates, times: 1, of: c.population, by: c.collisions)
    _ = change.apply(to: &population, binned: c.population, grid: c.grid)
    for cell in 0..<c.grid.cellCount {
      let lost = before.offset(class: 0, inclination: 1) + cell
      let share = c.grid.binOfCell[cell] == losing ? 0.75 : 1
      #expect(abs(population.counts[lost] - share * before.counts[lost]) < 1e-14)
      let gained = before.offset(class: fragment, inclination: 2) + cell
      let gain = c.grid.binOfCell[cell] == gaining ? 6 * c.grid.shareOfCell[cell] : 0
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
    var change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    change.set(rates, times: 1, of: c.population, by: c.collisions)
    let before = population.count(ofClass: 1)
    let missing = change.apply(to: &population, binned: c.population, grid: c.grid)
    for (index, value) in missing.enumerated() {
      #expect(abs(value - (index == 1 ? 2.5 : 0)) < 1e-12)
    }
    #expect(abs(population.count(ofClass: 1) - (before - held)) < 1e-10)
    #expect(population.counts.allSatisfy { $0 >= 0 })
  }

  // To the middle of an interval of n periods the trend since the last evaluation goes on by
  // (n − 1)/(2n) of itself, and half of the change of one period is added.
  @Test("Property: an extrapolation adds the trend and half the change, from none to twice")
  func extrapolation() {
    let (c, _) = Self.made()
    var change = CollisionChange(grid: c.grid, classCount: c.classes.count)
    var rates = CollisionRates(grid: c.grid, classes: c.collisions.classes)
    rates.losses[2] = 0.5
    change.set(rates, times: 1, of: c.population, by: c.collisions)
    var (now, earlier, result) = (c.population, c.population, c.population)
    now.counts[0...4] = [10, 10, 10, 10, 0]
    earlier.counts[0...4] = [8, 100, 10, -90, 3]
    change.extrapolate(now, from: earlier, by: 0.25, into: &result)
    // 10 + 2/4; 10 − 90/4 < 0; 10 − 0.5/2; 10 + 100/4 > 20; 0 − 3/4 < 0
    for (k, expected) in [10.5, 0, 9.75, 20, 0].enumerated() {
      #expect(abs(result.counts[k] - expected) < 1e-14)
    }
    for k in 5..<result.counts.count { #expect(result.counts[k] == now.counts[k]) }
  }
}
