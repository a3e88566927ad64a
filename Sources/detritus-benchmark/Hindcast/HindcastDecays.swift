import DebrisEnvironment
import Evolution
import FileFormats

/// What falls out of the catalogues of 2000, 2009 and 2018, without anything launched or broken since:
/// the model against the objects that later catalogues lack.
enum HindcastDecays {
  /// Decays of one type between two catalogues.
  private struct Observed {
    let start: Int
    let from: Int
    let to: Int
    let type: String
    let fallen: Double
  }

  static func run() throws {
    let observed = try read()
    var writer = CSVWriter(columns: [
      "catalogue", "from", "to", "mean_f107_sfu", "object_type", "model_per_yr",
      "catalogue_per_yr", "error_percent",
    ])
    print("\ndecays per year of what was listed, model, catalogues")
    for start in [2000, 2009, 2018] {
      let own = observed.filter { $0.start == start }
      let (fallen, flux) = try self.fallen(
        from: start, boundaries: Set(own.flatMap { [$0.from, $0.to] }).sorted())
      for (from, to) in zip(fallen.keys.sorted(), fallen.keys.sorted().dropFirst()) {
        let span = Double(to - from)
        var sums = (model: 0.0, seen: 0.0)
        for (row, type) in (ShellCounts.types + ["total"]).enumerated() {
          var model = sums.model
          var seen = sums.seen
          if row < ShellCounts.types.count {
            model = (fallen[from]![row] - fallen[to]![row]) / span
            seen =
              (own.first { $0.from == from && $0.to == to && $0.type == type }?.fallen ?? 0) / span
            sums.model += model
            sums.seen += seen
          }
          writer.add(start)
          writer.add(from)
          writer.add(to)
          writer.add(flux(from, to))
          writer.add(type)
          writer.add(model)
          writer.add(seen)
          writer.add(seen > 0 ? 100 * (model / seen - 1) : nil)
          writer.endRow()
          print(
            "\(start), \(from) to \(to) (F10.7 \(Int(flux(from, to).rounded()))), \(type): "
              + "\(Hindcast.tenths(model)), \(Hindcast.tenths(seen)) "
              + "(\(seen > 0 ? Hindcast.tenths(100 * (model / seen - 1)) : "-") %)")
        }
      }
    }
    try writer.write(to: "\(Hindcast.folder)/decays.csv")
  }

  /// The objects of each type that are left in a year, anywhere in the grid.
  private static func fallen(
    from start: Int, boundaries: [Int]
  ) throws -> (left: [Int: [Double]], flux: (Int, Int) -> Double) {
    var scenario = try ScenarioFile.read("Scenarios/hindcast/hindcast-2009-2023.yaml").scenario
    scenario.population = try HindcastCase.catalogue(start)
    scenario.epoch = Double(start)
    scenario.duration = Double(2023 - start) * 31_557_600
    scenario.launches = nil
    scenario.events = []
    let simulation = try Simulation(EvolutionModel(scenario))
    let classes = simulation.model.classes.classes
    var left: [Int: [Double]] = [:]
    let stepsPerYear = Int((31_557_600 / scenario.step).rounded())
    for year in start...2023 {
      if boundaries.contains(year) {
        var sums = ShellCounts.types.map { _ in 0.0 }
        for (c, objectClass) in classes.enumerated() {
          sums[ShellCounts.row(of: objectClass.type)] += simulation.binned.count(ofClass: c)
        }
        left[year] = sums
      }
      if year < 2023 { for _ in 0..<stepsPerYear { try simulation.advance() } }
    }
    let activity = scenario.solarActivity
    return (left, { activity.mean(from: Double($0), to: Double($1)).f107Mean })
  }

  private static func read() throws(InputError) -> [Observed] {
    let table = try CSVTable.read(
      ObservedCatalogues.decays, columns: ["catalogue", "from", "to", "object_type", "fallen"],
      allowingOthers: true)
    var rows: [Observed] = []
    for row in table.rows {
      rows.append(
        Observed(
          start: try row.integer(table["catalogue"], in: 1957...2100),
          from: try row.integer(table["from"], in: 1957...2100),
          to: try row.integer(table["to"], in: 1957...2100),
          type: try row.text(table["object_type"]),
          fallen: try row.number(table["fallen"])))
    }
    return rows
  }
}
