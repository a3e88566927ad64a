import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

/// Element sets of Starlink-24 as Space-Track issued them in August 2022.
let starlink24 = [
  "1 44238U 19029D   22228.14008782  .00099335  00000+0  21125-2 0  9999",
  "2 44238  53.0033 188.1678 0002676 113.9454 246.1831 15.44197523179085",
  "1 44238U 19029D   22229.17555387  .00106534  00000+0  22460-2 0  9994",
  "2 44238  53.0031 183.2357 0002897 123.7131 236.4150 15.44417471179240",
]

func read(
  _ lines: [String], ending: String = "\n", _ reading: OrbitDataReading = OrbitDataReading()
) throws -> OrbitData {
  try OrbitDataFile.read(Array(lines.map { $0 + ending }.joined().utf8), file: "orbits", reading)
}

/// The line with its checksum made right, so that a test can change a field.
func withChecksum(_ line: String) -> String {
  let body = line.prefix(68)
  let sum = body.utf8.reduce(0) { sum, byte in
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): sum + Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "-"): sum + 1
    default: sum
    }
  }
  return body + "\(sum % 10)"
}

/// A line whose columns from the given one are replaced, with the right checksum.
func replaced(_ line: String, _ column: Int, _ text: String) -> String {
  var bytes = Array(line.utf8)
  bytes.replaceSubrange((column - 1)..<(column - 1 + text.utf8.count), with: text.utf8)
  return withChecksum(String(decoding: bytes, as: UTF8.self))
}

@Suite("Two-line elements")
struct TwoLineElementsTests {
  @Test("Every field is read in SI units, with the object and the epoch to the microsecond")
  func fields() throws {
    let data = try read(starlink24)
    #expect(data.form == .twoLineElements && data.faults.isEmpty && data.elementSets.count == 2)
    let set = data.elementSets[0]
    #expect(set.object.catalogNumber == 44238)
    #expect(set.object.internationalDesignator == "2019-029D")
    #expect(set.object.name == nil)
    #expect(set.classification == "U" && set.number == 999 && set.revolution == 17908)
    let elements = set.elements
    let epoch = Instant(year: 2022, month: 8, day: 16, seconds: 12_103.587648)
    #expect(abs(elements.epoch - epoch) < 1e-6)
    #expect(relativeError(elements.inclination, 53.0033 * degree) < 1e-15)
    #expect(relativeError(elements.node, 188.1678 * degree) < 1e-15)
    #expect(elements.eccentricity == 0.0002676)
    #expect(relativeError(elements.argumentOfPerigee, 113.9454 * degree) < 1e-15)
    #expect(relativeError(elements.meanAnomaly, 246.1831 * degree) < 1e-15)
    #expect(relativeError(elements.meanMotion, 15.44197523 * 2 * .pi / 86_400) < 1e-15)
    #expect(elements.bstar == 0.0021125)
    let rate = 0.00099335 * 2 * .pi / (86_400 * 86_400)
    #expect(relativeError(try #require(elements.halfMeanMotionRate), rate) < 1e-15)
    #expect(elements.sixthMeanMotionAcceleration == 0)
  }

  @Test("Names, comments, blank lines, a byte order mark and both line ends change nothing")
  func layouts() throws {
    let plain = try read(starlink24).elementSets
    for ending in ["\n", "\r\n"] {
      var lines = ["\u{FEFF}# from a catalogue", "", "STARLINK-24             "]
      lines += starlink24[..<2] + ["   ", "0 STARLINK-24"] + starlink24[2...]
      let sets = try read(lines, ending: ending).elementSets
      #expect(sets.map(\.elements) == plain.map(\.elements))
      #expect(sets.map(\.object.name) == ["STARLINK-24", "STARLINK-24"])
    }
    let withoutEnd = try OrbitDataFile.read(
      Array(starlink24.joined(separator: "\n").utf8), file: "orbits")
    #expect(withoutEnd.elementSets == plain)
  }

  @Test(
    "Published: Alpha-5 as Space-Track documents it",
    arguments: [
      ("A0000", 100_000), ("E8493", 148_493), ("H9999", 179_999), ("J2931", 182_931),
      ("N9999", 229_999), ("P0000", 230_000), ("P4018", 234_018), ("W1928", 301_928),
      ("Z9999", 339_999), ("    5", 5), ("00005", 5), (" 3244", 3244),
    ])
  func alpha5(text: String, number: Int) throws {
    let lines = [replaced(starlink24[0], 3, text), replaced(starlink24[1], 3, text)]
    #expect(try read(lines).elementSets[0].object.catalogNumber == number)
  }

  @Test(
    "Two-digit years below 57 are of this century",
    arguments: [("56", 2056), ("57", 1957), ("99", 1999), ("00", 2000)])
  func years(text: String, year: Int) throws {
    let set = try read([replaced(starlink24[0], 19, text), starlink24[1]]).elementSets[0]
    #expect(set.epoch.date.year == year)
  }

  @Test(
    "Numbers with an exponent, as they come close to decay",
    arguments: [
      (" 12105-4", 0.12105e-4), ("-12105-4", -0.12105e-4), (" 00000+0", 0), ("-11606+1", -1.1606),
      ("+99999-0", 0.99999), (" 10000-9", 1e-10),
    ])
  func exponents(text: String, value: Double) throws {
    let set = try read([replaced(starlink24[0], 54, text), starlink24[1]]).elementSets[0]
    #expect(set.elements.bstar == value)
    let second = try read([replaced(starlink24[0], 45, text), starlink24[1]]).elementSets[0]
    let acceleration = try #require(second.elements.sixthMeanMotionAcceleration)
    #expect(relativeError(acceleration, value * 2 * .pi / (day * day * day)) < 1e-15)
  }

  @Test("Angles with leading zeros and fields that are blank are read")
  func leniences() throws {
    let line2 = replaced(starlink24[1], 9, "096.5694 043.6753 0005250 018.0315 048.3621")
    var set = try read([starlink24[0], line2]).elementSets[0]
    #expect(relativeError(set.elements.inclination, 96.5694 * degree) < 1e-15)
    let line1 = replaced(replaced(starlink24[0], 8, "          "), 63, "      ")
    set = try read([line1, replaced(starlink24[1], 64, "     ")]).elementSets[0]
    #expect(set.object.internationalDesignator == nil && set.classification == nil)
    #expect(set.number == nil && set.revolution == nil)
  }

  @Test(
    "A wrong field is refused with place, value, unit and range",
    arguments: [
      (
        0, 3, "4423I",
        "1:3: the catalogue number should be five digits, or a letter (not I, O) and four, found '4423I'"
      ),
      (1, 3, "44239", "2:3: the catalogue number is 44239, must be 44238 as in line 1 of the set"),
      (0, 8, "X", "1:8: the classification should be U, C, S or blank, found 'X'"),
      (
        0, 10, "19A29",
        "1:10: the international designator should be of the shape YYNNNA or blank, found '19A29D  '"
      ),
      (0, 19, " 2", "1:19: the year of the epoch should be two digits, found ' 2'"),
      (
        0, 21, "366.0000",
        "1:21: the day of the epoch is 366.00008782 d, must be at least 1 and less than 366 d"
      ),
      (
        0, 21, "000.5000",
        "1:21: the day of the epoch is 0.50008782 d, must be at least 1 and less than 366 d"
      ),
      (
        0, 34, " .00x9",
        "1:34: half the rate of mean motion should be a number [rev/day^2], found ' .00x99335'"
      ),
      (0, 54, " 2112x-2", "1:54: B* should be of the shape ±ddddd±d, found ' 2112x-2'"),
      (
        0, 63, "4",
        "1:63: the ephemeris type is 4 (SGP4-XP), must be 0 to 3, for SGP4 and its forerunners"
      ),
      (1, 9, "190.0033", "2:9: inclination is 190.0033 deg, must be between 0 and 180 deg"),
      (
        1, 18, "400.1678",
        "2:18: right ascension of the node is 400.1678 deg, must be between 0 and 360 deg"
      ),
      (1, 27, "00 2676", "2:27: eccentricity should be 7 digits, found '00 2676'"),
      (
        1, 53, " 0.00000000",
        "2:54: mean motion is 0 rev/day, must be greater than 0 and at most 20 rev/day"
      ),
      (1, 17, "1", "2:17: column 17 is '1', must be blank between two fields"),
    ])
  func faults(line: Int, column: Int, text: String, expected: String) {
    var lines = Array(starlink24[..<2])
    lines[line] = replaced(lines[line], column, text)
    #expect(message { _ = try read(lines) } == "orbits:\(expected)")
  }

  @Test("Checksums are verified unless it is asked that they are not")
  func checksums() throws {
    let wrong = String(starlink24[0].dropLast()) + "3"
    let lines = [wrong, starlink24[1]]
    #expect(
      message { _ = try read(lines) } == "orbits:1:69: the checksum is '3', must be 9")
    #expect(
      try read(lines, OrbitDataReading(verifiesChecksums: false)).elementSets
        == read(Array(starlink24[..<2])).elementSets)
  }

  @Test("Truncated, swapped, doubled, future and empty files each have their error")
  func structure() throws {
    let (a, b) = (starlink24[0], starlink24[1])
    let messages: [([String], String)] = [
      ([], "orbits: is empty"),
      (["", "  "], "orbits: has nothing but blanks and comments"),
      (["# nothing"], "orbits: has nothing but blanks and comments"),
      (["STARLINK-24"], "orbits: has 0 orbits, must have at least 1"),
      ([a], "orbits:1:1: the file ends after line 1 of an element set"),
      ([b, a], "orbits:1:1: line 2 of an element set without line 1 before it"),
      ([a, a, b], "orbits:1:1: line 1 of an element set without line 2 after it"),
      ([a, b, b], "orbits:3:1: line 2 of an element set without line 1 before it"),
      ([a, "NAME", b], "orbits:1:1: line 1 of an element set without line 2 after it"),
      ([a, b, a, b], "orbits:3:1: the element set of line 1 is given again"),
      (
        [a, String(b.prefix(40))],
        "orbits:2:41: the line is cut off: it has 40 columns, must have 69"
      ),
      ([a + "7", b], "orbits:1:70: the line is too long: it has 70 columns, must have 69"),
    ]
    for (lines, expected) in messages {
      #expect(message { _ = try read(lines) } == expected)
    }
    let reading = OrbitDataReading(latestEpoch: Instant(year: 2022, month: 8, day: 17))
    #expect(
      message { _ = try read(starlink24, reading) }
        == "orbits:3:1: the epoch is 2022-08-17T04:12:47.854Z, must be at most 2022-08-17")
  }

  @Test("A lenient reading leaves out the faults and lists them by line")
  func lenient() throws {
    var lines = starlink24
    lines.insert(contentsOf: [starlink24[1], String(starlink24[0].dropLast()) + "3"], at: 2)
    lines.insert(starlink24[1], at: 4)
    let data = try read(lines, OrbitDataReading(policy: .lenient))
    let whole = try read(starlink24)
    #expect(data.elementSets == whole.elementSets)
    #expect(data.faults.map(\.line) == [3, 4])
    // A file of which nothing is left is an error all the same.
    #expect(
      message { _ = try read([starlink24[1]], OrbitDataReading(policy: .lenient)) }
        == "orbits:1:1: line 2 of an element set without line 1 before it")
  }

  @Test("Property: damaged files give an error of their file or data, and never end the program")
  func damaged() {
    var random = SplitMix(state: 1)
    let bytes = Array(starlink24.joined(separator: "\n").utf8)
    for _ in 0..<2000 {
      let damaged = mutated(bytes, using: &random)
      for policy in [OrbitDataReading.Policy.strict, .lenient] {
        do {
          let data = try OrbitDataFile.read(
            damaged, file: "orbits",
            OrbitDataReading(policy: policy, verifiesChecksums: Bool.random(using: &random)))
          #expect(!data.elementSets.isEmpty || !data.stateSeries.isEmpty)
        } catch {
          #expect(error.file == "orbits" && !error.message.isEmpty)
        }
      }
    }
  }
}
