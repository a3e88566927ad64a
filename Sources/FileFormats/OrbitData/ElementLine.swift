// References
// [1] Kelso, Two-line element set format, https://celestrak.org/NORAD/documentation/tle-fmt.php

/// One of two lines of elements, by its columns, which count from 1 as in [1].
struct ElementLine {
  static let width = 69

  let bytes: [UInt8]
  /// The offset of the line.
  let start: Int
  let file: String
  let line: Int

  subscript(column: Int) -> UInt8 { bytes[start + column - 1] }

  func slice(_ columns: ClosedRange<Int>) -> ArraySlice<UInt8> {
    bytes[(start + columns.lowerBound - 1)..<(start + columns.upperBound)]
  }

  func isBlank(_ columns: ClosedRange<Int>) -> Bool {
    slice(columns).allSatisfy { $0 == UInt8(ascii: " ") }
  }

  func text(_ columns: ClosedRange<Int>) -> String {
    String(decoding: slice(columns), as: UTF8.self)
  }

  /// An error at a column: `inclination is 190 deg, must be ...`.
  func error(_ column: Int, _ message: String) -> InputError {
    InputError(file: file, line: line, column: column, message: message)
  }

  /// Checks that the columns between the fields are blank, which shifted or damaged lines fail.
  func checkBlanks(_ columns: [Int]) throws(InputError) {
    for column in columns where self[column] != UInt8(ascii: " ") {
      throw error(
        column,
        "column \(column) is \(quoted(text(column...column))), must be blank between two fields")
    }
  }

  /// Checks the last column: the sum of all digits, with 1 for every minus sign, modulo 10.
  func checkSum() throws(InputError) {
    var sum = 0
    for byte in slice(1...68) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): sum += Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "-"): sum += 1
      default: break
      }
    }
    let expected = UInt8(ascii: "0") + UInt8(sum % 10)
    guard self[69] == expected else {
      throw error(69, "the checksum is \(quoted(text(69...69))), must be \(sum % 10)")
    }
  }

  /// The number in a range of columns, with blanks before it.
  func number(
    _ name: String, _ columns: ClosedRange<Int>, unit: String?, in range: AllowedRange
  ) throws(InputError) -> Double {
    let content = content(columns)
    guard let value = DecimalNumber.parse(bytes, content) else {
      throw wrong(name, columns, "should be a number\(bracketed(unit))")
    }
    return try checked(value, name, content.lowerBound, unit: unit, in: range)
  }

  /// The number in a range of columns with a decimal point before the first digit that is left out.
  func fraction(
    _ name: String, _ columns: ClosedRange<Int>, in range: AllowedRange
  ) throws(InputError) -> Double {
    var mantissa = 0
    for byte in slice(columns) {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else {
        throw wrong(name, columns, "should be \(columns.count) digits")
      }
      mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
    }
    let value = Double(mantissa) / powerOfTen(columns.count)
    return try checked(value, name, start + columns.lowerBound - 1, unit: nil, in: range)
  }

  /// The number in eight columns `±ddddd±d`: a decimal point before the digits, and an exponent.
  func scaled(
    _ name: String, _ columns: ClosedRange<Int>, unit: String
  ) throws(InputError) -> Double {
    let field = Array(slice(columns))
    var mantissa = 0
    for byte in field[1...5] {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else {
        throw wrong(name, columns, Self.scaledShape)
      }
      mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
    }
    guard
      case UInt8(ascii: "0")...UInt8(ascii: "9") = field[7],
      let sign = Self.sign(field[0]), let exponentSign = Self.sign(field[6])
    else { throw wrong(name, columns, Self.scaledShape) }
    let exponent = Int(field[7] - UInt8(ascii: "0"))
    // One division or product of exact numbers, so the result is rounded once.
    let power = exponentSign * exponent - 5
    let value =
      power < 0
      ? Double(mantissa) / powerOfTen(-power) : Double(mantissa) * powerOfTen(power)
    return Double(sign) * value
  }

  /// The whole number in a range of columns, `nil` where they are blank.
  func integer(
    _ name: String, _ columns: ClosedRange<Int>
  ) throws(InputError) -> Int? {
    let content = content(columns)
    if content.isEmpty { return nil }
    var value = 0
    for byte in bytes[content] {
      guard case UInt8(ascii: "0")...UInt8(ascii: "9") = byte else {
        throw wrong(name, columns, "should be a whole number")
      }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }

  /// An error of a field that is not of its shape: `name should be ..., found '...'`.
  func wrong(_ name: String, _ columns: ClosedRange<Int>, _ shape: String) -> InputError {
    let found = isBlank(columns) ? "nothing" : quoted(text(columns))
    return error(columns.lowerBound, "\(name) \(shape), found \(found)")
  }

  private func checked(
    _ value: Double, _ name: String, _ offset: Int, unit: String?, in range: AllowedRange
  ) throws(InputError) -> Double {
    guard range.contains(value) else {
      let suffix = unit.map { " \($0)" } ?? ""
      throw error(
        offset - start + 1,
        "\(name) is \(value.shown)\(suffix), must be \(range.description(unit: unit))")
    }
    return value
  }

  /// The bytes of columns without the blanks around them.
  private func content(_ columns: ClosedRange<Int>) -> Range<Int> {
    var lower = start + columns.lowerBound - 1
    var upper = start + columns.upperBound
    while lower < upper, bytes[lower] == UInt8(ascii: " ") { lower += 1 }
    while lower < upper, bytes[upper - 1] == UInt8(ascii: " ") { upper -= 1 }
    return lower..<upper
  }

  private static let scaledShape = "should be of the shape ±ddddd±d"

  private static func sign(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "+"): 1
    case UInt8(ascii: "-"): -1
    default: nil
    }
  }

  private func powerOfTen(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
