import DebrisEnvironment
import Evolution
import FileFormats

/// A hindcast: its scenario, its run, what the catalogue says, and what it would be without drag.
struct HindcastCase {
  static let all = ["2000-2009", "2009-2018", "2009-2023"]

  let name: String
  let scenario: Scenario
  let counter: ShellCounter
  /// The catalogue at the end.
  let observed: ShellCounts
  /// The same without what is older than the start and was listed since: without better tracking.
  let known: ShellCounts
  /// Start population, recorded launches and recorded events, nothing of which drag has moved.
  let persistence: ShellCounts

  var start: Int { Int(scenario.epoch.rounded()) }
  var end: Int { Int(name.suffix(4))! }

  init(_ name: String) throws {
    self.name = name
    scenario = try ScenarioFile.read("Scenarios/hindcast/hindcast-\(name).yaml").scenario
    counter = ShellCounter(grid: scenario.grid)
    observed = try counter.counts(of: Self.catalogue(Int(name.suffix(4))!).records)
    known = try counter.counts(
      of: PopulationCSV.read(
        ObservedCatalogues.known(from: Int(name.prefix(4))!, in: Int(name.suffix(4))!)
      ).records)
    persistence = try Self.persistence(scenario, counter)
  }

  /// The catalogue of 1 January of a year.
  static func catalogue(_ year: Int) throws(InputError) -> PopulationTable {
    try PopulationCSV.read("Scenarios/populations/catalogue-\(year)-01-01.csv")
  }

  private static func persistence(
    _ scenario: Scenario, _ counter: ShellCounter
  ) throws -> ShellCounts {
    var counts = try counter.counts(of: scenario.population.records)
    let end = Int((scenario.epoch + scenario.duration / 31_557_600).rounded())
    if let traffic = scenario.launches?.traffic {
      try counter.add(
        traffic.records.filter { $0.year < end }.map(\.launched), to: &counts)
    }
    let classes = try EpochModel(scenario).classes
    for event in scenario.events {
      let cloud = FragmentCloud(
        of: event, classes: classes, grid: scenario.grid, smallestSize: scenario.smallestSize)
      for part in cloud.parts {
        counter.add(
          part.count, of: classes.classes[part.objectClass], in: part.bin, to: &counts)
      }
    }
    return counts
  }

  /// Runs the scenario, or a variant of it.
  ///
  /// - Returns: The shells of every year.
  func run(_ change: (inout Scenario) -> Void = { _ in }) throws -> [ShellCounts] {
    var scenario = scenario
    change(&scenario)
    guard let record = try Simulation(EvolutionModel(scenario)).run() else { return [] }
    var years: [Double] = []
    for shell in record.shells where !years.contains(shell.date) { years.append(shell.date) }
    return years.map { year in
      ShellCounts(
        record.shells.filter { $0.date == year }, shellCount: scenario.grid.shellCount)
    }
  }

  /// The root mean square over the shells of the difference from a catalogue [1], of one type or all.
  static func error(of counts: ShellCounts, from seen: ShellCounts, type: Int?) -> Double {
    let rows = type.map { [$0] } ?? Array(ShellCounts.types.indices)
    let squares = rows.flatMap { row in
      zip(counts.counts[row], seen.counts[row]).map { ($0 - $1) * ($0 - $1) }
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }
}
