/// The figures of one run.
public enum RunFigures {
  /// A number that belongs to an object type.
  public struct TypeValue: Equatable, Sendable {
    /// The name of the type as in files, for example `rocket_body`.
    public var type: String
    /// The number, in the unit of the figure.
    public var value: Double

    public init(type: String, value: Double) {
      self.type = type
      self.value = value
    }
  }

  /// The range of a quantity in an ensemble.
  public struct Range: Equatable, Sendable {
    /// The lower end.
    public var lower: Double
    /// The upper end.
    public var upper: Double

    public init(lower: Double, upper: Double) {
      self.lower = lower
      self.upper = upper
    }
  }

  /// A recorded year, as in `summary.csv`.
  public struct SummaryRow: Equatable, Sendable {
    /// The calendar year.
    public var year: Double
    /// The objects of each type [1], in the order in which they are stacked from the bottom.
    public var counts: [TypeValue]
    /// The catastrophic collisions since the epoch [1].
    public var catastrophic: Double
    /// The other collisions since the epoch [1].
    public var nonCatastrophic: Double
    /// The ranges in an ensemble; drawn where every row has one.
    public var totalRange, catastrophicRange, nonCatastrophicRange: Range?

    public init(
      year: Double, counts: [TypeValue], catastrophic: Double, nonCatastrophic: Double,
      totalRange: Range? = nil, catastrophicRange: Range? = nil, nonCatastrophicRange: Range? = nil
    ) {
      self.year = year
      self.counts = counts
      self.catastrophic = catastrophic
      self.nonCatastrophic = nonCatastrophic
      self.totalRange = totalRange
      self.catastrophicRange = catastrophicRange
      self.nonCatastrophicRange = nonCatastrophicRange
    }
  }

  /// A shell in a recorded year, as in `population.csv`.
  public struct ProfileRow: Equatable, Sendable {
    /// The calendar year.
    public var year: Double
    public var shell: AltitudeShell
    /// The spatial density of each type [1/km³].
    public var spatialDensity_per_km3: [TypeValue]

    public init(year: Double, shell: AltitudeShell, spatialDensity_per_km3: [TypeValue]) {
      self.year = year
      self.shell = shell
      self.spatialDensity_per_km3 = spatialDensity_per_km3
    }
  }

  /// Draws the figures of a run: objects by type, spatial density by altitude and time, altitude
  /// profiles of the first and last year, cumulative collisions.
  ///
  /// A figure without data is left out; if none is left, the error is
  /// `FigureError.nothingToDraw`.
  ///
  /// - Parameters:
  ///   - summary: The recorded years, in any order.
  ///   - population: The shells of the recorded years, in any order.
  ///   - caption: The scenario's name and description, for the line below each title.
  ///   - bandLabel: What the ranges of an ensemble are.
  ///   - folder: Where the files go; made if missing.
  ///   - gnuplot: The program that draws, by default the one on the environment's `PATH`.
  /// - Returns: The paths of the files, as of `FigureFolder`.
  @discardableResult
  public static func draw(
    summary: [SummaryRow], population: [ProfileRow], caption: String,
    bandLabel: String = "5–95 % of members", into folder: String, with gnuplot: Gnuplot? = nil
  ) throws(FigureError) -> [String] {
    try FigureFolder.draw(
      charts(summary: summary, population: population, caption: caption, bandLabel: bandLabel),
      into: folder, skippingEmpty: true, with: gnuplot)
  }

  /// Returns the charts of a run, those without data among them.
  static func charts(
    summary: [SummaryRow], population: [ProfileRow], caption: String, bandLabel: String
  ) -> [any Chart] {
    let summary = summary.sorted { $0.year < $1.year }
    let years = summary.map(\.year)
    func band(_ range: KeyPath<SummaryRow, Range?>) -> Band? {
      let ranges = summary.compactMap { $0[keyPath: range] }
      guard ranges.count == summary.count, !ranges.isEmpty else { return nil }
      return Band(lower: ranges.map(\.lower), upper: ranges.map(\.upper), label: bandLabel)
    }

    let byType = PopulationByTypeChart(
      caption: caption, years: years,
      counts: types(in: summary.map(\.counts)).map { type in
        Series(type: type, values: summary.map { value(of: type, in: $0.counts) })
      },
      totalBand: band(\.totalRange))
    let collisions = CumulativeCollisionsChart(
      caption: caption, years: years,
      catastrophic: summary.map(\.catastrophic), nonCatastrophic: summary.map(\.nonCatastrophic),
      catastrophicBand: band(\.catastrophicRange),
      nonCatastrophicBand: band(\.nonCatastrophicRange))

    let table = DensityTable(population)
    let byAltitude = PopulationByAltitudeChart(
      caption: caption, years: table.years, shells: table.shells,
      spatialDensity_per_km3: table.years.map { table.densities(in: $0, of: nil) })
    let ends = Set([table.years.first, table.years.last].compactMap(\.self)).sorted()
    let totals = ends.map { year in
      AltitudeProfileChart.Profile(
        year: year, spatialDensity_per_km3: table.densities(in: year, of: nil))
    }
    let types = types(in: population.map(\.spatialDensity_per_km3))
    let partsAtEnd = ends.suffix(1).flatMap { year in
      types.map { type in
        AltitudeProfileChart.Profile(
          year: year, type: type, spatialDensity_per_km3: table.densities(in: year, of: type))
      }
    }
    let profile = AltitudeProfileChart(
      caption: caption, shells: table.shells, profiles: totals + partsAtEnd)
    return [byType, byAltitude, profile, collisions]
  }

  /// The types that occur, in the order of their first appearance.
  private static func types(in rows: [[TypeValue]]) -> [String] {
    var seen: Set<String> = []
    return rows.joined().map(\.type).filter { seen.insert($0).inserted }
  }

  private static func value(of type: String, in values: [TypeValue]) -> Double {
    values.reduce(0) { $0 + ($1.type == type ? $1.value : 0) }
  }
}

/// The rows of `population.csv`, by year and shell.
private struct DensityTable {
  let years: [Double]
  let shells: [AltitudeShell]
  private let rows: [Double: [AltitudeShell: [RunFigures.TypeValue]]]

  init(_ population: [RunFigures.ProfileRow]) {
    var rows: [Double: [AltitudeShell: [RunFigures.TypeValue]]] = [:]
    for row in population {
      rows[row.year, default: [:]][row.shell, default: []] += row.spatialDensity_per_km3
    }
    self.rows = rows
    years = rows.keys.sorted()
    shells = Set(population.map(\.shell)).sorted { $0.lower_km < $1.lower_km }
  }

  /// The densities [1/km³] of a type, or of all, over the shells; NaN where the table has no row.
  func densities(in year: Double, of type: String?) -> [Double] {
    shells.map { shell in
      rows[year]?[shell]?.reduce(0) { $0 + (type == nil || $1.type == type ? $1.value : 0) } ?? .nan
    }
  }
}
