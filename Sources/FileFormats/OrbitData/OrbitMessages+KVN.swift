// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, sections 3 to 5 and 7.
import OrbitalMechanics

// Messages in keyword = value notation [1], one after the other.
extension OrbitMessages {
  static func readKVN(
    _ bytes: [UInt8], file: String, _ sets: inout [LocatedElementSet],
    _ series: inout [StateSeries], _ faults: inout FaultCollector
  ) throws(InputError) {
    let lines = try KVNLine.lines(of: bytes, file: file)
    // A last line without an end may be cut off, unless it ends in a unit or holds nothing that is read.
    switch lines.last?.content {
    case .keyword(let keyword, let value, _)?
    where !keyword.hasPrefix("USER_DEFINED_") && !value.hasSuffix("]"):
      try checkEnd(bytes, file: file)
    case .data?: try checkEnd(bytes, file: file)
    default: break
    }
    for message in messages(lines) {
      guard case .keyword(let version, let value, let column)? = message.first?.content else {
        continue
      }
      let line = message[message.startIndex].line
      do throws(InputError) {
        switch version {
        case "CCSDS_OMM_VERS":
          try checkVersion(value, file: file, line: line, column: column)
          let (fields, _) = try keywordFields(message, known: meanElementsKeywords, file: file)
          sets.append(
            LocatedElementSet(set: try MeanElementsMessage.elementSet(fields), line: line))
        case "CCSDS_OPM_VERS":
          try checkVersion(value, file: file, line: line, column: column)
          let (fields, manoeuvres) = try keywordFields(
            message, known: stateKeywords, file: file)
          series.append(try StateMessage.series(fields, manoeuvreCount: manoeuvres))
        case "CCSDS_OEM_VERS":
          try checkVersion(value, file: file, line: line, column: column)
          var ephemeris = EphemerisKVN(file: file)
          series.append(contentsOf: try ephemeris.read(message))
        default:
          throw InputError(
            file: file, line: line, column: 1,
            message: "the message begins with \(version), must begin with CCSDS_OMM_VERS, "
              + "CCSDS_OPM_VERS or CCSDS_OEM_VERS")
        }
      } catch {
        try faults.add(error)
      }
    }
  }

  private static let meanElementsKeywords = MeanElementsMessage.otherKeywords
    .union(MeanElementsMessage.keywords).union(StateMessage.covariance).union(["COV_REF_FRAME"])

  private static let stateKeywords = StateMessage.header.union(StateMessage.metadata)
    .union(StateMessage.stateKeywords).union(StateMessage.parameters).union(StateMessage.covariance)

  static func checkVersion(
    _ text: String, file: String, line: Int, column: Int
  ) throws(InputError) {
    guard ["1.0", "2.0", "3.0"].contains(text) else {
      throw InputError(
        file: file, line: line, column: column,
        message: "the version is \(quoted(text)), must be 1.0, 2.0 or 3.0")
    }
  }

  /// Splits the lines of a file at the keywords of versions.
  private static func messages(_ lines: [KVNLine]) -> [ArraySlice<KVNLine>] {
    var starts: [Int] = []
    for (index, line) in lines.enumerated() {
      if case .keyword(let keyword, _, _) = line.content, keyword.hasPrefix("CCSDS_") {
        starts.append(index)
      }
    }
    return zip(starts, starts.dropFirst() + [lines.count]).map { lines[$0..<$1] }
  }

  /// The keywords of a message without sections, and the number of its manoeuvres.
  private static func keywordFields(
    _ message: ArraySlice<KVNLine>, known: Set<String>, file: String
  ) throws(InputError) -> (KeywordFields, manoeuvres: Int) {
    var fields = KeywordFields(file: file, line: message[message.startIndex].line)
    var manoeuvres = 0
    for line in message {
      switch line.content {
      case .comment: break
      case .keyword(let keyword, let value, let column):
        if StateMessage.manoeuvre.contains(keyword), known.contains("X_DOT") {
          if keyword == "MAN_EPOCH_IGNITION" { manoeuvres += 1 }
          continue
        }
        guard known.contains(keyword) || keyword.hasPrefix("USER_DEFINED_") else {
          throw InputError(
            file: file, line: line.line, column: 1,
            message: "unknown keyword \(quoted(keyword))\(suggestion(for: keyword, among: known))")
        }
        try fields.add(
          keyword,
          KeywordFields.Entry(field: MessageField(text: value), line: line.line, column: column))
      case .marker(let word):
        throw InputError(
          file: file, line: line.line, column: 1,
          message: "\(quoted(word)) should be followed by '=' and a value")
      case .data:
        throw InputError(
          file: file, line: line.line, column: 1, message: "should be KEYWORD = value")
      }
    }
    return (fields, manoeuvres)
  }
}
