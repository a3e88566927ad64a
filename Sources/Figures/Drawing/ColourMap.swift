/// A map in colours of a quantity above zero, on a logarithmic scale; what is not stays white.
struct ColourMap {
  let scale: LogarithmicScale
  let columns: Raster
  let rows: Raster
  private let pixels: [String]

  /// - Parameter value: The value of a cell, by row and column.
  init(
    scale: LogarithmicScale, columns: Raster, rows: Raster, _ value: (Int, Int) -> Double
  ) {
    self.scale = scale
    self.columns = columns
    self.rows = rows
    pixels = rows.cellOfPixel.map { row in
      columns.cellOfPixel.map { column in
        guard let row, let column else { return "NaN" }
        let value = value(row, column)
        return value > 0 ? number(value) : "NaN"
      }
      .joined(separator: " ")
    }
  }

  /// The values as a block of data; what its rows and columns are is for a reader of the script.
  func data(_ columns: String) -> String { dataBlock("map", columns: columns, rows: pixels) }

  /// The frame, the colours and the range of the vertical axis.
  var setUp: String {
    """
    set margins \(Style.margins(right: 0.8))
    set border 15
    set tics front
    unset grid
    unset key
    \(Style.viridis)
    set logscale cb
    set cbrange [\(number(scale.lowest)):\(number(scale.highest))]
    set cbtics (\(scale.tics.joined(separator: ", "))) scale 0.6, 0.3
    set style line 1 linecolor rgb '\(Style.axis)' linewidth 0.8
    set colorbox user origin screen 0.822, screen 0.14 size screen 0.022, screen 0.67 border 1
    set yrange [\(number(rows.lowest)):\(number(rows.highest))]
    """
  }

  /// Draws the data.
  ///
  /// Each value covers many pixels of the image, because viewers smooth between pixels.
  var image: String {
    """
    columns = \(columns.cellOfPixel.count)
    rows = \(rows.cellOfPixel.count)
    array map[rows * columns]
    do for [row = 1:rows] {
      do for [column = 1:columns] {
        map[(row - 1) * columns + column] = real(word($map[row + 1], column))
      }
    }
    # Each value covers many pixels of the image, because viewers smooth between pixels.
    wide = \(columns.magnification(toReach: 600))
    high = \(rows.magnification(toReach: 360))
    across(u) = \(number(columns.lowest)) + (u + 0.5) / wide * \(number(columns.step))
    up(v) = \(number(rows.lowest)) + (v + 0.5) / high * \(number(rows.step))
    plot sample [u = 0:wide * columns - 1:1] [v = 0:high * rows - 1:1] '++' \\
      using (across(u)):(up(v)):(map[int(v / high) * columns + int(u / wide) + 1]) \\
      with image notitle
    """
  }
}
