/// Quantities by altitude, as steps on a logarithmic axis: stability by shell, and modes.
public struct StepsByAltitudeChart: Chart {
  /// A quantity by altitude.
  public struct Curve: Sendable {
    public var label: String
    /// One value for each shell; those not above zero are left out.
    public var values: [Double]

    public init(label: String, values: [Double]) {
      self.label = label
      self.values = values
    }
  }

  public var name: String
  public var title: String
  public var caption: String
  public var shells: [AltitudeShell]
  public var curves: [Curve]
  public var label: String
  /// A value that is marked by a line, and what it means.
  public var threshold: (value: Double, label: String)?

  public init(
    name: String, title: String, caption: String, shells: [AltitudeShell], curves: [Curve],
    label: String, threshold: (value: Double, label: String)? = nil
  ) {
    precondition(curves.allSatisfy { $0.values.count == shells.count }, "one value for each shell")
    self.name = name
    self.title = title
    self.caption = caption
    self.shells = shells
    self.curves = curves
    self.label = label
    self.threshold = threshold
  }

  public func script(output path: String) throws(FigureError) -> String {
    let positive = curves.flatMap(\.values).filter { $0.isFinite && $0 > 0 }
    guard let greatest = positive.max(), let least = positive.min() else {
      throw nothingToDraw("no value is above zero")
    }
    let blocks = curves.enumerated().map { k, curve in
      dataBlock(
        "curve\(k + 1)", columns: "altitude_km value",
        rows: zip(shells, curve.values).flatMap { shell, value in
          let text = value > 0 && value.isFinite ? number(value) : "NaN"
          return ["\(number(shell.lower_km)) \(text)", "\(number(shell.upper_km)) \(text)"]
        })
    }
    var lines = curves.enumerated().map { k, curve in
      "$curve\(k + 1) with lines linecolor rgb '\(Style.lineColour(k))' linewidth 2 "
        + "title \(quoted(curve.label))"
    }
    if let threshold {
      lines.append(
        "\(number(threshold.value)) with lines linecolor rgb '\(Style.ink)' dashtype (8, 4) "
          + "title \(quoted(threshold.label))")
    }
    return """
      \(Style.head(of: self, output: path))
      \(blocks.joined(separator: "\n"))
      set logscale y
      set format y '10^{%T}'
      set xlabel 'Altitude (km)'
      set ylabel \(quoted(label))
      set xrange [\(number(shells.first!.lower_km)):\(number(shells.last!.upper_km))]
      set yrange [1e\(max(decade(of: least), decade(of: greatest) - 5)):1e\(decade(of: greatest) + 1)]
      plot \(lines.joined(separator: ", \\\n  "))

      """
  }
}
