/// Cells along an axis, cut into pixels of equal size, which is what gnuplot's images need.
///
/// Cells of equal size give one pixel each; else a pixel shows the cell that holds its middle.
struct Raster {
  let lowest: Double
  let highest: Double
  let cellOfPixel: [Int?]

  var step: Double { (highest - lowest) / Double(cellOfPixel.count) }

  init(cells: [ClosedRange<Double>], limit: Int) {
    lowest = cells.map(\.lowerBound).min()!
    highest = cells.map(\.upperBound).max()!
    let smallest = cells.map { $0.upperBound - $0.lowerBound }.min()!
    // A hair less than the quotient, lest its rounding errors add a pixel.
    let fitting = ((highest - lowest) / smallest - 1e-6).rounded(.up)
    let count = max(1, min(fitting, Double(limit)))
    let size = (highest - lowest) / count
    cellOfPixel = (0..<Int(count)).map { [lowest] pixel in
      let middle = lowest + (Double(pixel) + 0.5) * size
      return cells.firstIndex { $0.contains(middle) }
    }
  }

  /// Returns one cell around each value, from middle to middle; the first and the last end at theirs.
  static func cells(around values: [Double]) -> [ClosedRange<Double>] {
    let last = values.count - 1
    return values.indices.map { index in
      let lower = index == 0 ? values[0] : (values[index - 1] + values[index]) / 2
      let upper = index == last ? values[last] : (values[index] + values[index + 1]) / 2
      return lower...upper
    }
  }

  /// Returns how many times each pixel is repeated to reach a size.
  func magnification(toReach size: Int) -> Int {
    max(1, (size + cellOfPixel.count - 1) / cellOfPixel.count)
  }
}
