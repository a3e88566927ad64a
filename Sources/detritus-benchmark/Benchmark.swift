import DebrisEnvironment
import Evolution
import FileFormats
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// Measures a scenario on one core: `detritus-benchmark [scenario.yaml]`. With `lifetimes` in the place
/// of the scenario it compares lifetimes, see `LifetimeComparison`.
///
/// Prints the time to build the model and to run it, the share of the run inside BLAS, the rate of
/// matrix products against that of one large product measured before and after, and the peak memory.
@main
struct Benchmark {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count > 1, arguments[1] == "lifetimes" {
      do {
        let part = arguments.count > 3 ? Int(arguments[2]) ?? 0 : 0
        let parts = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1
        try LifetimeComparison.run(part: part, of: max(1, parts))
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
    } catch {
      print("\(error)")
      exit(65)
    }
  }

  private static func measure(_ path: String) throws {
    let before = productRate()
    let (file, reading) = try timed { try ScenarioFile.read(path) }
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
  private static func productRate() -> Double {
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

  private static func timed<Value>(
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
