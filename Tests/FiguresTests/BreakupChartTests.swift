import Testing

@testable import Figures

@Suite("Charts of a breakup")
struct BreakupChartTests {
  private let law = FragmentLaw(
    x: [0.1, 1], mean: [0.1, 0.2], lower: [0.05, 0.1], upper: [0.2, 0.4])
  private let points = [
    FragmentPoints(label: "From the target", x: [0.1, 0.5], y: [0.3, 0.02]),
    FragmentPoints(label: "From the projectile", x: [0.2], y: [1]),
  ]

  private var charts: [any Chart] {
    [
      FragmentSizeChart(
        caption: "c", sizes: [0.1, 0.5, 1], expected: [200, 18, 6], sample: [0.1, 0.3, 2]),
      FragmentScatterChart(.areaToMass, caption: "c", points: points, law: law),
      FragmentScatterChart(.ejectionSpeed, caption: "c", points: points, law: law),
      AreaToMassDensityChart(
        title: "t", caption: "c", logarithms: [-2, -1, 0],
        curves: [.init(label: "Spacecraft", density: [0.1, 0.8, 0.2])]),
      GabbardChart(
        caption: "c",
        orbits: [
          .init(period_min: 95, perigee_km: 500, apogee_km: 600),
          .init(period_min: 90, perigee_km: -10, apogee_km: 600),
        ], parent: .init(period_min: 96, perigee_km: 600, apogee_km: 600)),
    ]
  }

  @Test("Axes have units, data stand in the script, both parents have their own mark")
  func scripts() throws {
    let scripts = try charts.map { try $0.script(output: "a.svg") }
    for (script, words) in zip(
      scripts,
      [
        ["'Characteristic length (m)'", "'Number of larger fragments'", "\n2 1\n0.3 2\n0.1 3\n"],
        ["'Area-to-mass ratio (m² kg⁻¹)'", "\n0.5 0.02\n", "pointtype 7", "pointtype 9"],
        ["'Ejection speed (m s⁻¹)'", "title 'From the projectile'", "± 1 standard deviation"],
        ["'Probability density'", "\n-1 0.8\n", "title 'Spacecraft'"],
        ["'Orbital period (min)'", "\n95 500 600\n", "1 with a perigee", "\n96 600 600\n"],
      ])
    {
      for text in words { #expect(script.contains(text), "\(text)") }
    }
  }

  @Test("Crowded places are thinned, and the legend says so")
  func thinning() throws {
    let many = FragmentPoints(
      label: "Fragments", x: (0..<1_000).map { 0.11 + 1e-6 * Double($0) } + [0.9],
      y: [Double](repeating: 1, count: 1_001))
    #expect(many.thinned().x.count == 151)
    let script = try FragmentScatterChart(.areaToMass, caption: "", points: [many], law: law)
      .script(output: "a.svg")
    #expect(script.contains("At most 150 points"))
    #expect(!(try charts[1].script(output: "a.svg")).contains("At most"))
  }

  @Test("Without fragments there is nothing to draw")
  func nothing() {
    let none: [any Chart] = [
      FragmentSizeChart(caption: "", sizes: [0.1, 1], expected: [1, 0], sample: []),
      FragmentScatterChart(.areaToMass, caption: "", points: [], law: law),
      FragmentScatterChart(.ejectionSpeed, caption: "", points: [], law: law),
      GabbardChart(
        caption: "", orbits: [],
        parent: .init(period_min: 96, perigee_km: 600, apogee_km: 600)),
    ]
    for chart in none {
      #expect(throws: FigureError.self) { try chart.script(output: "a.svg") }
    }
  }

  @Test("gnuplot draws them all", .enabled(if: canDraw, "needs gnuplot"))
  func draws() throws {
    try withFolder { (folder) throws in
      let files = try FigureFolder.draw(charts, into: folder)
      #expect(files.count == 15)
      #expect(names(in: folder).count == 15)
    }
  }
}
