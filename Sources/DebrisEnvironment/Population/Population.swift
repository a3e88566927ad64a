public import NumericalMethods

/// The state: the expected number of objects of every class in every transport cell.
///
/// The classes are *lanes* that move side by side, in blocks. Stored with the lane of a block running
/// fastest, then the cell, then the block, then the inclination bin: what moves together is
/// contiguous.
public struct Population: Sendable, Equatable {
  public let cellCount: Int
  public let inclinationCount: Int
  public let classCount: Int
  /// The number of blocks of lanes.
  public let blockCount: Int
  /// The expected numbers [1]; not negative.
  public var counts: [Double]

  /// The number of lanes of a block.
  @inlinable
  public static var blockWidth: Int { TransitLine.laneBlock }

  /// Creates an empty population.
  public init(cellCount: Int, inclinationCount: Int, classCount: Int) {
    self.cellCount = cellCount
    self.inclinationCount = inclinationCount
    self.classCount = classCount
    blockCount = Self.blockCount(ofClasses: classCount)
    counts = [Double](
      repeating: 0, count: Self.blockWidth * cellCount * blockCount * inclinationCount)
  }

  /// Creates an empty population on a grid.
  public init(grid: OrbitGrid, classCount: Int) {
    self.init(
      cellCount: grid.cellCount, inclinationCount: grid.inclinationCount, classCount: classCount)
  }

  /// The number of blocks that hold a number of classes.
  public static func blockCount(ofClasses count: Int) -> Int {
    (count + blockWidth - 1) / blockWidth
  }

  /// The index of a class in a cell of an inclination bin.
  @inlinable
  public func index(class c: Int, inclination i: Int, cell: Int) -> Int {
    let (block, lane) = c.quotientAndRemainder(dividingBy: Self.blockWidth)
    return lane + Self.blockWidth * (cell + cellCount * (block + blockCount * i))
  }

  /// The expected number of objects of a class.
  public func count(ofClass c: Int) -> Double {
    var sum = 0.0
    for i in 0..<inclinationCount {
      for cell in 0..<cellCount { sum += counts[index(class: c, inclination: i, cell: cell)] }
    }
    return sum
  }

  /// Multiplies the objects of a class in the cells of an orbit bin.
  public mutating func multiply(class c: Int, bin: OrbitBin, by factor: Double, grid: OrbitGrid) {
    let owner = bin.perigee + grid.perigeeCount * bin.eccentricity
    for (cell, binOfCell) in grid.cellMap.binOfCell.enumerated() where binOfCell == owner {
      counts[index(class: c, inclination: bin.inclination, cell: cell)] *= factor
    }
  }

  /// Multiplies the objects of a class everywhere.
  public mutating func multiply(class c: Int, by factor: Double) {
    for i in 0..<inclinationCount {
      for cell in 0..<cellCount { counts[index(class: c, inclination: i, cell: cell)] *= factor }
    }
  }

  /// Adds objects evenly to a bin.
  public mutating func add(_ count: Double, class c: Int, bin: OrbitBin, grid: OrbitGrid) {
    for part in grid.cellMap.cells(ofBin: bin.perigee + grid.perigeeCount * bin.eccentricity) {
      counts[index(class: c, inclination: bin.inclination, cell: part.cell)] +=
        count * part.share
    }
  }

  /// Calls a function with each block of lanes of each inclination bin in turn: what moves together, in
  /// little memory.
  public mutating func forEachBlock(_ body: (PopulationBlock) -> Void) {
    forEachBlock(threads: 1) { block, _ in body(block) }
  }

  /// The same on several threads, each block once.
  ///
  /// - Parameters:
  ///   - threads: How many threads there are at the most, 1 or more.
  ///   - body: Told a block and the number of the thread; called on all threads at the same time.
  public mutating func forEachBlock(
    threads: Int, _ body: (_ block: PopulationBlock, _ thread: Int) -> Void
  ) {
    let size = Self.blockWidth * cellCount
    counts.withUnsafeMutableBufferPointer { counts in
      let start = counts.baseAddress!
      let (blockCount, inclinationCount) = (blockCount, inclinationCount)
      ParallelWork.perform(count: blockCount * inclinationCount, threads: threads) {
        piece, thread in
        // Threads are in different inclinations, whose lines of cells they do not share.
        let (block, i) = piece.quotientAndRemainder(dividingBy: inclinationCount)
        let cells = start + size * (block + blockCount * i)
        body(PopulationBlock(cells: cells, index: block, inclination: i), thread)
      }
    }
  }
}

/// A block of lanes in one inclination bin of a population.
public struct PopulationBlock {
  /// The numbers, cell by cell, the lanes of each side by side.
  public let cells: UnsafeMutablePointer<Double>
  /// The number of the block.
  public let index: Int
  public let inclination: Int

  /// The classes of the block, of a number of classes in all.
  public func classes(of count: Int) -> Range<Int> {
    let width = Population.blockWidth
    return width * index..<min(count, width * (index + 1))
  }
}
