/// A figure as data: it can be written as a gnuplot script and drawn.
public protocol Chart: Sendable {
  /// What the figure shows.
  var title: String { get }
  /// The line below the title: the scenario's name and description.
  var caption: String { get }
  /// The name of its files, without folder and extension.
  var name: String { get }

  /// Returns the gnuplot script that draws the figure, its data inside.
  ///
  /// - Parameter path: The SVG file that the script writes.
  func script(output path: String) throws(FigureError) -> String
}

extension Chart {
  /// Draws the figure as SVG and as PNG, and keeps the script beside them: the names differ in their
  /// extensions.
  ///
  /// Each file appears only when it is complete.
  ///
  /// - Parameters:
  ///   - path: The SVG file to write, its name ending in `.svg`.
  ///   - gnuplot: The program that draws, by default the one on the environment's `PATH`.
  public func draw(to path: String, with gnuplot: Gnuplot? = nil) throws(FigureError) {
    guard path.hasSuffix(".svg") else {
      throw .notWritable(path: path, reason: "the name of a figure must end in .svg")
    }
    let fileName = String(path.split(separator: "/").last ?? "")
    let kept = try script(output: fileName)
    let gnuplot = if let gnuplot { gnuplot } else { try Gnuplot() }

    let stem = path.dropLast(4)
    try gnuplot.draw(to: path) { output throws(FigureError) in try script(output: output) }
    try gnuplot.draw(to: "\(stem).png") { output throws(FigureError) in
      try script(output: output).replacing(
        Style.terminal(.svg, name: name), with: Style.terminal(.png, name: name))
    }
    try writeFileAtOnce(kept, to: "\(stem).gp")
  }

  func nothingToDraw(_ reason: String) -> FigureError {
    .nothingToDraw(chart: name, reason: reason)
  }
}

/// The values of one object type, one for each year or each shell.
public struct Series: Equatable, Sendable {
  /// The name of the type as in files, for example `rocket_body`.
  public var type: String
  /// The values, in the unit of the axis.
  public var values: [Double]

  public init(type: String, values: [Double]) {
    self.type = type
    self.values = values
  }
}

/// The range that an ensemble spans, one pair for each year.
public struct Band: Equatable, Sendable {
  /// The lower ends.
  public var lower: [Double]
  /// The upper ends.
  public var upper: [Double]
  /// What the range is, for the legend.
  public var label: String

  public init(lower: [Double], upper: [Double], label: String = "5–95 % of members") {
    precondition(lower.count == upper.count, "a band needs as many lower as upper values")
    self.lower = lower
    self.upper = upper
    self.label = label
  }
}

/// A shell of altitude.
public struct AltitudeShell: Hashable, Sendable {
  /// The lower altitude [km].
  public var lower_km: Double
  /// The upper altitude [km].
  public var upper_km: Double

  public init(lower_km: Double, upper_km: Double) {
    precondition(lower_km < upper_km, "the upper altitude of a shell is above the lower")
    self.lower_km = lower_km
    self.upper_km = upper_km
  }
}
