// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, section 7.4.

/// A line of a message in keyword = value notation [1].
struct KVNLine {
  enum Content {
    case comment
    /// A keyword with its value; the unit in brackets stays part of it.
    case keyword(String, value: String, column: Int)
    /// A keyword alone: `META_START`.
    case marker(String)
    /// The words of a line of data.
    case data([(text: String, column: Int)])
  }

  let content: Content
  let line: Int

  /// Returns the lines that are not blank.
  static func lines(of bytes: [UInt8], file: String) throws(InputError) -> [KVNLine] {
    _ = try FileContents.text(of: bytes, file: file)
    var lines: [KVNLine] = []
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      number += 1
      if let content = try content(of: bytes, position..<end, file: file, line: number) {
        lines.append(KVNLine(content: content, line: number))
      }
      position = end + 1
    }
    return lines
  }

  private static func content(
    of bytes: [UInt8], _ range: Range<Int>, file: String, line: Int
  ) throws(InputError) -> Content? {
    let range = trimmed(range, bytes)
    guard !range.isEmpty, bytes[range.lowerBound] != UInt8(ascii: "#") else { return nil }
    let words = bytes[range].split { isBlank($0) }
    let first = String(decoding: words[0], as: UTF8.self)
    if first == "COMMENT" { return .comment }
    if let equals = bytes[range].firstIndex(of: UInt8(ascii: "=")) {
      let name = trimmed(range.lowerBound..<equals, bytes)
      let value = trimmed((equals + 1)..<range.upperBound, bytes)
      let keyword = String(decoding: bytes[name], as: UTF8.self)
      guard !name.isEmpty, isKeyword(keyword) else {
        throw InputError(
          file: file, line: line, column: 1,
          message: "should be KEYWORD = value, found \(quoted(keyword)) before '='")
      }
      let start = range.lowerBound
      let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      return .keyword(
        keyword, value: String(decoding: bytes[value], as: UTF8.self),
        column: value.lowerBound - lineStart + 1)
    }
    if words.count == 1, isKeyword(first) { return .marker(first) }
    let lineStart = bytes[..<range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return .data(
      words.map { (String(decoding: $0, as: UTF8.self), $0.startIndex - lineStart + 1) })
  }

  private static func isKeyword(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      ($0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z"))
        || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: "_")
    } && text.utf8.first.map { $0 > UInt8(ascii: "9") } == true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while lower < upper, isBlank(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }
}
