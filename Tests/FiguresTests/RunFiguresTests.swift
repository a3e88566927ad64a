import Testing

@testable import Figures

@Suite("Figures of a run")
struct RunFiguresTests {
  let summary = [2027.0, 2025, 2026].map { summaryRow($0) }
  let population = [2026.0, 2025].flatMap(profileRows)

  @Test("Rows become charts: sorted by year, types in their order, densities summed over types")
  func charts() throws {
    let charts = RunFigures.charts(
      summary: summary, population: population, caption: "c", bandLabel: "b")
    let byType = try #require(charts[0] as? PopulationByTypeChart)
    #expect(byType.years == [2025, 2026, 2027])
    #expect(
      byType.counts == [
        Series(type: "active_payload", values: [10, 10, 10]),
        Series(type: "fragment", values: [2025, 2026, 2027]),
      ])
    #expect(byType.totalBand == nil)
    let byAltitude = try #require(charts[1] as? PopulationByAltitudeChart)
    #expect(byAltitude.shells == shells)
    #expect(byAltitude.spatialDensity_per_km3 == [[2.1e-8, 2.1e-8], [2.1e-8, 2.1e-8]])
    let profile = try #require(charts[2] as? AltitudeProfileChart)
    #expect(profile.profiles.map(\.year) == [2025, 2026, 2026, 2026])
    #expect(profile.profiles.map(\.type) == [nil, nil, "active_payload", "fragment"])
    let collisions = try #require(charts[3] as? CumulativeCollisionsChart)
    #expect(collisions.nonCatastrophic == [0, 2, 4])
  }

  @Test("A row that the table lacks is blank, not zero")
  func missingRow() throws {
    let charts = RunFigures.charts(
      summary: [], population: population.dropLast(), caption: "", bandLabel: "")
    let chart = try #require(charts[1] as? PopulationByAltitudeChart)
    #expect(chart.spatialDensity_per_km3[0][1].isNaN)
  }

  @Test("A band needs a range in every year")
  func bands() throws {
    let range = RunFigures.Range(lower: 1, upper: 2)
    for (last, expected) in [
      (range, Band(lower: [1, 1], upper: [1 + 1, 2], label: "b")), (nil, nil),
    ]
      as [(RunFigures.Range?, Band?)]
    {
      let rows = [summaryRow(2025, range: range), summaryRow(2026, range: last)]
      let charts = RunFigures.charts(summary: rows, population: [], caption: "", bandLabel: "b")
      #expect((charts[0] as? PopulationByTypeChart)?.totalBand == expected)
    }
  }

  @Test("All figures of a run, each with its script", .enabled(if: canDraw, "needs gnuplot"))
  func drawsAll() throws {
    try withFolder { (folder) throws in
      let files = try RunFigures.draw(
        summary: summary, population: population, caption: "sample", into: folder)
      let expected = [
        "population-by-type", "population-by-altitude", "altitude-profile", "cumulative-collisions",
      ].flatMap { ["\($0).svg", "\($0).png", "\($0).gp"] }
      #expect(files == expected.map { "\(folder)/\($0)" })
      #expect(names(in: folder) == expected.sorted())
    }
  }

  @Test("A run of one year has only its profile", .enabled(if: canDraw, "needs gnuplot"))
  func singleYear() throws {
    try withFolder { (folder) throws in
      let files = try RunFigures.draw(
        summary: [summaryRow(2025)], population: profileRows(2025), caption: "", into: folder)
      #expect(files == FigureFolder.extensions.map { "\(folder)/altitude-profile.\($0)" })
    }
  }

  @Test("Without data there is nothing to draw, and no folder is made")
  func nothing() throws {
    try withFolder { (folder) throws in
      makeProgram(in: folder, doing: "exit 0")
      let gnuplot = try Gnuplot(searchPath: folder)
      let error = #expect(throws: FigureError.self) {
        try RunFigures.draw(
          summary: [], population: [], caption: "", into: "\(folder)/figures", with: gnuplot)
      }
      guard case .nothingToDraw? = error else {
        Issue.record("unexpected error \(String(describing: error))")
        return
      }
      #expect(names(in: folder) == ["gnuplot"])
    }
  }
}
