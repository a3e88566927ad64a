import Evolution
import FileFormats
import SpaceEnvironment

/// The survivors of four fragmentations against the public catalogue: `detritus-benchmark events`.
///
/// Runs the shipped scenarios, each parent by itself, with the number of fragments that the breakup model
/// expects and, where the scenario gives one, with that; writes `survivors.csv`.
struct EventSurvivors {
  private static let folder = "Results/event-validation"

  /// A fragmentation: one event of a scenario.
  struct Case {
    let name: String
    let scenario: String
    /// The position of the event in the scenario.
    let event: Int
    /// The catalogue of 1 January: the year, the number, whether the list is complete.
    let tracked: [(year: Double, count: Int, isComplete: Bool)]
  }

  /// The tracked numbers: element sets in the catalogue of 1 January, lower bounds; the lists of 2013
  /// and 2022 are incomplete.
  static let cases = [
    Case(
      name: "fengyun-1c", scenario: "Scenarios/fengyun-1c.yaml", event: 0,
      tracked: [
        (2008, 1553, true), (2009, 1616, true), (2010, 1719, true), (2013, 1557, false),
        (2016, 2055, true), (2019, 2078, true), (2022, 1473, false), (2023, 1827, true),
      ]),
    Case(
      name: "iridium-33", scenario: "Scenarios/iridium-cosmos.yaml", event: 0,
      tracked: [
        (2010, 383, true), (2013, 326, false), (2016, 279, true), (2019, 283, true),
        (2023, 228, true),
      ]),
    Case(
      name: "cosmos-2251", scenario: "Scenarios/iridium-cosmos.yaml", event: 1,
      tracked: [(2010, 917, true), (2016, 892, true), (2019, 931, true), (2023, 821, true)]),
    Case(
      name: "cosmos-1408", scenario: "Scenarios/cosmos-1408.yaml", event: 0,
      tracked: [(2022, 793, false), (2023, 303, true)]),
  ]

  static func run() throws {
    var writer = CSVWriter(columns: [
      "event", "year", "model_count", "given_number_count", "tracked_count", "tracked_is_complete",
    ])
    print("event, year: model, with the number given, tracked")
    for one in cases {
      let scenario = try ScenarioFile.read(one.scenario).scenario
      let given = scenario.events[one.event].fragmentCount
      let model = try survivors(scenario, of: one.event, count: nil)
      let withNumber = try given.map { try survivors(scenario, of: one.event, count: $0) }
      for (k, (year, count)) in model.enumerated() {
        // The first row after the first of January stands beside the catalogue of that day.
        let tracked = one.tracked.first { $0.year <= year && year < $0.year + 0.2 }
        writer.add(one.name)
        writer.add(year)
        writer.add(count)
        writer.add(withNumber?[k].count)
        writer.add(tracked?.count)
        writer.add(tracked.map { $0.isComplete ? "true" : "false" } ?? "")
        if let tracked {
          print(
            "\(one.name), \(year): \(count.rounded()), \(withNumber?[k].count.rounded() ?? 0), "
              + "\(tracked.count)\(tracked.isComplete ? "" : " (incomplete)")")
        }
        writer.endRow()
      }
    }
    try writer.write(to: "\(folder)/survivors.csv")
  }

  /// The fragments in low orbit at the records after the event.
  private static func survivors(
    _ given: Scenario, of event: Int, count: Double?
  ) throws -> [(year: Double, count: Double)] {
    var scenario = given
    scenario.events = [given.events[event]]
    scenario.events[0].fragmentCount = count
    let record = try Simulation(EvolutionModel(scenario)).run()
    return record?.totals.filter { $0.date > scenario.events[0].date }.map {
      (($0.date * 100).rounded() / 100, $0.total)
    } ?? []
  }
}
