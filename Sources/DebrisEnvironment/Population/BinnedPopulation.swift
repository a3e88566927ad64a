/// A population summed over the transport cells of each perigee and eccentricity bin.
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

  /// Replaces the counts by the sums of a population's cells.
  public mutating func sum(_ population: Population, grid: OrbitGrid) {
    precondition(population.classCount == classCount, "the populations have other classes")
    for c in 0..<classCount {
      for i in 0..<inclinationCount {
        let cells = population.offset(class: c, inclination: i)
        let bins = offset(class: c, inclination: i)
        for bin in bins..<bins + binCount { counts[bin] = 0 }
        for cell in 0..<grid.cellCount {
          counts[bins + grid.binOfCell[cell]] += population.counts[cells + cell]
        }
      }
    }
  }
}
