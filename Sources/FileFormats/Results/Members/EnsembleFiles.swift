public import Evolution
import Glibc
import SpaceEnvironment

/// The files of an ensemble, written as its members come in: `members.csv` and `events.csv`, and in the end
/// `summary-quantiles.csv`.
///
/// The values of all members wait in a scratch file beside them, so that memory does not grow with their
/// number.
public final class EnsembleFiles {
  private let folder: String
  private var members: AtomicOutput
  private var events: AtomicOutput
  private var memberRows = CSVWriter(columns: ["member"] + SummaryCSV.names)
  private var eventRows = CSVWriter(columns: EnsembleEventsCSV.names)
  private let scratch: Int32
  private let scratchPath: String
  private var memberCount = 0
  private var dates: [Double] = []

  /// Opens the files in a folder.
  public init(folder: String) throws(OutputError) {
    self.folder = folder
    members = try AtomicOutput(path: Paths.join(folder, "members.csv"))
    events = try AtomicOutput(path: Paths.join(folder, "events.csv"))
    scratchPath = Paths.join(folder, ".members.scratch")
    scratch = open(scratchPath, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard scratch >= 0 else { throw .system("cannot be written", scratchPath) }
  }

  deinit {
    close(scratch)
    unlink(scratchPath)
  }

  /// Adds what a member has recorded.
  public func add(_ record: MemberRecord) throws(OutputError) {
    var values: [Double] = []
    for row in record.totals {
      memberRows.add(record.member)
      SummaryCSV.add(row, to: &memberRows)
      values += SummaryCSV.values(of: row)
    }
    for event in record.events {
      EnsembleEventsCSV.add(event, ofMember: record.member, to: &eventRows)
    }
    if memberCount == 0 { dates = record.totals.map(\.date) }
    memberCount += 1
    try members.write(memberRows.drain())
    try events.write(eventRows.drain())
    let written = values.withUnsafeBytes { write(scratch, $0.baseAddress!, $0.count) }
    guard written == values.count * MemoryLayout<Double>.size else {
      throw .system("cannot be written", scratchPath)
    }
  }

  /// Writes the quantiles, and gives the files their names.
  public func finish() throws(OutputError) {
    let quantiles = try quantiles()
    try AtomicOutput.write(quantiles, to: Paths.join(folder, "summary-quantiles.csv"))
    try members.publish()
    try events.publish()
  }

  /// One row per year and quantity.
  private func quantiles() throws(OutputError) -> [UInt8] {
    var writer = CSVWriter(columns: EnsembleQuantilesCSV.names)
    let names = SummaryCSV.names.dropFirst()
    var row = [Double](repeating: 0, count: names.count)
    let rowSize = names.count * MemoryLayout<Double>.size
    var values = [[Double]](
      repeating: [Double](repeating: 0, count: memberCount), count: names.count)
    for (k, date) in dates.enumerated() {
      for member in 0..<memberCount {
        let place = off_t((member * dates.count + k) * rowSize)
        let count = row.withUnsafeMutableBytes { pread(scratch, $0.baseAddress!, rowSize, place) }
        guard count == rowSize else { throw .system("cannot be read", scratchPath) }
        for n in row.indices { values[n][member] = row[n] }
      }
      for (n, name) in names.enumerated() {
        EnsembleQuantilesCSV.add(values[n], of: name, date: date, to: &writer)
      }
    }
    return writer.bytes
  }
}

/// `events.csv`: the collisions of all members.
enum EnsembleEventsCSV {
  static let names = [
    "member", "date", "altitude_km", "type_a", "type_b", "mass_a_kg", "mass_b_kg",
    "speed_km_s", "catastrophic", "fragments",
  ]

  static func add(_ event: CollisionEvent, ofMember member: Int, to writer: inout CSVWriter) {
    writer.add(member)
    writer.add(Instant(decimalYear: event.date).iso8601)
    writer.add(event.altitude / kilometre)
    writer.add(event.typeA.name)
    writer.add(event.typeB.name)
    writer.add(event.massA)
    writer.add(event.massB)
    writer.add(event.speed / kilometre)
    writer.add(event.isCatastrophic ? "true" : "false")
    writer.add(event.fragments)
    writer.endRow()
  }
}

/// `summary-quantiles.csv`: how the members are spread, one row per year and quantity of `summary.csv`.
enum EnsembleQuantilesCSV {
  static let names = [
    "year", "quantity", "mean", "standard_deviation", "p05", "p25", "p50", "p75", "p95",
  ]

  /// Adds the row of one quantity: the sample standard deviation, and quantiles by linear
  /// interpolation between the ordered members, the first standing for 0 and the last for 1.
  static func add(
    _ values: [Double], of name: String, date: Double, to writer: inout CSVWriter
  ) {
    let n = Double(values.count)
    let mean = values.reduce(0, +) / n
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, n - 1)
    let sorted = values.sorted()
    writer.add(year: date)
    writer.add(name)
    writer.add(mean)
    writer.add(variance.squareRoot())
    for p in [0.05, 0.25, 0.5, 0.75, 0.95] { writer.add(quantile(p, of: sorted)) }
    writer.endRow()
  }

  static func quantile(_ p: Double, of sorted: [Double]) -> Double {
    let place = p * Double(sorted.count - 1)
    let lower = Int(place.rounded(.down))
    let upper = min(lower + 1, sorted.count - 1)
    return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
  }
}
