import NumericalMethods

/// Objects that enter the cells at steady rates during a step.
///
/// Rates of two kinds: those that stay from step to step, such as the fragments of collisions, and
/// those of a single step, such as launches.
public struct SteadySources: Sendable {
  /// The rates of every cell, class and inclination, laid out as the population [1/s].
  public private(set) var rates: [Double]
  private let grid: OrbitGrid
  private let blockCount: Int
  /// The rates that stay, and whether there are any.
  private var lasting: [Double]
  private var hasLasting = false
  /// Where the rates differ from those that stay.
  private var touched: [Int] = []
  /// Whether a line has had a source in any class of a block of lanes: line, block, inclination.
  private var hasSource: [Bool]
  private let lineOfCell: [Int]

  /// Creates sources that are zero everywhere.
  public init(grid: OrbitGrid, classCount: Int) {
    self.grid = grid
    blockCount = Population.blockCount(ofClasses: classCount)
    lineOfCell = grid.lines.enumerated().flatMap { n, line in line.cells.map { _ in n } }
    rates = Population(grid: grid, classCount: classCount).counts
    lasting = rates
    hasSource = [Bool](
      repeating: false, count: blockCount * grid.lines.count * grid.inclinationCount)
  }

  /// Takes back the rates of the last step; those that stay remain.
  public mutating func clear() {
    for k in touched { rates[k] = lasting[k] }
    touched.removeAll(keepingCapacity: true)
  }

  /// Adds to the rate of a cell for one step [1/s].
  public mutating func add(_ rate: Double, class c: Int, inclination i: Int, cell: Int) {
    note(class: c, inclination: i, line: lineOfCell[cell])
    let (block, lane) = c.quotientAndRemainder(dividingBy: Population.blockWidth)
    let k = lane + Population.blockWidth * (cell + grid.cellCount * (block + blockCount * i))
    rates[k] += rate
    touched.append(k)
  }

  /// Adds to the rate of an orbit bin for one step [1/s], evenly over it.
  public mutating func add(_ rate: Double, class c: Int, bin: OrbitBin) {
    for part in grid.cellMap.cells(ofBin: bin.perigee + grid.perigeeCount * bin.eccentricity) {
      add(rate * part.share, class: c, inclination: bin.inclination, cell: part.cell)
    }
  }

  /// Replaces the rates that stay [1/s], those of single steps included, by new ones.
  ///
  /// - Parameters:
  ///   - classes: The classes that have any.
  ///   - rates: The rates by orbit bin: bin, inclination, class among these.
  public mutating func setLasting(_ rates: [Double], classes: Range<Int>) {
    precondition(
      rates.count == grid.binCount * grid.inclinationCount * classes.count,
      "the rates are of other classes")
    touched.removeAll(keepingCapacity: true)
    let width = Population.blockWidth
    let byLane = Workspace(repeating: 0.0, count: width * grid.binCount)
    for i in 0..<grid.inclinationCount {
      for block in classes.lowerBound / width...(classes.upperBound - 1) / width {
        let members = classes.clamped(to: width * block..<width * (block + 1))
        byLane.start.update(repeating: 0, count: byLane.count)
        for c in members {
          let first = grid.binCount * (i + grid.inclinationCount * (c - classes.lowerBound))
          for bin in 0..<grid.binCount {
            byLane.start[c - width * block + width * bin] = rates[first + bin]
          }
        }
        lasting.withUnsafeMutableBufferPointer { lasting in
          let to = lasting.baseAddress! + width * grid.cellCount * (block + blockCount * i)
          to.update(repeating: 0, count: width * grid.cellCount)
          grid.cellMap.addBins(byLane.start, toCells: to)
        }
      }
    }
    self.rates = lasting
    if hasLasting { return }
    hasLasting = true
    for i in 0..<grid.inclinationCount {
      for line in grid.lines.indices {
        for c in classes { note(class: c, inclination: i, line: line) }
      }
    }
  }

  /// Whether a line has, or has had, a source in a block of lanes.
  func contains(block: Int, inclination i: Int, line: Int) -> Bool {
    hasSource[line + grid.lines.count * (block + blockCount * i)]
  }

  private mutating func note(class c: Int, inclination i: Int, line: Int) {
    let block = c / Population.blockWidth
    hasSource[line + grid.lines.count * (block + blockCount * i)] = true
  }
}
