import DebrisEnvironment
import Evolution
import FileFormats
import Glibc
import ObjectEvolution
import SpaceEnvironment

/// The kernel's mean field against an ensemble of the engine that follows objects one by one.
///
/// Compared at 20, 50, 100 and 200 years: the numbers by type and in shells of 100 km, and the
/// cumulative collisions in these shells. They should agree within three standard errors of the
/// ensemble's mean plus 3 %.
struct EngineComparison {
  static let years = [20, 50, 100, 200]
  static let shellWidth = 100 * kilometre

  struct Row {
    let year: Double
    let quantity: String
    let kernel: Double
    let objects: Double
    let standardError: Double

    /// A millionth of an object is none.
    var allowed: Double { 3 * standardError + 0.03 * objects + 1e-6 }
    var isWithin: Bool { abs(kernel - objects) <= allowed }
  }

  let name: String
  let members: Int
  private(set) var rows: [Row] = []
  /// The collisions of each member in the end, and its objects.
  let collisions: [Double]
  let totals: [Double]
  /// The time of the kernel and of one member [s].
  let kernelSeconds: Double
  let memberSeconds: Double

  init(_ name: String, _ file: ScenarioFile, members: Int, threads: Int) throws {
    self.name = name
    self.members = members
    let (kernel, kernelSeconds) = try Benchmark.timed {
      try Simulation(EvolutionModel(file.scenario)).run()!
    }
    let model = ObjectModel(file.scenario)
    let (ensemble, seconds) = Benchmark.timed {
      ObjectEnsemble(model, seed: file.seed, members: members, threads: threads)!
    }
    self.kernelSeconds = kernelSeconds
    memberSeconds = seconds * Double(threads) / Double(members)
    let records = ensemble.members.map(\.record)
    collisions = ensemble.members.map { Double($0.collisions.count) }
    totals = records.map { $0.totals.last!.total }
    for years in Self.years { compare(kernel, records, at: file.scenario.epoch + Double(years)) }
  }

  private mutating func compare(_ kernel: RunRecord, _ records: [RunRecord], at date: Double) {
    func isThen(_ other: Double) -> Bool { abs(other - date) < 0.01 }
    func add(_ quantity: String, isCount: Bool = false, _ value: (RunRecord) -> Double) {
      let values = records.map(value)
      let n = Double(values.count)
      let mean = values.reduce(0, +) / n
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      var variance = squares / (n - 1) / n
      let expected = value(kernel)
      // Few events: the variance of the mean is that of Poisson's law.
      if isCount { variance = max(variance, max(mean, expected) / n) }
      rows.append(
        Row(
          year: date, quantity: quantity, kernel: expected, objects: mean,
          standardError: variance.squareRoot()))
    }
    func totals(_ record: RunRecord) -> RunRecord.Totals {
      record.totals.first { isThen($0.date) }!
    }
    add("total") { totals($0).total }
    for (k, type) in ObjectType.reported.enumerated() { add(type.name) { totals($0).counts[k] } }
    add("catastrophic_collisions", isCount: true) { totals($0).catastrophicCollisions }
    add("non_catastrophic_collisions", isCount: true) { totals($0).nonCatastrophicCollisions }
    for shell in stride(from: 200, to: 2_000, by: 100) {
      let range = Double(shell) * kilometre - 1..<Double(shell + 100) * kilometre - 1
      add("objects_\(shell)_\(shell + 100)_km") { record in
        record.shells.reduce(0) {
          isThen($1.date) && range.contains($1.altitude.lowerBound)
            && ObjectType.reported.contains($1.type) ? $0 + $1.count : $0
        }
      }
      for isCatastrophic in [true, false] {
        let kind = isCatastrophic ? "catastrophic" : "non_catastrophic"
        add("\(kind)_collisions_\(shell)_\(shell + 100)_km", isCount: true) { record in
          record.collisions.reduce(0) {
            isThen($1.date) && range.contains($1.altitude.lowerBound)
              && $1.isCatastrophic == isCatastrophic ? $0 + $1.expectedCount : $0
          }
        }
      }
    }
  }

  /// The variance of the number of collisions of a member over its mean; 1 for Poisson's law, with a
  /// standard error of √(2/(n − 1)).
  var dispersion: Double {
    let (mean, deviation) = Self.spread(collisions)
    return deviation * deviation / mean
  }

  static func spread(_ values: [Double]) -> (mean: Double, deviation: Double) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    return (
      mean,
      (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    )
  }

  /// The table as CSV.
  var bytes: [UInt8] {
    var writer = CSVWriter(columns: [
      "year", "quantity", "kernel", "objects_mean", "standard_error", "difference_percent",
      "allowed", "within",
    ])
    for row in rows {
      writer.add(shownYear(row.year))
      writer.add(row.quantity)
      writer.add(row.kernel)
      writer.add(row.objects)
      writer.add(row.standardError)
      writer.add(row.objects > 0 ? 100 * (row.kernel / row.objects - 1) : 0)
      writer.add(row.allowed)
      writer.add(row.isWithin ? "true" : "false")
      writer.endRow()
    }
    return writer.bytes
  }

  /// What the table says, in a few lines.
  var summary: String {
    let outside = rows.filter { !$0.isWithin }
    let final = Self.spread(totals)
    let events = Self.spread(collisions)
    func rounded(_ x: Double) -> String { "\((x * 100).rounded() / 100)" }
    return """
      \(name): \(rows.count - outside.count) of \(rows.count) rows within, \(members) members
        kernel \(rounded(kernelSeconds)) s, a member \(rounded(memberSeconds)) s
        objects at the end \(rounded(final.mean)) with a standard deviation of \
      \(rounded(final.deviation)); collisions \(rounded(events.mean)), variance over mean \
      \(rounded(dispersion))

      """
        + outside.map {
          "  outside: \(shownYear($0.year)) \($0.quantity): \(rounded($0.kernel)), "
            + "\(rounded($0.objects)) ± \(rounded($0.standardError))\n"
        }.joined()
  }

  // MARK: - The command

  /// Compares the engines: `detritus-benchmark engines [<members> [<threads>]]`.
  static func run(members: Int, threads: Int) throws {
    let folder = "Results/engine-comparison"
    mkdir(folder, 0o777)
    let cases: [(name: String, scenario: String, settings: [String])] = [
      ("decay", "no-future-launches", ["collisions=none"]),
      ("no-future-launches", "no-future-launches", []),
      ("iadc-baseline", "iadc-baseline", []),
    ]
    let file = try ScenarioFile.read("Scenarios/no-future-launches.yaml")
    let rates = try EpochRates(file)
    print(rates.summary, terminator: "")
    try AtomicOutput.write(rates.bytes, to: "\(folder)/epoch-rates.csv")
    for (name, scenario, settings) in cases {
      let file = try ScenarioFile.read(
        "Scenarios/\(scenario).yaml",
        overrides: settings + ["record.population_by_shell_every_yr=10"])
      let comparison = try EngineComparison(name, file, members: members, threads: threads)
      print(comparison.summary, terminator: "")
      try AtomicOutput.write(comparison.bytes, to: "\(folder)/\(name).csv")
    }
  }
}
