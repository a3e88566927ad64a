// References
// [1] 18th Space Defense Squadron, Alpha-5, https://www.space-track.org/documentation#tle-alpha5

/// Catalogue numbers in the five columns of two-line elements.
enum CatalogNumber {
  /// The largest number that Alpha-5 can write: Z9999.
  static let largestInLines = 339_999
  /// The largest number of messages, which have nine digits.
  static let largest = 999_999_999

  /// Returns the number that five columns spell, `nil` where they spell none.
  ///
  /// A letter in the first column counts ten thousands from A = 10 to Z = 33, without I and O [1].
  static func parse(_ columns: ArraySlice<UInt8>) -> Int? {
    var value = 0
    var isStarted = false
    for (place, byte) in columns.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        isStarted = true
      case UInt8(ascii: " ") where !isStarted: break
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where place == 0:
        guard byte != UInt8(ascii: "I"), byte != UInt8(ascii: "O") else { return nil }
        let skipped = (byte > UInt8(ascii: "I") ? 1 : 0) + (byte > UInt8(ascii: "O") ? 1 : 0)
        value = Int(byte - UInt8(ascii: "A")) + 10 - skipped
        isStarted = true
      default: return nil
      }
    }
    return isStarted && value > 0 ? value : nil
  }
}
