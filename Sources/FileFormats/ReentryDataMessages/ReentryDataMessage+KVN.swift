// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message, section 5.2.

// The message as lines KEYWORD = value [unit] [1].
extension ReentryDataMessage {
  static let versionKeyword = "CCSDS_RDM_VERS"

  static func readKVN(
    _ bytes: [UInt8], file: String
  ) throws(InputError) -> ReentryDataMessage {
    try checkLines(bytes, file: file)
    let lines = try KVNLine.lines(of: bytes, file: file)
    guard case .keyword(versionKeyword, _, _)? = lines.first?.content else {
      throw InputError(
        file: file, line: lines.first?.line ?? 1, column: 1,
        message: "the first line must be \(versionKeyword) = 1.0")
    }
    var fields = KeywordFields(file: file, line: 1)
    var userDefined: [Parameter] = []
    var before: (order: Int, name: String) = (-1, versionKeyword)
    for (index, line) in lines.enumerated() {
      func wrong(_ message: String) -> InputError {
        InputError(file: file, line: line.line, column: 1, message: message)
      }
      switch line.content {
      case .comment: continue
      case .marker, .data: throw wrong("should be KEYWORD = value")
      case .keyword(let name, let value, let column):
        if index == 0 {
          guard value == "1.0" else {
            throw wrong("\(versionKeyword) is \(quoted(value)), must be 1.0")
          }
        } else if name.hasPrefix("USER_DEFINED_") {
          userDefined.append(Parameter(name: String(name.dropFirst(13)), value: value))
        } else {
          guard let known = ReentryDataBlock.byName[name] else {
            throw wrong(
              "unknown keyword \(quoted(name))"
                + suggestion(for: name, among: ReentryDataBlock.byName.keys))
          }
          try fields.add(
            name,
            KeywordFields.Entry(
              field: MessageField(text: value), line: line.line, column: column))
          guard known.order > before.order, userDefined.isEmpty else {
            throw wrong("\(name) stands after \(before.name), must stand before it")
          }
          before = (known.order, name)
        }
      }
    }
    return try ReentryDataMessage(fields, userDefined: userDefined)
  }

  /// Checks the length and characters of the lines.
  private static func checkLines(_ bytes: [UInt8], file: String) throws(InputError) {
    for (number, line) in bytes.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).enumerated() {
      let length = line.last == UInt8(ascii: "\r") ? line.count - 1 : line.count
      if length > 254 {
        throw InputError(
          file: file, line: number + 1, column: 255,
          message: "the line has \(length) characters, must have at most 254")
      }
      if let index = line.prefix(length).firstIndex(where: { $0 < 0x20 || $0 > 0x7E }) {
        throw InputError(
          file: file, line: number + 1, column: index - line.startIndex + 1,
          message: "the character \(line[index]) is not allowed: ASCII without TAB")
      }
    }
  }

  /// The message as KVN.
  public var kvn: String {
    var text = "\(Self.versionKeyword) = 1.0\n"
    for block in ReentryDataBlock.allCases {
      for comment in comments[block] ?? [] { text += "COMMENT \(comment)\n" }
      for keyword in block.keywords {
        guard let value = values[keyword.name] else { continue }
        text += "\(keyword.name) = \(value)\(keyword.unit.map { " [\($0)]" } ?? "")\n"
      }
    }
    for parameter in userDefined {
      text += "USER_DEFINED_\(parameter.name) = \(parameter.value)\n"
    }
    return text
  }
}
