/// Reads decimal numbers from UTF-8 bytes, strictly and whatever the locale.
enum DecimalNumber {
  /// Returns the number that a range of bytes spells, `nil` where it spells none.
  ///
  /// The grammar is `[+-] digits [. digits] [e [+-] digits]`, with a digit on at least one side of
  /// the point; no blanks, no names of infinities, no hexadecimal. A number too large for a
  /// `Double` is none.
  static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
    var position = range.lowerBound
    let end = range.upperBound
    guard position < end else { return nil }

    var isNegative = false
    if bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }

    var mantissa: UInt64 = 0
    var digits = 0  // significant ones, taken into the mantissa
    var exponent = 0
    var hasDigits = false
    var isFraction = false
    scan: while position < end {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        hasDigits = true
        // 18 digits fit into 64 bits; with more the slow way decides.
        if digits < 19 {
          mantissa = mantissa &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
        }
        if mantissa > 0 { digits += 1 }
        if isFraction { exponent -= 1 }
      case UInt8(ascii: ".") where !isFraction:
        isFraction = true
      default:
        break scan
      }
      position += 1
    }
    guard hasDigits else { return nil }

    if position < end {
      guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return nil }
      position += 1
      var sign = 1
      if position < end,
        bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+")
      {
        sign = bytes[position] == UInt8(ascii: "-") ? -1 : 1
        position += 1
      }
      guard position < end else { return nil }
      var given = 0
      while position < end {
        guard case UInt8(ascii: "0")...UInt8(ascii: "9") = bytes[position] else { return nil }
        given = min(given * 10 + Int(bytes[position] - UInt8(ascii: "0")), 100_000)
        position += 1
      }
      exponent += sign * given
    }

    // Both factors are exact, so one operation rounds correctly.
    if digits <= 18, mantissa <= 1 << 53, abs(exponent) <= 22 {
      let value = Double(mantissa)
      let scaled = exponent < 0 ? value / powersOfTen[-exponent] : value * powersOfTen[exponent]
      return isNegative ? -scaled : scaled
    }
    guard let value = Double(String(decoding: bytes[range], as: UTF8.self)), value.isFinite else {
      return nil
    }
    return value
  }

  /// Returns the number that a text spells, by the same grammar.
  static func parse(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return parse(bytes, bytes.indices)
  }

  /// The powers of ten that a `Double` holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
