public import Evolution
import Glibc

/// The files of an ensemble, written as its members come in: `members.csv`, `events.csv` and
/// `population-by-size.members`, and in the end `summary-quantiles.csv`.
///
/// The values of all members wait in a scratch file beside them, so that memory does not grow with their
/// number.
public final class EnsembleFiles {
  private let folder: String
  private let layout: RecordLayout
  private var members: AtomicOutput
  private var events: AtomicOutput
  private var sizes: AtomicOutput
  private var memberRows = CSVWriter(columns: ["member"] + SummaryCSV.names)
  private var eventRows = CSVWriter(columns: EnsembleEventsCSV.names)
  private let scratch: OpenFile
  private var memberCount = 0
  private var dates: [Double] = []

  /// Opens the files in a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder of the results.
  ///   - layout: What members record.
  public init(folder: String, layout: RecordLayout) throws(OutputError) {
    self.folder = folder
    self.layout = layout
    members = try AtomicOutput(path: Paths.join(folder, "members.csv"))
    events = try AtomicOutput(path: Paths.join(folder, "events.csv"))
    sizes = try AtomicOutput(path: Paths.join(folder, MemberSizesFile.fileName))
    if let cells = layout.sizes {
      try sizes.write(MemberSizesFile.header(cells, dates: layout.shellDates))
    }
    scratch = try OpenFile(
      Paths.join(folder, ".members.scratch"), flags: O_RDWR | O_CREAT | O_TRUNC, mode: 0o600)
    // It lives as long as it is open.
    unlink(scratch.path)
  }

  deinit { scratch.close() }

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
    if layout.sizes(ofMember: record.member) != nil {
      try sizes.write(MemberSizesFile.record(record))
    }
    try scratch.write(values.withUnsafeBytes { Array($0) })
  }

  /// Writes the quantiles, and gives the files their names.
  public func finish() throws(OutputError) {
    let quantiles = try quantiles()
    try AtomicOutput.write(quantiles, to: Paths.join(folder, "summary-quantiles.csv"))
    try members.publish()
    try events.publish()
    if layout.sizes != nil { try sizes.publish() }
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
        let count = row.withUnsafeMutableBytes {
          pread(scratch.descriptor, $0.baseAddress!, rowSize, place)
        }
        guard count == rowSize else { throw .system("cannot be read", scratch.path) }
        for n in row.indices { values[n][member] = row[n] }
      }
      for (n, name) in names.enumerated() {
        EnsembleQuantilesCSV.add(values[n], of: name, date: date, to: &writer)
      }
    }
    return try writer.bytes
  }
}
