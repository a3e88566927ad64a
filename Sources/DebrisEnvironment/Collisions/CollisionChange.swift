/// What the collisions of an interval change, by orbit bin, and how the cells take it.
public struct CollisionChange: Sendable {
  /// The net change of every bin, class and inclination, laid out as `BinnedPopulation`.
  public private(set) var counts: [Double]

  public init(grid: OrbitGrid, classCount: Int) {
    counts = BinnedPopulation(grid: grid, classCount: classCount).counts
  }

  /// Sets the change to what rates bring about in a time [s].
  public mutating func set(
    _ rates: CollisionRates, times interval: Double, of population: BinnedPopulation,
    by collisions: Collisions
  ) {
    let (bins, inclinations) = (population.binCount, population.inclinationCount)
    let classes = collisions.classes
    for k in counts.indices { counts[k] = -interval * (rates.losses[k] + rates.stepsDown[k]) }
    for i in 0..<inclinations {
      for c in 0..<classes.count {
        guard let lighter = collisions.lighterNeighbour(of: c) else { continue }
        let from = population.offset(class: c, inclination: i)
        let to = population.offset(class: lighter, inclination: i)
        for bin in 0..<bins { counts[to + bin] += interval * rates.stepsDown[from + bin] }
      }
      for c in classes.firstFragment..<classes.count {
        let from = bins * (i + inclinations * (c - classes.firstFragment))
        let to = population.offset(class: c, inclination: i)
        for bin in 0..<bins { counts[to + bin] += interval * rates.gains[from + bin] }
      }
    }
  }

  /// Extrapolates a population to where the rates of an interval are evaluated.
  ///
  /// - Parameters:
  ///   - population: The present population.
  ///   - earlier: The population at the evaluation before.
  ///   - trend: The multiple of the change since then that is added, besides half of this change. A
  ///     bin is not made negative, nor more than doubled.
  public func extrapolate(
    _ population: BinnedPopulation, from earlier: BinnedPopulation, by trend: Double,
    into result: inout BinnedPopulation
  ) {
    for k in counts.indices {
      let held = population.counts[k]
      let expected = held + trend * (held - earlier.counts[k]) + 0.5 * counts[k]
      result.counts[k] = min(2 * held, max(0, expected))
    }
  }

  /// Brings the change to the cells of a population: losses in proportion, gains evenly.
  ///
  /// - Parameter binned: The same population by orbit bin.
  /// - Returns: Objects of each class that were counted as destroyed in bins that drag has emptied
  ///   since the rates were evaluated: they had decayed before.
  public func apply(
    to population: inout Population, binned: BinnedPopulation, grid: OrbitGrid
  ) -> [Double] {
    var shortfalls = [Double](repeating: 0, count: population.classCount)
    var factors = [Double](repeating: 1, count: grid.binCount)
    var additions = [Double](repeating: 0, count: grid.binCount)
    for c in 0..<population.classCount {
      for i in 0..<population.inclinationCount {
        let first = binned.offset(class: c, inclination: i)
        for bin in 0..<grid.binCount {
          let (change, held) = (counts[first + bin], binned.counts[first + bin])
          shortfalls[c] += max(0, -change - held)
          factors[bin] = change < 0 && held > 0 ? max(0, 1 + change / held) : 1
          additions[bin] = max(0, change)
        }
        let cells = population.offset(class: c, inclination: i)
        for cell in 0..<grid.cellCount {
          let bin = grid.binOfCell[cell]
          population.counts[cells + cell] =
            population.counts[cells + cell] * factors[bin] + additions[bin] * grid.shareOfCell[cell]
        }
      }
    }
    return shortfalls
  }
}
