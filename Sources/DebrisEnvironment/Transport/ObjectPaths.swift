public import NumericalMethods
public import SpaceEnvironment

/// The times that whole objects take through the cells, under the activity of one move.
///
/// The same times that move the numbers of the mean field.
public struct PathTimes: Sendable {
  /// The time of each inclination and cell for a ballistic coefficient of 1 m²/kg [s m²/kg].
  public private(set) var times: [Double] = []
  private let transitTimes: TransitTimes

  public init(_ transitTimes: TransitTimes) { self.transitTimes = transitTimes }

  /// Replaces the times by those under an activity.
  ///
  /// - Parameters:
  ///   - mixes: The activity.
  ///   - trend: A long-term change of the density, and the year that it is taken at.
  public mutating func set(
    _ mixes: [ActivityMix], trend: (change: DensityTrend, year: Double)? = nil
  ) {
    let factor = trend.map { trend in
      { trend.change.factor(atAltitude: $0, year: trend.year) }
    }
    transitTimes.find(mixes, factor: factor, into: &times)
  }
}

/// Where a whole object is: a cell and the place in it.
public struct PathPlace: Hashable, Sendable {
  public var cell: Int32
  /// The share of the cell's transit time that is still ahead: 1 at the upper end, 0 at the lower.
  public var position: Float

  public init(cell: Int, position: Double) {
    self.cell = Int32(cell)
    self.position = Float(position)
  }
}

/// Moves whole objects along the paths that drag takes orbits along.
///
/// An object moves in transit time as the content of its line does in the mean field, but stays one: it
/// is not smoothed. At the end of a strip it enters one of the nearly circular cells there, by chance.
public struct ObjectPaths: Sendable {
  public let cellCount: Int
  /// The orbit bin of each cell.
  public let bins: [Int32]
  /// The line of a cell that is the lowest of its line, −1 for the others.
  private let endOfLine: [Int32]
  private let outlets: [[(cell: Int, share: Double)]]
  private let map: CellMap

  public init(grid: OrbitGrid) {
    cellCount = grid.cellCount
    bins = grid.cellMap.binOfCell.map(Int32.init)
    map = grid.cellMap
    outlets = grid.lines.map(\.outlet)
    var ends = [Int32](repeating: -1, count: grid.cellCount)
    for (n, line) in grid.lines.enumerated() { ends[line.firstCell] = Int32(n) }
    endOfLine = ends
  }

  /// Returns a place in an orbit bin, drawn as the mean field puts objects there.
  public func place(inBin bin: Int, using random: inout RandomStream) -> PathPlace {
    var left = random.uniform()
    var chosen = 0
    for part in map.cells(ofBin: bin) {
      chosen = part.cell
      left -= part.share
      if left < 0 { break }
    }
    return PathPlace(cell: chosen, position: random.uniform())
  }

  /// Moves an object.
  ///
  /// - Parameters:
  ///   - place: Where the object is; replaced.
  ///   - distance: The ballistic coefficient times the time [s m²/kg].
  ///   - times: The times of the cells of the object's inclination.
  ///   - random: The random numbers.
  /// - Returns: Whether the object is still in orbit.
  @inline(__always)
  public func move(
    _ place: inout PathPlace, by distance: Double, times: UnsafePointer<Double>,
    using random: inout RandomStream
  ) -> Bool {
    var cell = Int(place.cell)
    var time = times[cell]
    var left = distance - Double(place.position) * time
    if left < 0 {
      place.position = Float(-left / time)
      return true
    }
    while true {
      let end = endOfLine[cell]
      if end >= 0 {
        let outlet = outlets[Int(end)]
        if outlet.isEmpty { return false }
        var u = random.uniform()
        for part in outlet {
          cell = part.cell
          u -= part.share
          if u < 0 { break }
        }
        time = random.uniform() * times[cell]
      } else {
        cell -= 1
        time = times[cell]
      }
      if left < time {
        place = PathPlace(cell: cell, position: (time - left) / times[cell])
        return true
      }
      left -= time
    }
  }
}
