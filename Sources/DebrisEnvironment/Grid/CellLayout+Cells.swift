import SpaceEnvironment
import Synchronization

extension CellLayout {
  /// What cells depend on: neither on inclinations nor on shells.
  struct Key: Equatable {
    let perigeeEdges: [Double]
    let eccentricityEdges: [Double]
    let resolution: CellResolution
    let earth: Earth
  }

  /// The cells of one inclination as a grid has them.
  struct Cells {
    let lines: [CellLine]
    let nearlyCircular: Double
    let cellMap: CellMap

    /// Lays cells, or takes them from the grid that was made last: scenarios that are read one after the
    /// other mostly have the same.
    static func of(_ key: Key) -> Cells {
      if let last = CellLayout.last.withLock({ $0 }), last.key == key { return last.cells }
      let layout = CellLayout(
        perigeeEdges: key.perigeeEdges, eccentricityEdges: key.eccentricityEdges,
        resolution: key.resolution, earth: key.earth)
      let cells = Cells(
        lines: layout.lines, nearlyCircular: layout.nearlyCircular, cellMap: layout.cellMap)
      CellLayout.last.withLock { $0 = (key, cells) }
      return cells
    }
  }

  private static let last = Mutex<(key: Key, cells: Cells)?>(nil)
}
