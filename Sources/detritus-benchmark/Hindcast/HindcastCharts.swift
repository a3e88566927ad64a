import Evolution
import FileFormats
import Figures

/// The figures of a hindcast: the numbers of each type over time, and by altitude at the end.
struct HindcastCharts {
  let one: HindcastCase
  /// The model in every year.
  let years: [ShellCounts]

  private static let labels = [
    "Payloads", "Rocket bodies", "Mission-related", "Fragments",
  ]

  var charts: [any Chart] { [courses] + profiles }

  private var courses: CoursesChart {
    let calendar = years.indices.map { Double(one.start + $0) }
    let observed = [2000, 2009, 2013, 2018, 2023].filter { one.start <= $0 && $0 <= one.end }
    return CoursesChart(
      name: "hindcast-\(one.name)-by-type", title: "From \(one.start) to \(one.end)",
      caption: "The model (lines) and the catalogue (marks); the list of 2013 is incomplete",
      quantity: "Number of objects",
      curves: Self.labels.enumerated().map { row, label in
        CoursesChart.Curve(label: label, years: calendar, values: years.map { $0.total(row) })
      }
        + Self.labels.enumerated().map { row, label in
          CoursesChart.Curve(
            label: "\(label), listed", origin: .observation, years: observed.map(Double.init),
            values: observed.map { year in
              (try? one.counter.counts(of: HindcastCase.catalogue(year).records))?.total(row)
                ?? .nan
            })
        })
  }

  /// By altitude at the end: all types, and fragments.
  private var profiles: [AltitudeProfileChart] {
    let grid = one.scenario.grid
    let shells = (0..<grid.shellCount).map {
      AltitudeShell(
        lower_km: grid.shellEdges[$0] / 1000, upper_km: grid.shellEdges[$0 + 1] / 1000)
    }
    func densities(_ counts: ShellCounts, _ rows: [Int]) -> [Double] {
      (0..<grid.shellCount).map { s in
        rows.reduce(0) { $0 + counts.counts[$1][s] } / grid.shellVolume(s) * 1e9
      }
    }
    return [("all", "all objects", [0, 1, 2, 3]), ("fragments", "fragments", [3])].map {
      name, title, rows in
      var chart = AltitudeProfileChart(
        title: "From \(one.start) to \(one.end): \(title)",
        caption: "The model, the catalogue, and the start with launches and events without drag",
        shells: shells,
        profiles: [("Model", years.last!), ("No drag", one.persistence)].map { label, counts in
          AltitudeProfileChart.Profile(
            year: Double(one.end), type: label, spatialDensity_per_km3: densities(counts, rows))
        } + [
          AltitudeProfileChart.Profile(
            year: Double(one.end), type: "Catalogue",
            spatialDensity_per_km3: densities(one.observed, rows))
        ])
      chart.name = "hindcast-\(one.name)-profile-\(name)"
      return chart
    }
  }
}
