// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages.
// [2] CelesTrak, A new way to obtain GP data, https://celestrak.org/NORAD/documentation/gp-data-formats.php
import OrbitalMechanics
import SpaceEnvironment

/// Files of orbits: two- and three-line elements, and CCSDS orbit messages [1] in all their forms.
///
/// Mean elements come as OMM in KVN, XML, JSON and CSV [2], states as OPM and OEM in KVN and XML.
/// Nothing is converted between frames; time systems other than UTC are refused.
public enum OrbitDataFile {
  /// Reads a file, whose form its content tells.
  ///
  /// A file that is no JSON, XML or text at all is refused by either policy: what follows the
  /// damage cannot be trusted. Rows of CSV stand by themselves: a broken one is a fault like others.
  public static func read(
    _ path: String, _ reading: OrbitDataReading = OrbitDataReading()
  ) throws(InputError) -> OrbitData {
    try read(FileContents.read(path), file: path, reading)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The path that errors name.
  ///   - reading: What is a fault, and what happens then. A file of which nothing is left is always
  ///     an error.
  public static func read(
    _ bytes: [UInt8], file: String, _ reading: OrbitDataReading = OrbitDataReading()
  ) throws(InputError) -> OrbitData {
    guard let form = form(of: bytes) else {
      throw InputError(
        file: file, message: bytes.isEmpty ? "is empty" : "has nothing but blanks and comments")
    }
    var faults = FaultCollector(policy: reading.policy)
    var sets: [LocatedElementSet] = []
    var series: [StateSeries] = []
    switch form {
    case .twoLineElements:
      var text = TwoLineElementsText(
        bytes: bytes, file: file, verifiesChecksums: reading.verifiesChecksums)
      try text.read(into: &sets, &faults)
    case .kvn:
      try OrbitMessages.readKVN(bytes, file: file, &sets, &series, &faults)
    case .xml:
      try OrbitMessages.readXML(bytes, file: file, &sets, &series, &faults)
    case .json:
      try OrbitMessages.readJSON(bytes, file: file, &sets, &faults)
    case .csv:
      try OrbitMessages.readCSV(bytes, file: file, &sets, &faults)
    }
    sets = try checked(sets, file: file, latestEpoch: reading.latestEpoch, &faults)
    guard !sets.isEmpty || !series.isEmpty else {
      if let first = faults.faults.first { throw first }
      throw InputError(file: file, message: "has 0 orbits, must have at least 1")
    }
    return OrbitData(
      form: form, elementSets: sets.map(\.set), stateSeries: series, faults: faults.faults)
  }

  /// The form that the first words tell, `nil` where there is nothing but blanks and comments.
  static func form(of bytes: [UInt8]) -> OrbitData.Form? {
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "#") {
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      } else if byte > UInt8(ascii: " ") {
        break
      } else {
        position += 1
      }
    }
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "<"): return .xml
    case UInt8(ascii: "["), UInt8(ascii: "{"): return .json
    default: break
    }
    let line = String(
      decoding: bytes[position...].prefix { $0 != UInt8(ascii: "\n") }.prefix(4096),
      as: UTF8.self)
    if line.hasPrefix("CCSDS_") { return line.contains(",") ? .csv : .kvn }
    let names = line.split(separator: ",").map { $0.filter { !$0.isWhitespace && $0 != "\"" } }
    if names.contains("MEAN_MOTION") || names.contains("NORAD_CAT_ID") { return .csv }
    return .twoLineElements
  }

  /// Reports sets that come twice and sets from the future.
  private static func checked(
    _ sets: [LocatedElementSet], file: String, latestEpoch: Instant?,
    _ faults: inout FaultCollector
  ) throws(InputError) -> [LocatedElementSet] {
    struct Key: Hashable {
      let number: Int?
      let epoch: Instant
    }
    var seen: [Key: [Int]] = [:]
    seen.reserveCapacity(sets.count)
    var isKept = [Bool](repeating: true, count: sets.count)
    for (index, located) in sets.enumerated() {
      let set = located.set
      if let latestEpoch, set.epoch > latestEpoch {
        isKept[index] = false
        try faults.add(
          InputError(
            file: file, line: located.line, column: 1,
            message: "the epoch is \(set.epoch.iso8601), must be at most \(latestEpoch.iso8601)"))
        continue
      }
      let key = Key(number: set.object.catalogNumber, epoch: set.epoch)
      if let earlier = seen[key]?.first(where: { sets[$0].set == set }) {
        isKept[index] = false
        try faults.add(
          InputError(
            file: file, line: located.line, column: 1,
            message: "the element set of line \(sets[earlier].line) is given again"))
        continue
      }
      seen[key, default: []].append(index)
    }
    return zip(sets, isKept).filter(\.1).map(\.0)
  }
}
