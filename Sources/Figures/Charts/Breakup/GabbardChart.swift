/// The Gabbard diagram of a breakup: apogee and perigee of every fragment over its orbital period.
public struct GabbardChart: Chart {
  /// An orbit as the diagram has it.
  public struct Orbit: Equatable, Sendable {
    /// The orbital period [min].
    public var period_min: Double
    /// The altitude of the perigee [km].
    public var perigee_km: Double
    /// The altitude of the apogee [km].
    public var apogee_km: Double

    public init(period_min: Double, perigee_km: Double, apogee_km: Double) {
      self.period_min = period_min
      self.perigee_km = perigee_km
      self.apogee_km = apogee_km
    }
  }

  public let name = "gabbard"
  public var title: String
  public var caption: String
  /// The orbits of the fragments.
  public var orbits: [Orbit]
  /// The orbit of the parent.
  public var parent: Orbit

  public init(
    title: String = "Gabbard diagram", caption: String, orbits: [Orbit], parent: Orbit
  ) {
    self.title = title
    self.caption = caption
    self.orbits = orbits
    self.parent = parent
  }

  /// The share of the fragments at either end of the periods that the diagram leaves out of its frame.
  private static let outside = 0.02
  /// At most so many orbits are drawn.
  private static let most = 4_000

  public func script(output path: String) throws(FigureError) -> String {
    let above = orbits.filter { $0.perigee_km >= 0 }
    guard !above.isEmpty else { throw nothingToDraw("no fragment stays above the ground") }
    let periods = above.map(\.period_min).sorted()
    let cut = Int(Self.outside * Double(periods.count))
    let frame = periods[cut]...periods[periods.count - 1 - cut]
    let inside = above.filter { frame.contains($0.period_min) }
    let drawn = inside.prefix(Self.most)
    let rows = drawn.map {
      [$0.period_min, $0.perigee_km, $0.apogee_km].map(number).joined(separator: " ")
    }
    let parentRow = [parent.period_min, parent.perigee_km, parent.apogee_km]
      .map(number).joined(separator: " ")
    let apogee = "with points pointtype 9 pointsize 0.4 linecolor rgb '#EE7733'"
    let perigee = "with points pointtype 7 pointsize 0.35 linecolor rgb '#2277AA'"
    let parentStyle =
      "with points pointtype 2 pointsize 1.3 linewidth 2.2 linecolor rgb '\(Style.ink)'"
    let notes = self.notes(
      inside: inside.count, above: above.count, drawn: drawn.count
    ).map { "keyentry with lines linecolor rgb '#ffffffff' title \(quoted($0))" }
    let curves =
      [
        "keyentry \(apogee.replacing("0.4", with: "0.9")) title 'Apogee'",
        "keyentry \(perigee.replacing("0.35", with: "0.8")) title 'Perigee'",
        "keyentry \(parentStyle) title 'Parent'",
      ] + notes + [
        "$orbits using 1:3 \(apogee) notitle", "$orbits using 1:2 \(perigee) notitle",
        "$parent using 1:2 \(parentStyle) notitle", "$parent using 1:3 \(parentStyle) notitle",
      ]
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("orbits", columns: "period_min perigee_km apogee_km", rows: rows))
      \(dataBlock("parent", columns: "period_min perigee_km apogee_km", rows: [parentRow]))
      set grid xtics ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.7
      set xlabel 'Orbital period (min)'
      set ylabel 'Altitude of apogee and perigee (km)'
      set yrange [0:*]
      plot \(curves.joined(separator: ", \\\n  "))

      """
  }

  /// What the diagram does not show.
  private func notes(inside: Int, above: Int, drawn: Int) -> [String] {
    var notes: [String] = []
    if orbits.count > above {
      notes += ["", "\(orbits.count - above) with a perigee", "below ground"]
    }
    if above > inside { notes += ["\(above - inside) outside the frame"] }
    if inside > drawn { notes += ["\(drawn) of \(inside) drawn"] }
    return notes
  }
}
