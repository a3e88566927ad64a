import DebrisEnvironment
import Evolution
import FileFormats
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// All that takes time, in one table, that of the README: `detritus-benchmark table [<threads>]`.
///
/// The share of the machine is that of the rate of one large matrix product or of the memory bandwidth, both
/// measured in the same run. Prints Markdown and writes `Results/benchmark/speed.csv`.
struct SpeedTable {
  private struct Row {
    let what: String
    let seconds: Double
    /// The share of the machine, and of what; empty where neither is what it waits for.
    let share: (percent: Double, of: String)?
    /// The most memory that was held since the row before [MB].
    let peak: Double
  }

  private var rows: [Row] = []
  private let productRate = Benchmark.productRate()
  private let bandwidth = MemoryBandwidth.measured()
  private static let baseline = "Scenarios/iadc-baseline.yaml"

  static func run(threads: Int) throws {
    var table = SpeedTable()
    _ = PeakMemory.takeOff()
    print(
      "dgemm \(shown(table.productRate / 1e9)) GFLOP/s, memory \(shown(table.bandwidth / 1e9)) GB/s, "
        + "\(LinearAlgebraLibrary.coreName)\n\n| what | s | share of the machine | MB |\n"
        + "| --- | --- | --- | --- |")
    try table.measureKernel()
    try table.measureEnsembles(threads: threads)
    try table.measureOthers()
    mkdir("Results/benchmark", 0o777)
    try AtomicOutput.write(table.bytes, to: "Results/benchmark/speed.csv")
  }

  private mutating func add(
    _ what: String, _ seconds: Double, share: (percent: Double, of: String)? = nil
  ) {
    let peak = PeakMemory.takeOff() / 1e6
    rows.append(Row(what: what, seconds: seconds, share: share, peak: peak))
    print(
      "| \(what) | \(Self.shown(seconds)) | "
        + (share.map { "\(Self.shown($0.percent)) % of \($0.of)" } ?? "")
        + " | \(Self.shown(peak)) |")
  }

  private static func shown(_ value: Double) -> String {
    let digits = value >= 100 ? 1.0 : value >= 1 ? 100 : 1e6
    return "\((value * digits).rounded() / digits)"
  }

  // MARK: - The kernel

  /// The deterministic run, its collisions and its transport; on coarser and finer bins, with more classes.
  private mutating func measureKernel() throws {
    let cases: [(name: String, path: String, settings: [String])] = [
      ("standard grid", Self.baseline, []),
      ("36 x 10 x 9 bins", Self.baseline, Benchmark.smallestReferenceGrid),
      ("the same, for a first look", Benchmark.quick, []),
      (
        "half the bands of inclination", Self.baseline,
        ["grid.inclination_edges_deg=[0, 45, 68, 85, 94, 106, 180]"]
      ),
      ("classes from 1 cm on", Self.baseline, ["grid.smallest_size_m=0.01"]),
    ]
    for (name, path, settings) in cases {
      let file = try ScenarioFile.read(path, overrides: settings)
      let (model, building) = try Benchmark.timed { try EvolutionModel(file.scenario) }
      model.collisions?.products.measuresTime = true
      let simulation = try Simulation(model)
      let (_, running) = try Benchmark.timed { try simulation.run() }
      let grid = model.grid
      let size = "\(model.classes.count) classes x \(grid.cellCount * grid.inclinationCount) cells"
      let products = model.collisions?.products ?? ProductEngine()
      add(
        "200 years, \(name), \(size); after \(Self.shown(building)) s of tables, products "
          + "\(Self.shown(products.seconds)) s of it", running,
        share: (100 * products.operationCount / productRate / running, "dgemm"))
      if path == Self.baseline && settings.isEmpty { try measureTransport(file, size) }
    }
  }

  /// A move without collisions: every number is read and written at least once.
  private mutating func measureTransport(_ file: ScenarioFile, _ size: String) throws {
    var scenario = file.scenario
    scenario.collisions = nil
    let simulation = try Simulation(EvolutionModel(scenario))
    let moves = (scenario.duration / scenario.move).rounded()
    let (_, seconds) = try Benchmark.timed { try simulation.run() }
    let grid = simulation.model.grid
    let bytes = Double(
      16 * simulation.model.classes.count * grid.cellCount * grid.inclinationCount)
    add(
      "a move without collisions, \(size)", seconds / moves,
      share: (100 * bytes * moves / seconds / bandwidth, "memory bandwidth"))
  }

  // MARK: - Ensembles

  private mutating func measureEnsembles(threads: Int) throws {
    for (members, used) in [(32, 1), (64, 1), (128, 1), (128, threads), (1000, threads)] {
      let file = try ScenarioFile.read(
        Self.baseline, overrides: ["ensemble.members=\(members)"])
      let ensemble = Ensemble(
        try EnsembleModel(try EvolutionModel(file.scenario), recordsSizes: false))
      let (_, seconds) = try Benchmark.timed { try ensemble.run(threads: used)! }
      add("\(members) members of 200 years, \(used) threads", seconds)
    }
  }

  // MARK: - Single objects and files

  private mutating func measureOthers() throws {
    let weather = try SpaceWeatherFile.readDailyActivity("Scenarios/space-weather/SW-All.csv")
    let object = LifetimeCase(250, 250, 51.6, 0.01, 2000)
    let timeline = try ActivityTimeline(
      record: weather, from: object.epoch, to: object.epoch + 2 * year)
    let orientation = LifetimeOrbit.Orientation.draws[0]
    let (lifetime, flying) = try Benchmark.timed {
      try NumericalLifetime(timeline: timeline).lifetime(object, orientation)
    }
    add(
      "descent from 250 km by the equations of motion, \(Self.shown((lifetime ?? 0) / day)) d",
      flying)
    let text = try Self.objectList(count: 60_000)
    let (objects, reading) = try Benchmark.timed {
      try ObjectListCSV.read(text, file: "list")
    }
    let (_, binning) = Benchmark.timed {
      PopulationBinning().population(of: objects, epoch: 2018, source: "")
    }
    add(
      "import of \(objects.count) objects", reading + binning,
      share: (100 * Double(text.count) / (reading + binning) / bandwidth, "memory bandwidth"))
  }

  /// A list of objects of all sizes on all orbits, drawn.
  private static func objectList(count: Int) throws(OutputError) -> [UInt8] {
    var stream = RandomStream(seed: 1, stream: 1)
    var writer = CSVWriter(columns: [
      "object_type", "mass_kg", "diameter_m", "area_m2", "semi_major_axis_km", "eccentricity",
      "inclination_deg", "raan_deg", "argument_of_perigee_deg", "launch_year",
    ])
    for _ in 0..<count {
      let diameter = 0.1 * pow(30, stream.uniform())
      writer.add("fragment")
      writer.add(100 * diameter * diameter * diameter)
      writer.add(diameter)
      writer.add(diameter * diameter)
      writer.add(6_900 + 1_000 * stream.uniform())
      writer.add(0.02 * stream.uniform())
      writer.add(180 * stream.uniform())
      writer.add(360 * stream.uniform())
      writer.add(360 * stream.uniform())
      writer.add("")
      writer.endRow()
    }
    return try writer.bytes
  }

  private var bytes: [UInt8] {
    get throws(OutputError) {
      var writer = CSVWriter(columns: ["what", "seconds", "share_percent", "of", "peak_memory_mb"])
      for row in rows {
        writer.add(row.what)
        writer.add(row.seconds)
        writer.add(row.share?.percent)
        writer.add(row.share?.of ?? "")
        writer.add(row.peak)
        writer.endRow()
      }
      return try writer.bytes
    }
  }
}
