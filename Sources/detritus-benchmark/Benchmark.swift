import DebrisEnvironment
import Evolution
import FileFormats
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// Measures a scenario on one core, on its grid and on a smaller one: `detritus-benchmark
/// [scenario.yaml]`. With `lifetimes` in the place of the scenario it compares lifetimes, see
/// `LifetimeComparison`; with `radiation` it measures what light does to them, see `RadiationComparison`;
/// with `reentry` it predicts re-entries that happened, see `ReentryValidation`; with `reentry-flags` it
/// counts flags of simulated ones, see `DragModulationTrials`; with `reentry-storms` it predicts them before
/// storms, see `StormTrials`; with `engines`
/// it compares the two engines, see `EngineComparison`; with `epoch-rates` their collisions at the
/// epoch, see `EpochRates`; with `cascade` it counts decays, see
/// `CascadeComparison`; with `race` it solves the equations of a peer, see `Race`; with `fill-rules` it
/// measures the rules for masses and sizes that catalogues do not know, see `FillRuleMeasurement`; with
/// `hindcast` it turns catalogues of the past into later ones, see `Hindcast`; with
/// `observed-catalogues` it makes the tables for that, see `ObservedCatalogues`; with `studies` it runs those of
/// `Scenarios/studies` as ensembles, see `Studies`; with `table` it times all that takes long, see `SpeedTable`.
///
/// Prints the time to build the model and to run it, the share of the run inside BLAS, the rate of
/// matrix products against that of one large product measured before and after, and the peak memory.
@main
struct Benchmark {
  /// The comparisons with independent results, by name, and what they do with further arguments.
  private static let validations: [String: @Sendable ([String]) throws -> Void] = [
    "cascade": { arguments in try CascadeComparison.run(data: arguments.first) },
    "engines": { arguments in
      try EngineComparison.run(
        members: arguments.isEmpty ? 20 : max(2, Int(arguments[0]) ?? 20),
        threads: arguments.count > 1 ? max(1, Int(arguments[1]) ?? 1) : 1)
    },
    "epoch-rates": { _ in try EpochRates.run() },
    "events": { _ in try EventSurvivors.run() },
    "fill-rules": { arguments in try FillRuleMeasurement.run(data: arguments.first) },
    "hindcast": { _ in try Hindcast.run() },
    "lifetimes": { arguments in
      let part = arguments.count > 1 ? Int(arguments[0]) ?? 0 : 0
      let parts = arguments.count > 1 ? Int(arguments[1]) ?? 1 : 1
      try LifetimeComparison.run(part: part, of: max(1, parts))
    },
    "observed-catalogues": { arguments in try ObservedCatalogues.run(data: arguments.first) },
    "race": { arguments in
      let data =
        arguments.first ?? getenv("DETRITUS_DATA").map { String(cString: $0) + "/peers/pyssem" }
      guard let data else {
        throw InputError(file: "race", message: "needs the folder with the tables of the peer")
      }
      try Race.run(data: data, output: arguments.count > 1 ? arguments[1] : "Results/race")
    },
    "radiation": { _ in try RadiationComparison.run() },
    "table": { arguments in
      try SpeedTable.run(threads: arguments.first.flatMap(Int.init) ?? 2)
    },
    "studies": { arguments in try Studies.run(arguments) },
    "reentry": { arguments in try ReentryValidation.run(data: arguments.first) },
    "reentry-flags": { arguments in try DragModulationTrials.run(arguments) },
    "reentry-storms": { _ in try StormTrials.run() },
  ]

  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count > 1, let validation = validations[arguments[1]] {
      do {
        try validation(Array(arguments.dropFirst(2)))
      } catch {
        print("\(error)")
        exit(65)
      }
      return
    }
    let path =
      CommandLine.arguments.count > 1
      ? CommandLine.arguments[1] : "Scenarios/iadc-baseline.yaml"
    LinearAlgebraLibrary.useOneThread()
    do {
      try measure(path)
      try measure(path, overrides: smallestReferenceGrid)
      if CommandLine.arguments.count == 1 { try measure(quick) }
    } catch {
      print("\(error)")
      exit(65)
    }
  }

  /// The grid that figures of speed are stated for: 36 x 10 x 9 bins, a little coarser than the
  /// standard one.
  static let smallestReferenceGrid = [
    "grid.perigee_edges_km=[100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600, 650, 700, 750, 800, 850, "
      + "900, 950, 1000, 1050, 1100, 1150, 1200, 1250, 1300, 1350, 1400, 1450, 1500, "
      + "1550, 1600, 1660, 1730, 1800, 1870, 1940, 2000]",
    "grid.eccentricity_edges=[0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.95]",
    "grid.inclination_edges_deg=[0, 20, 45, 58, 68, 77, 85, 94, 106, 180]",
  ]

  /// The same for a first look, on that grid.
  static let quick = "Scenarios/quick/iadc-baseline.yaml"

  private static func measure(_ path: String, overrides: [String] = []) throws {
    let before = productRate()
    let (file, reading) = try timed { try ScenarioFile.read(path, overrides: overrides) }
    let scenario = file.scenario
    let (model, building) = try timed { try EvolutionModel(scenario) }
    model.collisions?.products.measuresTime = true
    let simulation = try Simulation(model)
    let (record, running) = try timed { try simulation.run() }
    let after = productRate()
    guard let last = record?.totals.last else { return }

    let products = model.collisions?.products ?? ProductEngine()
    let peak = (before + after) / 2
    let grid = model.grid
    print(
      """
      scenario            \(scenario.name), \(scenario.duration / year) yr, step \
      \(scenario.step / year) yr
      grid                \(grid.shellCount) shells, \(grid.perigeeCount) x \
      \(grid.eccentricityCount) x \(grid.inclinationCount) bins, \(grid.cellCount) cells per \
      inclination, \(model.classes.count) classes
      processor core      \(LinearAlgebraLibrary.coreName), one thread
      read                \(rounded(reading)) s
      build               \(rounded(building)) s
      run                 \(rounded(running)) s
      inside BLAS         \(rounded(products.seconds)) s, \
      \(rounded(100 * products.seconds / running)) % of the run
      rate of products    \(rounded(products.operationCount / products.seconds / 1e9)) GFLOP/s, \
      \(rounded(100 * products.operationCount / products.seconds / peak)) % of dgemm
      dgemm 1000 x 1000   \(rounded(before / 1e9)) GFLOP/s before, \(rounded(after / 1e9)) after
      peak memory         \(rounded(peakMemory() / 1e6)) MB
      objects at the end  \(rounded(last.total))
      """)
  }

  /// The rate of one large matrix product [1/s]: the best of three.
  static func productRate() -> Double {
    let n = 1_000
    let a = [Double](repeating: 1.5, count: n * n)
    var c = [Double](repeating: 0, count: n * n)
    let block = Block(rows: n, columns: n)
    return (0..<3).map { _ in
      var engine = ProductEngine()
      engine.measuresTime = true
      engine.multiply(a, block, by: a, block, into: &c, block)
      return engine.operationCount / engine.seconds
    }.max()!
  }

  static func timed<Value>(
    _ work: () throws -> Value
  ) rethrows -> (value: Value, seconds: Double) {
    let start = ContinuousClock.now
    let value = try work()
    let elapsed = (ContinuousClock.now - start).components
    return (value, Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
  }

  /// The largest resident size of the process so far [B].
  private static func peakMemory() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) * 1024
  }

  private static func rounded(_ value: Double) -> String {
    let digits = value >= 100 ? 1.0 : 100.0
    return "\((value * digits).rounded() / digits)"
  }
}
