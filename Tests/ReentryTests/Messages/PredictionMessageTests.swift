// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message.
// [2] SANA, NDM/XML schema set 2.0.0, unqualified.
import FileFormats
import Foundation
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@testable import Reentry

@Suite("Messages of predictions")
struct PredictionMessageTests {
  private static let folder = "\(DevelopmentData.root)/Scenarios/reentry"

  private func message() throws -> (ReentryDataMessage, ReentryPrediction) {
    let data = try OrbitDataFile.read("\(Self.folder)/starlink-24.tle")
    let asOf = Shared.instant("2022-08-27")
    var predictor = ReentryPredictor(record: Shared.record)
    predictor.sampleCount = 40
    predictor.isManoeuvrable = true
    let prediction = try predictor.prediction(of: data.histories[0].sets, asOf: asOf)
    let object = try ReentryObjectFile.read("\(Self.folder)/starlink-24.yaml")
    let message = ReentryDataMessage(
      prediction, of: ReentrySubject(data.histories[0].object, object),
      from: .init(originator: "Detritus", created: asOf))
    return (message, prediction)
  }

  @Test("Both forms are read back, and lifetimes and epochs agree to a millisecond [1]")
  func consistency() throws {
    let (message, prediction) = try message()
    for text in [message.kvn, message.xml] {
      let back = try ReentryDataMessage.read(Array(text.utf8), file: "message")
      let zero = try #require(back.instant("EPOCH_TZERO"))
      for (lifetime, epoch) in [
        ("ORBIT_LIFETIME", "NOMINAL_REENTRY_EPOCH"),
        ("ORBIT_LIFETIME_WINDOW_START", "REENTRY_WINDOW_START"),
        ("ORBIT_LIFETIME_WINDOW_END", "REENTRY_WINDOW_END"),
      ] {
        let days = try #require(back.number(lifetime))
        let instant = try #require(back.instant(epoch))
        #expect(abs(zero + days * day - instant) < 0.001)
      }
      #expect(back.text("OBJECT_DESIGNATOR") == "44238")
      #expect(back.text("CONTROLLED_REENTRY") == "UNKNOWN")
      let product =
        try #require(back.number("BALLISTIC_COEFF")) * prediction.fit.ballisticCoefficient
      #expect(abs(product - 1) < 1e-6)
    }
    // Over a sphere the altitude is reached earlier.
    let end = try #require(message.instant("NOMINAL_REENTRY_EPOCH"))
    #expect(end <= prediction.nominal.instant && prediction.nominal.instant - end < 1_200)
  }

  private static let schemaFile = DevelopmentData.path("rdm-schema/unqualified/rdm-only-master.xsd")

  private static let canValidate = schemaFile != nil && (try? python("import lxml")) == 0

  private static func python(_ program: String, _ arguments: String...) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(
    "The XML is valid by the schema [2]",
    .enabled(if: canValidate, "needs the development data and lxml"))
  func isValid() throws {
    let program = """
      import sys
      from lxml import etree
      schema = etree.XMLSchema(etree.parse(sys.argv[1]))
      schema.assertValid(etree.fromstring(sys.argv[2].encode()))
      """
    let (message, _) = try message()
    #expect(try Self.python(program, #require(Self.schemaFile), message.xml) == 0)
    let broken = message.xml.replacing("<TIME_SYSTEM>UTC</TIME_SYSTEM>", with: "")
    #expect(try Self.python(program, #require(Self.schemaFile), broken) != 0)
  }
}
