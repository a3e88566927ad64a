import NumericalMethods

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
    let (bins, classes, width) = (binCount, classCount, Population.blockWidth)
    let sums = Workspace(repeating: 0.0, count: width * bins)
    counts.withUnsafeMutableBufferPointer { counts in
      population.counts.withUnsafeBufferPointer { cells in
        for i in 0..<population.inclinationCount {
          for block in 0..<population.blockCount {
            sums.start.update(repeating: 0, count: sums.count)
            let first = population.index(class: width * block, inclination: i, cell: 0)
            grid.cellMap.addCells(cells.baseAddress! + first, toBins: sums.start)
            for c in width * block..<min(classes, width * (block + 1)) {
              let to = bins * (c + classes * i)
              for bin in 0..<bins { counts[to + bin] = sums.start[c - width * block + width * bin] }
            }
          }
        }
      }
    }
  }
}
