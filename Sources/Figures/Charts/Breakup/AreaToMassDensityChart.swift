/// The probability density of the logarithm of the area-to-mass ratio of fragments of one size.
public struct AreaToMassDensityChart: Chart {
  /// The density of the fragments of one kind of parent.
  public struct Curve: Sendable {
    public var label: String
    /// The density over χ [1], one value for each of the chart's.
    public var density: [Double]

    public init(label: String, density: [Double]) {
      self.label = label
      self.density = density
    }
  }

  public let name = "area-to-mass-density"
  public var title: String
  public var caption: String
  /// The logarithm χ of the area-to-mass ratio over 1 m²/kg, rising.
  public var logarithms: [Double]
  public var curves: [Curve]

  public init(title: String, caption: String, logarithms: [Double], curves: [Curve]) {
    precondition(curves.allSatisfy { $0.density.count == logarithms.count }, "a value for each χ")
    self.title = title
    self.caption = caption
    self.logarithms = logarithms
    self.curves = curves
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard logarithms.count >= 2, !curves.isEmpty else {
      throw nothingToDraw("a line needs two values or more")
    }
    let rows = logarithms.indices.map { k in
      ([logarithms[k]] + curves.map { $0.density[k] }).map(number).joined(separator: " ")
    }
    let columns = (["chi"] + curves.map(\.label).map { $0.replacing(" ", with: "_") })
      .joined(separator: " ")
    let lines = curves.enumerated().map { k, curve in
      let style = "with lines linecolor rgb '\(Style.colour(2 * k + 1))' linewidth 2"
      return "$density using 1:\(k + 2) \(style) title \(quoted(curve.label))"
    }
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("density", columns: columns, rows: rows))
      set grid ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
      set xlabel 'log_{10}(A/M), the area-to-mass ratio in m² kg⁻¹'
      set ylabel 'Probability density'
      set yrange [0:*]
      plot \(lines.joined(separator: ", \\\n  "))

      """
  }
}
