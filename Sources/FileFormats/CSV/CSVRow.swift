/// A row of a table; every fault of a field is thrown with `file:line:column`.
public struct CSVRow: Sendable {
  let table: CSVTable
  /// The number of the row, from 0.
  public let index: Int

  /// The line of the file on which the row starts, from 1.
  public var line: Int { Int(table.lines[index].number) }

  /// An error at a field: `mass_kg is -1 kg, must be ...`.
  ///
  /// - Parameters:
  ///   - column: The column of the field.
  ///   - problem: What follows the name of the column.
  public func error(_ column: CSVColumn, _ problem: String) -> InputError {
    let line = table.lines[index]
    guard let field = field(column) else {
      return InputError(
        file: table.file, line: Int(line.number), column: 1, message: "\(column.name) \(problem)")
    }
    let start = Int(field.start) - (field.isQuoted ? 1 : 0)
    let place = Position.of(
      start, in: table.bytes, from: Int(line.start), line: Int(line.number))
    return InputError(
      file: table.file, line: place.line, column: place.column,
      message: "\(column.name) \(problem)")
  }

  /// Whether the file lacks the column or the field is empty.
  public func isEmpty(_ column: CSVColumn) -> Bool {
    field(column)?.range.isEmpty ?? true
  }

  /// The text of a field, which must not be empty.
  public func text(_ column: CSVColumn) throws(InputError) -> String {
    let text = anyText(column)
    if text.isEmpty { throw error(column, "is empty, expected text") }
    return text
  }

  /// The text of a field, empty where it is.
  public func anyText(_ column: CSVColumn) -> String {
    field(column).map { CSVScanner.text(of: $0, in: table.bytes) } ?? ""
  }

  /// The number in a field.
  ///
  /// - Parameters:
  ///   - column: The column of the field.
  ///   - unit: The unit, for the message; `nil` for a pure number.
  ///   - range: The range in which the number must lie, in that unit.
  public func number(
    _ column: CSVColumn, unit: String? = nil, in range: AllowedRange = .anything
  ) throws(InputError) -> Double {
    guard let field = field(column), let value = DecimalNumber.parse(table.bytes, field.range)
    else {
      let given = isEmpty(column) ? "nothing" : quoted(anyText(column))
      throw error(column, "should be a number\(bracketed(unit)), found \(given)")
    }
    guard range.contains(value) else {
      let suffix = unit.map { " \($0)" } ?? ""
      throw error(
        column, "is \(value.shown)\(suffix), must be \(range.description(unit: unit))")
    }
    return value
  }

  /// The number in a field, `nil` where it is empty.
  public func optionalNumber(
    _ column: CSVColumn, unit: String? = nil, in range: AllowedRange = .anything
  ) throws(InputError) -> Double? {
    isEmpty(column) ? nil : try number(column, unit: unit, in: range)
  }

  /// The upper edge in a field; `inf` and nothing both stand for no edge.
  public func upperEdge(
    _ column: CSVColumn, unit: String? = nil, in range: AllowedRange = .anything
  ) throws(InputError) -> Double {
    if isEmpty(column) || anyText(column) == "inf" { return .infinity }
    return try number(column, unit: unit, in: range)
  }

  /// The whole number in a field.
  public func integer(
    _ column: CSVColumn, unit: String? = nil, in range: ClosedRange<Int>
  ) throws(InputError) -> Int {
    guard let value = Int(anyText(column)) else {
      let given = isEmpty(column) ? "nothing" : quoted(anyText(column))
      throw error(column, "should be a whole number\(bracketed(unit)), found \(given)")
    }
    guard range.contains(value) else {
      let suffix = unit.map { " \($0)" } ?? ""
      throw error(
        column,
        "is \(value)\(suffix), must be between \(range.lowerBound) and "
          + "\(range.upperBound)\(suffix)")
    }
    return value
  }

  func field(_ column: CSVColumn) -> CSVScanner.Field? {
    column.index.map { table.fields[index * table.names.count + $0] }
  }
}
