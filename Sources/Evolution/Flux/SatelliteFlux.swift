public import DebrisEnvironment
import Glibc
import SpaceEnvironment

/// The impacts on one satellite over the years of a run, by type and size.
///
///     rate = Σ (share of time in a shell) (objects per volume) ⟨f₁ f₂ v⟩ σ,   σ = π ⟨(r₁ + r₂)²⟩
///
/// The satellite is a disc of its area: π r₁² = A. Between recorded years rates are linear.
public struct SatelliteFlux: Sendable {
  /// Objects of one type and range of sizes.
  public struct Kind: Hashable, Sendable {
    public let type: ObjectType
    /// The diameters [m].
    public let size: Range<Double>
  }

  public let kinds: [Kind]
  /// The recorded years, rising.
  public let years: [Double]
  /// The impacts per time [1/s], one row for each kind with one rate for each year.
  public let rates: [[Double]]

  /// Sums the impacts of a recorded population.
  ///
  /// - Parameters:
  ///   - population: The rows of `population-by-size.csv`.
  ///   - encounters: Those of the satellite.
  ///   - area: The cross-section of the satellite [m²].
  ///   - earth: The figure of the Earth.
  public init(
    _ population: [RunRecord.SizePopulation], encounters: SatelliteEncounters, area: Double,
    earth: Earth = .wgs84
  ) {
    var table = EncounterTable(encounters, earth: earth)
    self.init(
      population, years: Set(population.map(\.date)).sorted(), area: area, table: &table)
  }

  /// Sums the impacts of a population that was recorded in some years, rising; a table keeps what it
  /// has worked out for a cell.
  init(
    _ population: [RunRecord.SizePopulation], years: [Double], area: Double,
    table: inout EncounterTable
  ) {
    let yearIndices = Dictionary(uniqueKeysWithValues: years.enumerated().map { ($1, $0) })
    var kinds: [Kind] = []
    var places: [Kind: Int] = [:]
    var rates: [[Double]] = []
    let radius = (area / .pi).squareRoot()
    for row in population {
      let kind = Kind(type: row.type, size: row.size)
      let k = places[kind] ?? kinds.count
      if k == kinds.count {
        places[kind] = k
        kinds.append(kind)
        rates.append([Double](repeating: 0, count: years.count))
      }
      let crossSection =
        area + .pi * (2 * radius * row.meanRadius + row.meanRadiusSquared)
      let perObject = table.rate(altitude: row.altitude, inclination: row.inclination)
      rates[k][yearIndices[row.date]!] += row.count * perObject * crossSection
    }
    self.kinds = kinds
    self.years = years
    self.rates = rates
  }

  /// Returns the rate of a kind in a year between the first and the last one [1/s].
  public func rate(_ kind: Int, in year: Double) -> Double {
    let upper = years.firstIndex { $0 >= year } ?? years.count - 1
    if upper == 0 || years[upper] == year { return rates[kind][upper] }
    let t = (year - years[upper - 1]) / (years[upper] - years[upper - 1])
    return (1 - t) * rates[kind][upper - 1] + t * rates[kind][upper]
  }

  /// Returns the expected number of impacts of a kind between two years, the trapezoidal sum.
  public func impacts(_ kind: Int, from start: Double, to end: Double) -> Double {
    let nodes = [start] + years.filter { $0 > start && $0 < end } + [end]
    return zip(nodes, nodes.dropFirst()).reduce(0) { sum, ends in
      sum + (rate(kind, in: ends.0) + rate(kind, in: ends.1)) / 2 * (ends.1 - ends.0) * year
    }
  }
}
