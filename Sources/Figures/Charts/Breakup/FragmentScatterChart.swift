/// Fragments as points around a law: two of their properties, both on logarithmic axes.
public struct FragmentScatterChart: Chart {
  /// Which properties a chart shows.
  public enum Properties: Sendable {
    /// The area-to-mass ratio [m²/kg] over the characteristic length [m].
    case areaToMass
    /// The ejection speed [m/s] over the area-to-mass ratio [m²/kg].
    case ejectionSpeed
  }

  public let properties: Properties
  public var title: String
  public var caption: String
  /// The fragments, by parent.
  public var points: [FragmentPoints]
  /// The law over the first property.
  public var law: FragmentLaw

  public init(
    _ properties: Properties, caption: String, points: [FragmentPoints], law: FragmentLaw
  ) {
    self.properties = properties
    self.caption = caption
    self.points = points
    self.law = law
    switch properties {
    case .areaToMass: title = "Area-to-mass ratio of fragments"
    case .ejectionSpeed: title = "Ejection speed of fragments"
    }
  }

  public var name: String {
    switch properties {
    case .areaToMass: "area-to-mass"
    case .ejectionSpeed: "ejection-speed"
    }
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard points.contains(where: { !$0.x.isEmpty }) else {
      throw nothingToDraw("there are no fragments")
    }
    let scatter =
      switch properties {
      case .areaToMass:
        LogarithmicScatter(
          points: points, law: law, xLabel: "Characteristic length (m)",
          yLabel: "Area-to-mass ratio (m² kg⁻¹)", xColumn: "size_m", yColumn: "area_to_mass_m2_kg")
      case .ejectionSpeed:
        LogarithmicScatter(
          points: points, law: law, xLabel: "Area-to-mass ratio (m² kg⁻¹)",
          yLabel: "Ejection speed (m s⁻¹)", xColumn: "area_to_mass_m2_kg", yColumn: "speed_m_s")
      }
    return Style.head(of: self, output: path) + "\n" + scatter.script()
  }
}
