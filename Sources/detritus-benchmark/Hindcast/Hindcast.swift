import DebrisEnvironment
import Evolution
import FileFormats
import Figures

/// How well the model turns the catalogue of 2000 into that of 2009, and that of 2009 into those of 2018
/// and 2023: `detritus-benchmark hindcast`.
///
/// Reads shipped tables alone; writes the tables and figures of `Results/hindcast`.
struct Hindcast {
  static let folder = "Results/hindcast"

  static func run() throws {
    var totals = CSVWriter(columns: [
      "hindcast", "year", "object_type", "model", "catalogue", "error_percent", "no_drag",
      "catalogue_known_at_start", "error_known_percent",
    ])
    var errors = CSVWriter(columns: [
      "hindcast", "catalogue", "object_type", "rms_model", "rms_no_drag", "improvement_percent",
    ])
    var profiles = CSVWriter(columns: [
      "hindcast", "object_type", "altitude_lower_km", "altitude_upper_km", "catalogue", "model",
      "no_drag", "catalogue_known_at_start",
    ])
    var charts: [any Chart] = []
    for name in HindcastCase.all {
      let one = try HindcastCase(name)
      let years = try one.run()
      print("\n\(name): type, model, catalogue (error), RMS per shell: model, without drag")
      writeTotals(one, years, to: &totals)
      writeErrors(one, years.last!, to: &errors)
      writeProfiles(one, years.last!, to: &profiles)
      charts += HindcastCharts(one: one, years: years).charts
    }
    try totals.write(to: "\(folder)/totals.csv")
    try errors.write(to: "\(folder)/errors.csv")
    try profiles.write(to: "\(folder)/profiles.csv")
    do {
      try FigureFolder.draw(charts, into: folder, skippingEmpty: true)
    } catch {
      print("no figures: \(error)")
    }
    try writeObserved()
    try HindcastDecays.run()
    try HindcastSurvivors.run()
    try HindcastSensitivity.run()
    try ListAndCatalogue.run()
  }

  /// Writes the catalogues as curves for `detritus compare --observed`.
  private static func writeObserved() throws {
    var writer = CSVWriter(columns: ["name", "year", "quantity", "value"])
    let counter = ShellCounter(grid: .standard)
    for year in [2000, 2009, 2013, 2018, 2023] {
      let counts = try counter.counts(of: HindcastCase.catalogue(year).records)
      let values = [
        ("total", counts.total), ("rocket_body", counts.total(1)),
        ("mission_related_object", counts.total(2)), ("fragment", counts.total(3)),
        ("mass_t", (0..<4).reduce(0) { $0 + counts.mass($1) } / 1000),
      ]
      for (quantity, value) in values {
        writer.add("public catalogue")
        writer.add(year)
        writer.add(quantity)
        writer.add(value)
        writer.endRow()
      }
    }
    try writer.write(to: "\(ObservedCatalogues.folder)/catalogue.csv")
  }

  private static func writeTotals(
    _ one: HindcastCase, _ years: [ShellCounts], to writer: inout CSVWriter
  ) {
    for (k, counts) in years.enumerated() {
      let isLast = k == years.count - 1
      for (row, type) in (ShellCounts.types + ["total"]).enumerated() {
        func value(_ counts: ShellCounts) -> Double {
          row < ShellCounts.types.count ? counts.total(row) : counts.total
        }
        writer.add(one.name)
        writer.add(one.start + k)
        writer.add(type)
        writer.add(value(counts))
        let observed: Double? = isLast ? value(one.observed) : nil
        writer.add(observed)
        writer.add(observed.map { 100 * (value(counts) / $0 - 1) })
        writer.add(isLast ? value(one.persistence) : nil)
        let known: Double? = isLast ? value(one.known) : nil
        writer.add(known)
        writer.add(known.map { 100 * (value(counts) / $0 - 1) })
        writer.endRow()
      }
    }
  }

  private static func writeErrors(
    _ one: HindcastCase, _ last: ShellCounts, to writer: inout CSVWriter
  ) {
    for (name, seen) in [("all", one.observed), ("known_at_start", one.known)] {
      print(name == "all" ? "  the whole catalogue" : "  without what was listed late")
      for (row, type) in (ShellCounts.types + ["all"]).enumerated() {
        let index = row < ShellCounts.types.count ? row : nil
        let model = HindcastCase.error(of: last, from: seen, type: index)
        let persistence = HindcastCase.error(of: one.persistence, from: seen, type: index)
        writer.add(one.name)
        writer.add(name)
        writer.add(type)
        writer.add(model)
        writer.add(persistence)
        writer.add(100 * (1 - model / persistence))
        writer.endRow()
        let sums =
          index.map { (last.total($0), seen.total($0)) } ?? (last.total, seen.total)
        print(
          "\(type): \(Int(sums.0.rounded())), \(Int(sums.1.rounded())) "
            + "(\(tenths(100 * (sums.0 / sums.1 - 1))) %), \(tenths(model)), "
            + "\(tenths(persistence)): \(tenths(100 * (1 - model / persistence))) % better")
      }
    }
  }

  private static func writeProfiles(
    _ one: HindcastCase, _ last: ShellCounts, to writer: inout CSVWriter
  ) {
    let edges = one.scenario.grid.shellEdges
    for (row, type) in ShellCounts.types.enumerated() {
      for s in 0..<edges.count - 1 {
        writer.add(one.name)
        writer.add(type)
        writer.add(edges[s] / 1000)
        writer.add(edges[s + 1] / 1000)
        writer.add(one.observed.counts[row][s])
        writer.add(last.counts[row][s])
        writer.add(one.persistence.counts[row][s])
        writer.add(one.known.counts[row][s])
        writer.endRow()
      }
    }
  }

  static func tenths(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
