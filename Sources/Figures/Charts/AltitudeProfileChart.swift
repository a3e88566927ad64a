import Glibc

/// The spatial density against altitude at a few years, as steps.
public struct AltitudeProfileChart: Chart {
  /// The spatial density over the shells, in one year.
  public struct Profile: Equatable, Sendable {
    /// The calendar year.
    public var year: Double
    /// The object type, by its name in files; `nil` is the total.
    public var type: String?
    /// The spatial density [1/km³], one value for each shell.
    public var spatialDensity_per_km3: [Double]

    public init(year: Double, type: String? = nil, spatialDensity_per_km3: [Double]) {
      self.year = year
      self.type = type
      self.spatialDensity_per_km3 = spatialDensity_per_km3
    }
  }

  /// The axis of the spatial density.
  public enum Scale: Sendable {
    /// From zero.
    case linear
    /// Zeros are left blank.
    case logarithmic
  }

  public var name = "altitude-profile"
  public var title: String
  public var caption: String
  /// The shells, rising and apart from each other.
  public var shells: [AltitudeShell]
  /// The curves: a colour for each type, black for the total; solid for the last year, dashed for
  /// those before.
  public var profiles: [Profile]
  public var scale: Scale

  public init(
    title: String = "Spatial density profile", caption: String,
    shells: [AltitudeShell], profiles: [Profile], scale: Scale = .linear
  ) {
    precondition(
      profiles.allSatisfy { $0.spatialDensity_per_km3.count == shells.count },
      "one value for each shell")
    self.title = title
    self.caption = caption
    self.shells = shells
    self.profiles = profiles
    self.scale = scale
  }

  public func script(output path: String) throws(FigureError) -> String {
    let values = profiles.flatMap(\.spatialDensity_per_km3).filter(\.isFinite)
    guard let greatest = values.max() else { throw nothingToDraw("there are no profiles") }
    let positive = values.filter { $0 > 0 }
    if scale == .logarithmic, positive.isEmpty {
      throw nothingToDraw("the spatial density is zero everywhere")
    }
    let lastYear = profiles.map(\.year).max()!
    let types = profiles.compactMap(\.type).reduce(into: [String]()) { types, type in
      if !types.contains(type) { types.append(type) }
    }
    let blocks = profiles.enumerated().map { index, profile in
      dataBlock(
        "profile\(index + 1)", columns: "altitude_km spatial_density_per_km3",
        rows: outline(of: profile))
    }
    // Parts first, so that the total lies on top.
    let curves = profiles.enumerated().sorted { a, b in
      (a.element.type == nil ? 1 : 0, a.offset) < (b.element.type == nil ? 1 : 0, b.offset)
    }
    let lines = curves.map { index, profile in
      let style = style(of: profile, types: types, lastYear: lastYear)
      return "$profile\(index + 1) using 1:($2 / scale) with lines \(style) notitle"
    }
    let years = Set(profiles.map(\.year)).sorted(by: >)
    let legend = years.flatMap { year in
      // A heading is an entry with an invisible line.
      ["keyentry with lines linecolor rgb '#ffffffff' title '\(Int(year.rounded(.down)))'"]
        + profiles.filter { $0.year == year }.map { profile in
          let label = profile.type.map(Style.label(ofType:)) ?? "Total"
          let style = style(of: profile, types: types, lastYear: lastYear)
          return "keyentry with lines \(style) title \(quoted(label))"
        }
    }

    let exponent = greatest > 0 ? decade(of: greatest) : 0
    let axis =
      switch scale {
      case .linear:
        """
        scale = 1e\(exponent)
        set ylabel 'Spatial density (\(exponent == 0 ? "" : "10\(raised(exponent)) ")km⁻³)'
        set yrange [0:\(greatest > 0 ? "*" : "1")]
        """
      case .logarithmic:
        """
        scale = 1
        set logscale y
        set format y '10^{%T}'
        set ylabel 'Spatial density (km⁻³)'
        set yrange [\(bounds(of: positive))]
        """
      }
    return """
      \(Style.head(of: self, output: path))
      \(blocks.joined(separator: "\n"))
      \(axis)
      set xlabel 'Altitude (km)'
      set xrange [\(number(shells.first!.lower_km)):\(number(shells.last!.upper_km))]
      plot \((legend + lines).joined(separator: ", \\\n  "))

      """
  }

  /// The whole decades that hold all values but those six decades below the greatest.
  private func bounds(of positive: [Double]) -> String {
    let top = Int(log10(positive.max()!).rounded(.up))
    let bottom = max(decade(of: positive.min()!), top - 6)
    return "1e\(min(bottom, top - 1)):1e\(top)"
  }

  /// The corners of the steps; an empty line where shells do not touch.
  private func outline(of profile: Profile) -> [String] {
    zip(shells, profile.spatialDensity_per_km3).enumerated().flatMap { index, step in
      let (shell, density) = step
      let value = scale == .logarithmic && density <= 0 ? "NaN" : number(density)
      let touches = index == 0 || shells[index - 1].upper_km == shell.lower_km
      return (touches ? [] : [""]) + ["\(number(shell.lower_km)) \(value)"]
        + ["\(number(shell.upper_km)) \(value)"]
    }
  }

  private func style(of profile: Profile, types: [String], lastYear: Double) -> String {
    let colour = profile.type.map { Style.colour(types.firstIndex(of: $0)!) } ?? Style.ink
    let width = profile.type == nil ? 2 : 1.4
    let dash = profile.year == lastYear ? "solid" : "(8, 4)"
    return "linecolor rgb '\(colour)' linewidth \(width) dashtype \(dash)"
  }
}
