public import SpaceEnvironment

/// A value of a YAML document; every fault is thrown with its place.
public struct YAMLValue {
  /// The path of keys: `disposal.rocket_body.compliance`, `events[0].date`; empty for the root.
  public let path: String
  let node: YAMLNode
  let session: YAMLSession

  public var origin: YAMLOrigin { node.origin }

  public var isMapping: Bool { if case .mapping = node.content { true } else { false } }
  public var isList: Bool { if case .sequence = node.content { true } else { false } }

  /// Whether the value is a given word: `none`, `default`, `random`. A match counts as used.
  public func isWord(_ word: String) -> Bool {
    session.survey?.note(path) { $0.words.addOnce(word) }
    guard case .scalar(word, _) = node.content else { return false }
    use(word)
    return true
  }

  /// An error at this value: `duration_yr is -5 yr, must be ...`.
  ///
  /// - Parameter problem: What follows the path of the value.
  public func error(_ problem: String) -> InputError {
    node.origin.error(
      file: session.file, path.isEmpty ? "the document \(problem)" : "\(path) \(problem)")
  }

  /// The number, in the unit of its key.
  ///
  /// - Parameters:
  ///   - unit: The unit, for the message; `nil` for a pure number.
  ///   - range: The range in which the number must lie, in that unit.
  public func number(
    unit: String? = nil, in range: AllowedRange = .anything
  ) throws(InputError) -> Double {
    session.survey?.form(path, "number", unit: unit, range: range)
    guard case .scalar(let text, isQuoted: false) = node.content,
      let value = DecimalNumber.parse(text)
    else { throw error("should be a number\(bracketed(unit)), found \(node.found)") }
    guard range.contains(value) else {
      let suffix = unit.map { " \($0)" } ?? ""
      throw error("is \(value.shown)\(suffix), must be \(range.description(unit: unit))")
    }
    use(text)
    return value
  }

  /// The whole number, written without point and exponent.
  public func integer(
    unit: String? = nil, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(InputError) -> Int {
    session.survey?.form(path, "whole number", unit: unit, range: AllowedRange(range))
    guard case .scalar(let text, isQuoted: false) = node.content, let value = Int(text) else {
      throw error("should be a whole number\(bracketed(unit)), found \(node.found)")
    }
    guard range.contains(value) else {
      let suffix = unit.map { " \($0)" } ?? ""
      let allowed =
        range.upperBound == .max
        ? "at least \(range.lowerBound)\(suffix)"
        : "between \(range.lowerBound) and \(range.upperBound)\(suffix)"
      throw error("is \(value)\(suffix), must be \(allowed)")
    }
    use(text)
    return value
  }

  /// The text, in quotes or not; not empty.
  public func text() throws(InputError) -> String {
    try text(asked: "text")
  }

  private func text(asked form: String) throws(InputError) -> String {
    session.survey?.form(path, form)
    guard case .scalar(let text, _) = node.content, !node.isNull, !text.isEmpty else {
      throw error("should be text, found \(node.found)")
    }
    use(text)
    return text
  }

  /// The path of a file; a relative one starts at the folder of the document.
  public func filePath() throws(InputError) -> String {
    Paths.join(session.folder, try text(asked: "file"))
  }

  public func flag() throws(InputError) -> Bool {
    session.survey?.note(path) { $0.words = ["true", "false"] }
    switch node.content {
    case .scalar("true", isQuoted: false):
      use("true")
      return true
    case .scalar("false", isQuoted: false):
      use("false")
      return false
    default: throw error("should be true or false, found \(node.found)")
    }
  }

  /// The date or time in UTC.
  public func date() throws(InputError) -> Instant {
    session.survey?.form(path, "date")
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      throw error("should be a date YYYY-MM-DD, found \(node.found)")
    }
    do {
      let date = try Instant(text: text)
      use(text)
      return date
    } catch {
      throw self.error("is wrong: \(error)")
    }
  }

  /// The value that a word stands for.
  public func choice<Value>(
    of words: KeyValuePairs<String, Value>
  ) throws(InputError) -> Value {
    let names = words.map(\.key)
    session.survey?.note(path) { key in names.forEach { key.words.addOnce($0) } }
    guard case .scalar(let text, _) = node.content, !node.isNull else {
      throw error("should be one of \(names.joined(separator: ", ")), found \(node.found)")
    }
    guard let chosen = words.first(where: { $0.key == text }) else {
      throw error(
        "is \(quoted(text)), must be one of \(names.joined(separator: ", "))"
          + suggestion(for: text, among: names))
    }
    use(text)
    return chosen.value
  }

  /// The case whose raw value is the word.
  public func choice<Value: RawRepresentable<String> & CaseIterable>(
    of type: Value.Type
  ) throws(InputError) -> Value {
    let names = type.allCases.map(\.rawValue)
    session.survey?.note(path) { key in names.forEach { key.words.addOnce($0) } }
    guard case .scalar(let text, _) = node.content, let value = Value(rawValue: text) else {
      let given = if case .scalar(let text, _) = node.content, !node.isNull { text } else { "" }
      throw error(
        "is \(given.isEmpty ? node.found : quoted(given)), must be one of "
          + names.joined(separator: ", ") + suggestion(for: given, among: names))
    }
    use(text)
    return value
  }

  /// The values of a list.
  public func list() throws(InputError) -> [YAMLValue] {
    session.survey?.form(path, "list")
    guard case .sequence(let nodes) = node.content else {
      throw error("should be a list, found \(node.found)")
    }
    if nodes.isEmpty { use("[]") }
    return nodes.enumerated().map {
      YAMLValue(path: "\(path)[\($0.offset)]", node: $0.element, session: session)
    }
  }

  /// The numbers of a list.
  public func numbers(
    unit: String? = nil, in range: AllowedRange = .anything
  ) throws(InputError) -> [Double] {
    var numbers: [Double] = []
    for value in try list() { numbers.append(try value.number(unit: unit, in: range)) }
    return numbers
  }

  /// Reads a mapping with a closure; a key that it does not ask for is refused when it returns.
  public func mapping<Value>(
    _ read: (YAMLMapping) throws(InputError) -> Value
  ) throws(InputError) -> Value {
    session.survey?.form(path, "mapping")
    guard case .mapping(let entries) = node.content else {
      throw error("should be a mapping of keys to values, found \(node.found)")
    }
    if entries.isEmpty { use("{}") }
    let mapping = YAMLMapping(value: self, entries: entries)
    let value = try read(mapping)
    try mapping.finish()
    return value
  }

  /// Reads a mapping with a closure, or the word `none`.
  public func noneOr<Value>(
    _ read: (YAMLMapping) throws(InputError) -> Value
  ) throws(InputError) -> Value? {
    if isWord("none") { return nil }
    guard isMapping else {
      throw error("should be none or a mapping of keys to values, found \(node.found)")
    }
    return try mapping(read)
  }

  private func use(_ text: String) {
    session.uses.append(YAMLUse(path: path, text: text, origin: node.origin))
  }
}
