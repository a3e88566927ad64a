extension CSVRow {
  /// The index of a name in a list.
  ///
  /// - Parameters:
  ///   - column: The column that holds the name.
  ///   - names: The list.
  ///   - guess: Where to look first: tables mostly repeat the name of the row before.
  ///   - where: Where the names come from, for the message.
  func index(
    _ column: CSVColumn, among names: NameList, guess: Int
  ) throws(InputError) -> Int {
    if let field = field(column) {
      if names.matches(guess, table.bytes, field.range) { return guess }
      for index in 0..<names.count where names.matches(index, table.bytes, field.range) {
        return index
      }
    }
    let given = try text(column)
    throw error(
      column,
      "is \(quoted(given)), must be a species of \(names.source)"
        + suggestion(for: given, among: names.names))
  }

  /// The whole number in a field, from 0 and below a count.
  func number(_ column: CSVColumn, below count: Int) throws(InputError) -> Int {
    if let range = field(column)?.range, (1...9).contains(range.count) {
      var value = 0
      for position in range {
        let digit = Int(table.bytes[position]) - 48
        guard (0...9).contains(digit) else {
          return try integer(column, in: 0...count - 1)
        }
        value = 10 * value + digit
      }
      if value < count { return value }
    }
    return try integer(column, in: 0...count - 1)
  }
}

/// Names that the fields of a table may hold, compared byte by byte.
struct NameList {
  let names: [String]
  /// The file that lists them.
  let source: String
  private let bytes: [[UInt8]]

  var count: Int { names.count }

  init(_ names: [String], source: String) {
    self.names = names
    self.source = source
    bytes = names.map { Array($0.utf8) }
  }

  func matches(_ index: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
    let name = bytes[index]
    guard name.count == range.count else { return false }
    for k in 0..<name.count where name[k] != text[range.lowerBound + k] { return false }
    return true
  }
}
