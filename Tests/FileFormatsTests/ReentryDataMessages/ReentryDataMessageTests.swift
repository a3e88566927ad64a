// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message, annex C.
import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

private func annex(_ name: String) -> String? { DevelopmentData.path("rdm-schema/\(name)") }

@Suite("Re-entry data messages")
struct ReentryDataMessageTests {
  /// A short message, whose lines the tests change.
  private static let lines = [
    "CCSDS_RDM_VERS = 1.0", "COMMENT by hand", "CREATION_DATE = 2018-04-22T09:31:34.00",
    "ORIGINATOR = ESA", "MESSAGE_ID = ESA/1", "OBJECT_NAME = X",
    "INTERNATIONAL_DESIGNATOR = 2018-099B", "CONTROLLED_REENTRY = NO", "CENTER_NAME = EARTH",
    "TIME_SYSTEM = UTC", "EPOCH_TZERO = 2018-04-22T00:00:00", "ORBIT_LIFETIME = 23.00 [d]",
    "REENTRY_ALTITUDE = 80.0 [km]", "NOMINAL_REENTRY_EPOCH = 2018-05-15T00:00:00",
  ]

  private func message(
    changing changes: [String: String] = [:], adding: [String] = []
  ) throws(InputError) -> ReentryDataMessage {
    let text =
      (Self.lines.compactMap { line -> String? in
        let key = line.split(separator: " ")[0]
        guard let changed = changes[String(key)] else { return line }
        return changed.isEmpty ? nil : changed
      } + adding).map { $0 + "\n" }.joined()
    return try ReentryDataMessage.read(Array(text.utf8), file: "x.kvn")
  }

  private func error(
    changing changes: [String: String] = [:], adding: [String] = []
  ) -> String {
    do {
      _ = try message(changing: changes, adding: adding)
      return "no error"
    } catch {
      return error.description
    }
  }

  @Test(
    "Published: the examples 1 to 3 of annex C of [1] are read",
    .enabled(if: annex("rdm_c1.kvn") != nil, "needs the development data"))
  func annexC() throws {
    let first = try ReentryDataMessage.read(#require(annex("rdm_c1.kvn")))
    #expect(first.number("ORBIT_LIFETIME") == 23 && first.number("REENTRY_ALTITUDE") == 150)
    let second = try ReentryDataMessage.read(#require(annex("rdm_c2.kvn")))
    #expect(second.text("REENTRY_DISINTEGRATION") == "MASS-LOSS + BREAK-UP")
    #expect(second.number("CZ_DOT_Z_DOT") == 0.004 && second.number("DRAG_AREA") == 23.3565)
    #expect(second.text("TRACKS_USED") == "17")
    let third = try ReentryDataMessage.read(#require(annex("rdm_c3.xml")))
    #expect(third.text("MESSAGE_ID") == "ESA/20180422-001")
    #expect(third.instant("EPOCH_TZERO") == Instant(year: 2018, month: 4, day: 22))
  }

  @Test(
    "Example 4 is refused, with the value that the standard does not have",
    .enabled(if: annex("rdm_c4.xml") != nil, "needs the development data"))
  func fourth() throws {
    let path = try #require(annex("rdm_c4.xml"))
    let error = #expect(throws: InputError.self) { try ReentryDataMessage.read(path) }
    let text = try #require(error?.description)
    #expect(text.contains("REENTRY_DISINTEGRATION is 'MASS-LOSS + BREAKUP', must be 'NONE'"))
  }

  @Test("Both forms give back the same values")
  func roundTrip() throws {
    var one = try message(adding: ["USER_DEFINED_CAMPAIGN = A & B"])
    one.comments = [.header: ["a < b"], .atmosphericReentry: ["more"]]
    let kvn = try ReentryDataMessage.read(Array(one.kvn.utf8), file: "kvn")
    let xml = try ReentryDataMessage.read(Array(one.xml.utf8), file: "xml")
    #expect(kvn.values == one.values && xml.values == one.values)
    #expect(kvn.userDefined == one.userDefined && xml.userDefined == one.userDefined)
    #expect(one.xml.contains("<COMMENT>a &lt; b</COMMENT>"))
  }

  @Test("What is wrong is told with its place, value and range")
  func faults() {
    let faults: [(changes: [String: String], adding: [String], words: String)] = [
      (
        ["ORBIT_LIFETIME": "ORBIT_LIFETIME = 23.0"], [],
        "x.kvn:12:18: ORBIT_LIFETIME is 23 without a unit, must have [d]"
      ),
      (["ORBIT_LIFETIME": "ORBIT_LIFETIME = 23.0 [h]"], [], "unit 'h', must be 'd'"),
      (["ORBIT_LIFETIME": "ORBIT_LIFETIME = -1 [d]"], [], "is -1 d, must be greater than 0 d"),
      (
        ["NOMINAL_REENTRY_EPOCH": "NOMINAL_REENTRY_EPOCH = 2018-05-15T02:00:00"], [],
        "must be EPOCH_TZERO + ORBIT_LIFETIME"
      ),
      (["CONTROLLED_REENTRY": "CONTROLLED_REENTRY = MAYBE"], [], "'MAYBE', must be 'YES' or 'NO'"),
      (["TIME_SYSTEM": ""], [], "TIME_SYSTEM is missing"),
      (["CCSDS_RDM_VERS": "CCSDS_RDM_VERS = 2.0"], [], "is '2.0', must be 1.0"),
      (["CCSDS_RDM_VERS": ""], [], "the first line must be CCSDS_RDM_VERS"),
      ([:], ["OBJECT_NAME = Y"], "given twice, first in line 6"),
      ([:], ["GRAVITY_MODEL = X"], "stands after NOMINAL_REENTRY_EPOCH"),
      ([:], ["GRAVTY_MODEL = X"], "did you mean 'GRAVITY_MODEL'"),
      ([:], ["REENTRY_WINDOW_START = 2018-05-14T00:00:00"], "REENTRY_WINDOW_END is missing"),
      ([:], ["PROBABILITY_OF_IMPACT = 1.5"], "must be between 0 and 1"),
      ([:], ["NOMINAL_IMPACT_LON = 3 [deg]"], "IMPACT_REF_FRAME is missing"),
      ([:], ["X = 1 [km]"], "EPOCH is missing, must be given with X"),
      ([:], ["DRAG_COEFF = 2.123456789012345678"], "has 19 digits, must have at most 16"),
      ([:], ["COMMENT " + String(repeating: "x", count: 300)], "must have at most 254"),
      ([:], ["COMMENT\tx"], "ASCII without TAB"),
    ]
    for fault in faults {
      let text = error(changing: fault.changes, adding: fault.adding)
      #expect(text.contains(fault.words), "\(text)")
    }
  }

  @Test("A lifetime may be rounded to its last digit, as in example 2 of annex C")
  func rounding() throws {
    let changes = [
      "ORBIT_LIFETIME": "ORBIT_LIFETIME = 22.9 [d]",
      "NOMINAL_REENTRY_EPOCH": "NOMINAL_REENTRY_EPOCH = 2018-05-15T00:00:00",
    ]
    _ = try message(changing: changes)
  }
}
