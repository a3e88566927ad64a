import OrbitalMechanics

/// The text of two- and three-line elements: names, comments and blank lines between pairs.
///
/// A line that begins with `1` or `2` and a blank is a line of elements; one that begins with `#` is
/// a comment; any other is the name of the object after it, with or without `0` and a blank before.
struct TwoLineElementsText {
  private let bytes: [UInt8]
  private let file: String
  private let verifiesChecksums: Bool
  private var position = 0
  private var line = 0

  init(bytes: [UInt8], file: String, verifiesChecksums: Bool) {
    self.bytes = bytes
    self.file = file
    self.verifiesChecksums = verifiesChecksums
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// A line of the file, without blanks at its end.
  private struct Line {
    let range: Range<Int>
    let number: Int
  }

  /// Reads all sets; faults go to the collector, which ends the reading or leaves out the set.
  mutating func read(
    into sets: inout [LocatedElementSet], _ faults: inout FaultCollector
  ) throws(InputError) {
    sets.reserveCapacity(bytes.count / 140)
    var name: String?
    var first: Line?
    while let line = nextLine() {
      let byte = bytes[line.range.lowerBound]
      let isOfElements =
        (byte == UInt8(ascii: "1") || byte == UInt8(ascii: "2"))
        && (line.range.count == 1 || bytes[line.range.lowerBound + 1] == UInt8(ascii: " "))
      if byte == UInt8(ascii: "#") { continue }
      guard isOfElements else {
        if let first { try faults.add(withoutSecond(first)) }
        first = nil
        name = try self.name(line, &faults)
        continue
      }
      if byte == UInt8(ascii: "1") {
        if let first { try faults.add(withoutSecond(first)) }
        first = line
        continue
      }
      guard let pair = first else {
        name = nil
        try faults.add(error(line, "line 2 of an element set without line 1 before it"))
        continue
      }
      first = nil
      do throws(InputError) {
        let set = try TwoLineElements.read(
          elementLine(pair), elementLine(line), name: name, verifiesChecksums: verifiesChecksums)
        sets.append(LocatedElementSet(set: set, line: pair.number))
      } catch {
        try faults.add(error)
      }
      name = nil
    }
    if let first {
      try faults.add(error(first, "the file ends after line 1 of an element set"))
    }
  }

  private func elementLine(_ line: Line) throws(InputError) -> ElementLine {
    guard line.range.count == ElementLine.width else {
      let problem =
        line.range.count < ElementLine.width
        ? "the line is cut off: it has" : "the line is too long: it has"
      throw InputError(
        file: file, line: line.number, column: min(line.range.count, ElementLine.width) + 1,
        message: "\(problem) \(line.range.count) columns, must have \(ElementLine.width)")
    }
    return ElementLine(
      bytes: bytes, start: line.range.lowerBound, file: file, line: line.number)
  }

  private func name(
    _ line: Line, _ faults: inout FaultCollector
  ) throws(InputError) -> String? {
    var content = line.range
    if content.count > 2, bytes[content.lowerBound] == UInt8(ascii: "0"),
      bytes[content.lowerBound + 1] == UInt8(ascii: " ")
    {
      content.removeFirst(2)
    }
    guard let text = String(validating: bytes[content], as: UTF8.self),
      !text.utf8.contains(where: { $0 < 0x20 })
    else {
      try faults.add(error(line, "is neither a line of elements nor the name of an object"))
      return nil
    }
    return text
  }

  private func withoutSecond(_ first: Line) -> InputError {
    error(first, "line 1 of an element set without line 2 after it")
  }

  private func error(_ line: Line, _ message: String) -> InputError {
    InputError(file: file, line: line.number, column: 1, message: message)
  }

  /// The next line that is not blank.
  private mutating func nextLine() -> Line? {
    while position < bytes.count {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      var end = position
      position += 1
      line += 1
      while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\r")
      { end -= 1 }
      if end > start { return Line(range: start..<end, number: line) }
    }
    return nil
  }
}

extension Range<Int> {
  fileprivate mutating func removeFirst(_ count: Int) {
    self = (lowerBound + count)..<upperBound
  }
}
