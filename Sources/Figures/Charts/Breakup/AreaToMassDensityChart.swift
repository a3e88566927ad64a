/// The probability density of the logarithm of the area-to-mass ratio of fragments of one size.
public struct AreaToMassDensityChart: Chart {
  /// The density of the fragments of one kind of parent.
  public struct Curve: Sendable {
    public var label: String
    /// The density over χ [1], one value for each of the chart's.
    public var density: [Double]
    /// The parts that it is the sum of, drawn dashed.
    public var parts: [[Double]]

    public init(label: String, density: [Double], parts: [[Double]] = []) {
      self.label = label
      self.density = density
      self.parts = parts
    }
  }

  public let name = "area-to-mass-density"
  public var title: String
  public var caption: String
  /// The logarithm χ of the area-to-mass ratio over 1 m²/kg, rising.
  public var logarithms: [Double]
  public var curves: [Curve]

  public init(title: String, caption: String, logarithms: [Double], curves: [Curve]) {
    precondition(
      curves.allSatisfy { curve in
        ([curve.density] + curve.parts).allSatisfy { $0.count == logarithms.count }
      }, "a value for each χ")
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
      ([logarithms[k]] + curves.flatMap { [$0.density[k]] + $0.parts.map { $0[k] } })
        .map(number).joined(separator: " ")
    }
    var columns = ["chi"]
    var lines: [String] = []
    for (k, curve) in curves.enumerated() {
      let name = curve.label.replacing(" ", with: "_")
      let colour = "with lines linecolor rgb '\(Style.colour(2 * k + 1))'"
      columns.append(name)
      lines.append(
        "$density using 1:\(columns.count) \(colour) linewidth 2 title \(quoted(curve.label))")
      for part in curve.parts.indices {
        columns.append("\(name)_\(part + 1)")
        let title = part == 0 ? "title \(quoted("its two normals"))" : "notitle"
        lines.append("$density using 1:\(columns.count) \(colour) linewidth 1 dashtype 2 \(title)")
      }
    }
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("density", columns: columns.joined(separator: " "), rows: rows))
      set grid ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
      set xlabel 'log_{10}(A/M), the area-to-mass ratio in m² kg⁻¹'
      set ylabel 'Probability density'
      set yrange [0:*]
      plot \(lines.joined(separator: ", \\\n  "))

      """
  }
}
