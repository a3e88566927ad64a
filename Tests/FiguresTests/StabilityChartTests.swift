import Testing

@testable import Figures

@Suite("Charts of stability and sensitivity")
struct StabilityChartTests {
  static let map = AltitudeInclinationChart(
    name: "map", title: "Map", caption: "a: b", inclinations_deg: [0...60, 60...180],
    altitudes_km: [200...300, 300...400], values: [[1, 0], [-2, 30]], label: "Added")

  @Test("A map has a row of pixels for each altitude, and white where nothing is above zero")
  func map() throws {
    let script = try Self.map.script(output: "map.svg")
    #expect(script.contains("1 NaN NaN\nNaN 30 30\n"))
    #expect(script.contains("set xrange [0:180]") && script.contains("set yrange [200:400]"))
    var empty = Self.map
    empty.values = [[0, 0], [-1, 0]]
    #expect(throws: FigureError.self) { try empty.script(output: "map.svg") }
  }

  @Test("Steps leave out what a logarithm does not show, and mark the threshold")
  func steps() throws {
    let chart = StepsByAltitudeChart(
      name: "steps", title: "Steps", caption: "",
      shells: [
        AltitudeShell(lower_km: 200, upper_km: 400), AltitudeShell(lower_km: 400, upper_km: 600),
      ], curves: [.init(label: "one", values: [0.5, 0])], label: "Number", threshold: (1, "above"))
    let script = try chart.script(output: "steps.svg")
    #expect(script.contains("200 0.5\n400 0.5\n400 NaN\n600 NaN\n"))
    #expect(script.contains("\n  1 with lines") && script.contains("set yrange [1e-1:1e0]"))
  }

  @Test("The critical curve reaches beyond what is critical")
  func curve() throws {
    let chart = CriticalCurveChart(
      caption: "", curve: [(100, 10), (200, 50)], critical: 300, present: (250, 40))
    let script = try chart.script(output: "curve.svg")
    #expect(script.contains("set xrange [0:330") && script.contains("100 10\n200 50\n"))
  }
}
