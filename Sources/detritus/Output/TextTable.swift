import FileFormats

/// A table on the terminal: text to the left, numbers to the right.
struct TextTable {
  private var rows: [[String]]
  private let leadingColumns: Int

  /// - Parameters:
  ///   - header: The names of the columns, with their units.
  ///   - leadingColumns: How many columns hold text.
  init(_ header: [String], leadingColumns: Int = 1) {
    rows = [header]
    self.leadingColumns = leadingColumns
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  var text: String {
    let columns = rows[0].count
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (column, field) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - field.count)
        if column > 0 { line += "  " }
        line += column < leadingColumns ? field + blanks : blanks + field
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

extension Double {
  /// The number with some significant digits, without exponent: `2238`, `0.0383`.
  func digits(_ count: Int) -> String {
    guard self != 0, isFinite else { return isFinite ? "0" : description }
    var places = 0
    var scale = magnitude
    while scale < Self.power(count - 1), places < 12 {
      scale *= 10
      places += 1
    }
    return decimals(places)
  }

  /// The number with so many decimals.
  func decimals(_ places: Int) -> String {
    let factor = Self.power(places)
    guard (magnitude * factor) < 1e15 else { return description }
    let scaled = Int((magnitude * factor).rounded())
    let sign = self < 0 && scaled > 0 ? "-" : ""
    let whole = scaled / Int(factor)
    guard places > 0 else { return "\(sign)\(whole)" }
    let rest = String(scaled % Int(factor))
    return "\(sign)\(whole).\(String(repeating: "0", count: places - rest.count))\(rest)"
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<max(0, exponent)).reduce(1.0) { product, _ in product * 10 }
  }
}
