/// A column of a table, by its place among those that were asked for.
public struct CSVColumn: Hashable, Sendable {
  /// The name in the header.
  public let name: String
  /// The place in the file, `nil` for an optional column that the file does not have.
  let index: Int?

  /// Whether the file has the column.
  public var isPresent: Bool { index != nil }
}

/// A table read from a CSV file: RFC 4180, a header by name, comments (`#`) before the header only.
///
/// The file is refused with the position of the fault where a column is missing, unknown or given
/// twice, where a row has fewer or more fields than the header, and where it ends inside a row.
public final class CSVTable: Sendable {
  /// The path as it was given.
  public let file: String
  /// The lines before the header, without `#` and blanks at both ends.
  public let comments: [String]
  public let rowCount: Int
  /// The rows that were left out because they are broken; only where that was asked for.
  public let faults: [InputError]

  let bytes: [UInt8]
  let names: [String]
  let fields: [CSVScanner.Field]
  let lines: [CSVScanner.Line]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - columns: The columns that the file must have, in any order.
  ///   - optional: The columns that it may have.
  ///   - allowingOthers: Whether it may have any others, which are left alone.
  ///   - toleratingBrokenRows: Whether rows with too few or too many fields are left out and listed in
  ///     ``faults``.
  public static func read(
    _ path: String, columns: [String], optional: [String] = [], allowingOthers: Bool = false,
    toleratingBrokenRows: Bool = false
  ) throws(InputError) -> CSVTable {
    try CSVTable(
      bytes: FileContents.read(path), file: path, columns: columns, optional: optional,
      allowingOthers: allowingOthers, toleratingBrokenRows: toleratingBrokenRows)
  }

  /// Reads the bytes of a file.
  public init(
    bytes: [UInt8], file: String, columns: [String], optional: [String] = [],
    allowingOthers: Bool = false, toleratingBrokenRows: Bool = false
  ) throws(InputError) {
    var scanner = CSVScanner(
      bytes: bytes, file: file, toleratesBrokenRows: toleratingBrokenRows)
    try scanner.scan()
    faults = scanner.faults
    self.file = file
    self.bytes = bytes
    comments = scanner.comments
    names = scanner.header.map { scanner.text($0) }
    fields = scanner.fields
    lines = scanner.lines
    rowCount = scanner.lines.count

    let known = columns + optional
    for (index, name) in names.enumerated() {
      func wrong(_ message: String) -> InputError {
        let place = Position.of(
          scanner.header[index].start, in: bytes, from: scanner.headerLine.start,
          line: scanner.headerLine.number)
        return InputError(file: file, line: place.line, column: place.column, message: message)
      }
      if names[..<index].contains(name) { throw wrong("column \(quoted(name)) is given twice") }
      if !allowingOthers, !known.contains(name) {
        let missing = known.filter { !names.contains($0) }
        throw wrong("unknown column \(quoted(name))\(suggestion(for: name, among: missing))")
      }
    }
    for name in columns where !names.contains(name) {
      throw InputError(
        file: file, line: scanner.headerLine.number, column: 1,
        message: "missing column \(quoted(name))")
    }
  }

  /// The column of a name.
  public subscript(name: String) -> CSVColumn {
    CSVColumn(name: name, index: names.firstIndex(of: name))
  }

  /// The rows, from 0.
  public var rows: CSVRows { CSVRows(table: self) }

  /// An error of the file as a whole.
  public func error(_ message: String) -> InputError {
    InputError(file: file, message: message)
  }
}

/// The rows of a table, from 0.
public struct CSVRows: RandomAccessCollection, Sendable {
  let table: CSVTable

  public var startIndex: Int { 0 }
  public var endIndex: Int { table.rowCount }

  public subscript(index: Int) -> CSVRow {
    precondition(indices.contains(index), "the table has the row")
    return CSVRow(table: table, index: index)
  }
}
