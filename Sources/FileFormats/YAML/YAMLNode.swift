/// A node of a YAML document and where it comes from.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    /// A scalar; one in quotes is text whatever it spells.
    case scalar(String, isQuoted: Bool)
    case mapping([Entry])
    case sequence([YAMLNode])
  }

  struct Entry: Sendable {
    let key: String
    let keyOrigin: YAMLOrigin
    var value: YAMLNode
  }

  var content: Content
  var origin: YAMLOrigin

  /// Whether nothing is given: `key:`, `key: null` or `key: ~`.
  var isNull: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return text == "" || text == "null" || text == "~" || text == "Null" || text == "NULL"
  }

  /// What messages say was found: `text 'abc'`, `a mapping`.
  var found: String {
    switch content {
    case .mapping: return "a mapping"
    case .sequence: return "a list"
    case .scalar(let text, let isQuoted):
      if isNull { return "nothing" }
      if !isQuoted, DecimalNumber.parse(text) != nil { return "the number \(text)" }
      return "text \(quoted(text))"
    }
  }
}

/// Where a value comes from.
public enum YAMLOrigin: Hashable, Sendable {
  /// A place in the file: line and character, from 1.
  case file(line: Int, column: Int)
  /// An override, as it was given: `disposal.rocket_body.compliance=0.5`.
  case override(String)
  /// The value that stands where none is given.
  case standard

  /// Returns the error at this place.
  func error(file: String, _ message: String) -> InputError {
    switch self {
    case .file(let line, let column):
      InputError(file: file, line: line, column: column, message: message)
    case .override(let text):
      InputError(file: "--set \(text)", message: message)
    case .standard:
      InputError(file: file, message: message)
    }
  }
}
