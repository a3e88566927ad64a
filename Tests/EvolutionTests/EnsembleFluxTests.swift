import DebrisEnvironment
import SpaceEnvironment
import TestSupport
import Testing

@testable import Evolution

@Suite("Impacts on a satellite in the members of an ensemble")
struct EnsembleFluxTests {
  private let encounters = SatelliteEncounters(
    perigee: 760 * kilometre, apogee: 840 * kilometre, inclination: 1.2)

  @Test("The members' mean is the flux of the mean population, and nothing of a member is lost")
  func mean() throws {
    let scenario = SmallScenario.make(duration_yr: 4, hasCollisions: false)
    let (members, record) = try EnsembleTests.members(scenario, 9)
    let layout = RecordLayout(scenario, types: [])
    var flux = EnsembleFlux(
      cells: try #require(layout.sizes), dates: layout.shellDates, encounters: encounters, area: 10)
    for member in members { flux.add(member.sizes) }
    let mean = SatelliteFlux(record.sizes, encounters: encounters, area: 10)
    #expect(mean.years == layout.shellDates && mean.kinds.count > 1)
    for (k, kind) in mean.kinds.enumerated() {
      for date in [mean.years[0], 2019.3, mean.years.last!] {
        let values = flux.values(of: [kind]) { $0.rate($1, in: date) }
        // Members hold their sums with single precision.
        #expect(abs(values.reduce(0, +) / 9 - mean.rate(k, in: date)) <= 1e-6 * values.max()!)
      }
    }
    // The same objects as in the sums by type.
    for (sizes, totals) in members.map({ ($0.sizes[0], $0.totals[0]) }) {
      let count = stride(from: 0, to: sizes.sums.count, by: 3).reduce(0) { $0 + sizes.sums[$1] }
      #expect(relativeError(Double(count), totals.total) < 1e-6)
    }
    let all = flux.values(of: mean.kinds) { $0.rate($1, in: mean.years.last!) }
    #expect(Set(all).count > 1)
  }

  @Test("A member without objects of a kind counts as none; quantiles lie between the members")
  func missingKinds() {
    let cells = SizeCells(
      inclinationEdges: [0, .pi], shellEdges: [700 * kilometre, 900 * kilometre])
    var flux = EnsembleFlux(cells: cells, dates: [2020], encounters: encounters, area: 10)
    let cell = UInt32(cells.firstIndex(type: 4, radius: 0.05, inclination: 0))
    for count in [0, 1, 2, 3, 4] as [Float] {
      flux.add(
        [MemberSizes(cells: count > 0 ? [cell] : [], sums: count > 0 ? [count, 0, 0] : [])])
    }
    let kind = SatelliteFlux.Kind(type: .fragment, size: 0.1..<0.3)
    let values = flux.values(of: [kind]) { $0.rate($1, in: 2020) }
    let spread = RunCourse.Spread(of: values)
    #expect(values[0] == 0 && values[1] > 0)
    // Of 0, 1, 2, 3, 4: mean and median 2, σ² = 2.5, 5 % at 0.2.
    #expect(relativeError(spread.mean, 2 * values[1]) < 1e-12)
    #expect(relativeError(spread.p50, 2 * values[1]) < 1e-12)
    #expect(relativeError(spread.standardDeviation, 2.5.squareRoot() * values[1]) < 1e-12)
    #expect(relativeError(spread.p05, 0.2 * values[1]) < 1e-12)
  }

  @Test("The cells number types, sizes, inclinations and shells without gaps")
  func cells() {
    let cells = SizeCells(inclinationEdges: [0, 1, .pi], shellEdges: [0, 1, 2, 3])
    var rows: Set<String> = []
    for k in 0..<cells.count {
      let row = cells.row(k, date: 2020)
      let (i, s) = (row.inclination.lowerBound > 0 ? 1 : 0, Int(row.altitude.lowerBound))
      let type = cells.types.firstIndex(of: row.type)!
      #expect(
        cells.firstIndex(type: type, radius: row.size.lowerBound / 2, inclination: i) + s == k)
      rows.insert("\(row)")
    }
    #expect(rows.count == cells.count && cells.count == 5 * 8 * 2 * 3)
  }
}
