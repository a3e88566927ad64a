// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, sections 5 and 7.
import OrbitalMechanics
import SpaceEnvironment

/// The segments of an OEM in KVN [1]: metadata between two markers, then a line per state.
struct EphemerisKVN {
  private enum Section {
    case header
    case metadata
    case states
    case covariance
  }

  let file: String
  private var section = Section.header
  private var fields: KeywordFields
  private var frame = ReferenceFrame.teme
  private var states: [(state: TimedState, line: Int)] = []
  private var series: [StateSeries] = []

  init(file: String) {
    self.file = file
    fields = KeywordFields(file: file, line: 1)
  }

  mutating func read(_ message: ArraySlice<KVNLine>) throws(InputError) -> [StateSeries] {
    for line in message { try read(line) }
    let last = message[message.index(before: message.endIndex)].line
    switch section {
    case .header: throw error(last, "the message ends before META_START")
    case .metadata: throw error(last, "the message ends before META_STOP")
    case .covariance: throw error(last, "the message ends before COVARIANCE_STOP")
    case .states: try close()
    }
    return series
  }

  private mutating func read(_ line: KVNLine) throws(InputError) {
    switch (line.content, section) {
    case (.comment, _): break
    case (.marker("META_START"), .header): open(line)
    case (.marker("META_START"), .states):
      try close()
      open(line)
    case (.marker("META_STOP"), .metadata):
      frame = try StateMessage.frame(fields)
      section = .states
    case (.marker("COVARIANCE_START"), .states): section = .covariance
    case (.marker("COVARIANCE_STOP"), .covariance): section = .states
    case (.marker(let word), _): throw error(line.line, "\(quoted(word)) may not stand here")
    case (.keyword(let keyword, _, _), .header):
      guard StateMessage.header.contains(keyword) else {
        throw error(line.line, "unknown keyword \(quoted(keyword)) before META_START")
      }
    case (.keyword(let keyword, let value, let column), .metadata):
      let known = StateMessage.metadata.union(StateMessage.ephemerisMetadata)
      guard known.contains(keyword) else {
        throw error(
          line.line, "unknown keyword \(quoted(keyword))\(suggestion(for: keyword, among: known))")
      }
      try fields.add(
        keyword,
        KeywordFields.Entry(field: MessageField(text: value), line: line.line, column: column))
    case (.data(let words), .states): states.append((try state(words, line: line.line), line.line))
    case (_, .covariance): break
    case (.keyword(let keyword, _, _), _):
      throw error(line.line, "the keyword \(quoted(keyword)) may not stand among states")
    case (.data, _): throw error(line.line, "a line of data may not stand here")
    }
  }

  private mutating func open(_ line: KVNLine) {
    section = .metadata
    fields = KeywordFields(file: file, line: line.line)
    states = []
  }

  private mutating func close() throws(InputError) {
    series.append(
      try StateMessage.series(
        fields, states, frame: frame, file: file, line: fields.line))
  }

  private func state(
    _ words: [(text: String, column: Int)], line: Int
  ) throws(InputError) -> TimedState {
    guard words.count == 7 || words.count == 10 else {
      throw error(
        line,
        "the state has \(words.count) values, must have an epoch and 6 numbers, or 9 with "
          + "accelerations")
    }
    let instant: Instant
    do {
      instant = try Instant(text: words[0].text)
    } catch {
      throw InputError(
        file: file, line: line, column: words[0].column, message: "the epoch is wrong: \(error)")
    }
    var numbers: [Double] = []
    for (index, word) in words.dropFirst().enumerated() {
      guard let number = DecimalNumber.parse(word.text) else {
        let unit = index < 3 ? "km" : index < 6 ? "km/s" : "km/s**2"
        throw InputError(
          file: file, line: line, column: word.column,
          message: "should be a number [\(unit)], found \(quoted(word.text))")
      }
      numbers.append(number * kilometre)
    }
    return TimedState(
      instant: instant,
      state: CartesianState(
        position: SIMD3(numbers[0], numbers[1], numbers[2]),
        velocity: SIMD3(numbers[3], numbers[4], numbers[5])))
  }

  private func error(_ line: Int, _ message: String) -> InputError {
    InputError(file: file, line: line, column: 1, message: message)
  }
}
