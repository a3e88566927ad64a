/// The mean altitude of an object: what element sets tell, the fit, and the way down.
public struct AltitudeHistoryChart: Chart {
  /// The altitude that an element set tells.
  public struct Orbit: Equatable, Sendable {
    /// The epoch since 1970 [s].
    public var time: Double
    /// The altitude [km].
    public var altitude_km: Double
    /// Whether the fit took it.
    public var isUsed: Bool

    public init(time: Double, altitude_km: Double, isUsed: Bool) {
      self.time = time
      self.altitude_km = altitude_km
      self.isUsed = isUsed
    }
  }

  public let name = "altitude-history"
  public var title: String
  public var caption: String
  public var orbits: [Orbit]
  /// The motion fitted: instants since 1970 [s] with altitudes [km].
  public var motion: [(time: Double, altitude_km: Double)]
  /// The end of the last orbit used, and the window from 5 to 95 %, since 1970 [s].
  public var lastOrbit: Double
  /// The window from 5 to 95 %, since 1970 [s].
  public var window: ClosedRange<Double>

  public init(
    title: String, caption: String, orbits: [Orbit],
    motion: [(time: Double, altitude_km: Double)], lastOrbit: Double, window: ClosedRange<Double>
  ) {
    self.title = title
    self.caption = caption
    self.orbits = orbits
    self.motion = motion
    self.lastOrbit = lastOrbit
    self.window = window
  }

  public func script(output path: String) throws(FigureError) -> String {
    guard motion.count >= 2,
      let range = TimeAxis.range(
        of: orbits.map(\.time) + motion.map(\.time) + [window.upperBound])
    else { throw nothingToDraw("there is no motion") }
    func rows(_ isUsed: Bool) -> [String] {
      orbits.filter { $0.isUsed == isUsed }
        .map { "\(number($0.time)) \(number($0.altitude_km))" }
    }
    let (used, others) = (rows(true), rows(false))
    let colour = Style.colour(1)
    let fitted = "with lines linecolor rgb '\(colour)' linewidth 2"
    let ahead = "\(fitted) dashtype (7, 4)"
    let points = "with points pointtype 7 pointsize 0.55 linecolor rgb '#EE7733'"
    let aside = "with points pointtype 6 pointsize 0.6 linecolor rgb '#888888'"
    let window = "with filledcurves fillstyle solid 0.25 noborder fillcolor rgb '#44AA99'"
    let highest = (motion.map(\.altitude_km) + orbits.map(\.altitude_km)).max()!
    var curves = [
      "keyentry \(points) title 'Element sets'", "keyentry \(fitted) title 'Fit'",
      "keyentry \(ahead) title 'Prediction'", "keyentry \(window) title 'Window of 90 %'",
      "$motion using ($1 <= last ? $1 : NaN):2 \(fitted) notitle",
      "$motion using ($1 >= last ? $1 : NaN):2 \(ahead) notitle",
    ]
    if !used.isEmpty { curves.append("$used using 1:2 \(points) notitle") }
    if !others.isEmpty {
      curves.insert("keyentry \(aside) title 'Put aside'", at: 1)
      curves.append("$aside using 1:2 \(aside) notitle")
    }
    return """
      \(Style.head(of: self, output: path))
      \(dataBlock("used", columns: "time_s altitude_km", rows: used))
      \(dataBlock("aside", columns: "time_s altitude_km", rows: others))
      \(dataBlock(
        "motion", columns: "time_s altitude_km",
        rows: motion.map { "\(number($0.time)) \(number($0.altitude_km))" }))
      last = \(number(lastOrbit))
      \(TimeAxis.axis("x", over: range, title: "UTC", most: 8))
      set ylabel 'Mean altitude (km)'
      set yrange [0:\(number((highest / 50).rounded(.up) * 50))]
      set object 1 rectangle from first \(number(self.window.lowerBound)), graph 0 \
        to first \(number(self.window.upperBound)), graph 1 behind \
        fillstyle solid 0.25 noborder fillcolor rgb '#44AA99'
      plot \(curves.joined(separator: ", \\\n  "))

      """
  }
}
