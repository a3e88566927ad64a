/// A value of a JSON document; objects keep the order of their members.
public enum JSONValue: Hashable, Sendable {
  case null
  case flag(Bool)
  case integer(Int)
  /// A finite number.
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([Member])

  /// A member of an object: its key and its value.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The document with two blanks per level, LF and a line break at the end.
  ///
  /// Numbers have the shortest text that reads back, so that a manifest reproduces its run.
  ///
  /// - Throws: Where a number is not finite, which JSON cannot say.
  public var document: String {
    get throws(OutputError) {
      if let fault = notFinite(at: "") { throw fault }
      return uncheckedDocument
    }
  }

  /// The first number that is not finite, by its path.
  private func notFinite(at path: String) -> OutputError? {
    switch self {
    case .number(let x) where !x.isFinite: .notFinite(path.isEmpty ? "the value" : path, x)
    case .list(let values):
      values.indices.lazy.compactMap { values[$0].notFinite(at: "\(path)[\($0)]") }.first
    case .object(let members):
      members.lazy.compactMap { member in
        member.value.notFinite(at: path.isEmpty ? member.key : "\(path).\(member.key)")
      }.first
    default: nil
    }
  }

  /// The document of a value whose numbers are known to be finite.
  var uncheckedDocument: String {
    var bytes: [UInt8] = []
    append(to: &bytes, level: 0)
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private func append(to bytes: inout [UInt8], level: Int) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let n): bytes.append(contentsOf: n.description.utf8)
    case .number(let x):
      precondition(x.isFinite, "JSON has no infinities")
      bytes.append(contentsOf: x.shown.utf8)
    case .text(let text): Self.append(text, to: &bytes)
    case .list(let values):
      Self.append(values, "[", "]", to: &bytes, level: level) { value, bytes in
        value.append(to: &bytes, level: level + 1)
      }
    case .object(let members):
      Self.append(members, "{", "}", to: &bytes, level: level) { member, bytes in
        Self.append(member.key, to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        member.value.append(to: &bytes, level: level + 1)
      }
    }
  }

  /// Appends the elements of a list or an object, one per line.
  private static func append<Element>(
    _ elements: [Element], _ opening: String, _ closing: String, to bytes: inout [UInt8],
    level: Int, _ appendElement: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(contentsOf: opening.utf8)
    for (index, element) in elements.enumerated() {
      bytes.append(contentsOf: index == 0 ? "\n".utf8 : ",\n".utf8)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (level + 1)))
      appendElement(element, &bytes)
    }
    if !elements.isEmpty {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    }
    bytes.append(contentsOf: closing.utf8)
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): bytes.append(contentsOf: "\\r".utf8)
      case UInt8(ascii: "\t"): bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u\(digits.count == 1 ? "000" : "00")\(digits)".utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(booleanLiteral value: Bool) { self = .flag(value) }
  public init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
  public init(nilLiteral: ()) { self = .null }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
