import Evolution
import Glibc
import SpaceEnvironment
import InputFuzzing
import TestSupport
import Testing

@testable import FileFormats

/// What `detritus-fuzz` does with libFuzzer by the million, by the thousand: see Tests/detritus-fuzz.
@Suite("Inputs that nobody has thought of")
struct InputFuzzingTests {
  /// Those that build whole scenarios take milliseconds.
  static let slow = ["constellations", "setting"]

  @Test(
    "Every reader takes or refuses, on one line, what is shipped and real, with random changes",
    arguments: InputReader.all.map(\.name))
  func changed(_ name: String) throws {
    let reader = try #require(InputReader.all.first { $0.name == name })
    #expect(!reader.seeds().isEmpty)
    for seed in reader.seeds().prefix(1) where !["rdm-xml"].contains(name) {
      let outcome = try reader.tried(seed)
      #expect(outcome == .taken)
    }
    let tally = try reader.triedMutations(Self.slow.contains(name) ? 100 : 2000, stream: 11)
    #expect(tally.taken + tally.refused >= 100 && tally.taken > 0, "\(tally)")
  }

  struct Finding: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let reader: String
    let input: String
    let words: String
  }

  static let findings = [
    Finding(
      testDescription: "a lifetime that ends after all calendars", reader: "rdm-kvn",
      input: """
        CCSDS_RDM_VERS = 1.0
        CREATION_DATE = 2018-04-22T09:31:34.00
        ORIGINATOR = ESA
        MESSAGE_ID = ESA/1
        OBJECT_NAME = X
        INTERNATIONAL_DESIGNATOR = 2018-099B
        CONTROLLED_REENTRY = NO
        CENTER_NAME = EARTH
        TIME_SYSTEM = UTC
        EPOCH_TZERO = 2018-04-22T00:00:00
        ORBIT_LIFETIME = 1e300 [d]
        REENTRY_ALTITUDE = 80.0 [km]
        NOMINAL_REENTRY_EPOCH = 2018-05-15T00:00:00

        """,
      words: "must be EPOCH_TZERO + ORBIT_LIFETIME, after the year 9999"),
    Finding(
      testDescription: "a line break in a setting", reader: "setting", input: "gri\nd=1",
      words: "--set gri\\nd=1: unknown key"),
    Finding(
      testDescription: "a line break in an axis", reader: "axis", input: "a=1,\n,,",
      words: "--vary a=1,\\n,,: a value is empty"),
    Finding(
      testDescription: "a catalogue number of 300 digits", reader: "prediction",
      input: """
        {"object": {"name": "X", "catalog_number": 1e300}, "as_of": "2018-03-25T00:00:00Z",
         "last_orbit_epoch": "2018-03-24T12:00:00Z",
         "reentry": {"nominal": "2018-04-02T00:16:00Z", "p05": "2018-04-01T00:00:00Z",
                     "p95": "2018-04-03T00:00:00Z"}}
        """, words: "object.catalog_number should be a whole number"),
    Finding(
      testDescription: "a sample beyond all calendars", reader: "prediction",
      input: """
        {"object": {}, "as_of": "2018-03-25T00:00:00Z", "last_orbit_epoch": "2018-03-24T12:00:00Z",
         "reentry": {"nominal": "2018-04-02T00:16:00Z", "p05": "2018-04-01T00:00:00Z",
                     "p95": "2018-04-03T00:00:00Z", "samples_s": [1e300]}}
        """, words: "reentry.samples_s[0] is 1e+300 s, must be between 0 and"),
  ]

  @Test("Found by fuzzing", arguments: findings)
  func found(_ finding: Finding) throws {
    let reader = try #require(InputReader.all.first { $0.name == finding.reader })
    guard case .refused(let words) = try reader.tried(Array(finding.input.utf8)) else {
      Issue.record("taken")
      return
    }
    #expect(words.contains(finding.words), "\(words)")
  }

  @Test("Instants outside the calendar of files are told in words")
  func instants() throws {
    #expect(Instant(secondsSinceJ2000: 1e300).iso8601 == "after the year 9999")
    #expect(Instant(secondsSinceJ2000: .infinity).iso8601 == "after the year 9999")
    #expect(Instant(secondsSinceJ2000: -1e12).iso8601 == "before the year 1")
    #expect(try Instant(text: "9999-12-31T23:59:59.9999Z").iso8601 == "after the year 9999")
    #expect(try Instant(text: "0001-01-01").iso8601 == "0001-01-01")
    #expect((try Instant(text: "0001-01-01") + -1).iso8601 == "before the year 1")
  }

  @Test("Lists of zeros that take no bytes are no longer than those of the layout, one and all")
  func listsOfZeros() throws {
    let layout = InputReader.recordLayout
    let most = layout.shellDates.count * (layout.shellSumCount + 2 * layout.collisionCount)
    func decoded(_ lengths: [Int]) -> MemberRecord? {
      let lists = lengths.flatMap { word($0) + word(0) }
      // No totals before the lists of shells; no collisions, sizes and events after them
      let bytes = word(7) + word(0) + word(lengths.count) + lists + word(0) + word(0) + word(0)
      return MemberRecordCoding.decode(bytes[...], layout)
    }
    #expect(decoded([most])?.shells == [[Double](repeating: 0, count: most)])
    #expect(decoded([most - 1, 1]) != nil)
    #expect(decoded([most - 1, 1, 0, 1]) == nil)
    #expect(decoded([most + 1]) == nil)
    #expect(decoded([.max]) == nil && decoded([-1]) == nil)

    let reader = try #require(InputReader.all.first { $0.name == "checkpoint-record" })
    let long = word(7) + word(0) + word(1) + word(10_000_000) + word(0)
    guard case .refused(let words) = try reader.tried(long) else {
      Issue.record("taken")
      return
    }
    #expect(words.contains("record 1 has other dates, shells or types"), "\(words)")
  }

  private func word(_ value: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
