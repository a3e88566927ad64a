import Testing

@testable import Figures

@Suite("Charts of comparisons and sweeps, and the page around them")
struct ComparisonChartTests {
  private func courses(_ curves: [CoursesChart.Curve], isDifference: Bool = false) -> CoursesChart {
    CoursesChart(
      name: "c", title: "t", caption: "", quantity: "Objects", curves: curves,
      isDifference: isDifference)
  }

  @Test("Runs are solid with their band, other models dashed, observations points")
  func origins() throws {
    let script = try courses([
      .init(
        label: "run", years: years, values: [1, 2, 3],
        band: Band(lower: [0, 1, 2], upper: [2, 3, 4])),
      .init(label: "other", origin: .reference, years: [2025, 2030], values: [1, 5]),
      .init(label: "seen", origin: .observation, years: [2026], values: [2]),
    ]).script(output: "a.svg")
    #expect(script.contains("linewidth 2.2 dashtype solid title 'run'"))
    #expect(script.contains("linewidth 1.6 dashtype (8, 4) title 'other'"))
    #expect(script.contains("keyentry with points pointtype 7"))
    #expect(script.contains("title '5–95 % of members'"))
    #expect(script.contains("set xrange [2025:2030]"))
    #expect(script.contains("set yrange [0:*]"))
  }

  @Test("Differences are drawn about zero; without two years there is nothing")
  func differences() throws {
    let curve = CoursesChart.Curve(label: "a", years: years, values: [0, -1, -2])
    let script = try courses([curve], isDifference: true).script(output: "a.svg")
    #expect(script.contains("set xzeroaxis") && script.contains("set yrange [*:*]"))
    let single = CoursesChart.Curve(label: "a", years: [2025], values: [1])
    #expect(throws: FigureError.self) { try courses([single]).script(output: "a.svg") }
    #expect(throws: FigureError.self) { try courses([]).script(output: "a.svg") }
  }

  @Test("A map prints its values in the ink that can be read; numbers stand where they are")
  func sweeps() throws {
    let values = ["0", "0.9"].map { SweepValue(label: $0, number: Double($0)) }
    let map = SweepMapChart(
      name: "m", title: "", caption: "", xKey: "a_b", xValues: values, yKey: "y",
      yValues: [SweepValue(label: "none", number: nil)], quantity: "Objects",
      values: [[100, 20_000]])
    let script = try map.script(output: "a.svg")
    #expect(script.contains("set label '0.1' at 0, 0 center front textcolor rgb '#ffffff'"))
    #expect(script.contains("set label '20' at 1, 0 center front textcolor rgb '#222222'"))
    #expect(script.contains("set xlabel 'a_b' noenhanced"))
    func lines(_ values: [SweepValue]) throws -> String {
      try SweepLinesChart(
        name: "l", title: "", caption: "", key: "k", values: values, quantity: "Objects",
        lineKey: "", lines: [.init(label: "", values: [1, 2])]
      ).script(output: "a.svg")
    }
    #expect(try lines(values).contains("set xtics ('0' 0, '0.9' 0.9)"))
    let words = [SweepValue(label: "none", number: nil), values[1]]
    #expect(try lines(words).contains("set xtics ('none' 0, '0.9' 1)"))
  }

  @Test("No text of a page is read as markup; identifiers of its figures are unlike")
  func page() {
    let svg = "<?xml version=\"1.0\"?>\n<svg width=\"1\"><g id=\"a\"/><use xlink:href='#a'/></svg>"
    let text = HTMLDocument(
      title: "a < b & \"c\"",
      parts: [
        .paragraph("<script>"), .figure(svg: svg, caption: "one"),
        .figure(svg: svg, caption: "two"),
        .table(caption: "t", header: ["x", "y"], rows: [["<", "1"]], leadingColumns: 1),
      ]
    ).text
    #expect(text.contains("<title>a &lt; b &amp; &quot;c&quot;</title>"))
    #expect(!text.contains("<script>") && !text.contains("<?xml"))
    #expect(text.contains("<svg role=\"img\" aria-label=\"one\" width=\"1\">"))
    #expect(text.contains("id=\"f1-a\"") && text.contains("href='#f2-a'"))
    #expect(text.contains("<td>&lt;</td><td class=\"number\">1</td>"))
    #expect(text.contains("Figure 2. two"))
  }
}
