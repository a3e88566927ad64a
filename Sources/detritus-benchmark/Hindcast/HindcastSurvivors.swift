import DebrisEnvironment
import Evolution
import FileFormats

/// The survivors of single fragmentations in the hindcasts, year by year, against the catalogue.
enum HindcastSurvivors {
  private static let events = [
    ("Fengyun-1C", "fengyun-1c"), ("Iridium 33", "iridium-33"), ("Cosmos 2251", "cosmos-2251"),
    ("Cosmos 1408", "cosmos-1408"),
  ]

  static func run() throws {
    let known = try FragmentationEventsCSV.read("Scenarios/events/fragmentations-2000-2022.csv")
    var writer = CSVWriter(columns: [
      "event", "year", "model", "catalogue", "catalogue_is_complete", "error_percent",
    ])
    print("\nsurvivors in January, model, catalogue")
    for (name, key) in events {
      let event = known.first { $0.name == name }!.event
      let tracked = EventSurvivors.cases.first { $0.name == key }!.tracked
      let start = event.date.rounded(.down)
      var scenario = try ScenarioFile.read("Scenarios/hindcast/hindcast-2009-2023.yaml").scenario
      scenario.population = PopulationTable(source: "none", epoch: start, records: [])
      scenario.epoch = start
      scenario.duration = (2023 - start) * 31_557_600
      scenario.launches = nil
      scenario.events = [event]
      guard let record = try Simulation(EvolutionModel(scenario)).run() else { return }
      for totals in record.totals where totals.date > event.date {
        let year = totals.date.rounded()
        let seen = tracked.first { $0.year == year }
        writer.add(name)
        writer.add(year)
        writer.add(totals.total)
        writer.add(seen?.count)
        writer.add(seen.map { $0.isComplete ? "true" : "false" } ?? "")
        writer.add(seen.map { 100 * (totals.total / Double($0.count) - 1) })
        writer.endRow()
        if let seen {
          print(
            "\(name), \(Int(year)): \(Int(totals.total.rounded())), \(seen.count)"
              + "\(seen.isComplete ? "" : " (incomplete list)"), "
              + "\(Hindcast.tenths(100 * (totals.total / Double(seen.count) - 1))) %")
        }
      }
    }
    try writer.write(to: "\(Hindcast.folder)/survivors.csv")
  }
}
