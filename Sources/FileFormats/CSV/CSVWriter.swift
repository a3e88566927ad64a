/// Builds a CSV file: RFC 4180, LF, numbers with nine significant digits.
///
///     var writer = CSVWriter(columns: ["year", "object_type", "count"])
///     writer.add(2018)
///     writer.add("fragment")
///     writer.add(21_000.5)
///     writer.endRow()
///     try writer.write(to: "summary.csv")
public struct CSVWriter: Sendable {
  public let columns: [String]
  /// The file so far.
  public private(set) var bytes: [UInt8] = []

  private var fieldCount = 0
  private var numberText = NumberText()

  /// Writes the comments, each on its own line after `# `, and the header.
  public init(columns: [String], comments: [String] = []) {
    precondition(!columns.isEmpty, "a table has columns")
    self.columns = columns
    for comment in comments {
      precondition(!comment.utf8.contains(UInt8(ascii: "\n")), "a comment is one line")
      bytes.append(contentsOf: "# \(comment)\n".utf8)
    }
    for column in columns { add(column) }
    endRow()
  }

  /// Adds a field with a finite number.
  public mutating func add(_ x: Double) {
    precondition(x.isFinite, "\(columns[min(fieldCount, columns.count - 1)]) is not finite")
    startField()
    numberText.append(x, to: &bytes)
  }

  /// Adds a field with an upper edge, `inf` where there is none.
  public mutating func add(upperEdge x: Double) {
    if x == .infinity { add("inf") } else { add(x) }
  }

  public mutating func add(_ n: Int) {
    startField()
    bytes.append(contentsOf: n.description.utf8)
  }

  /// Adds a field with text, in quotes where it needs them.
  public mutating func add(_ text: String) {
    startField()
    let needsQuotes =
      text.utf8.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
          || $0 == UInt8(ascii: "\r")
      } || (fieldCount == 1 && text.utf8.first == UInt8(ascii: "#"))
    guard needsQuotes else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds a field with a number, empty where there is none.
  public mutating func add(_ x: Double?) {
    if let x { add(x) } else { startField() }
  }

  /// Adds a field with a whole number, empty where there is none.
  public mutating func add(_ n: Int?) {
    if let n { add(n) } else { startField() }
  }

  public mutating func endRow() {
    precondition(fieldCount == columns.count, "the row has as many fields as the header")
    bytes.append(UInt8(ascii: "\n"))
    fieldCount = 0
  }

  /// Returns the bytes so far and forgets them, for files that are written piece by piece.
  public mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Writes the file at once.
  public func write(to path: String) throws(OutputError) {
    precondition(fieldCount == 0, "the last row is complete")
    try AtomicOutput.write(bytes, to: path)
  }

  private mutating func startField() {
    precondition(fieldCount < columns.count, "the row has as many fields as the header")
    if fieldCount > 0 { bytes.append(UInt8(ascii: ",")) }
    fieldCount += 1
  }
}
