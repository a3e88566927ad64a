import FileFormats

extension InputReader {
  /// The files of re-entries: objects, campaigns, predictions of others, messages.
  static let reentry = [
    InputReader("reentry-object") {
      ShippedFiles.head("Scenarios/reentry/starlink-24.yaml") + [Array(object.utf8)]
    } read: { bytes, folder in
      _ = try ReentryObjectFile.read(folder.put(bytes, "object.yaml"))
    },
    InputReader("campaign") {
      ShippedFiles.head("Scenarios/reentry/simulated-campaign/campaign.yaml")
    } read: { bytes, folder in
      _ = try CampaignFile.read(folder.put(bytes, "campaign.yaml"))
    },
    InputReader("participants") {
      ShippedFiles.head(
        "Scenarios/reentry/simulated-campaign/simulated-99901-others.csv", bytes: 1000)
    } read: { bytes, folder in
      let predictions = try ParticipantsCSV.read(folder.put(bytes, "others.csv"))
      _ = try ParticipantsCSV.bytes(of: predictions)
    },
    InputReader("truth") {
      ShippedFiles.head("Scenarios/reentry/simulated-campaign/truth.csv")
    } read: { bytes, folder in
      _ = try ReentryTruthCSV.read(folder.put(bytes, "truth.csv"))
    },
    InputReader("prediction") {
      [Array(prediction.utf8)]
    } read: { bytes, folder in
      let prediction = try PredictionFolder.prediction(folder.put(bytes, "prediction.json"))
      _ = try ParticipantsCSV.bytes(of: [prediction])
    },
    InputReader("rdm-kvn") {
      [ShippedFiles.lines(messageLines)] + ShippedFiles.data("rdm-schema/rdm_c1.kvn")
        + ShippedFiles.data("rdm-schema/rdm_c2.kvn")
    } read: { bytes, _ in
      try readMessage(bytes)
    },
    InputReader("rdm-xml") {
      ShippedFiles.data("rdm-schema/rdm_c3.xml")
        + ShippedFiles.data("rdm-schema/rdm_c4.xml", bytes: 4000)
        + [messageLines].compactMap {
          (try? ReentryDataMessage.read(ShippedFiles.lines($0), file: "x")).map {
            Array($0.xml.utf8)
          }
        }
    } read: { bytes, _ in
      try readMessage(bytes)
    },
  ]

  /// Reads a message; one that is taken is the same after it was written and read in its form.
  private static func readMessage(_ bytes: [UInt8]) throws {
    let message = try ReentryDataMessage.read(bytes, file: "message")
    // XML has letters that KVN has not.
    let isXML = bytes.first { $0 > UInt8(ascii: " ") && $0 < 0x80 } == UInt8(ascii: "<")
    for text in [isXML ? message.xml : message.kvn] {
      do {
        let again = try ReentryDataMessage.read(Array(text.utf8), file: "again")
        guard again == message else { throw Fault(reader: "rdm", words: "differs: \(text)") }
      } catch let error as InputError {
        throw Fault(reader: "rdm", words: "written but not read: \(error) in \(text)")
      }
    }
  }

  private static let object = """
    name: TIANGONG-1
    international_designator: 2011-053A
    catalog_number: 37820
    type: payload
    mass_kg: 7500
    dimensions_m: [10.5, 3.35, 3.35]
    attitude: tumbling
    drag_coefficient: 2.2
    manoeuvrable: false

    """

  private static let prediction = """
    {"object": {"name": "X", "catalog_number": 37820, "type": "payload"}, "originator": "ME",
     "as_of": "2018-03-25T00:00:00Z", "last_orbit_epoch": "2018-03-24T12:00:00Z",
     "reentry": {"nominal": "2018-04-02T00:16:00Z", "p05": "2018-04-01T00:00:00Z",
                 "p95": "2018-04-03T00:00:00Z", "samples_s": [700000, 710000, 690000]}}
    """

  private static let messageLines = [
    "CCSDS_RDM_VERS = 1.0", "COMMENT by hand", "CREATION_DATE = 2018-04-22T09:31:34.00",
    "ORIGINATOR = ESA", "MESSAGE_ID = ESA/1", "OBJECT_NAME = X",
    "INTERNATIONAL_DESIGNATOR = 2018-099B", "CONTROLLED_REENTRY = NO", "CENTER_NAME = EARTH",
    "TIME_SYSTEM = UTC", "EPOCH_TZERO = 2018-04-22T00:00:00", "ORBIT_LIFETIME = 23.00 [d]",
    "REENTRY_ALTITUDE = 80.0 [km]", "NOMINAL_REENTRY_EPOCH = 2018-05-15T00:00:00",
  ]
}
