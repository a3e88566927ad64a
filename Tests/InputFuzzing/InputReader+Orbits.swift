import FileFormats
import OrbitalMechanics
import SpaceEnvironment
import TestSupport

extension InputReader {
  /// Element sets and states in all their forms; the form is told by the content, so that each of these
  /// differs from the others in its seeds alone.
  static let orbits = [
    InputReader("orbits-tle") {
      ShippedFiles.head("Scenarios/reentry/starlink-24.tle")
        + ShippedFiles.data("gp/tle-sample-300.txt", bytes: 1000)
        + ShippedFiles.data("gp/tle3-oneweb-sample.txt", bytes: 1000)
        + ShippedFiles.data("reentry/GOCE/tle.txt", bytes: 1000)
    } read: { bytes, _ in
      try readOrbits(bytes)
    },
    InputReader("orbits-kvn") {
      [
        ShippedFiles.lines(OrbitMessages.ommKVN), ShippedFiles.lines(opmKVN),
        ShippedFiles.lines(oemKVN),
      ]
    } read: { bytes, _ in
      try readOrbits(bytes)
    },
    InputReader("orbits-xml") {
      [ShippedFiles.lines(ommXML), ShippedFiles.lines(opmXML)]
    } read: { bytes, _ in
      try readOrbits(bytes)
    },
    InputReader("orbits-json") {
      [ShippedFiles.lines(ommJSON)] + ShippedFiles.data("gp/gp-sample-300.json", bytes: 1400)
    } read: { bytes, _ in
      try readOrbits(bytes)
    },
    InputReader("orbits-csv") {
      [ShippedFiles.lines(ommCSV)] + ShippedFiles.data("gp/gp-2026-07.csv", bytes: 1000)
    } read: { bytes, _ in
      try readOrbits(bytes)
    },
  ]

  /// Reads orbits by either policy, and moves what is taken by a day.
  private static func readOrbits(_ bytes: [UInt8]) throws(InputError) {
    let lenient = OrbitDataReading(policy: .lenient, verifiesChecksums: false)
    if let data = try? OrbitDataFile.read(bytes, file: "orbits", lenient) {
      _ = data.histories
      for set in data.elementSets.prefix(4) {
        _ = set.epoch.iso8601
        if let theory = try? SGP4(set.elements) {
          _ = try? theory.state(at: set.epoch)
          _ = try? theory.state(at: set.epoch + 86_400)
        }
        if (0...99_999).contains(set.object.catalogNumber ?? 0) {
          _ = TwoLineElementsWriter.text(of: set)
        }
      }
    }
    _ = try OrbitDataFile.read(bytes, file: "orbits")
  }

  private static let opmKVN = [
    "CCSDS_OPM_VERS = 3.0", "CREATION_DATE = 2022-08-16T05:46:08Z", "ORIGINATOR = ME",
    "OBJECT_NAME = STARLINK-24", "OBJECT_ID = 2019-029D", "CENTER_NAME = EARTH",
    "REF_FRAME = ITRF-97", "TIME_SYSTEM = UTC", "EPOCH = 2022-228T03:21:43.5",
    "X = 6503.514000 [km]", "Y = 1239.647000 [km]", "Z = -717.490000 [km]",
    "X_DOT = -0.873160 [km/s]", "Y_DOT = 8.740420 [km/s]", "Z_DOT = -4.191076 [km/s]",
    "MASS = 227 [kg]", "DRAG_AREA = 10.000000 [m**2]", "DRAG_COEFF = 2.3",
    "MAN_EPOCH_IGNITION = 2022-08-17T00:00:00", "MAN_DURATION = 10 [s]",
  ]

  private static let oemKVN = [
    "CCSDS_OEM_VERS = 2.0", "CREATION_DATE = 2022-08-16T05:46:08", "ORIGINATOR = ME",
    "META_START", "OBJECT_NAME = STARLINK-24", "OBJECT_ID = 2019-029D", "CENTER_NAME = EARTH",
    "REF_FRAME = EME2000", "TIME_SYSTEM = UTC", "START_TIME = 2022-08-16T00:00:00",
    "STOP_TIME = 2022-08-16T00:02:00", "META_STOP", "COMMENT states",
    "2022-08-16T00:00:00 2789.619 -280.045 -1746.755 4.73372 -2.49586 -1.04195",
    "2022-08-16T00:01:00 2783.419 -308.143 -1877.071 5.18604 -2.42124 -1.99608 0.008 0.001 -0.159",
    "COVARIANCE_START", "EPOCH = 2022-08-16T00:00:00", "1.0", "0.1 1.0", "COVARIANCE_STOP",
  ]

  private static let pairs = OrbitMessages.ommKVN.compactMap {
    line -> (key: String, value: String)? in
    let sides = line.split(separator: " = ")
    guard sides.count == 2, !line.hasPrefix("CCSDS"), !line.hasPrefix("USER") else { return nil }
    return (String(sides[0]), String(sides[1].split(separator: " [")[0]))
  }

  private static let ommCSV = [
    pairs.map(\.key).joined(separator: ","), pairs.map(\.value).joined(separator: ","),
  ]

  private static let ommJSON = [
    "[{" + pairs.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ") + "}]"
  ]

  private static func elements(_ keys: ArraySlice<(key: String, value: String)>) -> [String] {
    keys.map { "<\($0.key)>\($0.value)</\($0.key)>" }
  }

  private static let ommXML =
    ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<!-- an example -->"]
    + ["<omm id=\"CCSDS_OMM_VERS\" version=\"3.0\"><header>"] + elements(pairs[..<2])
    + ["</header><body><segment><metadata>"] + elements(pairs[2..<8])
    + ["</metadata><data><meanElements>"] + elements(pairs[8..<15])
    + ["</meanElements><tleParameters>"] + elements(pairs[15...])
    + ["</tleParameters></data></segment></body></omm>"]

  private static let opmXML =
    ["<opm id=\"CCSDS_OPM_VERS\" version=\"3.0\"><header>"] + elements(pairs[..<2])
    + ["</header><body><segment><metadata>"] + elements(pairs[2..<7])
    + ["</metadata><data><stateVector><EPOCH>2022-08-16T03:21:43.5</EPOCH>"]
    + ["<X units=\"km\">6503.514</X><Y>1239.647</Y><Z>-717.49</Z>"]
    + ["<X_DOT>-0.87316</X_DOT><Y_DOT>8.74042</Y_DOT><Z_DOT>-4.191076</Z_DOT>"]
    + ["</stateVector></data></segment></body></opm>"]
}
