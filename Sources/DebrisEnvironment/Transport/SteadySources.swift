import NumericalMethods

/// Objects that enter the cells at a steady rate during a step.
///
/// Remembers which rows have any, and where the flow brings what enters them: the same rows have
/// sources step after step.
public struct SteadySources {
  /// The rates of every cell, class and inclination, laid out as the population [1/s].
  public private(set) var rates: [Double]
  private let cellCount: Int
  private let inclinationCount: Int
  private let cellOffsets: [Int]
  private var rows: [Int: Row] = [:]

  /// A row of perigee cells that has had a source.
  final class Row {
    let inclination: Int
    let eccentricity: Int
    private var cached: (travelTime: Double, origins: [CharacteristicFlow.SourceOrigin])?

    init(inclination: Int, eccentricity: Int) {
      self.inclination = inclination
      self.eccentricity = eccentricity
    }

    /// The origins of the row's edges after a time.
    func origins(
      of transport: DragTransport, ballisticCoefficient b: Double, _ time: Double
    ) -> [CharacteristicFlow.SourceOrigin] {
      if let cached, cached.travelTime == b * time { return cached.origins }
      let origins = transport.perigeeFlows[inclination][eccentricity].sourceOrigins(after: b * time)
      cached = (b * time, origins)
      return origins
    }
  }

  /// Creates sources that are zero everywhere.
  public init(grid: OrbitGrid, classCount: Int) {
    cellCount = grid.cellCount
    inclinationCount = grid.inclinationCount
    cellOffsets = grid.cellOffsets
    rates = [Double](repeating: 0, count: cellCount * inclinationCount * classCount)
  }

  /// Sets all rates to zero.
  public mutating func clear() {
    for (key, row) in rows {
      let first = key / cellOffsets.count * cellCount
      for cell in first + cellOffsets[row.eccentricity]..<first + cellOffsets[row.eccentricity + 1] {
        rates[cell] = 0
      }
    }
  }

  /// Adds to the rate of a cell [1/s].
  public mutating func add(
    _ rate: Double, class c: Int, inclination i: Int, eccentricity e: Int, cell: Int
  ) {
    let block = note(class: c, inclination: i, eccentricity: e)
    rates[block * cellCount + cell] += rate
  }

  /// Remembers that a row has a source; returns the index of its class and inclination.
  private mutating func note(class c: Int, inclination i: Int, eccentricity e: Int) -> Int {
    let block = i + inclinationCount * c
    let key = block * cellOffsets.count + e
    if rows[key] == nil { rows[key] = Row(inclination: i, eccentricity: e) }
    return block
  }

  func row(class c: Int, inclination i: Int, eccentricity e: Int) -> Row? {
    rows[(i + inclinationCount * c) * cellOffsets.count + e]
  }
}

extension SteadySources {
  /// Adds to the rate of an orbit bin [1/s], evenly over its cells.
  public mutating func add(_ rate: Double, class c: Int, bin: OrbitBin, grid: OrbitGrid) {
    let cells = grid.cells(perigeeBin: bin.perigee, eccentricityBin: bin.eccentricity)
    let block = note(class: c, inclination: bin.inclination, eccentricity: bin.eccentricity)
    let part = rate / Double(cells.count)
    for cell in cells { rates[block * cellCount + cell] += part }
  }
}
