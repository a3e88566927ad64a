import Glibc

/// Writes numbers with nine significant digits, as `%.9g` does in the C locale.
///
/// The digits are those of the shortest text that reads back, rounded half away from zero; so a
/// number that was read with nine digits is written with the same nine.
struct NumberText {
  static let significantDigits = 9

  private var digits: [UInt8] = []

  /// Appends the text of a finite number.
  mutating func append(_ x: Double, to bytes: inout [UInt8]) {
    precondition(x.isFinite, "only finite numbers are written")
    if x == x.rounded(), abs(x) < 1e9 {
      bytes.append(contentsOf: Int(x).description.utf8)
      return
    }
    if x < 0 { bytes.append(UInt8(ascii: "-")) }
    let exponent = round(split(x.magnitude))
    if exponent < -4 || exponent >= Self.significantDigits {
      appendScientific(exponent, to: &bytes)
    } else {
      appendFixed(exponent, to: &bytes)
    }
  }

  /// Fills `digits` with those of a positive number; returns the power of ten of the first one.
  private mutating func split(_ x: Double) -> Int {
    digits.removeAll(keepingCapacity: true)
    var exponent = -1
    var isFraction = false
    var given = 0
    var isExponent = false
    var exponentSign = 1
    for byte in x.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"): isExponent = true
      case UInt8(ascii: "-"): exponentSign = -1
      case UInt8(ascii: "+"): break
      default:
        let digit = byte - UInt8(ascii: "0")
        if isExponent {
          given = given * 10 + Int(digit)
        } else if digit == 0, digits.isEmpty {
          if isFraction { exponent -= 1 }
        } else {
          digits.append(digit)
          if !isFraction { exponent += 1 }
        }
      }
    }
    return exponent + exponentSign * given
  }

  /// Rounds `digits` and drops trailing zeros; returns the power of ten of the first digit.
  private mutating func round(_ exponent: Int) -> Int {
    var exponent = exponent
    if digits.count > Self.significantDigits {
      let roundsUp = digits[Self.significantDigits] >= 5
      digits.removeLast(digits.count - Self.significantDigits)
      if roundsUp {
        while digits.last == 9 { digits.removeLast() }
        if digits.isEmpty {
          digits.append(1)
          exponent += 1
        } else {
          digits[digits.count - 1] += 1
        }
      }
    }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    return exponent
  }

  private func appendFixed(_ exponent: Int, to bytes: inout [UInt8]) {
    let zero = UInt8(ascii: "0")
    if exponent < 0 {
      bytes.append(zero)
      bytes.append(UInt8(ascii: "."))
      for _ in 0..<(-exponent - 1) { bytes.append(zero) }
      for digit in digits { bytes.append(zero + digit) }
    } else {
      for place in 0..<max(digits.count, exponent + 1) {
        if place == exponent + 1 { bytes.append(UInt8(ascii: ".")) }
        bytes.append(place < digits.count ? zero + digits[place] : zero)
      }
    }
  }

  private func appendScientific(_ exponent: Int, to bytes: inout [UInt8]) {
    for (place, digit) in digits.enumerated() {
      if place == 1 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") + digit)
    }
    bytes.append(UInt8(ascii: "e"))
    bytes.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    if abs(exponent) < 10 { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: abs(exponent).description.utf8)
  }
}

extension Double {
  /// The number with nine significant digits, as result files show it; it must be finite.
  public var nineDigits: String {
    var bytes: [UInt8] = []
    var text = NumberText()
    text.append(self, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
