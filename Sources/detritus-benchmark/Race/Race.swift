import FileFormats
import Glibc
import NumericalMethods
import SourceSinkModel
import SpaceEnvironment

/// The race on the equations of a peer: `detritus-benchmark race <data> [output]`, where data is the
/// folder with the tables of pySSEM, one folder for each case; the output has its times, `pyssem.csv`, and
/// gets `race.csv`.
///
/// For each case: the tables are read, the years are integrated a hundred times in this process and the
/// median taken, and every recorded cell is compared with the reference.
enum Race {
  static let solveCount = 100

  struct Result {
    let peer: PeerCase
    let record: SourceSinkRecord
    /// The median and the least of the solves [s].
    let median, least: Double
    /// Files to packed tables [s].
    let reading: Double
    /// Own tables, packed, and the years with them [s].
    let building, ownYears: Double
    /// The objects at the end with own tables, for comparison.
    let ownTotal: Double
    let error: Double
    let productRate: Double

    var integrationRatio: Double { peer.quiet.integration / median }
    /// Tables and years of either program, each from species and shells.
    var endToEndRatio: Double { peer.quiet.total / (building + ownYears) }
    /// The same, with the tables of the peer read from files.
    var readingRatio: Double { peer.quiet.total / (reading + median) }
  }

  static func run(data: String, output: String) throws {
    LinearAlgebraLibrary.useOneThread()
    var template = Array("/tmp/detritus-race-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw OutputError(path: "/tmp", reason: "no folder") }
    let scratch = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { rmdir(scratch) }
    let results = try PeerCase.names.map { name in
      defer { unlink(Paths.join(scratch, "\(name).yaml")) }
      return try measure(
        try PeerCase(name, data: data, times: Paths.join(output, "pyssem.csv"), scratch: scratch))
    }
    print(results.map(\.line).joined(separator: "\n"))
    try AtomicOutput.write(csv(results), to: Paths.join(output, "race.csv"))
  }

  private static func measure(_ peer: PeerCase) throws -> Result {
    let productRate = Benchmark.productRate()
    // The first reading fills the cache of the system.
    let (equation, reading) = try Benchmark.timed {
      SourceSinkEquation(try SourceSinkFile.read(peer.scenario.path).tables)
    }
    var times: [Double] = []
    var record: SourceSinkRecord!
    for _ in 0..<solveCount {
      let (solved, seconds) = try Benchmark.timed { try peer.scenario.simulation.run(equation) }
      times.append(seconds)
      record = solved
    }
    times.sort()
    let reference = try peer.reference()
    var (largest, difference) = (0.0, 0.0)
    for (expected, observed) in zip(reference, record.counts) {
      for (x, y) in zip(expected, observed) {
        largest = max(largest, x)
        difference = max(difference, abs(x - y))
      }
    }
    guard reference.count == record.counts.count else {
      throw InputError(file: peer.folder, message: "the reference has other times")
    }
    let own = try OwnTables(of: peer)
    let spreads = peer.scenario.tables.collisions.contains { !$0.spreads.isEmpty }
    let ((ownTables, ownEquation), building) = Benchmark.timed {
      let tables = own.tables(spreads: spreads)
      return (tables, SourceSinkEquation(tables))
    }
    let simulation = SourceSinkSimulation(
      ownTables, recordTimes: peer.scenario.simulation.recordTimes,
      tolerance: peer.scenario.simulation.tolerance)
    let (ownRecord, ownYears) = try Benchmark.timed { try simulation.run(ownEquation) }
    return Result(
      peer: peer, record: record, median: (times[49] + times[50]) / 2, least: times[0],
      reading: reading, building: building, ownYears: ownYears,
      ownTotal: ownRecord.counts.last!.reduce(0, +), error: difference / largest,
      productRate: productRate)
  }

  private static func csv(_ results: [Result]) throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: [
      "case", "species", "shells", "states", "years", "spreading", "launch_rows", "steps",
      "evaluations", "median_ms", "least_ms", "reading_ms", "own_tables_ms", "own_years_ms",
      "dgemm_gflops", "greatest_error",
      "pyssem_integration_s", "pyssem_total_s", "integration_ratio", "end_to_end_ratio",
      "reading_ratio",
      "integration_ratio_busy", "end_to_end_ratio_busy",
    ])
    for result in results {
      let tables = result.peer.scenario.tables
      writer.add(result.peer.name)
      writer.add(tables.species.count)
      writer.add(tables.shells.count)
      writer.add(tables.count)
      writer.add(result.peer.scenario.duration / year)
      writer.add(tables.collisions.contains { !$0.spreads.isEmpty } ? "true" : "false")
      writer.add(tables.launches?.rows.count ?? 0)
      writer.add(result.record.effort.steps)
      writer.add(result.record.effort.evaluations)
      writer.add(rounded(result.median * 1e3))
      writer.add(rounded(result.least * 1e3))
      writer.add(rounded(result.reading * 1e3))
      writer.add(rounded(result.building * 1e3))
      writer.add(rounded(result.ownYears * 1e3))
      writer.add(rounded(result.productRate / 1e9))
      writer.add(rounded(result.error))
      writer.add(rounded(result.peer.quiet.integration))
      writer.add(rounded(result.peer.quiet.total))
      writer.add(rounded(result.integrationRatio))
      writer.add(rounded(result.endToEndRatio))
      writer.add(rounded(result.readingRatio))
      writer.add(rounded(result.peer.busy.integration / result.median))
      writer.add(rounded(result.peer.busy.total / (result.building + result.ownYears)))
      writer.endRow()
    }
    return try writer.bytes
  }

  /// Three significant digits.
  fileprivate static func rounded(_ x: Double) -> Double {
    guard x > 0 else { return x }
    let scale = pow(10, 2 - log10(x).rounded(.down))
    return scale > 1 ? (x * scale).rounded() / scale : (x * scale).rounded() * (1 / scale)
  }
}

extension Race.Result {
  fileprivate var line: String {
    func shown(_ x: Double) -> String { Race.rounded(x).nineDigits }
    return """
      \(peer.name): \(peer.scenario.tables.count) states
        years          \(shown(median * 1e3)) ms, least \(shown(least * 1e3)); pySSEM \
      \(shown(peer.quiet.integration)) s, \(shown(integrationRatio)) x; greatest error \(shown(error))
        tables, years  read \(shown(reading * 1e3)) ms, \(shown(readingRatio)) x; own \
      \(shown(building * 1e3)) + \(shown(ownYears * 1e3)) ms; pySSEM \(shown(peer.quiet.total)) s, \
      \(shown(endToEndRatio)) x
        objects        \(shown(record.counts.last!.reduce(0, +))) at the end, \
      \(shown(ownTotal)) with own tables
        dgemm          \(shown(productRate / 1e9)) GFLOP/s
      """
  }
}
