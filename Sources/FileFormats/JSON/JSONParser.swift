// References
// [1] Bray (2017), The JavaScript Object Notation (JSON) data interchange format, RFC 8259.

/// Reads JSON strictly by [1]: no comments, no trailing commas, no key twice.
struct JSONParser {
  static let deepestNesting = 64

  private let bytes: [UInt8]
  private let file: String
  private var position = 0

  /// Returns the value of a document.
  static func parse(_ bytes: [UInt8], file: String) throws(InputError) -> JSONNode {
    _ = try FileContents.text(of: bytes, file: file)
    var parser = JSONParser(bytes: bytes, file: file)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    parser.skipBlanks()
    let value = try parser.value(depth: 0)
    parser.skipBlanks()
    guard parser.position == bytes.count else {
      throw parser.error(parser.position, "expected the end of the file after the value")
    }
    return value
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private mutating func value(depth: Int) throws(InputError) -> JSONNode {
    let start = position
    guard depth < Self.deepestNesting else {
      throw error(start, "is nested deeper than \(Self.deepestNesting) levels")
    }
    guard position < bytes.count else { throw error(start, "the file ends before a value") }
    switch bytes[position] {
    case UInt8(ascii: "{"): return JSONNode(content: try object(depth), offset: start)
    case UInt8(ascii: "["): return JSONNode(content: try list(depth), offset: start)
    case UInt8(ascii: "\""): return JSONNode(content: .text(try text()), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return JSONNode(content: .number(try number()), offset: start)
    default:
      let words: [(String, JSONNode.Content)] = [
        ("null", .null), ("true", .flag(true)), ("false", .flag(false)),
      ]
      for (word, content) in words where bytes[position...].starts(with: word.utf8) {
        position += word.utf8.count
        return JSONNode(content: content, offset: start)
      }
      throw error(start, "expected a value")
    }
  }

  private mutating func object(_ depth: Int) throws(InputError) -> JSONNode.Content {
    position += 1
    var members: [(key: String, value: JSONNode)] = []
    var keys: Set<String> = []
    skipBlanks()
    if skip("}") { return .object([]) }
    repeat {
      skipBlanks()
      let start = position
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw error(start, "expected a key in quotes")
      }
      let key = try text()
      guard keys.insert(key).inserted else {
        throw error(start, "the key \(quoted(key)) is given twice")
      }
      skipBlanks()
      guard skip(":") else { throw error(position, "expected ':' after the key \(quoted(key))") }
      skipBlanks()
      members.append((key, try value(depth: depth + 1)))
      skipBlanks()
    } while skip(",")
    guard skip("}") else { throw error(position, "expected ',' or '}' in an object") }
    return .object(members)
  }

  private mutating func list(_ depth: Int) throws(InputError) -> JSONNode.Content {
    position += 1
    var values: [JSONNode] = []
    skipBlanks()
    if skip("]") { return .list([]) }
    repeat {
      skipBlanks()
      values.append(try value(depth: depth + 1))
      skipBlanks()
    } while skip(",")
    guard skip("]") else { throw error(position, "expected ',' or ']' in a list") }
    return .list(values)
  }

  private mutating func number() throws(InputError) -> String {
    let start = position
    func digits() -> Int {
      let from = position
      while position < bytes.count, bytes[position] >= UInt8(ascii: "0"),
        bytes[position] <= UInt8(ascii: "9")
      { position += 1 }
      return position - from
    }
    _ = skip("-")
    let leadsWithZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leadsWithZero && whole > 1) else {
      throw error(start, "a number must have digits, the first not 0 where there are more")
    }
    if skip("."), digits() == 0 { throw error(start, "a number must have digits after its point") }
    if skip("e") || skip("E") {
      _ = skip("+") || skip("-")
      if digits() == 0 { throw error(start, "a number must have digits in its exponent") }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func text() throws(InputError) -> String {
    let start = position
    position += 1
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): try content.append(contentsOf: escape().utf8)
      case 0..<0x20: throw error(position - 1, "a control character inside text")
      default: content.append(byte)
      }
    }
    throw error(start, "the quote is not closed before the end of the file")
  }

  private mutating func escape() throws(InputError) -> String {
    let start = position - 1
    guard position < bytes.count else { throw error(start, "the file ends inside text") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var units = [try codeUnit(start)]
      if UTF16.isLeadSurrogate(units[0]), skip("\\"), skip("u") {
        units.append(try codeUnit(start))
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw error(start, "half of a pair of code units alone")
      }
      return text
    default: throw error(start, "an escape that JSON does not have")
    }
  }

  private mutating func codeUnit(_ start: Int) throws(InputError) -> UInt16 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4, !digits.contains(UInt8(ascii: "+")),
      !digits.contains(UInt8(ascii: "-")),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error(start, "expected four hexadecimal digits after \\u") }
    position += 4
    return unit
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        position += 1
      default: return
      }
    }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private func error(_ offset: Int, _ message: String) -> InputError {
    let place = Position.of(min(offset, bytes.count), in: bytes)
    return InputError(file: file, line: place.line, column: place.column, message: message)
  }
}
