import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@Suite("NRLMSISE-00 against the reference programs")
struct NRLMSISE00ReferenceTests {
  /// The inputs of the seventeen documented cases, which differ from the first in one thing or two.
  static let documentedInputs: [Row] = [
    Row(), Row(dayOfYear: 81), Row(seconds: 75_000, altitude: 1000), Row(altitude: 100),
    Row(latitude: 0), Row(longitude: 0), Row(localTime: 4), Row(f107Mean: 70), Row(f107: 180),
    Row(ap: [40]), Row(altitude: 0), Row(altitude: 10), Row(altitude: 30), Row(altitude: 50),
    Row(altitude: 70), Row(ap: Array(repeating: 100, count: 7)),
    Row(altitude: 100, ap: Array(repeating: 100, count: 7)),
  ]

  @Test("Published: the seventeen documented cases, to the last printed digit")
  func documented() throws {
    let model = NRLMSISE00(anomalousOxygen: false)
    let lines = ReferenceRows.documented.split(separator: "\n")
    try #require(lines.count == Self.documentedInputs.count)
    for (k, (row, line)) in zip(Self.documentedInputs, lines).enumerated() {
      let expected = try line.split(separator: " ").map { try #require(Double($0)) }
      let state = model.state(
        atAltitude: row.altitude * kilometre, site: try row.site(),
        conditions: try row.conditions())
      // From number densities per cubic centimetre and grams per cubic centimetre.
      let units = [1e6, 1e6, 1e6, 1e6, 1e6, 1e3, 1e6, 1e6, 1e6, 1, 1]
      for (i, observed) in quantities(state).enumerated() where expected[i] > 1e-30 {
        let error = relativeError(observed, expected[i] * units[i])
        #expect(error < 5.1e-7, "case \(k + 1), \(quantityNames[i])")
      }
    }
  }

  @Test("Published: calls of the program in C at all altitudes, within 1e-9 as printed")
  func computed() throws {
    let model = NRLMSISE00()
    let lines = ReferenceRows.computed.split(separator: "\n")
    #expect(lines.count == 46)
    for line in lines {
      let fields = line.split(separator: ",").map { $0.drop { $0 == " " } }
      let ap = try fields[8].split(separator: " ").map { try #require(Double($0)) }
      let x = try fields[..<8].map { try #require(Double($0)) }
      let expected = try fields[9...].map { try #require(Double($0)) }
      let row = Row(
        dayOfYear: Int(x[0]), seconds: x[1], altitude: x[2], latitude: x[3], longitude: x[4],
        localTime: x[5], f107Mean: x[6], f107: x[7], ap: ap)
      let (site, conditions) = (try row.site(), try row.conditions())
      let h = row.altitude * kilometre
      let observed = quantities(model.state(atAltitude: h, site: site, conditions: conditions))
      let profile = model.profile(at: site, conditions: conditions)
      for i in 0..<11 where expected[i] > 1e-20 {
        #expect(
          relativeError(observed[i], expected[i]) < 1e-9, "\(row), \(quantityNames[i])")
      }
      #expect(observed[8] < 1e-20 || expected[8] > 1e-20)
      #expect(quantities(profile.state(atAltitude: h)) == observed)
    }
  }

  static let table = DevelopmentData.path("atmosphere/msis-reference.csv")

  @Test(
    "Published: the table of pymsis, which is of single precision: density and T 1e-4, gases 1e-3",
    .enabled(if: table != nil, "needs atmosphere/msis-reference.csv"))
  func pymsis() throws {
    let lines = try readLines(#require(Self.table))
    let header = lines[0].split(separator: ",").map(String.init)
    let model = NRLMSISE00()
    #expect(lines.count > 100)
    for line in lines.dropFirst() {
      let values = Dictionary(uniqueKeysWithValues: zip(header, line.split(separator: ",")))
      func value(_ name: String) throws -> Double {
        try #require(values[name].flatMap { Double($0) })
      }
      let date = try #require(values["utc"]).split { "-T:".contains($0) }.compactMap { Int($0) }
      let instant = Instant(
        year: date[0], month: date[1], day: date[2],
        seconds: Double(date[3] * 3600 + date[4] * 60))
      let names = ["ap_daily", "ap_now", "ap_3h", "ap_6h", "ap_9h", "ap_12_33h", "ap_36_57h"]
      let ap = values["mode"] == "storm" ? try names.map(value) : [try value("ap_daily")]
      let site = try NRLMSISE00.Site(
        latitude: value("lat_deg") * degree, longitude: value("lon_deg") * degree,
        instant: instant)
      let conditions = try ThermosphereConditions(
        f107: value("f107_prevday"), f107Mean: value("f107a"), geomagnetic: geomagnetic(ap))
      let state = model.state(
        atAltitude: try value("alt_km") * kilometre, site: site, conditions: conditions)
      #expect(relativeError(state.massDensity, try value("rho00_kgm3")) < 1e-4, "\(line)")
      #expect(relativeError(state.temperature, try value("T00_K")) < 1e-4, "\(line)")
      let gases = [
        ("N2_00", state.molecularNitrogen), ("O2_00", state.molecularOxygen),
        ("O_00", state.atomicOxygen), ("He_00", state.helium), ("H_00", state.atomicHydrogen),
        ("Ar_00", state.argon), ("N_00", state.atomicNitrogen),
        ("AnomO_00", state.anomalousOxygen),
      ]
      for (name, observed) in gases {
        let expected = try value(name)
        if expected > 1e-20 {
          #expect(relativeError(observed, expected) < 1e-3, "\(name) in \(line)")
        }
      }
    }
  }

  private func readLines(_ path: String) throws -> [Substring] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var text = ""
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, 4096, file) != nil {
      text += String(
        decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
    return text.split(whereSeparator: \.isNewline)
  }
}
