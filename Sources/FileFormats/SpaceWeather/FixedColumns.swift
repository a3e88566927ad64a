/// A line of the text form of space weather, by fixed columns; blanks are missing values.
struct FixedColumns: SpaceWeatherFields {
  /// The characters of a record.
  static let width = 130

  let bytes: [UInt8]
  /// The offset of the line.
  let start: Int
  let file: String
  let line: Int

  func isEmpty(_ field: SpaceWeatherField) -> Bool {
    content(Self.places[field.rawValue]).isEmpty
  }

  func number(
    _ field: SpaceWeatherField, unit: String?, in range: AllowedRange
  ) throws(InputError) -> Double {
    let content = content(Self.places[field.rawValue])
    guard let value = DecimalNumber.parse(bytes, content) else {
      throw error(field, "should be a number\(bracketed(unit)), found \(found(content))")
    }
    guard range.contains(value) else {
      let suffix = unit.map { " \($0)" } ?? ""
      throw error(field, "is \(value.shown)\(suffix), must be \(range.description(unit: unit))")
    }
    return value
  }

  func error(_ field: SpaceWeatherField, _ problem: String) -> InputError {
    error(field.name, Self.places[field.rawValue], problem)
  }

  /// The whole number in a range of columns, from 0.
  func integer(
    _ name: String, _ columns: Range<Int>, in range: ClosedRange<Int>
  ) throws(InputError) -> Int {
    let content = content(columns)
    var value = 0
    guard !content.isEmpty, content.count <= 9 else {
      throw error(name, columns, "should be a whole number, found \(found(content))")
    }
    for byte in bytes[content] {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else {
        throw error(name, columns, "should be a whole number, found \(found(content))")
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard range.contains(value) else {
      throw error(
        name, columns,
        "is \(value), must be between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  /// The bytes of columns without the blanks around them.
  private func content(_ columns: Range<Int>) -> Range<Int> {
    var lower = start + columns.lowerBound
    var upper = start + columns.upperBound
    while lower < upper, bytes[lower] == UInt8(ascii: " ") { lower += 1 }
    while lower < upper, bytes[upper - 1] == UInt8(ascii: " ") { upper -= 1 }
    return lower..<upper
  }

  private func found(_ content: Range<Int>) -> String {
    content.isEmpty ? "nothing" : quoted(String(decoding: bytes[content], as: UTF8.self))
  }

  private func error(_ name: String, _ columns: Range<Int>, _ problem: String) -> InputError {
    let content = content(columns)
    let offset = content.isEmpty ? columns.lowerBound : content.lowerBound - start
    return InputError(
      file: file, line: line, column: offset + 1, message: "\(name) \(problem)")
  }

  /// The columns of the fields, in their order, by
  /// FORMAT(I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,I2,5F6.1).
  private static let places: [Range<Int>] =
    (0..<8).map { 18 + 3 * $0..<21 + 3 * $0 } + [42..<46]
    + (0..<8).map { 46 + 4 * $0..<50 + 4 * $0 } + [78..<82]
    + [112..<118, 118..<124, 124..<130]
    + [92..<98, 100..<106, 106..<112]
}
