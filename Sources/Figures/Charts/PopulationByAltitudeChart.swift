import Glibc

/// The spatial density against altitude and time, as a map in colours.
///
/// A cell without objects or without data stays white, and the figure says which: a logarithm has no
/// colour for zero. Densities below a thousandth of the greatest share the lowest colour.
public struct PopulationByAltitudeChart: Chart {
  public let name = "population-by-altitude"
  public var title: String
  public var caption: String
  /// The calendar years, rising.
  public var years: [Double]
  /// The shells, rising and apart from each other.
  public var shells: [AltitudeShell]
  /// The spatial density [1/km³], one row for each year with one value for each shell.
  public var spatialDensity_per_km3: [[Double]]

  /// The decades below the greatest density that keep colours of their own.
  static let decades = 3

  public init(
    title: String = "Spatial density by altitude", caption: String,
    years: [Double], shells: [AltitudeShell], spatialDensity_per_km3: [[Double]]
  ) {
    precondition(spatialDensity_per_km3.count == years.count, "one row for each year")
    precondition(
      spatialDensity_per_km3.allSatisfy { $0.count == shells.count }, "one value for each shell")
    self.title = title
    self.caption = caption
    self.years = years
    self.shells = shells
    self.spatialDensity_per_km3 = spatialDensity_per_km3
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard years.count >= 2 else { throw nothingToDraw("a map needs two years or more") }
    let positive = spatialDensity_per_km3.joined().filter { $0.isFinite && $0 > 0 }
    guard let greatest = positive.max(), let least = positive.min() else {
      throw nothingToDraw("the spatial density is zero everywhere")
    }
    let scale = LogarithmicScale(least: least, greatest: greatest, decades: Self.decades)
    let values = spatialDensity_per_km3.joined()
    let blanks = [
      values.contains { $0 <= 0 } ? "zero" : nil,
      values.contains { !$0.isFinite } ? "no data" : nil,
    ].compactMap(\.self)
    let blankNote = blanks.isEmpty ? "" : ", white: \(blanks.joined(separator: " or "))"

    let columns = Raster(cells: Raster.cells(around: years), limit: 1000)
    let rows = Raster(cells: shells.map { $0.lower_km...$0.upper_km }, limit: 500)
    let pixels = rows.cellOfPixel.map { shell in
      columns.cellOfPixel.map { year in
        guard let shell, let year else { return "NaN" }
        let density = spatialDensity_per_km3[year][shell]
        return density > 0 ? number(density) : "NaN"
      }
      .joined(separator: " ")
    }
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("density", columns: "1/km^3; a row per altitude, a column per year", rows: pixels))
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
      \(Style.yearAxis(from: columns.lowest, to: columns.highest))
      set ylabel 'Altitude (km)'
      set cblabel 'Spatial density (km⁻³)\(blankNote)'
      set yrange [\(number(rows.lowest)):\(number(rows.highest))]
      columns = \(columns.cellOfPixel.count)
      rows = \(rows.cellOfPixel.count)
      array density[rows * columns]
      do for [row = 1:rows] {
        do for [column = 1:columns] {
          density[(row - 1) * columns + column] = real(word($density[row + 1], column))
        }
      }
      # Each value covers many pixels of the image, because viewers smooth between pixels.
      wide = \(columns.magnification(toReach: 600))
      high = \(rows.magnification(toReach: 360))
      year(u) = \(number(columns.lowest)) + (u + 0.5) / wide * \(number(columns.step))
      altitude(v) = \(number(rows.lowest)) + (v + 0.5) / high * \(number(rows.step))
      plot sample [u = 0:wide * columns - 1:1] [v = 0:high * rows - 1:1] '++' \\
        using (year(u)):(altitude(v)):(density[int(v / high) * columns + int(u / wide) + 1]) \\
        with image notitle

      """
  }
}

/// A logarithmic axis with bounds of the form 1, 2 or 5 times a power of ten.
struct LogarithmicScale {
  let lowest: Double
  let highest: Double
  /// Labelled tics, and unlabelled ones between them, as gnuplot takes them.
  let tics: [String]

  /// Creates the axis that holds all values but those that lie `decades` below the greatest.
  init(least: Double, greatest: Double, decades: Int) {
    let floor = greatest * powerOfTen(-decades)
    let isCut = least < floor
    let steps = (decade(of: max(least, floor)) - 1...decade(of: greatest) + 1).flatMap { exponent in
      [1, 2, 5].map { (digit: $0, exponent: exponent, value: Double("\($0)e\(exponent)")!) }
    }
    // A bound may miss its value by rounding, never by what an eye could see.
    let first = steps.lastIndex { $0.value <= max(least, floor) * (1 + 1e-9) }!
    let last = max(first + 1, steps.firstIndex { $0.value >= greatest * (1 - 1e-9) }!)
    lowest = steps[first].value
    highest = steps[last].value

    let shown = steps[first...last]
    let powersSuffice = shown.count { $0.digit == 1 } >= 2
    tics =
      shown.enumerated().map { index, step in
        let isCutBound = isCut && index == 0
        guard step.digit == 1 || !powersSuffice || isCutBound else {
          return "'' \(number(step.value)) 1"
        }
        let factor = step.digit == 1 ? "" : "\(step.digit)×"
        return "'\(isCutBound ? "≤" : "")\(factor)10^{\(step.exponent)}' \(number(step.value)) 0"
      }
  }
}

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
