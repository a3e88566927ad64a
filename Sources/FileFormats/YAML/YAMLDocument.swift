/// A YAML file that is read strictly: every value has a place, and none is left over.
///
///     var document = try YAMLDocument.read("baseline.yaml")
///     try document.apply(override: "disposal.rocket_body.compliance=0.5")
///     let duration = try document.decode { root throws(InputError) in
///       try root.number("duration_yr", unit: "yr", in: .above(0, atMost: 1000)) * year
///     }
public struct YAMLDocument: Sendable {
  /// The path as it was given.
  public let file: String
  /// The folder of the file, to which the paths in it are relative.
  public let folder: String
  /// The text of the file, without overrides.
  public let text: String

  var root: YAMLNode

  /// Reads a file.
  public static func read(_ path: String) throws(InputError) -> YAMLDocument {
    try YAMLDocument(text: FileContents.text(path), file: path)
  }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - file: The path that errors name and to whose folder paths are relative.
  public init(text: String, file: String) throws(InputError) {
    guard let root = try YAMLNode.parse(text, file: file) else {
      throw InputError(file: file, message: "is empty, expected keys and values")
    }
    self.text = text
    self.file = file
    folder = Paths.folder(of: file)
    self.root = root
  }

  /// Reads the document with a closure that asks for its keys.
  ///
  /// A key that the closure does not ask for is refused when it returns, and so in every mapping
  /// below.
  public func decode<Value>(
    _ read: (YAMLMapping) throws(InputError) -> Value
  ) throws(InputError) -> Value {
    try decodeWithRecord(read).value
  }

  /// Reads the document and tells every value that was used, in the order of asking.
  public func decodeWithRecord<Value>(
    _ read: (YAMLMapping) throws(InputError) -> Value
  ) throws(InputError) -> (value: Value, used: [YAMLUse]) {
    let session = YAMLSession(file: file, folder: folder)
    let value = try YAMLValue(path: "", node: root, session: session).mapping(read)
    return (value, session.uses)
  }

  /// Reads the document and tells a survey what the closure asks for.
  func decode<Value>(
    surveyedBy survey: YAMLSurvey, _ read: (YAMLMapping) throws(InputError) -> Value
  ) throws(InputError) {
    let session = YAMLSession(file: file, folder: folder, survey: survey)
    _ = try YAMLValue(path: "", node: root, session: session).mapping(read)
  }
}

/// A value that a reader used: given in the file, by an override, or standard.
public struct YAMLUse: Hashable, Sendable {
  /// The path of keys: `disposal.rocket_body.compliance`, `events[0].date`.
  public let path: String
  /// The value as text.
  public let text: String
  public let origin: YAMLOrigin
}

/// What all the readers of one document share.
final class YAMLSession {
  let file: String
  let folder: String
  var uses: [YAMLUse] = []
  let survey: YAMLSurvey?

  init(file: String, folder: String, survey: YAMLSurvey? = nil) {
    self.file = file
    self.folder = folder
    self.survey = survey
  }
}
