import Testing

@testable import Figures

@Suite("Charts of a re-entry")
struct ReentryChartTests {
  /// 2014-03-01 06:00 UTC
  private let start = 1_393_653_600.0

  private var charts: [any Chart] {
    [
      AltitudeHistoryChart(
        title: "t", caption: "c",
        orbits: [
          .init(time: start, altitude_km: 230, isUsed: true),
          .init(time: start + 9_000, altitude_km: 229, isUsed: false),
        ],
        motion: [(start, 230), (start + 86_400, 210), (start + 172_800, 80)],
        lastOrbit: start + 86_400, window: (start + 160_000)...(start + 180_000)),
      ReentryWindowChart(
        title: "t", caption: "c", samples: [start, start + 600, start + 900],
        nominal: start + 500, window: start...(start + 900),
        conventional: (start - 500)...(start + 1_500)),
      GroundTrackChart(
        title: "t", caption: "c",
        places: [
          .init(longitude_deg: 179, latitude_deg: 10, chance_percent: 40),
          .init(longitude_deg: -178, latitude_deg: 13, chance_percent: 60),
        ], nominal: .init(longitude_deg: -178, latitude_deg: 13, chance_percent: 60)),
      PredictionHistoryChart(
        name: "comparison", title: "t", caption: "c",
        participants: [
          .init(
            name: "Own",
            predictions: [
              .init(issued: start, predicted: start + 9e4, window: (start + 8e4)...(start + 1e5))
            ]),
          .init(
            name: "Other",
            predictions: [.init(issued: start, predicted: start + 8.5e4, window: nil)]),
        ], truth: start + 8.8e4),
    ]
  }

  @Test("Axes have units, data stand in the script, gaps part the track")
  func scripts() throws {
    let scripts = try charts.map { try $0.script(output: "a.svg") }
    for (script, words) in zip(
      scripts,
      [
        ["'Mean altitude (km)'", "\n1393653600 230\n", "title 'Put aside'"],
        ["'Re-entry (UTC)'", "'Samples (%)'", "± 20 %"],
        ["'Longitude (° east)'", "\n179 10 40\n\n-178 13 60\n"],
        ["'Issued (UTC)'", "title 'True re-entry'", "title 'Other'", "1393738600 1393738600"],
      ])
    {
      for text in words { #expect(script.contains(text), "\(text)") }
    }
  }

  @Test("Tics stand at whole hours and days, as many as have room")
  func tics() {
    func axis(_ days: Double) -> String {
      TimeAxis.axis("x", over: start...(start + days * 86_400), title: "t", most: 8)
    }
    #expect(axis(0.9).contains("set xtics 10800 time format \"%d %b\\n%H:%M\""))
    #expect(axis(3).contains("set xtics 43200 "))
    #expect(axis(12).contains("set xtics 172800 time format \"%d %b\""))
    #expect(axis(400).contains("set xtics 7776000 "))
  }

  @Test("The coastline is made of closed outlines on the globe")
  func coastline() {
    #expect(Coastline.rings.count > 100)
    for ring in Coastline.rings {
      #expect(ring.count >= 4)
      #expect(ring.first?.longitude_deg == ring.last?.longitude_deg)
      #expect(ring.allSatisfy { abs($0.longitude_deg) <= 180.1 && abs($0.latitude_deg) <= 90 })
    }
  }

  @Test("Without data there is nothing to draw")
  func nothing() {
    let none: [any Chart] = [
      AltitudeHistoryChart(
        title: "", caption: "", orbits: [], motion: [], lastOrbit: 0, window: 0...1),
      ReentryWindowChart(
        title: "", caption: "", samples: [], nominal: 0, window: 0...1, conventional: 0...1),
      GroundTrackChart(
        title: "", caption: "", places: [],
        nominal: .init(longitude_deg: 0, latitude_deg: 0, chance_percent: 0)),
      PredictionHistoryChart(name: "x", title: "", caption: "", participants: [], truth: nil),
    ]
    for chart in none {
      #expect(throws: FigureError.self) { try chart.script(output: "a.svg") }
    }
  }

  @Test("gnuplot draws them all", .enabled(if: canDraw, "needs gnuplot"))
  func draws() throws {
    try withFolder { (folder) throws in
      let files = try FigureFolder.draw(charts, into: folder)
      #expect(files.count == 12)
    }
  }
}
