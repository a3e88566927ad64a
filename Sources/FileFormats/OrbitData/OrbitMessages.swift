// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages.
import OrbitalMechanics

/// The reading of files with one or more orbit messages [1]; a faulty message goes to the collector.
enum OrbitMessages {
  /// Reads mean elements as a JSON list of objects, or one object, with keywords as keys.
  static func readJSON(
    _ bytes: [UInt8], file: String, _ sets: inout [LocatedElementSet],
    _ faults: inout FaultCollector
  ) throws(InputError) {
    let document = try JSONParser.parse(bytes, file: file)
    let nodes: [JSONNode]
    if case .list(let list) = document.content { nodes = list } else { nodes = [document] }
    let known = Set(MeanElementsMessage.keywords)
    sets.reserveCapacity(nodes.count)
    // Counting from one node to the next keeps the whole linear.
    var place = Position(line: 1, column: 1)
    var counted = 0
    func advance(to offset: Int) -> Position {
      for byte in bytes[counted..<offset] {
        if byte == UInt8(ascii: "\n") {
          place = Position(line: place.line + 1, column: 1)
        } else if byte & 0xC0 != 0x80 {
          place.column += 1
        }
      }
      counted = offset
      return place
    }
    for node in nodes {
      let start = advance(to: node.offset)
      guard case .object(let members) = node.content else {
        try faults.add(
          InputError(
            file: file, line: start.line, column: start.column,
            message: "should be an object with the keywords of a message, found \(node.kind)"))
        continue
      }
      var fields = KeywordFields(file: file, line: start.line)
      do throws(InputError) {
        for (key, value) in members where known.contains(key) {
          let place = advance(to: value.offset)
          let text: String
          switch value.content {
          case .null: text = ""
          case .number(let number): text = number
          case .text(let content): text = content
          default:
            throw InputError(
              file: file, line: place.line, column: place.column,
              message: "\(key) should be a number or text, found \(value.kind)")
          }
          try fields.add(
            key,
            KeywordFields.Entry(
              field: MessageField(text: text), line: place.line, column: place.column))
        }
        let set = try MeanElementsMessage.elementSet(fields)
        sets.append(LocatedElementSet(set: set, line: start.line))
      } catch {
        try faults.add(error)
      }
    }
  }

  /// Reads mean elements as CSV with keywords as columns.
  static func readCSV(
    _ bytes: [UInt8], file: String, _ sets: inout [LocatedElementSet],
    _ faults: inout FaultCollector
  ) throws(InputError) {
    var bytes = bytes
    do throws(InputError) {
      try checkEnd(bytes, file: file)
    } catch {
      try faults.add(error)
      bytes.removeLast(bytes.reversed().prefix { $0 != UInt8(ascii: "\n") }.count)
    }
    let table = try CSVTable(
      bytes: bytes, file: file,
      columns: [
        "EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE",
        "ARG_OF_PERICENTER", "MEAN_ANOMALY", "BSTAR",
      ], allowingOthers: true, toleratingBrokenRows: faults.policy == .lenient)
    try faults.add(table.faults)
    var columns: [String: CSVColumn] = [:]
    for name in MeanElementsMessage.keywords { columns[name] = table[name] }
    sets.reserveCapacity(table.rowCount)
    for row in table.rows {
      do throws(InputError) {
        let set = try MeanElementsMessage.elementSet(RowFields(row: row, columns: columns))
        sets.append(LocatedElementSet(set: set, line: row.line))
      } catch {
        try faults.add(error)
      }
    }
  }

  /// Checks that the last line is whole: one that is cut off inside a number shows in nothing else.
  static func checkEnd(_ bytes: [UInt8], file: String) throws(InputError) {
    guard bytes.last != UInt8(ascii: "\n") else { return }
    throw InputError(
      file: file, line: Position.of(bytes.count, in: bytes).line,
      message: "the file ends inside a line: no line break at its end")
  }

  private struct RowFields: MessageFields {
    let row: CSVRow
    let columns: [String: CSVColumn]

    func field(_ keyword: String) -> MessageField? {
      guard let column = columns[keyword], !row.isEmpty(column) else { return nil }
      return MessageField(text: row.anyText(column))
    }

    func error(_ keyword: String, _ problem: String) -> InputError {
      row.error(columns[keyword] ?? CSVColumn(name: keyword, index: nil), problem)
    }
  }
}
