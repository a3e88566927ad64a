import Evolution
import FileFormats
import SpaceEnvironment

extension InputReader {
  /// What the program has written itself, and somebody may have changed: folders of runs, of sweeps, and
  /// the files in which finished members wait.
  static let results = [
    InputReader("manifest") {
      [Array(SmallFiles.manifest.utf8)]
        + ShippedFiles.head("Results/iadc-baseline/manifest.json", bytes: 100_000)
    } read: { bytes, folder in
      folder.put(bytes, "manifest.json")
      _ = Manifest.scenarioDigest(ofFolder: folder.path)
      let manifest = try RunManifest.read(folder: folder.path)
      _ = (manifest.scenarioPath, manifest.overrides, manifest.membersDigest(part: manifest.part))
      _ = SettingDifference.among([manifest, manifest])
    },
    InputReader("summary") {
      [Array(SmallFiles.summary.utf8)]
        + ShippedFiles.head("Results/iadc-baseline/summary.csv", bytes: 1000)
    } read: { bytes, folder in
      folder.keep(Array(SmallFiles.manifest.utf8), "manifest.json")
      folder.keep(Array(SmallFiles.members.utf8), "members.csv")
      folder.put(bytes, "summary.csv")
      _ = try RunFolderReader.read(folder.path)
    },
    InputReader("shell-population") {
      [Array(SmallFiles.shellPopulation.utf8)]
    } read: { bytes, folder in
      folder.put(bytes, "population.csv")
      _ = try ShellPopulationTable.read("\(folder.path)/population.csv")
    },
    InputReader("shell-collisions") {
      [Array(SmallFiles.shellCollisions.utf8)]
    } read: { bytes, folder in
      folder.keep(Array(SmallFiles.shellPopulation.utf8), "population.csv")
      folder.put(bytes, "collisions.csv")
      _ = try ShellCollisionTable.read(
        "\(folder.path)/collisions.csv", with: .read("\(folder.path)/population.csv"))
    },
    InputReader("summary-quantiles") {
      [Array(SmallFiles.quantiles.utf8)]
    } read: { bytes, folder in
      folder.keep(Array(SmallFiles.manifest.utf8), "manifest.json")
      folder.keep(Array(SmallFiles.summary.utf8), "summary.csv")
      folder.put(bytes, "summary-quantiles.csv")
      _ = try RunFolderReader.spreads(folder: folder.path)
      _ = try RunFolderReader.read(folder.path)
    },
    InputReader("members") {
      [Array(SmallFiles.members.utf8)]
    } read: { bytes, folder in
      folder.keep(Array(SmallFiles.manifest.utf8), "manifest.json")
      folder.keep(Array(SmallFiles.summary.utf8), "summary.csv")
      folder.put(bytes, "members.csv")
      _ = try RunFolderReader.read(folder.path)
    },
    InputReader("population-by-size") {
      [
        ShippedFiles.lines([
          "year,object_type,size_lower_m,size_upper_m,altitude_lower_km,altitude_upper_km,"
            + "inclination_lower_deg,inclination_upper_deg,count,mean_radius_m,mean_radius_squared_m2",
          "2020,fragment,0.1,1,700,800,0,90,12.5,0.2,0.05",
          "2020,rocket_body,1,inf,700,800,0,90,3,2,4.1",
        ])
      ]
    } read: { bytes, folder in
      folder.put(bytes, SizePopulationCSV.fileName)
      _ = try SizePopulationCSV.read(folder: folder.path)
    },
    InputReader("sweep") {
      [
        Array(
          SweepState(
            scenario: "s", version: "0.1", axes: [.init(keys: ["a", "b"], values: ["1", "2"])],
            points: [.init(folder: "1", places: [0], digest: "d")]
          ).document.utf8)
      ]
    } read: { bytes, folder in
      folder.put(bytes, SweepState.fileName)
      _ = try SweepState.read(folder: folder.path)?.document
    },
    InputReader("external-curves") {
      ShippedFiles.head("Scenarios/observed/catalogue.csv")
        + [ShippedFiles.lines(["name,year,quantity,value,lower,upper", "x,2020,total,5,4,6"])]
    } read: { bytes, folder in
      _ = try ExternalCurvesCSV.read(
        folder.put(bytes, "curves.csv"),
        quantities: [
          "total", "mass_t", "active_payload", "inactive_payload", "rocket_body", "fragment",
          "mission_related_object",
        ])
    },
    InputReader("checkpoint") {
      [Array("\(membersMark)run\n".utf8)]
    } read: { bytes, folder in
      let path = folder.put(bytes, "members")
      if try MemberRecordsFile.resume(
        path, run: "run", layout: recordLayout, consume: { _ in }) == nil
      {
        throw Fault(reader: "checkpoint", words: "the file is not there")
      }
    },
    // What is inside a record, whose digest would otherwise stop every change
    InputReader("checkpoint-record") {
      [memberRecord()]
    } read: { bytes, folder in
      let path = folder.put(Array("\(membersMark)run\n".utf8) + framed(bytes), "members")
      try MemberRecordsFile.read(path, run: "run", layout: recordLayout) { _ in }
    },
    InputReader("member-sizes") {
      [Array("\(sizesHeader)\n".utf8)]
    } read: { bytes, folder in
      folder.put(bytes, MemberSizesFile.fileName)
      try MemberSizesFile.read(folder: folder.path, members: 0, begin: { _ in }, consume: { _ in })
    },
    InputReader("member-sizes-record") {
      // Two dates; in each one cell with three numbers of four bytes
      [
        [2, 0, 0, 0, 0, 0, 0, 0]
          + [1, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 128, 63]
          + [1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 128, 63]
      ]
    } read: { bytes, folder in
      folder.put(Array("\(sizesHeader)\n".utf8) + framed(bytes), MemberSizesFile.fileName)
      try MemberSizesFile.read(folder: folder.path, members: 1, begin: { _ in }, consume: { _ in })
    },
  ]

  private static let membersMark = "detritus members 2 "
  private static let sizesHeader =
    "detritus sizes 1 {\"years\": [2020, 2021], \"types\": [\"fragment\", \"rocket_body\"], "
    + "\"size_lower_edges_m\": [0.1, 1], \"inclination_edges_deg\": [0, 90, 180], "
    + "\"shell_edges_km\": [700, 800, 900]}"

  /// A record with its length before it and its digest behind.
  private static func framed(_ record: [UInt8]) -> [UInt8] {
    let length = (0..<8).map { UInt8(truncatingIfNeeded: record.count >> (8 * $0)) }
    let digits = Array(SHA256.hexDigest(of: record))
    let digest = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)!
    }
    return length + record + digest
  }

  /// Of the small scenario with two dates.
  public static let recordLayout: RecordLayout = {
    let folder = WorkingFolder("record-layout")
    keepTables(folder)
    let path = folder.put(Array(SmallFiles.scenario.utf8), "scenario.yaml")
    guard
      let file = try? ScenarioFile.read(
        path, overrides: ["record={every_yr: 4, population_by_shell_every_yr: 4}"])
    else { preconditionFailure("the small scenario can be read") }
    return RecordLayout(file.scenario, types: [])
  }()

  /// A record that is read again, taken out of its frame.
  private static func memberRecord() -> [UInt8] {
    func mostlyZeros(_ count: Int) -> [Double] { (0..<count).map { $0 == 3 ? 0.5 : 0 } }
    var record = MemberRecord(member: 3)
    for _ in recordLayout.shellDates {
      record.totals.append(.init(numbers: mostlyZeros(RunRecord.Totals.numberCount)[...]))
      record.shells.append(mostlyZeros(recordLayout.shellSumCount))
      record.collisions.append(mostlyZeros(2 * recordLayout.collisionCount))
      record.sizes.append(MemberSizes(cells: [1, 3], sums: [1, 0.5, 0.25, 2, 1, 0.5]))
    }
    record.events = [
      CollisionEvent(
        date: 2020, altitude: 800_000, typeA: .fragment, typeB: .rocketBody, massA: 1, massB: 1000,
        speed: 9000, isCatastrophic: true, fragments: 900)
    ]
    let folder = WorkingFolder("record-seed")
    let path = folder.put([], "members")
    guard let file = try? MemberRecordsFile.create(path, run: "run", discard: { _ in }),
      (try? file.append(record)) != nil, let bytes = try? FileContents.read(path)
    else { return [] }
    return Array(bytes.dropFirst("\(membersMark)run\n".utf8.count + 8).dropLast(32))
  }
}
