/// What a reader asks of documents, key by key: the source of the reference of keys.
///
/// A reader that is run with a survey tells it every key that it asks for, given or not, with the form,
/// the unit, the range and the standard value that it asks with. What the reader is not asked to
/// read - a branch that no document enters - is not in the survey.
final class YAMLSurvey {
  /// A key and all that was asked of it.
  struct Key {
    /// The path, with `[]` for the entries of a list: `events[].date`.
    let path: String
    /// The forms that are taken, in the order of asking: `number`, `mapping`.
    var forms: [String] = []
    /// The words that are taken.
    var words: [String] = []
    var unit: String?
    /// The range, as messages give it.
    var range: String?
    /// The standard values that were seen, as `detritus check` shows them.
    var standards: [String] = []
    var isRequired = false
    /// Whether it was asked for as a key that may be missing.
    var isOptional = false
    /// The line where a document gives it first.
    var line: Int?
  }

  /// The keys in the order of asking.
  private(set) var keys: [Key] = []
  private var indices: [String: Int] = [:]
  /// What is added to lines, so that those of several documents differ.
  var lineOffset = 0

  /// Tells something of a key; paths of list entries (`events[0]`) are those of all entries.
  func note(_ path: String, _ change: (inout Key) -> Void) {
    let path = path.replacing(#/\[\d+\]/#, with: "[]")
    let index =
      indices[path]
      ?? {
        keys.append(Key(path: path))
        indices[path] = keys.count - 1
        return keys.count - 1
      }()
    change(&keys[index])
  }

  /// Tells the form, the unit and the range that a value is asked for with.
  func form(
    _ path: String, _ form: String, unit: String? = nil, range: AllowedRange? = nil
  ) {
    note(path) { key in
      key.forms.addOnce(form)
      key.unit = key.unit ?? unit
      if let range, range != .anything { key.range = range.description(unit: nil) }
    }
  }

  /// Tells where a document gives a key.
  func place(_ path: String, _ origin: YAMLOrigin) {
    guard case .file(let line, _) = origin else { return }
    note(path) { $0.line = $0.line ?? line + lineOffset }
  }
}

extension [String] {
  /// Adds a text that is not there yet.
  mutating func addOnce(_ text: String) {
    if !contains(text) { append(text) }
  }
}
