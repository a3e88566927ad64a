/// The area-to-mass ratio of fragments against their size, with the law.
public struct AreaToMassChart: Chart {
  public let name = "area-to-mass"
  public var title: String
  public var caption: String
  /// The characteristic length [m] and the area-to-mass ratio [m²/kg] of fragments, by parent.
  public var points: [FragmentPoints]
  /// The law over the characteristic length [m].
  public var law: FragmentLaw

  public init(
    title: String = "Area-to-mass ratio of fragments", caption: String, points: [FragmentPoints],
    law: FragmentLaw
  ) {
    self.title = title
    self.caption = caption
    self.points = points
    self.law = law
  }

  public func script(output path: String) throws(FigureError) -> String {
    try LogarithmicScatter(
      points: points, law: law, xLabel: "Characteristic length (m)",
      yLabel: "Area-to-mass ratio (m² kg⁻¹)", xColumn: "size_m", yColumn: "area_to_mass_m2_kg"
    ).script(of: self, output: path)
  }
}

/// The ejection speed of fragments against their area-to-mass ratio, with the law.
public struct EjectionSpeedChart: Chart {
  public let name = "ejection-speed"
  public var title: String
  public var caption: String
  /// The area-to-mass ratio [m²/kg] and the speed [m/s] of fragments, by parent.
  public var points: [FragmentPoints]
  /// The law over the area-to-mass ratio [m²/kg].
  public var law: FragmentLaw

  public init(
    title: String = "Ejection speed of fragments", caption: String, points: [FragmentPoints],
    law: FragmentLaw
  ) {
    self.title = title
    self.caption = caption
    self.points = points
    self.law = law
  }

  public func script(output path: String) throws(FigureError) -> String {
    try LogarithmicScatter(
      points: points, law: law, xLabel: "Area-to-mass ratio (m² kg⁻¹)",
      yLabel: "Ejection speed (m s⁻¹)", xColumn: "area_to_mass_m2_kg", yColumn: "speed_m_s"
    ).script(of: self, output: path)
  }
}

extension LogarithmicScatter {
  /// Returns the script of a chart that draws nothing else.
  fileprivate func script(of chart: some Chart, output path: String) throws(FigureError) -> String {
    guard points.contains(where: { !$0.x.isEmpty }) else {
      throw chart.nothingToDraw("there are no fragments")
    }
    return Style.head(of: chart, output: path) + "\n" + script()
  }
}
