public import DebrisEnvironment
public import SpaceEnvironment

/// The impacts on one satellite in every member of an ensemble.
///
///     var flux = EnsembleFlux(cells: cells, dates: dates, encounters: encounters, area: 10)
///     flux.add(sizes)                     // what one member has recorded at the dates
///     flux.values(of: [kind]) { $0.impacts($1, from: 2020, to: 2030) }
public struct EnsembleFlux: Sendable {
  private let cells: SizeCells
  private let dates: [Double]
  private let area: Double
  private var table: EncounterTable
  public private(set) var members: [SatelliteFlux] = []

  /// - Parameters:
  ///   - cells: Those that members have recorded in.
  ///   - dates: When they have, rising [decimal year].
  ///   - encounters: How often the satellite meets others.
  ///   - area: The cross-section of the satellite [m²].
  ///   - earth: The figure of the Earth.
  public init(
    cells: SizeCells, dates: [Double], encounters: SatelliteEncounters, area: Double,
    earth: Earth = .wgs84
  ) {
    self.cells = cells
    self.dates = dates
    self.area = area
    table = EncounterTable(encounters, earth: earth)
  }

  /// Adds what the next member has recorded, a population for each date.
  public mutating func add(_ sizes: [MemberSizes]) {
    precondition(sizes.count == dates.count, "there is a population for every date")
    let population = zip(dates, sizes).flatMap { date, sizes in
      sizes.cells.indices.map { k in
        var row = cells.row(Int(sizes.cells[k]), date: date)
        let sums = sizes.sums[3 * k..<3 * k + 3].map(Double.init)
        row.count = sums[0]
        row.meanRadius = sums[1] / sums[0]
        row.meanRadiusSquared = sums[2] / sums[0]
        return row
      }
    }
    members.append(SatelliteFlux(population, years: dates, area: area, table: &table))
  }

  /// The sum of a value over some kinds in every member; a kind that a member does not have adds nothing.
  public func values(
    of kinds: [SatelliteFlux.Kind], _ value: (SatelliteFlux, Int) -> Double
  ) -> [Double] {
    members.map { member in
      kinds.reduce(0) { sum, kind in
        sum + (member.kinds.firstIndex(of: kind).map { value(member, $0) } ?? 0)
      }
    }
  }
}
