import DebrisEnvironment

/// The first comment of a population or traffic file: `source: ...; epoch: ...; objects: ...`.
struct TableComment {
  private static let names = [
    "source", "epoch", "years", "made by", "objects", "mass_kg", "area_m2",
  ]

  private let file: String
  private var fields: [String: (text: String, column: Int)] = [:]

  /// Reads the first comment of a table.
  init(_ table: CSVTable) throws(InputError) {
    file = table.file
    guard let comment = table.comments.first else {
      throw InputError(
        file: file, line: 1, column: 1,
        message: "expected the comment '# source: ...; objects: ...' before the header")
    }
    // The comment was stripped of what stands before its first character.
    let line = Array(table.bytes.prefix { $0 != UInt8(ascii: "\n") })
    let stripped = line.drop {
      $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t")
        || $0 > 0x7F
    }
    var column = 1 + line.count - stripped.count
    var last: String?
    for part in comment.split(separator: ";", omittingEmptySubsequences: false) {
      let text = part.trimmed
      if let name = Self.names.first(where: { text.hasPrefix($0 + ":") }) {
        let start = column + part.prefix { $0 == " " }.count
        if fields[name] != nil {
          throw InputError(
            file: file, line: 1, column: start, message: "\(name) is given twice in the comment")
        }
        fields[name] = (text.dropFirst(name.count + 1).trimmed, start)
        last = name
      } else if let last {
        // A semicolon inside a value.
        fields[last]?.text += ";" + part
      }
      column += part.unicodeScalars.count + 1
    }
  }

  /// The text of a field.
  func text(_ name: String) throws(InputError) -> String {
    guard let field = fields[name] else {
      throw InputError(
        file: file, line: 1, column: 1, message: "the comment lacks \(quoted(name + ":"))")
    }
    return field.text
  }

  /// An error at a field.
  func error(_ name: String, _ problem: String) -> InputError {
    InputError(
      file: file, line: 1, column: fields[name]?.column ?? 1, message: "\(name) \(problem)")
  }

  /// Compares the totals that the comment states with those of the rows, to a relative 1e-6.
  ///
  /// A file that was cut off between two rows shows here.
  func check(_ records: some Sequence<PopulationRecord>) throws(InputError) {
    let totals = Totals(records)
    _ = try text("objects")
    for (name, value) in [
      ("objects", totals.count), ("mass_kg", totals.mass), ("area_m2", totals.area),
    ] {
      guard let field = fields[name] else { continue }
      guard let stated = DecimalNumber.parse(field.text), stated >= 0 else {
        throw error(name, "should be a number, found \(quoted(field.text))")
      }
      guard abs(stated - value) <= 1e-6 * max(stated, value) else {
        throw error(
          name,
          "is \(stated.shown) in the comment but \(value.shown) in the rows; "
            + "the file is incomplete or was edited")
      }
    }
  }

  /// Returns the comment of a table.
  ///
  /// - Parameters:
  ///   - source: What the table was made from.
  ///   - time: The name and the text of the epoch or the years.
  ///   - madeBy: The command that made it.
  ///   - records: The records to sum.
  static func text(
    source: String, time: (name: String, text: String), madeBy: String,
    records: some Sequence<PopulationRecord>
  ) -> String {
    let totals = Totals(records)
    return "source: \(value(source)); \(time.name): \(time.text); made by: \(value(madeBy)); "
      + "objects: \(totals.count.nineDigits); mass_kg: \(totals.mass.nineDigits); "
      + "area_m2: \(totals.area.nineDigits)"
  }

  /// A text as the value of a field: on one line, whatever file it was read from.
  private static func value(_ text: String) -> String {
    precondition(
      !text.split(separator: ";").dropFirst().contains { part in
        names.contains { part.trimmed.hasPrefix($0 + ":") }
      }, "the text does not imitate a field of the comment")
    return oneLine(text)
  }

  /// The sums over the records.
  private struct Totals {
    var count = 0.0
    var mass = 0.0
    var area = 0.0

    init(_ records: some Sequence<PopulationRecord>) {
      for record in records {
        count += record.count
        mass += record.count * record.objectClass.meanMass
        area += record.count * record.objectClass.meanArea
      }
    }
  }
}

extension Substring {
  /// The text without blanks at both ends.
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
