// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, section 8.
// [2] CCSDS 505.0-B-3 (2023), XML specification for navigation data messages.
import OrbitalMechanics
import SpaceEnvironment

// Messages in XML [1], alone or several inside `ndm` [2].
extension OrbitMessages {
  static func readXML(
    _ bytes: [UInt8], file: String, _ sets: inout [LocatedElementSet],
    _ series: inout [StateSeries], _ faults: inout FaultCollector
  ) throws(InputError) {
    let root = try XMLParser.parse(bytes, file: file)
    let messages = root.name == "ndm" ? root.children : [root]
    for message in messages where !(root.name == "ndm" && ndmHeader.contains(message.name)) {
      do throws(InputError) {
        try read(message, file: file, &sets, &series)
      } catch {
        try faults.add(error)
      }
    }
  }

  /// What may stand beside messages in `ndm` [2].
  private static let ndmHeader: Set<String> = ["MESSAGE_ID", "COMMENT"]

  private static func read(
    _ message: XMLElement, file: String, _ sets: inout [LocatedElementSet],
    _ series: inout [StateSeries]
  ) throws(InputError) {
    func wrong(_ element: XMLElement, _ problem: String) -> InputError {
      InputError(file: file, line: element.line, column: element.column, message: problem)
    }
    guard ["omm", "opm", "oem"].contains(message.name) else {
      throw wrong(message, "the message is <\(message.name)>, must be <omm>, <opm> or <oem>")
    }
    guard let version = message.attribute("version") else {
      throw wrong(message, "<\(message.name)> has no version")
    }
    try checkVersion(version, file: file, line: message.line, column: message.column)
    let segments = message.child("body")?.children(named: "segment") ?? []
    guard !segments.isEmpty else { throw wrong(message, "<\(message.name)> has no segment") }
    if message.name != "oem", segments.count > 1 {
      throw wrong(
        segments[1], "<\(message.name)> has \(segments.count) segments, must have 1")
    }
    for segment in segments {
      if message.name == "oem" {
        series.append(try ephemeris(segment, file: file))
        continue
      }
      var fields = KeywordFields(file: file, line: message.line)
      if let header = message.child("header") { try collect(header, into: &fields) }
      try collect(segment, into: &fields)
      if message.name == "omm" {
        sets.append(
          LocatedElementSet(set: try MeanElementsMessage.elementSet(fields), line: message.line))
      } else {
        let manoeuvres = segment.child("data")?.children(named: "maneuverParameters").count ?? 0
        series.append(try StateMessage.series(fields, manoeuvreCount: manoeuvres))
      }
    }
  }

  private static func ephemeris(
    _ segment: XMLElement, file: String
  ) throws(InputError) -> StateSeries {
    var fields = KeywordFields(file: file, line: segment.line)
    if let metadata = segment.child("metadata") { try collect(metadata, into: &fields) }
    let frame = try StateMessage.frame(fields)
    var states: [(state: TimedState, line: Int)] = []
    for element in segment.child("data")?.children(named: "stateVector") ?? [] {
      var values = KeywordFields(file: file, line: element.line)
      try collect(element, into: &values)
      states.append((try StateMessage.state(values), element.line))
    }
    return try StateMessage.series(
      fields, states, frame: frame, file: file, line: segment.line)
  }

  /// Collects the elements without children, other than those that may come several times.
  private static func collect(
    _ element: XMLElement, into fields: inout KeywordFields
  ) throws(InputError) {
    let repeated: Set<String> = ["COMMENT", "USER_DEFINED"]
    let sections: Set<String> = ["maneuverParameters", "covarianceMatrix"]
    for child in element.children where !sections.contains(child.name) {
      if !child.children.isEmpty {
        try collect(child, into: &fields)
      } else if !repeated.contains(child.name) {
        try fields.add(
          child.name,
          KeywordFields.Entry(
            field: MessageField(text: child.text, unit: child.attribute("units")),
            line: child.line, column: child.column))
      }
    }
  }
}
