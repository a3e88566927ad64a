// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message, section 5.3.
// [2] SANA, NDM/XML schema set 2.0.0, unqualified.

// The message as XML [1].
extension ReentryDataMessage {
  static func readXML(
    _ bytes: [UInt8], file: String
  ) throws(InputError) -> ReentryDataMessage {
    let root = try XMLParser.parse(bytes, file: file)
    func wrong(_ element: XMLElement, _ problem: String) -> InputError {
      InputError(file: file, line: element.line, column: element.column, message: problem)
    }
    guard root.name == "rdm" else {
      throw wrong(root, "the message is <\(root.name)>, must be <rdm>")
    }
    guard root.attribute("id") == versionKeyword, root.attribute("version") == "1.0" else {
      throw wrong(root, "<rdm> must have id=\"\(versionKeyword)\" and version=\"1.0\"")
    }
    let segments = root.child("body")?.children(named: "segment") ?? []
    guard segments.count == 1, let segment = segments.first else {
      throw wrong(root, "<rdm> has \(segments.count) segments, must have 1")
    }
    var fields = KeywordFields(file: file, line: root.line)
    var userDefined: [Parameter] = []
    for block in [root.child("header"), segment.child("metadata")].compactMap({ $0 })
      + (segment.child("data")?.children ?? [])
    where block.name != "COMMENT" {
      if block.name == "userDefinedParameters" {
        for child in block.children(named: "USER_DEFINED") {
          guard let name = child.attribute("parameter") else {
            throw wrong(child, "USER_DEFINED has no parameter")
          }
          userDefined.append(Parameter(name: name, value: child.text))
        }
        continue
      }
      guard let known = ReentryDataBlock(rawValue: block.name) else {
        throw wrong(block, "unknown element <\(block.name)>")
      }
      try collect(block, as: known, into: &fields)
    }
    return try ReentryDataMessage(fields, userDefined: userDefined)
  }

  /// Collects the keywords of a block, which must stand in their order.
  private static func collect(
    _ element: XMLElement, as block: ReentryDataBlock, into fields: inout KeywordFields
  ) throws(InputError) {
    var before: (order: Int, name: String) = (-1, "COMMENT")
    for child in element.children where child.name != "COMMENT" {
      guard let known = ReentryDataBlock.byName[child.name], known.block == block else {
        throw InputError(
          file: fields.file, line: child.line, column: child.column,
          message: "unknown keyword \(quoted(child.name)) in <\(element.name)>")
      }
      try fields.add(
        child.name,
        KeywordFields.Entry(
          field: MessageField(text: child.text, unit: child.attribute("units")),
          line: child.line, column: child.column))
      guard known.order > before.order else {
        throw InputError(
          file: fields.file, line: child.line, column: child.column,
          message: "\(child.name) stands after \(before.name), must stand before it")
      }
      before = (known.order, child.name)
    }
  }

  /// The message as XML, valid by the schemas of [2].
  public var xml: String {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rdm xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
           xsi:noNamespaceSchemaLocation="\(Self.schema)"
           id="\(Self.versionKeyword)" version="1.0">

      """
    text += block(.header, indent: "  ")
    text += "  <body>\n    <segment>\n"
    text += block(.metadata, indent: "      ")
    text += "      <data>\n"
    for one in ReentryDataBlock.allCases where one.isData { text += block(one, indent: "        ") }
    if !userDefined.isEmpty {
      text += "        <userDefinedParameters>\n"
      for parameter in userDefined {
        text +=
          "          <USER_DEFINED parameter=\"\(Self.escaped(parameter.name))\">"
          + "\(Self.escaped(parameter.value))</USER_DEFINED>\n"
      }
      text += "        </userDefinedParameters>\n"
    }
    return text + "      </data>\n    </segment>\n  </body>\n</rdm>\n"
  }

  private static let schema =
    "https://sanaregistry.org/r/ndmxml_unqualified/ndmxml-2.0.0-rdm-1.0.xsd"

  private func block(_ block: ReentryDataBlock, indent: String) -> String {
    let keywords = block.keywords.filter { values[$0.name] != nil }
    guard !keywords.isEmpty else { return "" }
    var text = "\(indent)<\(block.rawValue)>\n"
    for comment in comments[block] ?? [] {
      text += "\(indent)  <COMMENT>\(Self.escaped(comment))</COMMENT>\n"
    }
    for keyword in keywords {
      let unit = keyword.unit.map { " units=\"\($0)\"" } ?? ""
      text +=
        "\(indent)  <\(keyword.name)\(unit)>\(Self.escaped(values[keyword.name]!))"
        + "</\(keyword.name)>\n"
    }
    return text + "\(indent)</\(block.rawValue)>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
