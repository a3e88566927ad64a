public import SpaceEnvironment

/// A mapping of a YAML document while a closure reads it.
///
/// It remembers which keys were asked for; what is left over is refused when the closure returns.
/// Every reading method takes a standard value for a key that is not given; without one the key is
/// required.
public final class YAMLMapping {
  /// The mapping as a value, for errors that concern it as a whole.
  public let value: YAMLValue
  private let entries: [YAMLNode.Entry]
  private var known: [String] = []
  private var used: Set<String> = []

  init(value: YAMLValue, entries: [YAMLNode.Entry]) {
    self.value = value
    self.entries = entries
  }

  /// The keys that are given, for mappings whose keys are free.
  public var keys: [String] { entries.map(\.key) }

  /// The folder to which the paths in the document are relative.
  public var folder: String { value.session.folder }

  /// Whether a key is given with a value; does not count as asking for it.
  public func contains(_ key: String) -> Bool {
    learn(key)
    survey(key) { $0.isOptional = true }
    return entries.contains { $0.key == key && !$0.value.isNull }
  }

  /// The value of a key, `nil` where the key is missing or has no value (`key:`, `key: null`).
  public func optional(_ key: String) -> YAMLValue? {
    survey(key) { $0.isOptional = true }
    return given(key).flatMap { $0.node.isNull ? nil : $0 }
  }

  /// The value of a key that must be given.
  public func required(_ key: String) throws(InputError) -> YAMLValue {
    survey(key) { $0.isRequired = true }
    if let value = given(key) { return value }
    // A misspelt key is the likelier fault than a missing one.
    let unused = entries.filter { !used.contains($0.key) && !known.contains($0.key) }
    if let slip = nearest(to: key, among: unused.map(\.key)),
      let entry = unused.first(where: { $0.key == slip })
    {
      throw unknown(entry, meant: key)
    }
    throw value.node.origin.error(file: value.session.file, "missing key '\(path(key))'")
  }

  /// An error at a key, or at the mapping where the key is not given.
  public func error(at key: String, _ problem: String) -> InputError {
    let entry = entries.first { $0.key == key }
    return (entry?.value.origin ?? value.node.origin).error(
      file: value.session.file, "\(path(key)) \(problem)")
  }

  public func number(
    _ key: String, unit: String? = nil, in range: AllowedRange = .anything,
    default standard: Double? = nil
  ) throws(InputError) -> Double {
    survey(key, standard?.shown)
    if let standard, given(key) == nil { return note(key, standard.shown, standard) }
    return try required(key).number(unit: unit, in: range)
  }

  public func number(
    _ key: String, unit: String? = nil, in range: ClosedRange<Double>,
    default standard: Double? = nil
  ) throws(InputError) -> Double {
    try number(key, unit: unit, in: AllowedRange(range), default: standard)
  }

  public func integer(
    _ key: String, unit: String? = nil, in range: ClosedRange<Int> = Int.min...Int.max,
    default standard: Int? = nil
  ) throws(InputError) -> Int {
    survey(key, standard.map { String($0) })
    if let standard, given(key) == nil { return note(key, String(standard), standard) }
    return try required(key).integer(unit: unit, in: range)
  }

  public func text(_ key: String, default standard: String? = nil) throws(InputError) -> String {
    survey(key, standard)
    if let standard, given(key) == nil { return note(key, standard, standard) }
    return try required(key).text()
  }

  /// The path of a file; a relative one starts at the folder of the document.
  public func filePath(_ key: String) throws(InputError) -> String {
    try required(key).filePath()
  }

  public func flag(_ key: String, default standard: Bool? = nil) throws(InputError) -> Bool {
    survey(key, standard.map { String($0) })
    if let standard, given(key) == nil { return note(key, String(standard), standard) }
    return try required(key).flag()
  }

  public func date(_ key: String) throws(InputError) -> Instant {
    try required(key).date()
  }

  /// The value that a word stands for.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - words: The allowed words.
  ///   - standard: The word that stands where none is given.
  public func choice<Value>(
    _ key: String, of words: KeyValuePairs<String, Value>, default standard: String? = nil
  ) throws(InputError) -> Value {
    survey(key, standard)
    if let standard, given(key) == nil {
      guard let pair = words.first(where: { $0.key == standard }) else {
        preconditionFailure("the standard word is one of the allowed")
      }
      return note(key, standard, pair.value)
    }
    return try required(key).choice(of: words)
  }

  /// The case whose raw value is the word.
  public func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Value.Type, default standard: Value? = nil
  ) throws(InputError) -> Value {
    survey(key, standard?.rawValue)
    if let standard, given(key) == nil { return note(key, standard.rawValue, standard) }
    return try required(key).choice(of: type)
  }

  /// The values of a list; with `optional` none where the key is not given.
  public func list(_ key: String, optional: Bool = false) throws(InputError) -> [YAMLValue] {
    if optional { survey(key, "[]") }
    if optional, given(key) == nil { return note(key, "[]", []) }
    return try required(key).list()
  }

  /// Reads the mapping of a key; one that is missing is read as an empty one where that is allowed.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - optional: Whether the key may be missing; then all standard values stand.
  ///   - read: The closure that asks for the keys inside.
  public func mapping<Value>(
    _ key: String, optional: Bool = false, _ read: (YAMLMapping) throws(InputError) -> Value
  ) throws(InputError) -> Value {
    if optional { survey(key, "those of its keys") }
    if optional, self.optional(key) == nil {
      survey(key) { $0.forms.addOnce("mapping") }
      let empty = YAMLNode(content: .mapping([]), origin: value.node.origin)
      let mapping = YAMLMapping(
        value: YAMLValue(path: path(key), node: empty, session: value.session), entries: [])
      return try read(mapping)
    }
    return try required(key).mapping(read)
  }

  /// Reads `none` (then `nil`) or the mapping of a key.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - optional: Whether a missing key stands for `none`.
  ///   - read: The closure that asks for the keys inside.
  public func noneOr<Value>(
    _ key: String, optional: Bool = false, _ read: (YAMLMapping) throws(InputError) -> Value
  ) throws(InputError) -> Value? {
    if optional { survey(key, "none") }
    if optional, given(key) == nil { return note(key, "none", nil) }
    return try required(key).noneOr(read)
  }

  /// Refuses the keys that nobody asked for.
  func finish() throws(InputError) {
    for entry in entries where !used.contains(entry.key) {
      if known.contains(entry.key) {
        throw entry.keyOrigin.error(
          file: value.session.file,
          "\(path(entry.key)) cannot stand beside the other keys of this mapping")
      }
      let missing = known.filter { !used.contains($0) }
      throw unknown(entry, meant: nearest(to: entry.key, among: missing))
    }
  }

  private func given(_ key: String) -> YAMLValue? {
    learn(key)
    guard let entry = entries.first(where: { $0.key == key }) else { return nil }
    used.insert(key)
    value.session.survey?.place(path(key), entry.keyOrigin)
    return YAMLValue(path: path(key), node: entry.value, session: value.session)
  }

  private func unknown(_ entry: YAMLNode.Entry, meant: String?) -> InputError {
    let hint = meant.map { " (did you mean '\($0)'?)" } ?? ""
    return entry.keyOrigin.error(
      file: value.session.file, "unknown key \(quoted(path(entry.key)))\(hint)")
  }

  private func learn(_ key: String) {
    if !known.contains(key) { known.append(key) }
  }

  /// Tells the survey, if there is one, what is asked of a key.
  private func survey(_ key: String, _ change: (inout YAMLSurvey.Key) -> Void) {
    value.session.survey?.note(path(key), change)
  }

  /// Tells the survey the standard value of a key, if it has one.
  private func survey(_ key: String, _ standard: String?) {
    guard let standard else { return }
    survey(key) { $0.standards.addOnce(standard) }
  }

  private func path(_ key: String) -> String {
    value.path.isEmpty ? key : "\(value.path).\(key)"
  }

  /// Notes the standard value of a key that is not given.
  func noteStandard(_ key: String, _ text: String) {
    survey(key, text)
    value.session.uses.append(YAMLUse(path: path(key), text: text, origin: .standard))
  }

  private func note<Value>(_ key: String, _ text: String, _ standard: Value) -> Value {
    noteStandard(key, text)
    return standard
  }
}
