public import NumericalMethods

/// A population summed over the parts of transport cells in each perigee and eccentricity bin.
///
/// Stored with the bin running fastest, then the class, then the inclination: the bins and classes
/// of one inclination are a matrix.
public struct BinnedPopulation: Sendable {
  public let binCount: Int
  public let classCount: Int
  public let inclinationCount: Int
  public var counts: [Double]

  public init(grid: OrbitGrid, classCount: Int) {
    binCount = grid.binCount
    self.classCount = classCount
    inclinationCount = grid.inclinationCount
    counts = [Double](repeating: 0, count: binCount * classCount * inclinationCount)
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

  /// Replaces the counts by the sums of a population's cells.
  public mutating func sum(_ population: Population, grid: OrbitGrid) {
    precondition(population.classCount == classCount, "the populations have other classes")
    let sums = Workspace(repeating: 0.0, count: Population.blockWidth * binCount)
    var population = population
    population.forEachBlock { sum($0, grid: grid, workspace: sums) }
  }

  /// Replaces the counts of a block by the sums of its cells.
  ///
  /// - Parameter sums: Room for the lanes of all bins.
  public mutating func sum(
    _ block: PopulationBlock, grid: OrbitGrid, workspace sums: Workspace<Double>
  ) {
    let (bins, width) = (binCount, Population.blockWidth)
    sums.start.update(repeating: 0, count: width * bins)
    grid.cellMap.addCells(block.cells, toBins: sums.start)
    let members = block.classes(of: classCount)
    counts.withUnsafeMutableBufferPointer { counts in
      for c in members {
        let to = bins * (c + classCount * block.inclination)
        let lane = c - members.lowerBound
        for bin in 0..<bins { counts[to + bin] = sums.start[lane + width * bin] }
      }
    }
  }
}
