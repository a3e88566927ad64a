import NumericalMethods

/// What collisions take from the orbit bins, and how the cells take it.
///
/// The fragments are steady sources of the transport; what is destroyed, or cratered into its lighter
/// neighbour class, or disabled, leaves in half steps before and after the transport.
public final class CollisionChange {
  /// The net rate of change of every bin, class and inclination, laid out as `BinnedPopulation` [1/s].
  public private(set) var rates: [Double]
  /// What the cells are still to take: the share that is left and what is added, laid out alike. Threads that
  /// carry it to different blocks of cells touch different parts of it.
  private let pendingFactors: Workspace<Double>
  private let pendingAdditions: Workspace<Double>
  private let grid: OrbitGrid
  private let classCount: Int
  /// Room of each thread for the lanes of a block.
  private let rooms: [(factors: Workspace<Double>, additions: Workspace<Double>)]

  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - classCount: The number of classes.
  ///   - threads: How many threads carry changes to cells.
  public init(grid: OrbitGrid, classCount: Int, threads: Int = 1) {
    self.grid = grid
    self.classCount = classCount
    let size = Population.blockWidth * grid.binCount
    rooms = (0..<threads).map { _ in
      (Workspace(repeating: 1, count: size), Workspace(repeating: 0, count: size))
    }
    rates = BinnedPopulation(grid: grid, classCount: classCount).counts
    pendingFactors = Workspace(repeating: 1, count: rates.count)
    pendingAdditions = Workspace(repeating: 0, count: rates.count)
  }

  /// The share that is left of what the cells hold.
  public var factors: [Double] { pendingFactors.elements }
  /// What is added to it [1].
  public var additions: [Double] { pendingAdditions.elements }

  /// Sets the rates of change to what collisions destroy and crater.
  public func set(_ rates: CollisionRates, by collisions: Collisions) {
    let bins = grid.binCount
    self.rates.withUnsafeMutableBufferPointer { change in
      rates.losses.withUnsafeBufferPointer { losses in
        rates.stepsDown.withUnsafeBufferPointer { steps in
          for k in change.indices { change[k] = -(losses[k] + steps[k]) }
          for i in 0..<grid.inclinationCount {
            for c in 0..<classCount {
              let from = bins * (c + classCount * i)
              for (destination, share) in collisions.stepDestinations(of: c) {
                let to = bins * (destination + classCount * i)
                for bin in 0..<bins { change[to + bin] += share * steps[from + bin] }
              }
            }
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
  public func apply(
    to binned: inout BinnedPopulation, during duration: Double
  ) -> [Double] {
    var shortfalls = [Double](repeating: 0, count: classCount)
    let (factors, additions) = (pendingFactors.start, pendingAdditions.start)
    binned.counts.withUnsafeMutableBufferPointer { counts in
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
    return shortfalls
  }

  /// Brings what `apply` has changed to the cells: losses in proportion, gains evenly.
  public func carry(to population: inout Population) {
    population.forEachBlock { carry(to: $0) }
  }

  /// Brings what `apply` has changed to the cells of a block.
  ///
  /// - Parameters:
  ///   - block: The block; on no two threads the same.
  ///   - thread: The number of the thread.
  public func carry(to block: PopulationBlock, thread: Int = 0) {
    let (width, bins) = (Population.blockWidth, grid.binCount)
    let members = block.classes(of: classCount)
    let (factors, additions) = (rooms[thread].factors.start, rooms[thread].additions.start)
    for lane in members.count..<width {
      for bin in 0..<bins {
        factors[lane + width * bin] = 1
        additions[lane + width * bin] = 0
      }
    }
    for c in members {
      let lane = c - members.lowerBound
      let first = bins * (c + classCount * block.inclination)
      for bin in 0..<bins {
        factors[lane + width * bin] = pendingFactors.start[first + bin]
        additions[lane + width * bin] = pendingAdditions.start[first + bin]
        pendingFactors.start[first + bin] = 1
        pendingAdditions.start[first + bin] = 0
      }
    }
    grid.cellMap.scaleCells(block.cells, by: factors)
    grid.cellMap.addBins(additions, toCells: block.cells)
  }

  /// Goes on from what another change is still to bring to the cells.
  public func restore(factors: [Double], additions: [Double]) {
    pendingFactors.set(factors)
    pendingAdditions.set(additions)
  }
}
