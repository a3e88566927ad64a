// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message.
public import SpaceEnvironment

/// A re-entry data message [1]: one prediction for one object, as keywords with values.
///
/// Values are kept as they are written, without their units, which the standard fixes. A value that
/// was read or made obeys the standard: its keywords, their order, kinds, ranges and units, and that
/// what is said twice agrees.
public struct ReentryDataMessage: Hashable, Sendable {
  /// The values by keyword.
  var values: [String: String] = [:]
  /// Parameters of the users' own, in their order.
  var userDefined: [Parameter] = []
  /// What is said beside the values, by the block at whose start it stands. Reading drops it.
  var comments: [ReentryDataBlock: [String]] = [:]

  /// A parameter that users have agreed on.
  struct Parameter: Hashable, Sendable {
    let name: String
    let value: String
  }

  /// The value of a keyword as it is written, `nil` where it is not given.
  public func text(_ keyword: String) -> String? { values[keyword] }

  /// The number of a keyword in the unit of the standard, `nil` where it is not given.
  public func number(_ keyword: String) -> Double? {
    values[keyword].flatMap { DecimalNumber.parse($0) }
  }

  /// The instant of a keyword, `nil` where it is not given.
  public func instant(_ keyword: String) -> Instant? {
    values[keyword].flatMap { try? Instant(text: $0) }
  }

  /// Reads a message in either form, which its first character tells.
  public static func read(_ path: String) throws(InputError) -> ReentryDataMessage {
    try read(FileContents.read(path), file: path)
  }

  /// Reads the bytes of a message.
  ///
  /// - Parameters:
  ///   - bytes: The message, KVN or XML.
  ///   - file: The path that errors name.
  public static func read(
    _ bytes: [UInt8], file: String
  ) throws(InputError) -> ReentryDataMessage {
    let first = bytes.first { $0 > UInt8(ascii: " ") && $0 < 0x80 }
    guard first != nil else { throw InputError(file: file, message: "is empty") }
    return first == UInt8(ascii: "<")
      ? try readXML(bytes, file: file) : try readKVN(bytes, file: file)
  }

  /// Makes the message of checked fields.
  init(
    _ fields: KeywordFields, userDefined: [Parameter]
  ) throws(InputError) {
    try ReentryDataChecks(fields: fields).run()
    for (name, entry) in fields.entries where !entry.field.text.isEmpty {
      var text = entry.field.text
      if let unit = ReentryDataBlock.byName[name]?.keyword.unit,
        text.lowercased().hasSuffix("[\(unit)]".lowercased())
      {
        text = String(text.dropLast(unit.count + 2))
        while text.last == " " { text.removeLast() }
      }
      values[name] = text
    }
    self.userDefined = userDefined
  }

  init() {}
}
