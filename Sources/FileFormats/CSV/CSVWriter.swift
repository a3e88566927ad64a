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
  ///
  /// - Throws: Where a number in it is not finite, which no file takes.
  public var bytes: [UInt8] {
    get throws(OutputError) {
      if let fault { throw fault }
      return text
    }
  }

  private var text: [UInt8] = []
  private var rowCount = 0
  private var fault: OutputError?
  private var fieldCount = 0
  private var numberText = NumberText()

  /// Writes the comments, each on its own line after `# `, and the header.
  public init(columns: [String], comments: [String] = []) {
    precondition(!columns.isEmpty, "a table has columns")
    self.columns = columns
    for comment in comments {
      precondition(!comment.utf8.contains(UInt8(ascii: "\n")), "a comment is one line")
      text.append(contentsOf: "# \(comment)\n".utf8)
    }
    for column in columns { add(column) }
    endRow()
  }

  /// Adds a field with a finite number; any other makes the file one that is not handed out.
  public mutating func add(_ x: Double) {
    startField()
    guard x.isFinite else {
      fault =
        fault
        ?? .notFinite("\(columns[fieldCount - 1]) of row \(rowCount)", x)
      return
    }
    numberText.append(x, to: &text)
  }

  /// Adds a field with an upper edge, `inf` where there is none.
  public mutating func add(upperEdge x: Double) {
    if x == .infinity { add("inf") } else { add(x) }
  }

  public mutating func add(_ n: Int) {
    startField()
    text.append(contentsOf: n.description.utf8)
  }

  /// Adds a field with text, in quotes where it needs them.
  public mutating func add(_ field: String) {
    startField()
    let needsQuotes =
      field.utf8.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
          || $0 == UInt8(ascii: "\r")
      } || (fieldCount == 1 && field.utf8.first == UInt8(ascii: "#"))
    guard needsQuotes else {
      text.append(contentsOf: field.utf8)
      return
    }
    text.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { text.append(byte) }
      text.append(byte)
    }
    text.append(UInt8(ascii: "\""))
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
    text.append(UInt8(ascii: "\n"))
    fieldCount = 0
    rowCount += 1
  }

  /// Returns the bytes so far and forgets them, for files that are written piece by piece.
  public mutating func drain() throws(OutputError) -> [UInt8] {
    defer { text.removeAll(keepingCapacity: true) }
    return try bytes
  }

  /// Writes the file at once.
  public func write(to path: String) throws(OutputError) {
    precondition(fieldCount == 0, "the last row is complete")
    try AtomicOutput.write(bytes, to: path)
  }

  private mutating func startField() {
    precondition(fieldCount < columns.count, "the row has as many fields as the header")
    if fieldCount > 0 { text.append(UInt8(ascii: ",")) }
    fieldCount += 1
  }
}
