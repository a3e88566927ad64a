import NumericalMethods

/// Objects that enter the cells at steady rates during a step.
///
/// Rates of two kinds: those that stay from step to step, such as the fragments of collisions, and
/// those of a single step, such as launches.
public struct SteadySources: Sendable {
  private let grid: OrbitGrid
  private let blockCount: Int
  private let lineOfCell: [Int]
  /// The rates that stay [1/s]: bin, inclination, class among those that have any.
  private var lasting: [Double] = []
  private var lastingClasses = 0..<0
  /// The rates of a single step: block, inclination.
  private var entries: [[Entry]]

  /// The rate of a lane of a cell [1/s].
  private struct Entry {
    let cell: Int
    let lane: Int
    let rate: Double
  }

  /// Creates sources that are zero everywhere.
  public init(grid: OrbitGrid, classCount: Int) {
    self.grid = grid
    blockCount = Population.blockCount(ofClasses: classCount)
    lineOfCell = grid.lines.enumerated().flatMap { n, line in line.cells.map { _ in n } }
    entries = [[Entry]](repeating: [], count: blockCount * grid.inclinationCount)
  }

  /// Takes back the rates of the last step; those that stay remain.
  public mutating func clear() {
    for k in entries.indices { entries[k].removeAll(keepingCapacity: true) }
  }

  /// Adds to the rate of a cell for one step [1/s].
  public mutating func add(_ rate: Double, class c: Int, inclination i: Int, cell: Int) {
    let (block, lane) = c.quotientAndRemainder(dividingBy: Population.blockWidth)
    entries[block + blockCount * i].append(Entry(cell: cell, lane: lane, rate: rate))
  }

  /// Adds to the rate of an orbit bin for one step [1/s], evenly over it.
  public mutating func add(_ rate: Double, class c: Int, bin: OrbitBin) {
    for part in grid.cellMap.cells(ofBin: bin.perigee + grid.perigeeCount * bin.eccentricity) {
      add(rate * part.share, class: c, inclination: bin.inclination, cell: part.cell)
    }
  }

  /// Replaces the rates that stay [1/s] by new ones.
  ///
  /// - Parameters:
  ///   - classes: The classes that have any.
  ///   - rates: The rates by orbit bin: bin, inclination, class among these.
  public mutating func setLasting(_ rates: [Double], classes: Range<Int>) {
    precondition(
      rates.count == grid.binCount * grid.inclinationCount * classes.count,
      "the rates are of other classes")
    lasting = rates
    lastingClasses = classes
  }

  /// The rates of a block of lanes, laid out in its cells.
  final class Laid {
    /// The rate of each cell, the lanes side by side [1/s].
    let rates: Workspace<Double>
    /// Whether a line has a source in any lane.
    fileprivate(set) var hasSource: [Bool]
    fileprivate let byBin: Workspace<Double>

    init(grid: OrbitGrid) {
      let width = Population.blockWidth
      rates = Workspace(repeating: 0, count: width * grid.cellCount)
      byBin = Workspace(repeating: 0, count: width * grid.binCount)
      hasSource = [Bool](repeating: false, count: grid.lines.count)
    }
  }

  /// Lays out the rates of a block of lanes in an inclination bin, in place of those of another.
  func lay(block: Int, inclination i: Int, into laid: Laid) {
    let width = Population.blockWidth
    for (n, line) in grid.lines.enumerated() where laid.hasSource[n] {
      (laid.rates.start + width * line.firstCell).update(
        repeating: 0, count: width * line.cellCount)
      laid.hasSource[n] = false
    }
    let members = lastingClasses.clamped(to: width * block..<width * (block + 1))
    if !members.isEmpty {
      laid.byBin.start.update(repeating: 0, count: laid.byBin.count)
      lasting.withUnsafeBufferPointer { lasting in
        for c in members {
          let first =
            grid.binCount * (i + grid.inclinationCount * (c - lastingClasses.lowerBound))
          let lane = c - width * block
          for bin in 0..<grid.binCount {
            laid.byBin.start[lane + width * bin] = lasting[first + bin]
          }
        }
      }
      grid.cellMap.addBins(laid.byBin.start, toCells: laid.rates.start)
      for n in laid.hasSource.indices { laid.hasSource[n] = true }
    }
    for entry in entries[block + blockCount * i] {
      laid.rates.start[entry.lane + width * entry.cell] += entry.rate
      laid.hasSource[lineOfCell[entry.cell]] = true
    }
  }
}
