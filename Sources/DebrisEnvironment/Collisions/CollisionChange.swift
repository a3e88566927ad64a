import NumericalMethods

/// What collisions take from the orbit bins, and how the cells take it.
///
/// The fragments are steady sources of the transport; what is destroyed, or cratered into its lighter
/// neighbour class, or disabled, leaves in half steps before and after the transport.
public struct CollisionChange: Sendable {
  /// The net rate of change of every bin, class and inclination, laid out as `BinnedPopulation` [1/s].
  public private(set) var rates: [Double]
  /// What the cells are still to take: the share that is left and what is added, laid out alike.
  private var factors: [Double]
  private var additions: [Double]
  private let grid: OrbitGrid
  private let classCount: Int
  private let blockCount: Int

  public init(grid: OrbitGrid, classCount: Int) {
    self.grid = grid
    self.classCount = classCount
    blockCount = Population.blockCount(ofClasses: classCount)
    rates = BinnedPopulation(grid: grid, classCount: classCount).counts
    factors = [Double](repeating: 1, count: rates.count)
    additions = [Double](repeating: 0, count: rates.count)
  }

  /// Sets the rates of change to what collisions destroy and crater.
  public mutating func set(_ rates: CollisionRates, by collisions: Collisions) {
    for k in self.rates.indices { self.rates[k] = -(rates.losses[k] + rates.stepsDown[k]) }
    for i in 0..<grid.inclinationCount {
      for c in 0..<classCount {
        let from = grid.binCount * (c + classCount * i)
        for (destination, share) in collisions.stepDestinations(of: c) {
          let to = grid.binCount * (destination + classCount * i)
          for bin in 0..<grid.binCount {
            self.rates[to + bin] += share * rates.stepsDown[from + bin]
          }
        }
      }
    }
  }

  /// Changes a binned population, and remembers the change for the cells.
  ///
  /// - Parameters:
  ///   - binned: The population by orbit bin, replaced.
  ///   - duration: The time [s].
  /// - Returns: Objects of each class that were reckoned as destroyed in bins that drag has emptied
  ///   since the rates were evaluated: they had decayed before.
  public mutating func apply(
    to binned: inout BinnedPopulation, during duration: Double
  ) -> [Double] {
    var shortfalls = [Double](repeating: 0, count: classCount)
    binned.counts.withUnsafeMutableBufferPointer { counts in
      factors.withUnsafeMutableBufferPointer { factors in
        additions.withUnsafeMutableBufferPointer { additions in
          rates.withUnsafeBufferPointer { rates in
            for i in 0..<grid.inclinationCount {
              for c in 0..<classCount {
                let first = grid.binCount * (c + classCount * i)
                for k in first..<first + grid.binCount {
                  let change = duration * rates[k]
                  let left = counts[k] + change
                  if change >= 0 {
                    additions[k] += change
                    counts[k] = left
                  } else {
                    let factor = left > 0 ? left / counts[k] : 0
                    if left < 0 { shortfalls[c] -= left }
                    factors[k] *= factor
                    additions[k] *= factor
                    counts[k] = max(0, left)
                  }
                }
              }
            }
          }
        }
      }
    }
    return shortfalls
  }

  /// Brings what `apply` has changed to the cells: losses in proportion, gains evenly.
  public mutating func carry(to population: inout Population) {
    let (width, bins) = (Population.blockWidth, grid.binCount)
    let laneFactors = Workspace(repeating: 1.0, count: width * bins)
    let laneAdditions = Workspace(repeating: 0.0, count: width * bins)
    population.counts.withUnsafeMutableBufferPointer { counts in
      for i in 0..<grid.inclinationCount {
        for block in 0..<blockCount {
          for l in 0..<min(width, classCount - width * block) {
            let first = bins * (l + width * block + classCount * i)
            for bin in 0..<bins {
              laneFactors.start[l + width * bin] = factors[first + bin]
              laneAdditions.start[l + width * bin] = additions[first + bin]
            }
          }
          let cells = counts.baseAddress! + width * grid.cellCount * (block + blockCount * i)
          grid.cellMap.scaleCells(cells, by: laneFactors.start)
          grid.cellMap.addBins(laneAdditions.start, toCells: cells)
        }
      }
    }
    for k in factors.indices {
      factors[k] = 1
      additions[k] = 0
    }
  }
}
