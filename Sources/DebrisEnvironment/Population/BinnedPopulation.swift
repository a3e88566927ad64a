public import NumericalMethods

/// A population summed over the parts of transport cells in each perigee and eccentricity bin.
///
/// Stored with the bin running fastest, then the class, then the inclination: the bins and classes
/// of one inclination are a matrix.
public struct BinnedPopulation: Sendable {
  public let binCount: Int
  public let classCount: Int
  public let inclinationCount: Int
  /// The numbers of objects [1].
  public var counts: [Double]
  /// The share of their time that the objects of each bin spend in the shells, laid out alike: where drag
  /// moves them, that of the cells that they were in when they were summed last.
  public private(set) var sharesInShells: [Double]

  public init(grid: OrbitGrid, classCount: Int) {
    binCount = grid.binCount
    self.classCount = classCount
    inclinationCount = grid.inclinationCount
    counts = [Double](repeating: 0, count: binCount * classCount * inclinationCount)
    sharesInShells = [Double](repeating: 0, count: counts.count)
  }

  /// The index of the first bin of a class in an inclination bin.
  @inlinable
  public func offset(class c: Int, inclination i: Int) -> Int { binCount * (c + classCount * i) }

  /// The number of objects of a class in an orbit bin.
  public subscript(c: Int, bin: OrbitBin, grid: OrbitGrid) -> Double {
    get { counts[index(class: c, bin: bin, grid: grid)] }
    set { counts[index(class: c, bin: bin, grid: grid)] = newValue }
  }

  private func index(class c: Int, bin: OrbitBin, grid: OrbitGrid) -> Int {
    offset(class: c, inclination: bin.inclination) + bin.perigee
      + grid.perigeeCount * bin.eccentricity
  }

  /// The number of objects of a class.
  public func count(ofClass c: Int) -> Double {
    (0..<inclinationCount).reduce(0) { sum, i in
      let first = offset(class: c, inclination: i)
      return counts[first..<first + binCount].reduce(sum, +)
    }
  }

  /// The number of objects of a class, weighted by the share of their time in the shells.
  public func countInShells(ofClass c: Int) -> Double {
    (0..<inclinationCount).reduce(0) { sum, i in
      let first = offset(class: c, inclination: i)
      return (first..<first + binCount).reduce(sum) { $0 + counts[$1] * sharesInShells[$1] }
    }
  }

  /// Replaces the counts by the sums of a population's cells.
  ///
  /// - Parameters:
  ///   - population: The population.
  ///   - grid: The orbit bins and their cells.
  ///   - residence: The time in shells; without it, the shares in shells stay as they are.
  public mutating func sum(
    _ population: Population, grid: OrbitGrid, residence: ClassResidence? = nil
  ) {
    precondition(population.classCount == classCount, "the populations have other classes")
    let workspace = Self.workspace(grid)
    var population = population
    withSums(grid: grid, residence: residence) { sums in
      population.forEachBlock { sums.set($0, workspace: workspace) }
    }
  }

  /// Lets the sums of blocks be set, on several threads at the same time.
  ///
  /// - Parameters:
  ///   - grid: The orbit bins and their cells.
  ///   - residence: The time in shells; without it, the shares in shells stay as they are.
  ///   - body: Told where sums are set, which holds no longer than that lasts.
  public mutating func withSums(
    grid: OrbitGrid, residence: ClassResidence?, _ body: (BlockSums) -> Void
  ) {
    let (binCount, classCount) = (binCount, classCount)
    counts.withUnsafeMutableBufferPointer { counts in
      sharesInShells.withUnsafeMutableBufferPointer { shares in
        body(
          BlockSums(
            counts: counts.baseAddress!, sharesInShells: shares.baseAddress!, binCount: binCount,
            classCount: classCount, grid: grid, residence: residence))
      }
    }
  }

  /// Room for the sums of a block.
  public static func workspace(_ grid: OrbitGrid) -> Workspace<Double> {
    Workspace(repeating: 0, count: 2 * Population.blockWidth * grid.binCount)
  }
}

/// Where the sums of blocks of cells by orbit bin are set.
public struct BlockSums {
  fileprivate let counts: UnsafeMutablePointer<Double>
  fileprivate let sharesInShells: UnsafeMutablePointer<Double>
  fileprivate let binCount: Int
  fileprivate let classCount: Int
  fileprivate let grid: OrbitGrid
  fileprivate let residence: ClassResidence?

  /// Replaces the counts of a block by the sums of its cells.
  ///
  /// - Parameters:
  ///   - block: The lanes of some classes; on no two threads the same.
  ///   - workspace: Room for the sums, of this thread.
  public func set(_ block: PopulationBlock, workspace: Workspace<Double>) {
    let (bins, width) = (binCount, Population.blockWidth)
    let (sums, weighted) = (workspace.start, workspace.start + width * bins)
    workspace.start.update(repeating: 0, count: 2 * width * bins)
    if let residence {
      grid.cellMap.addCells(
        block.cells, toBins: sums, weightedBy: residence.ofCells.inShells, toBins: weighted)
    } else {
      grid.cellMap.addCells(block.cells, toBins: sums)
    }
    let members = block.classes(of: classCount)
    for c in members {
      let to = bins * (c + classCount * block.inclination)
      let lane = c - members.lowerBound
      for bin in 0..<bins {
        let count = sums[lane + width * bin]
        counts[to + bin] = count
        guard let residence else { continue }
        if residence.keepsOrbit[c] {
          sharesInShells[to + bin] = residence.ofBinsInShells[bin]
        } else if count > 0 {
          sharesInShells[to + bin] = weighted[lane + width * bin] / count
        }
      }
    }
  }
}
