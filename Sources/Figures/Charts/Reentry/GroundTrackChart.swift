/// The places at which an object may come down, on a map.
public struct GroundTrackChart: Chart {
  /// A place of the track.
  public struct Place: Equatable, Sendable {
    /// The longitude, positive to the east [deg].
    public var longitude_deg: Double
    /// The geodetic latitude [deg].
    public var latitude_deg: Double
    /// The chance of its revolution [%].
    public var chance_percent: Double

    public init(longitude_deg: Double, latitude_deg: Double, chance_percent: Double) {
      self.longitude_deg = longitude_deg
      self.latitude_deg = latitude_deg
      self.chance_percent = chance_percent
    }
  }

  public let name = "ground-track"
  public var title: String
  public var caption: String
  /// The places along the track.
  public var places: [Place]
  /// The place of the nominal re-entry.
  public var nominal: Place

  public init(title: String, caption: String, places: [Place], nominal: Place) {
    self.title = title
    self.caption = caption
    self.places = places
    self.nominal = nominal
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard !places.isEmpty else { throw nothingToDraw("the track has no places") }
    // A blank line where the track leaves the map on one side
    var rows: [String] = []
    var before: Place?
    for place in places {
      if let before, abs(place.longitude_deg - before.longitude_deg) > 180 { rows.append("") }
      rows.append(
        [place.longitude_deg, place.latitude_deg, place.chance_percent].map(number)
          .joined(separator: " "))
      before = place
    }
    let highest = places.map(\.chance_percent).max()!
    let star = "with points pointtype 3 pointsize 1.6 linewidth 2.5 linecolor rgb '#CC3311'"
    let nominalRow = "\(number(nominal.longitude_deg)) \(number(nominal.latitude_deg))"
    let curves = [
      "$coast using 1:2 with filledcurves closed fillcolor rgb '#efece4' notitle",
      "$coast using 1:2 with lines linecolor rgb '#b0a890' linewidth 0.6 notitle",
      "$track using 1:2:3 with lines linecolor palette linewidth 2.2 notitle",
      "$nominal using 1:2 \(star) title 'Nominal re-entry'",
    ]
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("coast", columns: "longitude_deg latitude_deg", rows: Self.coastRows))
      \(dataBlock("track", columns: "longitude_deg latitude_deg chance_percent", rows: rows))
      \(dataBlock("nominal", columns: "longitude_deg latitude_deg", rows: [nominalRow]))
      set margins at screen 0.075, screen 0.86, screen 0.14, screen 0.81
      set border 15
      set grid xtics ytics linetype 1 linecolor rgb '#e2e2e2' linewidth 0.5
      set xrange [-180:180]
      set yrange [-90:90]
      set xtics 60
      set ytics 30
      set xlabel 'Longitude (° east)'
      set ylabel 'Latitude (° north)' offset 1.6, 0
      \(Style.viridis)
      set cbrange [0:\(number(max(1, highest.rounded(.up))))]
      set cblabel 'Chance of the revolution (%)' offset 0.6, 0
      set colorbox user origin screen 0.885, screen 0.14 size screen 0.022, screen 0.67
      set key at screen 0.98, screen 0.952 right top Right noreverse
      plot \(curves.joined(separator: ", \\\n  "))

      """
  }

  /// The rings of the coastline, parted by blank lines.
  private static var coastRows: [String] {
    Coastline.rings.flatMap { ring in
      ring.map { "\(number($0.longitude_deg)) \(number($0.latitude_deg))" } + [""]
    }
  }
}
