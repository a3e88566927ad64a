// References
// [1] Bray, Paoli, Sperberg-McQueen, Maler, Yergeau (2008), Extensible Markup Language (XML) 1.0, 5th ed.

/// Reads the part of XML that data messages use [1]: elements, attributes, text, entities, comments.
///
/// A document type is refused, and with it all entities but the five of XML and numbers of
/// characters: a file cannot grow while it is read.
public struct XMLParser {
  static let deepestNesting = 64

  private let bytes: [UInt8]
  private let file: String
  private var position = 0
  /// The place up to which lines are counted.
  private var counted = (offset: 0, place: Position(line: 1, column: 1))

  /// Returns the outermost element of a document in UTF-8.
  public static func parse(_ bytes: [UInt8], file: String) throws(InputError) -> XMLElement {
    _ = try FileContents.text(of: bytes, file: file)
    var parser = XMLParser(bytes: bytes, file: file)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    try parser.skipMisc()
    guard parser.starts("<") else { throw parser.error("expected an element") }
    let root = try parser.element(depth: 0)
    try parser.skipMisc()
    guard parser.position == bytes.count else {
      throw parser.error("expected the end of the file after the outermost element")
    }
    return root
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private mutating func element(depth: Int) throws(InputError) -> XMLElement {
    guard depth < Self.deepestNesting else {
      throw error("is nested deeper than \(Self.deepestNesting) levels")
    }
    let place = place(of: position)
    position += 1
    let fullName = try name()
    var attributes: [XMLElement.Attribute] = []
    while true {
      let hadBlank = skipBlanks()
      if starts("/>") || starts(">") { break }
      guard hadBlank else { throw error("expected a blank, '>' or '/>' in the tag <\(fullName)>") }
      let start = position
      let attribute = try self.attribute()
      guard !attributes.contains(where: { $0.name == attribute.name }) else {
        position = start
        throw error("the attribute \(quoted(attribute.name)) is given twice")
      }
      attributes.append(attribute)
    }
    var element = XMLElement(
      name: local(fullName), attributes: attributes, line: place.line, column: place.column)
    if skip("/>") { return element }
    position += 1

    var text: [UInt8] = []
    while true {
      guard position < bytes.count else {
        throw error("the file ends inside <\(fullName)> of line \(place.line)")
      }
      if bytes[position] == UInt8(ascii: "&") {
        try text.append(contentsOf: reference().utf8)
      } else if bytes[position] != UInt8(ascii: "<") {
        text.append(bytes[position])
        position += 1
      } else if skip("</") {
        let start = position
        let closing = try name()
        guard closing == fullName else {
          position = start
          throw error("</\(closing)> closes <\(fullName)> of line \(place.line)")
        }
        _ = skipBlanks()
        guard skip(">") else { throw error("expected '>' after </\(closing)") }
        element.text = Self.trimmed(text)
        return element
      } else if skip("<![CDATA[") {
        try text.append(contentsOf: bytes[skipThrough("]]>", "CDATA")])
      } else if try !skipCommentOrInstruction() {
        element.children.append(try self.element(depth: depth + 1))
      }
    }
  }

  private mutating func attribute() throws(InputError) -> XMLElement.Attribute {
    let fullName = try name()
    _ = skipBlanks()
    guard skip("=") else { throw error("expected '=' after the attribute \(quoted(fullName))") }
    _ = skipBlanks()
    guard let quote = bytes[position...].first,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { throw error("expected the value of \(quoted(fullName)) in quotes") }
    position += 1
    var value: [UInt8] = []
    while position < bytes.count, bytes[position] != quote {
      switch bytes[position] {
      case UInt8(ascii: "&"): try value.append(contentsOf: reference().utf8)
      case UInt8(ascii: "<"): throw error("'<' inside the value of \(quoted(fullName))")
      default:
        value.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else {
      throw error("the file ends inside the value of \(quoted(fullName))")
    }
    position += 1
    // The names of namespaces keep their prefix, so that they are not taken for attributes.
    return XMLElement.Attribute(
      name: fullName.hasPrefix("xmlns") ? fullName : local(fullName),
      value: String(decoding: value, as: UTF8.self))
  }

  private mutating func name() throws(InputError) -> String {
    let start = position
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"), UInt8(ascii: ":"), 0x80...:
        position += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if position == start { throw error("expected a name") }
        position += 1
      default:
        if position == start { throw error("expected a name") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
      }
    }
    throw error("the file ends inside a name")
  }

  private func local(_ name: String) -> String {
    name.split(separator: ":", maxSplits: 1).last.map(String.init) ?? name
  }

  /// The character that `&...;` stands for.
  private mutating func reference() throws(InputError) -> String {
    let rest = bytes[(position + 1)...].prefix(10)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
      throw error("'&' that begins no entity; the character itself is '&amp;'")
    }
    let word = String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
    let character: String?
    switch word {
    case "amp": character = "&"
    case "lt": character = "<"
    case "gt": character = ">"
    case "quot": character = "\""
    case "apos": character = "'"
    default:
      let isHexadecimal = word.hasPrefix("#x")
      let digits = word.dropFirst(isHexadecimal ? 2 : 1)
      let code =
        word.hasPrefix("#") && digits.allSatisfy(\.isHexDigit)
        ? UInt32(digits, radix: isHexadecimal ? 16 : 10) : nil
      character = code.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }.map { String($0) }
    }
    guard let character else { throw error("unknown entity \(quoted("&\(word);"))") }
    position = end + 1
    return character
  }

  /// Skips blanks, comments and instructions around the outermost element.
  private mutating func skipMisc() throws(InputError) {
    repeat {
      _ = skipBlanks()
      if starts("<!DOCTYPE") { throw error("a document type is not allowed") }
    } while try skipCommentOrInstruction()
  }

  private mutating func skipCommentOrInstruction() throws(InputError) -> Bool {
    if skip("<!--") {
      _ = try skipThrough("-->", "a comment")
      return true
    }
    if skip("<?") {
      _ = try skipThrough("?>", "an instruction")
      return true
    }
    return false
  }

  /// Moves behind a text; returns the range before it.
  private mutating func skipThrough(
    _ ending: String, _ what: String
  ) throws(InputError) -> Range<Int> {
    let start = position
    while position < bytes.count {
      let end = position
      if skip(ending) { return start..<end }
      position += 1
    }
    position = start
    throw error("the file ends inside \(what)")
  }

  private func starts(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  private mutating func skip(_ text: String) -> Bool {
    guard starts(text) else { return false }
    position += text.utf8.count
    return true
  }

  private mutating func skipBlanks() -> Bool {
    let start = position
    while position < bytes.count, Self.isBlank(bytes[position]) { position += 1 }
    return position > start
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func trimmed(_ bytes: [UInt8]) -> String {
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.count
    let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The place of an offset that is not before those asked for earlier.
  private mutating func place(of offset: Int) -> Position {
    let from = counted.offset
    var place = counted.place
    for byte in bytes[from..<offset] {
      if byte == UInt8(ascii: "\n") {
        place = Position(line: place.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
    }
    counted = (offset, place)
    return place
  }

  private func error(_ message: String) -> InputError {
    let place = Position.of(min(position, bytes.count), in: bytes)
    return InputError(file: file, line: place.line, column: place.column, message: message)
  }
}
