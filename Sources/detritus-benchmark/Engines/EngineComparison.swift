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
/// ensemble's mean plus 3 %. The spread of collisions and of the final population is that of the kernel's own
/// members.
struct EngineComparison {
  static let folder = "Results/engine-comparison"
  static let years = [20, 50, 100, 200]

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
  private(set) var rows: [Row] = []
  /// How the members of both engines are spread.
  let objects: EngineSpread
  let kernelMembers: EngineSpread
  /// The time of the kernel and of one member [s].
  let kernelSeconds: Double
  let memberSeconds: Double

  init(_ name: String, _ file: ScenarioFile, members: Int, threads: Int) throws {
    self.name = name
    let model = try EvolutionModel(file.scenario)
    let (kernel, kernelSeconds) = try Benchmark.timed { try Simulation(model).run()! }
    var scenario = file.scenario
    scenario.ensemble.members = members
    let objectModel = ObjectModel(scenario)
    var (own, others): ([MemberRecord], [MemberRecord]) = ([], [])
    let (_, seconds) = try Benchmark.timed {
      try ObjectEnsemble(objectModel).run(threads: threads, consume: { own.append($0) })!
    }
    self.kernelSeconds = kernelSeconds
    memberSeconds = seconds * Double(threads) / Double(members)
    _ = try Ensemble(EnsembleModel(EvolutionModel(scenario))).run(
      threads: threads, consume: { others.append($0) })
    objects = EngineSpread(own)
    kernelMembers = EngineSpread(others)
    let records = own.map { member in
      var record = EnsembleRecord(objectModel.layout)
      record.add(member)
      return record.mean
    }
    for years in Self.years { compare(kernel, records, at: file.scenario.epoch + Double(years)) }
  }

  private mutating func compare(_ kernel: RunRecord, _ records: [RunRecord], at date: Double) {
    func isThen(_ other: Double) -> Bool { abs(other - date) < 0.01 }
    func add(_ quantity: String, isCount: Bool = false, _ value: (RunRecord) -> Double) {
      let values = records.map(value)
      let n = Double(values.count)
      let (mean, deviation) = EngineSpread.moments(values)
      var variance = deviation * deviation / n
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

  // MARK: - The command

  /// Compares the engines: `detritus-benchmark engines [<members> [<threads>]]`.
  static func run(members: Int, threads: Int) throws {
    mkdir(folder, 0o777)
    let cases: [(name: String, scenario: String, settings: [String])] = [
      ("decay", "no-future-launches", ["collisions=none"]),
      ("no-future-launches", "no-future-launches", []),
      ("iadc-baseline", "iadc-baseline", []),
    ]
    var comparisons: [EngineComparison] = []
    for (name, scenario, settings) in cases {
      let file = try ScenarioFile.read(
        "Scenarios/\(scenario).yaml",
        overrides: settings + ["record.population_by_shell_every_yr=10"])
      let comparison = try EngineComparison(name, file, members: members, threads: threads)
      print(comparison.summary, terminator: "")
      try AtomicOutput.write(comparison.bytes, to: "\(folder)/\(name).csv")
      comparisons.append(comparison)
    }
    try AtomicOutput.write(spreadBytes(of: comparisons), to: "\(folder)/spread.csv")
  }
}
