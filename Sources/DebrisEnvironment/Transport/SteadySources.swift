/// Objects that enter the cells at a steady rate during a step.
///
/// Remembers which rows of cells have any: the same rows have sources step after step.
public struct SteadySources: Sendable {
  /// The rates of every cell, class and inclination, laid out as the population [1/s].
  public private(set) var rates: [Double]
  private let grid: OrbitGrid
  /// Whether a row of a class and inclination has ever had a source; the row runs fastest.
  private var hasSource: [Bool]
  private var noted: [Int] = []

  /// Creates sources that are zero everywhere.
  public init(grid: OrbitGrid, classCount: Int) {
    self.grid = grid
    rates = [Double](repeating: 0, count: grid.cellCount * grid.inclinationCount * classCount)
    hasSource = [Bool](
      repeating: false, count: grid.rows.count * grid.inclinationCount * classCount)
  }

  /// Sets all rates to zero.
  public mutating func clear() {
    for key in noted {
      let block = key / grid.rows.count
      for cell in grid.rows[key % grid.rows.count].cells {
        rates[block * grid.cellCount + cell] = 0
      }
    }
  }

  /// Adds to the rate of a cell [1/s].
  public mutating func add(_ rate: Double, class c: Int, inclination i: Int, row: Int, cell: Int) {
    let block = note(class: c, inclination: i, row: row)
    rates[block * grid.cellCount + cell] += rate
  }

  /// Adds to the rate of an orbit bin [1/s], evenly over its cells.
  public mutating func add(_ rate: Double, class c: Int, bin: OrbitBin) {
    for (r, row) in grid.rows.enumerated() where row.eccentricityBin == bin.eccentricity {
      let block = note(class: c, inclination: bin.inclination, row: r)
      for cell in row.cells(ofPerigeeBin: bin.perigee) {
        rates[block * grid.cellCount + cell] += rate * grid.shareOfCell[cell]
      }
    }
  }

  /// Whether a row has, or has had, a source.
  func contains(class c: Int, inclination i: Int, row: Int) -> Bool {
    hasSource[row + grid.rows.count * (i + grid.inclinationCount * c)]
  }

  /// Remembers that a row has a source; returns the index of its class and inclination.
  private mutating func note(class c: Int, inclination i: Int, row: Int) -> Int {
    let block = i + grid.inclinationCount * c
    let key = row + grid.rows.count * block
    if !hasSource[key] {
      hasSource[key] = true
      noted.append(key)
    }
    return block
  }
}
