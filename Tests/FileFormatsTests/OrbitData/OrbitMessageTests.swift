import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

private let pairs = OrbitMessages.ommKVN.filter { $0.contains("=") }.map { line in
  let sides = line.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks }
  return (key: sides[0], value: sides[1].split(separator: " [").first.map(String.init) ?? "")
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

private func value(_ key: String) -> String { pairs.first { $0.key == key }!.value }

private let dataKeys = MeanElementsMessage.keywords.filter { key in
  pairs.contains { $0.key == key }
}

/// The same message as XML, with units as attributes.
let ommXML: [String] = {
  let metadata = [
    "OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "TIME_SYSTEM", "MEAN_ELEMENT_THEORY",
  ]
  let units = [
    "MEAN_MOTION": "rev/day", "INCLINATION": "deg", "BSTAR": "1/ER",
    "MEAN_MOTION_DOT": "rev/day**2",
  ]
  func element(_ key: String) -> String {
    let unit = units[key].map { " units=\"\($0)\"" } ?? ""
    return "<\(key)\(unit)>\(value(key))</\(key)>"
  }
  let mean = [
    "EPOCH", "MEAN_MOTION", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE", "ARG_OF_PERICENTER",
    "MEAN_ANOMALY",
  ]
  let parameters = [
    "EPHEMERIS_TYPE", "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO", "REV_AT_EPOCH",
    "BSTAR", "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT",
  ]
  return
    ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!-- an example -->"]
    + ["<omm id=\"CCSDS_OMM_VERS\" version=\"3.0\">", "<header>", element("CREATION_DATE")]
    + [element("ORIGINATOR"), "</header>", "<body><segment>", "<metadata>"]
    + metadata.map(element) + ["</metadata>", "<data>", "<meanElements>"] + mean.map(element)
    + ["</meanElements>", "<tleParameters>"] + parameters.map(element)
    + ["</tleParameters>", "</data>", "</segment></body>", "</omm>"]
}()

private let ommCSV = [
  dataKeys.joined(separator: ","), dataKeys.map(value).joined(separator: ","),
]

private func json(quotesNumbers: Bool) -> [String] {
  let members = dataKeys.map { key in
    let text = value(key)
    let plain = text.hasPrefix(".") ? "0" + text : text
    let isNumber = Double(text) != nil && !quotesNumbers
    return "    \"\(key)\": \(isNumber ? plain : "\"\(text)\"")"
  }
  return ["[", "  {", members.joined(separator: ",\n"), "  }", "]"]
}

let opmKVN = [
  "CCSDS_OPM_VERS = 3.0", "CREATION_DATE = 2022-08-16T05:46:08Z", "ORIGINATOR = ME",
  "OBJECT_NAME = STARLINK-24", "OBJECT_ID = 2019-029D", "CENTER_NAME = EARTH",
  "REF_FRAME = ITRF-97", "TIME_SYSTEM = UTC", "EPOCH = 2022-228T03:21:43.5", "X = 6503.514000 [km]",
  "Y = 1239.647000 [km]", "Z = -717.490000 [km]", "X_DOT = -0.873160 [km/s]",
  "Y_DOT = 8.740420 [km/s]", "Z_DOT = -4.191076 [km/s]", "MASS = 227 [kg]",
  "DRAG_AREA = 10.000000 [m**2]", "DRAG_COEFF = 2.3", "MAN_EPOCH_IGNITION = 2022-08-17T00:00:00",
  "MAN_DURATION = 10 [s]", "MAN_EPOCH_IGNITION = 2022-08-18T00:00:00", "MAN_DURATION = 5 [s]",
]

let oemKVN = [
  "CCSDS_OEM_VERS = 2.0", "CREATION_DATE = 2022-08-16T05:46:08", "ORIGINATOR = ME",
  "META_START", "OBJECT_NAME = STARLINK-24", "OBJECT_ID = 2019-029D", "CENTER_NAME = EARTH",
  "REF_FRAME = EME2000", "TIME_SYSTEM = UTC", "START_TIME = 2022-08-16T00:00:00",
  "STOP_TIME = 2022-08-16T00:02:00", "META_STOP", "COMMENT states",
  "2022-08-16T00:00:00 2789.619 -280.045 -1746.755 4.73372 -2.49586 -1.04195",
  "2022-08-16T00:01:00 2783.419 -308.143 -1877.071 5.18604 -2.42124 -1.99608 0.008 0.001 -0.159",
  "COVARIANCE_START", "EPOCH = 2022-08-16T00:00:00", "1.0", "0.1 1.0", "COVARIANCE_STOP",
]

@Suite("CCSDS orbit messages")
struct OrbitMessageTests {
  @Test("The four forms of mean elements agree with one another and with two-line elements")
  func forms() throws {
    let tle = try read(Array(starlink24[..<2])).elementSets[0]
    let forms: [([String], OrbitData.Form)] = [
      (OrbitMessages.ommKVN, .kvn), (ommXML, .xml), (ommCSV, .csv),
      (json(quotesNumbers: false), .json),
      (json(quotesNumbers: true), .json),
    ]
    for (lines, form) in forms {
      for ending in ["\n", "\r\n"] {
        let data = try read(lines, ending: ending)
        #expect(data.form == form && data.elementSets.count == 1)
        var set = data.elementSets[0]
        #expect(set.object.name == "STARLINK-24")
        #expect(set.issued == Instant(year: 2022, month: 8, day: 16, seconds: 20_768))
        #expect(abs(set.epoch - tle.epoch) < 1e-6)
        set.issued = nil
        set.object.name = nil
        set.elements.epoch = tle.epoch
        #expect(set == tle, "\(form)")
      }
    }
  }

  @Test("Several messages in one file are read one after the other, in KVN and in XML")
  func several() throws {
    let other = OrbitMessages.ommKVN.map {
      $0.replacing("EPOCH = 2022-08-16", with: "EPOCH = 2022-08-17")
    }
    #expect(try read(OrbitMessages.ommKVN + other).elementSets.count == 2)
    let message = ommXML[2...]
    let later = message.map { $0.replacing("2022-08-16T03", with: "2022-08-17T03") }
    let both = try read(["<ndm>"] + message + later + ["</ndm>"])
    #expect(both.elementSets.count == 2)
    let history = try #require(both.histories.first)
    #expect(history.sets.count == 2 && history.object.catalogNumber == 44238)
  }

  @Test("Catalogue numbers of six to nine digits are read from messages")
  func longNumbers() throws {
    for number in [270_001, 799_500_123] {
      let lines = OrbitMessages.ommKVN.map { $0.replacing("= 44238", with: "= \(number)") }
      #expect(try read(lines).elementSets[0].object.catalogNumber == number)
    }
  }

  @Test("The older list of Space-Track, with microseconds in a column of their own, is read")
  func microseconds() throws {
    var lines = ommCSV
    lines[0] += ",EPOCH_MICROSECONDS,DECAYED"
    lines[1] += ",587648,0"
    lines[1] = lines[1].replacing("2022-08-16T03:21:43.587648", with: "2022-08-16 03:21:43")
    let expected = try read(ommCSV).elementSets[0].epoch
    #expect(abs(try read(lines).elementSets[0].epoch - expected) < 1e-6)
  }

  @Test(
    "A wrong keyword of mean elements is refused with place, value, unit and range",
    arguments: [
      (9, "TEME", "EME2000", "9:13: REF_FRAME is 'EME2000', must be 'TEME' or 'TEMEOFDATE'"),
      (10, "UTC", "GPS", "10:15: TIME_SYSTEM is 'GPS', must be 'UTC'"),
      (
        11, "SGP4", "SGP4-XP",
        "11:23: MEAN_ELEMENT_THEORY is 'SGP4-XP', must be 'SGP4' or 'SGP/SGP4' or 'TLE'"
      ),
      (
        12, "-16T", "-32T",
        "12:9: EPOCH is wrong: '2022-08-32T03:21:43.587648' does not exist: the day is 32, must be between 1 and 31"
      ),
      (13, "rev/day", "rad/s", "13:15: MEAN_MOTION has the unit 'rad/s', must be 'rev/day'"),
      (
        13, "15.4", "25.4",
        "13:15: MEAN_MOTION is 25.44197523 rev/day, must be greater than 0 and at most 20 rev/day"
      ),
      (14, "0.0002676", "1.0", "14:16: ECCENTRICITY is 1, must be at least 0 and less than 1"),
      (
        15, "53.0033", "53,0033",
        "15:15: INCLINATION should be a number [deg], found '53,0033 [deg]'"
      ),
      (
        15, "INCLINATION", "INCLINATON",
        "15:1: unknown keyword 'INCLINATON' (did you mean 'INCLINATION'?)"
      ),
      (15, "INCLINATION", "ECCENTRICITY", "15:16: ECCENTRICITY is given twice, first in line 14"),
      (
        19, "0", "4",
        "19:18: EPHEMERIS_TYPE is 4 (SGP4-XP), must be 0 to 3, for SGP4 and its forerunners"
      ),
      (24, "BSTAR", "BTERM", "1:1: BSTAR is missing"),
      (1, "3.0", "9.0", "1:18: the version is '9.0', must be 1.0, 2.0 or 3.0"),
    ])
  func faults(line: Int, old: String, new: String, expected: String) throws {
    let lines = try changed(OrbitMessages.ommKVN, line: line, from: old, to: new)
    #expect(message { _ = try read(lines) } == "orbits:\(expected)")
  }

  @Test("Faults in the other forms name their line and keyword too")
  func otherFaults() {
    let xml = ommXML.map { $0.replacing("53.0033", with: "253.0033") }
    let line = ommXML.firstIndex { $0.contains("<INCLINATION") }! + 1
    #expect(
      message { _ = try read(xml) }
        == "orbits:\(line):1: INCLINATION is 253.0033 deg, must be between 0 and 180 deg")
    let text = json(quotesNumbers: false).map { $0.replacing("53.0033", with: "253.0033") }
    #expect(
      message { _ = try read(text) }
        == "orbits:13:20: INCLINATION is 253.0033 deg, must be between 0 and 180 deg")
    let csv = ommCSV.map { $0.replacing("53.0033", with: "253.0033") }
    #expect(
      message { _ = try read(csv) }?.hasSuffix(
        "INCLINATION is 253.0033 deg, must be between 0 and 180 deg") == true)
    #expect(
      message { _ = try read(["[1]"]) }
        == "orbits:1:2: should be an object with the keywords of a message, found a number")
    #expect(
      message { _ = try read(["<cdm version=\"1.0\"/>"]) }
        == "orbits:1:1: the message is <cdm>, must be <omm>, <opm> or <oem>")
  }

  @Test("A file that ends inside a line is refused in the forms where nothing else tells")
  func cutOff() {
    for lines in [ommCSV, Array(OrbitMessages.ommKVN[..<24]), Array(oemKVN[..<14])] {
      let text = lines.joined(separator: "\n").dropLast(9)
      let line = lines.count
      #expect(
        message { _ = try OrbitDataFile.read(Array(text.utf8), file: "orbits") }
          == "orbits:\(line): the file ends inside a line: no line break at its end")
    }
    #expect(
      throws: Never.self,
      performing: {
        _ = try OrbitDataFile.read(
          Array(OrbitMessages.ommKVN.joined(separator: "\n").utf8), file: "o")
      })
    for lines in [ommXML, json(quotesNumbers: false)] {
      let text = lines.joined(separator: "\n").dropLast(9)
      #expect(message { _ = try OrbitDataFile.read(Array(text.utf8), file: "orbits") } != nil)
    }
  }

  @Test("A lenient reading leaves out the message with the fault")
  func lenient() throws {
    let wrong = OrbitMessages.ommKVN.map { $0.replacing("TEME", with: "GCRF") }
    let data = try read(wrong + OrbitMessages.ommKVN, OrbitDataReading(policy: .lenient))
    #expect(data.elementSets.count == 1 && data.faults.map(\.line) == [9])
  }
}

@Suite("CCSDS state vectors")
struct StateMessageTests {
  @Test("An OPM gives its state in metres, its frame, mass, drag and number of manoeuvres")
  func parameters() throws {
    let series = try #require(try read(opmKVN).stateSeries.first)
    #expect(series.frame == .itrf && series.states.count == 1 && series.manoeuvreCount == 2)
    #expect(series.object.internationalDesignator == "2019-029D")
    #expect(series.states[0].position == SIMD3(6_503_514, 1_239_647, -717_490))
    #expect(relativeError(series.states[0].velocity.y, 8740.42) < 1e-15)
    #expect((series.mass, series.dragArea, series.dragCoefficient) == (227, 10, 2.3))
    let instant = Instant(year: 2022, month: 8, day: 16, seconds: 12_103.5)
    #expect(series.states[0].instant == instant)
  }

  @Test("An OEM gives a series per segment, in KVN and in XML")
  func ephemeris() throws {
    let segments = oemKVN + oemKVN[3...].map { $0.replacing("EME2000", with: "GCRF") }
    let series = try read(segments).stateSeries
    #expect(series.map(\.frame) == [.eme2000, .gcrf] && series.map(\.states.count) == [2, 2])
    #expect(series[0].states[1].position.x == 2_783_419)
    #expect(relativeError(series[0].states[1].velocity.z, -1996.08) < 1e-15)
    let metadata = oemKVN[4..<11].map { line in
      let sides = line.split(separator: "=").map { $0.filter { $0 != " " } }
      return "<\(sides[0])>\(sides[1])</\(sides[0])>"
    }
    let states = [oemKVN[13], oemKVN[14]].map { line in
      let names = ["EPOCH", "X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"]
      let values = zip(names, line.split(separator: " ")).map { "<\($0)>\($1)</\($0)>" }
      return "<stateVector>\(values.joined())</stateVector>"
    }
    let xml =
      ["<oem version=\"2.0\"><body><segment><metadata>"] + metadata + ["</metadata><data>"]
      + states + ["</data></segment></body></oem>"]
    let other = try read(xml).stateSeries
    #expect(other[0].states == series[0].states && other[0].object.name == "STARLINK-24")
  }

  @Test(
    "A wrong state message is refused with place, value, unit and range",
    arguments: [
      (
        7, "ITRF-97", "MOD",
        "7:13: REF_FRAME is 'MOD', must be one of TEME, TOD, EME2000, GCRF, ITRF"
      ),
      (6, "EARTH", "MOON", "6:15: CENTER_NAME is 'MOON', must be 'EARTH'"),
      (8, "UTC", "TAI", "8:15: TIME_SYSTEM is 'TAI', must be 'UTC'"),
      (10, "X =", "XX =", "10:1: unknown keyword 'XX' (did you mean 'X'?)"),
      (10, "km", "m", "10:5: X has the unit 'm', must be 'km'"),
      (16, "227", "0", "16:8: MASS is 0 kg, must be greater than 0 kg"),
      (13, "X_DOT = ", "COMMENT ", "1:1: X_DOT is missing"),
    ])
  func faults(line: Int, old: String, new: String, expected: String) throws {
    let lines = try changed(opmKVN, line: line, from: old, to: new)
    #expect(message { _ = try read(lines) } == "orbits:\(expected)")
  }

  @Test(
    "A wrong ephemeris is refused with its line",
    arguments: [
      (
        15, "00:01:00", "00:00:00",
        "15:1: the epoch is 2022-08-16, must be later than that of the state before, 2022-08-16"
      ),
      (14, "4.73372", "x", "14:49: should be a number [km/s], found 'x'"),
      (
        14, " -1.04195", "",
        "14:1: the state has 6 values, must have an epoch and 6 numbers, or 9 with accelerations"
      ),
      (12, "META_STOP", "COMMENT", "14:1: a line of data may not stand here"),
      (20, "COVARIANCE_STOP", "COMMENT", "20:1: the message ends before COVARIANCE_STOP"),
    ])
  func ephemerisFaults(line: Int, old: String, new: String, expected: String) throws {
    let lines = try changed(oemKVN, line: line, from: old, to: new)
    #expect(message { _ = try read(lines) } == "orbits:\(expected)")
  }

  @Test("Property: damaged messages give an error of their file or data, and never end the program")
  func damaged() {
    var random = SplitMix(state: 2)
    for lines in [OrbitMessages.ommKVN, ommXML, ommCSV, json(quotesNumbers: false), opmKVN, oemKVN]
    {
      let bytes = Array(lines.joined(separator: "\n").utf8)
      for _ in 0..<500 {
        do {
          let data = try OrbitDataFile.read(
            mutated(bytes, using: &random), file: "orbits", OrbitDataReading(policy: .lenient))
          #expect(!data.elementSets.isEmpty || !data.stateSeries.isEmpty)
        } catch {
          #expect(error.file == "orbits" && !error.message.isEmpty)
        }
      }
    }
  }
}
