import SpaceEnvironment

/// A value of a message as it is written.
struct MessageField {
  let text: String
  /// The unit beside the value, `nil` where it is part of the text or not given.
  var unit: String?
}

/// The keywords of one message, whatever the form of the file.
protocol MessageFields {
  /// The value of a keyword, `nil` where it is not given or empty.
  func field(_ keyword: String) -> MessageField?
  /// An error at a keyword, or at the message where the keyword is missing.
  ///
  /// - Parameter problem: What follows the keyword.
  func error(_ keyword: String, _ problem: String) -> InputError
}

extension MessageFields {
  func text(_ keyword: String) throws(InputError) -> String {
    guard let field = field(keyword) else { throw error(keyword, "is missing") }
    return field.text
  }

  /// The number of a keyword, whose unit must be the given one where it is written.
  ///
  /// - Parameter unit: The unit of the standard, `rev/day**2`; `nil` for a pure number.
  func number(
    _ keyword: String, unit: String?, in range: AllowedRange = .anything
  ) throws(InputError) -> Double {
    guard let field = field(keyword) else { throw error(keyword, "is missing") }
    var text = Substring(field.text)
    var given = field.unit
    if given == nil, text.hasSuffix("]"), let bracket = text.lastIndex(of: "[") {
      given = String(text[text.index(after: bracket)...].dropLast())
      text = text[..<bracket]
      while text.last?.isWhitespace == true { text.removeLast() }
    }
    if let given, given.lowercased() != unit?.lowercased() {
      let must = unit.map { "must be \(quoted($0))" } ?? "must have none"
      throw error(keyword, "has the unit \(quoted(given)), \(must)")
    }
    guard let value = DecimalNumber.parse(String(text)) else {
      throw error(keyword, "should be a number\(bracketed(unit)), found \(quoted(field.text))")
    }
    guard range.contains(value) else {
      let suffix = unit.map { " \($0)" } ?? ""
      throw error(
        keyword, "is \(value.shown)\(suffix), must be \(range.description(unit: unit))")
    }
    return value
  }

  func optionalNumber(
    _ keyword: String, unit: String?, in range: AllowedRange = .anything
  ) throws(InputError) -> Double? {
    field(keyword) == nil ? nil : try number(keyword, unit: unit, in: range)
  }

  /// The whole number of a keyword, `nil` where it is not given.
  func integer(_ keyword: String, in range: ClosedRange<Int>) throws(InputError) -> Int? {
    guard let field = field(keyword) else { return nil }
    guard let value = Int(field.text) else {
      throw error(keyword, "should be a whole number, found \(quoted(field.text))")
    }
    guard range.contains(value) else {
      throw error(
        keyword,
        "is \(value), must be between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  /// The instant of a keyword.
  func instant(_ keyword: String) throws(InputError) -> Instant {
    let text = try text(keyword)
    do {
      return try Instant(text: text)
    } catch {
      throw self.error(keyword, "is wrong: \(error)")
    }
  }

  /// Checks that a keyword, where it is given, has one of some values, in any case.
  func check(_ keyword: String, _ allowed: [String]) throws(InputError) {
    guard let field = field(keyword) else { return }
    guard allowed.contains(field.text.uppercased()) else {
      let words = allowed.map { quoted($0) }.joined(separator: " or ")
      throw error(keyword, "is \(quoted(field.text)), must be \(words)")
    }
  }
}

/// Keywords that were read one by one.
struct KeywordFields: MessageFields {
  struct Entry {
    let field: MessageField
    let line: Int
    let column: Int
  }

  let file: String
  /// The line at which the message begins.
  let line: Int
  private(set) var entries: [String: Entry] = [:]

  init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// Adds a keyword, which must be new.
  mutating func add(_ keyword: String, _ entry: Entry) throws(InputError) {
    if let earlier = entries.updateValue(entry, forKey: keyword) {
      throw InputError(
        file: file, line: entry.line, column: entry.column,
        message: "\(keyword) is given twice, first in line \(earlier.line)")
    }
  }

  func field(_ keyword: String) -> MessageField? {
    guard let field = entries[keyword]?.field, !field.text.isEmpty else { return nil }
    return field
  }

  func error(_ keyword: String, _ problem: String) -> InputError {
    let entry = entries[keyword]
    return InputError(
      file: file, line: entry?.line ?? line, column: entry?.column ?? 1,
      message: "\(keyword) \(problem)")
  }
}
