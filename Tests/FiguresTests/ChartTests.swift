import Testing

@testable import Figures

@Suite("Charts as scripts")
struct ChartTests {
  @Test("Objects by type: the data, the stack from the top down, the total last")
  func population() throws {
    let script = try byType().script(output: "a.svg")
    #expect(script.contains("# year active_payload fragment total\n2025 10 100 110\n"))
    #expect(script.contains("2027 30 300.5 330.5\nEOD"))
    let order = ["title 'Total'", "title 'Fragments'", "title 'Active payloads'", "($4 / scale)"]
    let places = order.compactMap { script.ranges(of: $0).first?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
    #expect(script.contains("set xtics 1\nset xrange [2025:2027]\n"))
    #expect(script.contains("set ylabel 'Number of objects'\n"))
  }

  @Test("A hostile title stays inside its quotes, and no text is read as markup")
  func escaping() throws {
    let chart = byType(title: "it's\n!rm", caption: "no_launch {/Bold x} `date`")
    let script = try chart.script(output: "o'.svg")
    #expect(script.contains("set label 1 'it''s !rm' at"))
    #expect(script.contains("set label 2 'no_launch {/Bold x} `date`' at"))
    #expect(script.contains("set output 'o''.svg'"))
    #expect(script.matches(of: /set label \d [^\n]*\n[^\n]* noenhanced\n/).count == 2)
  }

  @Test("Counts from ten thousand on are shown in thousands, small ones in a power of ten")
  func scale() {
    #expect(CountScale(highest: 9_999).factor == 1)
    #expect(CountScale(highest: 10_000).suffix == " (thousands)")
    #expect(CountScale(highest: 2e7).factor == 1e6)
    #expect(CountScale(highest: 3e-4).factor == 1e-4)
    #expect(CountScale(highest: 3e-4).suffix == " (10⁻⁴)")
    #expect(CountScale(highest: 0).factor == 1)
  }

  @Test("A population of zero has an axis all the same")
  func zeroPopulation() throws {
    let chart = PopulationByTypeChart(
      caption: "", years: years, counts: [Series(type: "fragment", values: [0, 0, 0])])
    #expect(try chart.script(output: "a.svg").contains("set yrange [0:1]"))
  }

  @Test("Too little data is nothing to draw")
  func nothing() {
    let charts: [any Chart] = [
      PopulationByTypeChart(caption: "", years: [], counts: []),
      PopulationByTypeChart(
        caption: "", years: [2025], counts: [Series(type: "fragment", values: [1])]),
      PopulationByTypeChart(caption: "", years: years, counts: []),
      PopulationByAltitudeChart(
        caption: "", years: [2025], shells: shells, spatialDensity_per_km3: [[1, 1]]),
      PopulationByAltitudeChart(
        caption: "", years: years, shells: [], spatialDensity_per_km3: [[], [], []]),
      byAltitude([[0, 0], [0, .nan], [0, 0]]),
      AltitudeProfileChart(caption: "", shells: shells, profiles: []),
      AltitudeProfileChart(
        caption: "", shells: shells,
        profiles: [.init(year: 2025, spatialDensity_per_km3: [0, 0])], scale: .logarithmic),
      CumulativeCollisionsChart(
        caption: "", years: [2025], catastrophic: [1], nonCatastrophic: [1]),
    ]
    for chart in charts {
      let error = #expect(throws: FigureError.self) { try chart.script(output: "a.svg") }
      guard case .nothingToDraw(chart.name, _)? = error else {
        Issue.record("\(chart.name): unexpected error \(String(describing: error))")
        continue
      }
    }
  }

  @Test("By altitude: zeros are blank and said to be; a row per shell, a column per year")
  func zerosOnLogarithmicScale() throws {
    let script = try byAltitude([[1e-8, 0], [2e-8, 3e-9], [4e-8, .nan]]).script(output: "a.svg")
    #expect(script.contains("\n1.0e-08 2.0e-08 2.0e-08 4.0e-08\nNaN 3.0e-09 3.0e-09 NaN\nEOD"))
    #expect(script.contains(", white: zero or no data'"))
    #expect(script.contains("set logscale cb\nset cbrange [2.0e-09:5.0e-08]"))
    #expect(script.contains("set xrange [2025:2027]\n"))
    let full = try byAltitude([[1e-8, 1e-8], [2e-8, 3e-9], [4e-8, 1e-8]]).script(output: "a.svg")
    #expect(!full.contains("white:"))
  }

  @Test("Colour scale: 1-2-5 bounds, decades as tics, a cut that is told")
  func logarithmicScale() {
    let wide = LogarithmicScale(least: 3e-10, greatest: 6e-8, decades: 3)
    #expect((wide.lowest, wide.highest) == (2e-10, 1e-7))
    #expect(wide.tics.first == "'' 2.0e-10 1")
    #expect(wide.tics.contains("'10^{-9}' 1.0e-09 0"))

    let cut = LogarithmicScale(least: 1e-20, greatest: 1e-7, decades: 3)
    #expect((cut.lowest, cut.highest) == (1e-10, 1e-7))
    #expect(cut.tics.first == "'≤10^{-10}' 1.0e-10 0")

    let narrow = LogarithmicScale(least: 3e-8, greatest: 4e-8, decades: 3)
    #expect(narrow.tics == ["'2×10^{-8}' 2.0e-08 0", "'5×10^{-8}' 5.0e-08 0"])

    let single = LogarithmicScale(least: 1, greatest: 1, decades: 3)
    #expect((single.lowest, single.highest) == (1, 2))
  }

  @Test("Cells of equal size are pixels; of unequal size, pixels show the cell they lie in")
  func raster() {
    let equal = Raster(cells: Raster.cells(around: years), limit: 1000)
    #expect(equal.cellOfPixel == [0, 1, 1, 2])
    #expect((equal.lowest, equal.highest) == (2025, 2027))
    let unequal = Raster(cells: [200...300, 300...500, 600...700], limit: 1000)
    #expect(unequal.cellOfPixel == [0, 1, 1, nil, 2])
    #expect(Raster(cells: [0...1, 1...1001], limit: 500).cellOfPixel.count == 500)
    let tenths = Raster(
      cells: Raster.cells(around: (0...100).map { 2025 + 0.1 * Double($0) }), limit: 1000)
    #expect(tenths.cellOfPixel == [0] + (1..<100).flatMap { [$0, $0] } + [100])
  }

  @Test("Profile: steps with both corners of each shell, a gap where shells do not touch")
  func profile() throws {
    let apart = [shells[0], AltitudeShell(lower_km: 900, upper_km: 950)]
    let chart = AltitudeProfileChart(
      caption: "", shells: apart,
      profiles: [
        .init(year: 2025, spatialDensity_per_km3: [1e-8, 0]),
        .init(year: 2225, type: "fragment", spatialDensity_per_km3: [2e-8, 3e-8]),
      ])
    let linear = try chart.script(output: "a.svg")
    #expect(linear.contains("700 1.0e-08\n800 1.0e-08\n\n900 0\n950 0\nEOD"))
    #expect(linear.contains("scale = 1e-8\n"))
    #expect(linear.contains("set ylabel 'Spatial density (10⁻⁸ km⁻³)'"))
    #expect(linear.contains("dashtype (8, 4) title 'Total'"))
    #expect(linear.contains("dashtype solid title 'Fragments'"))

    var logarithmic = chart
    logarithmic.scale = .logarithmic
    let script = try logarithmic.script(output: "a.svg")
    #expect(script.contains("900 NaN\n950 NaN"))
    #expect(script.contains("set yrange [1e-8:1e-7]"))
  }

  @Test("Collisions: the curve that ends higher is first in the legend; bands lie below lines")
  func collisions() throws {
    let chart = CumulativeCollisionsChart(
      caption: "", years: years, catastrophic: [0, 1, 2], nonCatastrophic: [0, 2, 5],
      catastrophicBand: Band(lower: [0, 0, 1], upper: [0, 2, 4], label: "10–90 %"))
    let script = try chart.script(output: "a.svg")
    #expect(
      script.contains(
        "# year non_catastrophic catastrophic_lower catastrophic_upper catastrophic\n2025 0 0 0 0"))
    let order = [
      "title 'Non-catastrophic'", "title 'Catastrophic'", "title '10–90 %'",
      "($3 / scale):($4 / scale) with filledcurves", "($2 / scale) with lines",
    ]
    let places = order.compactMap { script.ranges(of: $0).first?.lowerBound }
    #expect(places.count == order.count && places == places.sorted())
  }

  @Test("A figure and its script are drawn", .enabled(if: canDraw, "needs gnuplot"))
  func draws() throws {
    let hostile = "it's <b> & \"q\" `date` no_launch^2 {x} \\ é\n"
    let band = Band(lower: [100, 200, 300], upper: [120, 240, 360])
    var logarithmic = AltitudeProfileChart(
      caption: hostile, shells: shells,
      profiles: [
        .init(year: 2025, spatialDensity_per_km3: [1e-8, 0]),
        .init(year: 2225, type: "constellation:a'b", spatialDensity_per_km3: [2e-8, 3e-8]),
      ])
    let linear = logarithmic
    logarithmic.scale = .logarithmic
    let charts: [any Chart] = [
      byType(title: hostile, caption: hostile, totalBand: band),
      byAltitude([[1e-8, 0], [2e-8, 3e-9], [4e-8, 1e-30]]),
      byAltitude([[1, 1], [1, 1], [1, 1]]),
      linear, logarithmic,
      CumulativeCollisionsChart(
        caption: hostile, years: years, catastrophic: [0, 1, 2], nonCatastrophic: [0, 2, 5],
        catastrophicBand: band, nonCatastrophicBand: band),
      CumulativeCollisionsChart(
        caption: "", years: years, catastrophic: [0, 0, 0], nonCatastrophic: [0, 0, 0]),
    ]
    for chart in charts {
      try withFolder { (folder) throws in
        try chart.draw(to: "\(folder)/it's.svg")
        #expect(names(in: folder) == ["it's.gp", "it's.png", "it's.svg"])
        let svg = try readFile("\(folder)/it's.svg")
        #expect(svg.contains("<svg") && svg.contains("</svg>"))
        #expect(svg.contains("Helvetica, Arial, sans-serif"))
        #expect(try readFile("\(folder)/it's.gp") == chart.script(output: "it's.svg"))
      }
    }
  }

  @Test("The same data give the same figure, byte for byte", .enabled(if: canDraw, "needs gnuplot"))
  func repeats() throws {
    try withFolder { (folder) throws in
      try byType().draw(to: "\(folder)/a.svg")
      try byType().draw(to: "\(folder)/b.svg")
      #expect(try readFile("\(folder)/a.svg") == readFile("\(folder)/b.svg"))
    }
  }
}
