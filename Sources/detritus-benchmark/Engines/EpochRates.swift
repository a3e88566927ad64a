import Evolution
import FileFormats
import Glibc
import NumericalMethods
import ObjectEvolution
import SpaceEnvironment

/// The collisions per year at the epoch: of the kernel, and of objects one by one by both methods.
struct EpochRates {
  struct Row {
    let method: String
    let all: Double
    let catastrophic: Double
    /// Standard errors; 0 where nothing is drawn.
    let allError: Double
    let catastrophicError: Double
    /// The time that it took [s].
    let seconds: Double
  }

  private(set) var rows: [Row] = []
  private static let members = 4

  init(_ file: ScenarioFile) throws {
    let (rates, seconds) = try Benchmark.timed { try EpochModel(file.scenario).rates()! }
    rows.append(
      Row(
        method: "kernel",
        all: (rates.totalCatastrophic + rates.totalNonCatastrophic) * year,
        catastrophic: rates.totalCatastrophic * year, allError: 0, catastrophicError: 0,
        seconds: seconds))
    let model = ObjectModel(file.scenario)
    for layer_km in [50.0, 10] {
      add(
        "kinetic, layers of \(Int(layer_km)) km", .kinetic, samples: 15_000,
        layer: layer_km * kilometre, model)
    }
    // A pair in reach is the rarer the smaller the cubes.
    for (edge_km, samples) in [(50.0, 300), (20, 1_500), (10, 3_000), (5, 6_000)] {
      add(
        "cubes of \(Int(edge_km)) km", .cube(edge: edge_km * kilometre, interval: day),
        samples: samples, model)
    }
  }

  private mutating func add(
    _ name: String, _ method: CollisionMethod, samples: Int, layer: Double? = nil,
    _ model: ObjectModel
  ) {
    let (estimates, seconds) = Benchmark.timed {
      (0..<Self.members).map { member in
        var numbers = RandomStream(seed: 99, stream: UInt64(member))
        return ObjectSimulation(model, member: member).collisionRates(
          by: method, samples: samples, widestLayer: layer, &numbers)
      }
    }
    let n = Double(Self.members)
    func value(
      _ part: KeyPath<CollisionRateEstimate, CollisionRateEstimate.Value>
    ) -> (mean: Double, error: Double) {
      let values = estimates.map { $0[keyPath: part] }
      let squares = values.reduce(0) { $0 + $1.standardError * $1.standardError }
      return (values.reduce(0) { $0 + $1.mean } / n * year, squares.squareRoot() / n * year)
    }
    let (all, catastrophic) = (value(\.all), value(\.catastrophic))
    rows.append(
      Row(
        method: name, all: all.mean, catastrophic: catastrophic.mean, allError: all.error,
        catastrophicError: catastrophic.error, seconds: seconds))
  }

  /// Writes the table: `detritus-benchmark epoch-rates`.
  static func run() throws {
    let rates = try EpochRates(try ScenarioFile.read("Scenarios/no-future-launches.yaml"))
    print(rates.summary, terminator: "")
    mkdir(EngineComparison.folder, 0o777)
    try AtomicOutput.write(rates.bytes, to: "\(EngineComparison.folder)/epoch-rates.csv")
  }

  /// The table as CSV.
  var bytes: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(columns: [
        "method", "collisions_per_yr", "standard_error_per_yr", "catastrophic_per_yr",
        "catastrophic_standard_error_per_yr", "seconds",
      ])
      for row in rows {
        writer.add(row.method)
        for value in [row.all, row.allError, row.catastrophic, row.catastrophicError] {
          writer.add(value)
        }
        writer.add(row.seconds)
        writer.endRow()
      }
      return try writer.bytes
    }
  }

  var summary: String {
    func rounded(_ x: Double) -> String { "\((x * 1e4).rounded() / 1e4)" }
    return rows.map {
      "\($0.method): \(rounded($0.all)) ± \(rounded($0.allError)) a year, catastrophic "
        + "\(rounded($0.catastrophic)) ± \(rounded($0.catastrophicError)); \(rounded($0.seconds)) s\n"
    }.joined()
  }
}
