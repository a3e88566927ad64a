/// Splits the bytes of a CSV file into comments, a header and rows of as many fields.
struct CSVScanner {
  /// The bytes of a field, without the quotes around it.
  struct Field {
    let start: Int32
    let end: Int32
    let isQuoted: Bool

    var range: Range<Int> { Int(start)..<Int(end) }
  }

  /// Where a row starts.
  struct Line {
    let start: Int32
    let number: Int32
  }

  let bytes: [UInt8]
  let file: String
  /// Whether a row with too few or too many fields is left out and listed in ``faults``.
  let toleratesBrokenRows: Bool
  /// The rows that were left out.
  private(set) var faults: [InputError] = []
  private(set) var comments: [String] = []
  private(set) var header: [(start: Int, field: Field)] = []
  private(set) var headerLine = (start: 0, number: 1)
  private(set) var fields: [Field] = []
  private(set) var lines: [Line] = []

  private var position = 0
  private var line = 1

  init(bytes: [UInt8], file: String, toleratesBrokenRows: Bool = false) {
    self.bytes = bytes
    self.file = file
    self.toleratesBrokenRows = toleratesBrokenRows
  }

  /// The text of a header field.
  func text(_ entry: (start: Int, field: Field)) -> String {
    CSVScanner.text(of: entry.field, in: bytes)
  }

  /// The text of a field, with doubled quotes made single.
  static func text(of field: Field, in bytes: [UInt8]) -> String {
    let content = bytes[field.range]
    guard field.isQuoted, content.contains(UInt8(ascii: "\"")) else {
      return String(decoding: content, as: UTF8.self)
    }
    var plain: [UInt8] = []
    var skips = false
    for byte in content {
      if byte == UInt8(ascii: "\""), !skips {
        skips = true
        continue
      }
      skips = false
      plain.append(byte)
    }
    return String(decoding: plain, as: UTF8.self)
  }

  mutating func scan() throws(InputError) {
    guard bytes.count < Int(Int32.max) else {
      throw InputError(file: file, message: "is \(bytes.count) bytes long, must be below 2 GiB")
    }
    if String(validating: bytes, as: UTF8.self) == nil {
      let place = Position.ofInvalidUTF8(in: bytes)
      throw InputError(
        file: file, line: place.line, column: place.column, message: "not UTF-8 text")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    scanComments()
    guard position < bytes.count else {
      throw InputError(
        file: file, message: comments.isEmpty ? "is empty" : "has no header, only comments")
    }
    try scanHeader()
    fields.reserveCapacity(bytes.count / 6)
    while position < bytes.count {
      if toleratesBrokenRows { try passOver() } else { try scanRow() }
    }
  }

  /// Scans a row; one that is broken is left out up to the end of its line.
  private mutating func passOver() throws(InputError) {
    let (start, startLine) = (position, line)
    let counts = (fields: fields.count, lines: lines.count)
    do throws(InputError) {
      try scanRow()
    } catch {
      faults.append(error)
      fields.removeLast(fields.count - counts.fields)
      lines.removeLast(lines.count - counts.lines)
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      position = min(end + 1, bytes.count)
      line = startLine + 1
    }
  }

  private mutating func scanComments() {
    while position < bytes.count, bytes[position] == UInt8(ascii: "#") {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var text = bytes[(position + 1)..<end]
      let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r")]
      while let first = text.first, blanks.contains(first) { text.removeFirst() }
      while let last = text.last, blanks.contains(last) { text.removeLast() }
      comments.append(String(decoding: text, as: UTF8.self))
      position = min(end + 1, bytes.count)
      line += 1
    }
  }

  private mutating func scanHeader() throws(InputError) {
    headerLine = (position, line)
    if isAtLineEnd { throw error(at: position, "expected the header, found an empty line") }
    repeat {
      let start = position
      header.append((start, try scanField()))
    } while skipComma()
    try scanLineEnd()
  }

  private mutating func scanRow() throws(InputError) {
    let start = position
    let startLine = line
    if bytes[position] == UInt8(ascii: "#") {
      throw error(at: position, "a comment may stand only before the header")
    }
    if isAtLineEnd, header.count > 1 { throw error(at: position, "empty line") }
    lines.append(Line(start: Int32(start), number: Int32(line)))
    var count = 0
    repeat {
      fields.append(try scanField())
      count += 1
    } while skipComma()

    if count != header.count {
      let ending =
        position >= bytes.count && count < header.count ? "; the file ends inside a row" : ""
      let place = Position.of(position, in: bytes, from: start, line: startLine)
      throw InputError(
        file: file, line: place.line, column: place.column,
        message: "the row has \(count) fields, must have \(header.count) as the header\(ending)")
    }
    if position >= bytes.count, let last = fields.last, last.range.isEmpty {
      throw error(at: position, "the file ends inside a row: no line break after an empty field")
    }
    try scanLineEnd()
  }

  private mutating func scanField() throws(InputError) -> Field {
    let start = position
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      while position < bytes.count {
        switch bytes[position] {
        case UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
          return Field(start: Int32(start), end: Int32(position), isQuoted: false)
        case UInt8(ascii: "\""):
          throw error(at: position, "a quote inside a field without quotes around it")
        default:
          position += 1
        }
      }
      return Field(start: Int32(start), end: Int32(position), isQuoted: false)
    }
    position += 1
    var breaks = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\"") {
        let next = position + 1
        if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
          position += 2
          continue
        }
        let field = Field(start: Int32(start + 1), end: Int32(position), isQuoted: true)
        position = next
        if next < bytes.count, bytes[next] != UInt8(ascii: ","), !isAtLineEnd {
          throw error(at: next, "expected a comma or the end of the line after a quote")
        }
        line += breaks
        return field
      }
      if bytes[position] == UInt8(ascii: "\n") { breaks += 1 }
      position += 1
    }
    throw error(at: start, "the quote is not closed; the file ends inside a row")
  }

  private var isAtLineEnd: Bool {
    position < bytes.count
      && (bytes[position] == UInt8(ascii: "\n") || bytes[position] == UInt8(ascii: "\r"))
  }

  private mutating func skipComma() -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { return false }
    position += 1
    return true
  }

  private mutating func scanLineEnd() throws(InputError) {
    guard position < bytes.count else { return }
    if bytes[position] == UInt8(ascii: "\r") {
      guard position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\n") else {
        throw error(at: position, "a carriage return without a line feed")
      }
      position += 1
    }
    position += 1
    line += 1
  }

  private func error(at offset: Int, _ message: String) -> InputError {
    let place = Position.of(offset, in: bytes)
    return InputError(file: file, line: place.line, column: place.column, message: message)
  }
}
