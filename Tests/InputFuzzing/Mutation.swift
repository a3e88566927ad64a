import TestSupport

/// Random changes of inputs, the same for the same seed.
public struct Mutation {
  private var random: SplitMix
  /// What the grammars of the files are made of, and numbers at the ends of ranges.
  private static let words = [
    "\"", ",", "#", "\n", "\r\n", ":", "-", "+", ".", "=", "[", "]", "{", "}", "&a ", "*a", "!",
    "|", ">",
    "0", "1", "9", "-1", "1e308", "1e-320", "1e99999", "-0", "9223372036854775807", "nan", "inf",
    "99999999999999999999", "2018-02-30", "9999-12-31T23:59:60Z", "0000-01-01", "\u{0}", "\u{FEFF}",
    "é", "  ",
    "null", "none", "true", "<", "/>", "<![CDATA[", "&amp;", "&#x110000;", "\\u0000", "\\uD800",
  ].map { Array($0.utf8) }

  public init(seed: UInt64) { random = SplitMix(state: seed) }

  /// Returns an input with one to six changes.
  ///
  /// - Parameter other: Another input, from which pieces are taken.
  public mutating func changed(_ input: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = input
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let rest = bytes.count - place
      switch Int.random(in: 0..<9, using: &random) {
      case 0 where rest > 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1 where rest > 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes.insert(contentsOf: Self.words.randomElement(using: &random)!, at: place)
      case 3:
        let word = Self.words.randomElement(using: &random)!
        bytes.replaceSubrange(place..<min(bytes.count, place + word.count), with: word)
      case 4:
        bytes.removeSubrange(place..<place + Int.random(in: 0...min(rest, 40), using: &random))
      case 5:
        let piece = bytes[place..<place + Int.random(in: 0...min(rest, 80), using: &random)]
        bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
      case 6 where !other.isEmpty:
        let from = Int.random(in: 0..<other.count, using: &random)
        bytes.insert(
          contentsOf: other[from..<min(other.count, from + Int.random(in: 1...80, using: &random))],
          at: place)
      case 7: replaceNumber(in: &bytes, from: place)
      case 8 where Int.random(in: 0..<8, using: &random) == 0: bytes.removeLast(rest)
      default: break
      }
    }
    return bytes
  }

  /// Puts another number in the place of the next one.
  private mutating func replaceNumber(in bytes: inout [UInt8], from place: Int) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
    let end = bytes[start...].firstIndex { !digits.contains($0) && $0 != UInt8(ascii: ".") }
    let magnitude = Int.random(in: -12...12, using: &random)
    let text =
      Bool.random(using: &random)
      ? "\(Int.random(in: -3...400, using: &random))"
      : "\(Int.random(in: 1...99, using: &random))e\(magnitude)"
    bytes.replaceSubrange(start..<(end ?? bytes.count), with: Array(text.utf8))
  }
}
