import DebrisEnvironment
import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

private let satcatHeader =
  "OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,LAUNCH_DATE,DECAY_DATE,RCS,"
  + "ORBIT_CENTER"

private func satcat(
  _ rows: [String], policy: OrbitDataReading.Policy = .strict,
  dates: SatelliteCatalogueCSV.DateForm = .iso
) throws(InputError) -> (entries: [Int: SatelliteCatalogueEntry], faults: [InputError]) {
  let text = ([satcatHeader] + rows).joined(separator: "\n") + "\n"
  return try SatelliteCatalogueCSV.read(
    Array(text.utf8), file: "s.csv", policy: policy, dates: dates)
}

@Suite("The satellite catalogue")
struct SatelliteCatalogueTests {
  @Test("Type, status, dates and cross-section of a row; six digits")
  func row() throws {
    let entry = try #require(
      try satcat(["ONEWEB-1,2019-010A,270001,PAY,+,2019-02-27,,2.5,EA"]).entries[270_001])
    #expect(entry.kind == .payload && entry.isActive == true && entry.orbitsEarth)
    #expect(entry.launched == Instant(year: 2019, month: 2, day: 27) && entry.decayed == nil)
    #expect(entry.radarCrossSection == 2.5 && entry.name == "ONEWEB-1" && entry.line == 2)
  }

  @Test(
    "Operational, partial, standby, spare and extended work; others do not, or are unknown",
    arguments: [
      ("+", true), ("P", true), ("B", true), ("S", true), ("X", true), ("-", false), ("D", false),
      ("", nil), ("?", nil),
    ] as [(String, Bool?)])
  func status(code: String, isActive: Bool?) throws {
    let entry = try satcat(["A,,5,PAY,\(code),,,,"]).entries[5]
    #expect(entry?.isActive == isActive)
  }

  @Test(
    "A wrong field is refused with its place",
    arguments: [
      ("A,,5,PYL,,,,,", "s.csv:2:6: OBJECT_TYPE is 'PYL', must be PAY, R/B, DEB or UNK"),
      (
        "A,,5,PAY,Q,,,,",
        "s.csv:2:10: OPS_STATUS_CODE is 'Q', must be +, P, B, S, X, -, D, ? or empty"
      ),
      ("A,,0,PAY,,,,,", "s.csv:2:4: NORAD_CAT_ID is 0, must be between 1 and 999999999"),
      ("A,,5,PAY,,,,-1,", "s.csv:2:13: RCS is -1 m2, must be between 0 and 100000 m2"),
    ])
  func wrong(row: String, expected: String) {
    #expect(message { _ = try satcat([row]) } == expected)
  }

  @Test("Dates of spreadsheets are refused with their line, or read where that is asked for")
  func dates() throws {
    let row = "ARYABHATA,1975-033A,7752,PAY,D,4/19/1975,2/11/1992,2.215,EA"
    let refused = message { _ = try satcat([row]) }
    #expect(refused?.hasPrefix("s.csv:2:32: LAUNCH_DATE is wrong: ") == true)
    #expect(refused?.hasSuffix("dates M/D/YYYY are read where that is asked for") == true)
    let entry = try satcat([row], dates: .monthFirst).entries[7752]
    #expect(entry?.launched == Instant(year: 1975, month: 4, day: 19))
    #expect(entry?.decayed == Instant(year: 1992, month: 2, day: 11))
    let iso = "A,,5,PAY,,1975-04-19,,,"
    #expect(
      message { _ = try satcat([iso], dates: .monthFirst) }
        == "s.csv:2:11: LAUNCH_DATE is '1975-04-19', must be a date M/D/YYYY")
  }

  @Test("Broken rows are counted with their lines, or end the reading")
  func lenient() throws {
    let rows = [
      "A,,5,PAY,+,,,,EA", "B,,6,PAY,+", "C,,7,XXX,,,,,", "D,,5,PAY,+,,,,EA", "E,\"x,8,PAY,,,,,",
      "F,,9,DEB,,,,,",
    ]
    let read = try satcat(rows, policy: .lenient)
    #expect(read.entries.keys.sorted() == [5, 9])
    #expect(read.faults.map(\.line) == [3, 6, 4, 5])
    #expect(message { _ = try satcat(rows) }?.hasPrefix("s.csv:3:") == true)
  }

  @Test(
    "The sample has 18 objects, one of them around the Sun and one at the Moon",
    .enabled(if: DevelopmentData.path("gp/satcat-sample.csv") != nil, "needs the data"))
  func sample() throws {
    let path = try #require(DevelopmentData.path("gp/satcat-sample.csv"))
    let entries = try SatelliteCatalogueCSV.read(path).entries
    #expect(entries.count == 18)
    #expect(entries[27]?.orbitsEarth == false && entries[114]?.orbitsEarth == false)
    #expect(entries[29]?.isActive == false && entries[29]?.radarCrossSection == 0.803)
  }
}

@Suite("Catalogues of one date")
struct CatalogueSnapshotTests {
  private static let header =
    "norad_id,object_type,semi_major_axis_km,eccentricity,inclination_deg,raan_deg,"
    + "argument_of_perigee_deg,bstar_per_earth_radius,mass_kg,radius_m,launch_date"

  private func read(
    _ rows: [String], policy: OrbitDataReading.Policy = .strict
  ) throws(InputError) -> (objects: [CatalogueObject], faults: [InputError]) {
    let text = ([Self.header] + rows).joined(separator: "\n") + "\n"
    return try CatalogueSnapshotCSV.read(Array(text.utf8), file: "c.csv", policy: policy)
  }

  @Test("A row in SI units; what is blank is not known")
  func row() throws {
    let objects = try read([
      "5,payload,8633.104,0.1859627,34.2581,79.5,259.1,0.00033729,1.46,0.08,1958-03-17",
      "6,rocket_fragmentation_debris,7000,0,90,,,,,,",
    ]).objects
    #expect(objects[0].semiMajorAxis == 8_633_104 && objects[0].dragTerm == 0.00033729)
    #expect(objects[0].mass == 1.46 && objects[0].radius == 0.08)
    #expect(abs((objects[0].launchDate ?? 0) - 1958.205) < 0.001)
    #expect(objects[1].kind == .fragment && objects[1].mass == nil && objects[1].dragTerm == nil)
  }

  @Test("A number that comes twice, an unknown type and a mass of zero are faults")
  func faults() throws {
    let rows = [
      "5,payload,7000,0,90,,,,1,1,", "5,payload,7000,0,90,,,,1,1,", "6,thing,7000,0,90,,,,,,",
      "7,payload,7000,0,90,,,,0,1,", "8,payload,7000,0,90,,,,,,1958-13-01",
    ]
    let read = try read(rows, policy: .lenient)
    #expect(read.objects.map(\.catalogNumber) == [5])
    #expect(read.faults.map(\.line) == [3, 4, 5, 6])
    #expect(
      read.faults[2].message == "mass_kg is 0 kg, must be greater than 0 and at most 10000000 kg"
    )
  }
}

@Suite("Orbits joined with catalogues")
struct CatalogueImportTests {
  private static let gp = [
    "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,"
      + "ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR",
    "SAT A,1998-067A,2026-07-10T03:44:00,15.5,.001,51.6,0,0,0,100001,.1E-3",
    "SAT A,1998-067A,2026-07-01T03:44:00,15.4,.001,51.6,0,0,0,100001,.1E-3",
    "BODY R/B,2001-002B,2026-07-10T03:44:00,14.0,.001,82.5,0,0,0,7,.2E-3",
    "GONE DEB,2001-002C,2026-07-10T03:44:00,15.9,.001,82.5,0,0,0,8,.2E-3",
    "NEW DEB,2001-002D,2026-05-10T03:44:00,14.1,.001,82.5,0,0,0,9,.2E-3",
  ]

  private func join(
    _ gp: [String], policy: OrbitDataReading.Policy = .lenient
  ) throws -> CatalogueImport {
    let folder = TemporaryFolder()
    let (orbits, catalogue) = (folder.path("gp.csv"), folder.path("satcat.csv"))
    let masses = folder.path("masses.csv")
    try AtomicOutput.write(Array((gp.joined(separator: "\n") + "\n").utf8), to: orbits)
    try AtomicOutput.write(
      Array(
        (satcatHeader + "\nSAT A,1998-067A,100001,PAY,+,1998-11-20,,400,EA\n"
          + "BODY R/B,2001-002B,7,R/B,,2001-01-10,,,EA\n"
          + "GONE DEB,2001-002C,8,DEB,D,2001-01-10,2026-07-09,,EA\n").utf8), to: catalogue)
    try AtomicOutput.write(
      Array("norad_id,mass_kg,diameter_m\n7,1421,4\n".utf8), to: masses)
    return try CatalogueImport(
      orbits: orbits, catalogue: catalogue, properties: masses,
      epoch: Instant(year: 2026, month: 7, day: 10), policy: policy)
  }

  @Test("Objects are joined by number; the nearest epoch is taken, what decayed left out")
  func joined() throws {
    let join = try join(Self.gp)
    #expect(join.objects.map(\.catalogNumber) == [7, 9, 100_001])
    #expect(join.objects.map(\.kind) == [.rocketBody, .fragment, .payload])
    #expect(join.objects[0].mass == 1421 && join.objects[0].radius == 2)
    #expect(join.objects[2].isActive == true && join.objects[2].radarCrossSection == 400)
    // 15.5 revolutions a day: a = (mu/n^2)^(1/3) = 6795 km, and 3 km less by J2.
    #expect(abs(join.objects[2].semiMajorAxis - 6_793e3) < 5e3)
    let counts = join.counts
    #expect(counts.elementSets == 5 && counts.otherEpochs == 1 && counts.decayed == 1)
    #expect(counts.notInCatalogue == 1 && counts.distantEpochs == 1 && counts.joined == 1)
  }

  @Test("Broken rows of orbits are counted with their lines, also one that is cut off")
  func broken() throws {
    var gp = Self.gp
    gp[2] = "SAT A,1998-067A,2026-07-01T03:44:00"
    gp[4] = gp[4].replacing("15.9", with: "x")
    let join = try join(gp)
    #expect(join.faults.map(\.line) == [3, 5])
    #expect(throws: InputError.self) { _ = try self.join(gp, policy: .strict) }
  }

  @Test(
    "Names tell rocket bodies and debris",
    arguments: [
      ("SL-8 R/B", SpaceObject.Kind.rocketBody), ("FENGYUN 1C DEB", .fragment),
      ("COSMOS 1818 COOLANT", .fragment), ("DEBORAH", .payload), ("ISS (ZARYA)", .payload),
    ])
  func names(name: String, kind: SpaceObject.Kind) {
    #expect(CatalogueImport.kind(ofName: name) == kind)
  }
}

@Suite("Completion factors as CSV")
struct CompletionCSVTests {
  @Test("What is written is read again")
  func roundTrip() throws {
    let folder = TemporaryFolder()
    let factors = CompletionFactors(bins: [
      .init(altitude: 800e3..<900e3, diameter: 0..<0.15, factor: 2.5),
      .init(altitude: 800e3..<900e3, diameter: 0.15..<Double.infinity, factor: 1),
    ])
    try AtomicOutput.write(
      CompletionCSV.bytes(of: factors, comment: "source: test"), to: folder.path("f.csv"))
    #expect(try CompletionCSV.read(folder.path("f.csv")) == factors)
  }
}
