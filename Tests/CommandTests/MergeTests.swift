import Evolution
import FileFormats
import Foundation
import TestSupport
import Testing

@Suite("Ensembles in parts and after an early end")
struct MergeTests {
  /// The tables of an ensemble.
  static let tables = [
    "summary.csv", "summary-quantiles.csv", "members.csv", "events.csv", "population.csv",
    "collisions.csv", "budget.csv", "population-by-size.csv", "population-by-size.members",
  ]

  static func run(_ folder: TestFolder, _ more: String...) throws -> Program.Outcome {
    let arguments = ["run", "small.yaml", "--members", "7", "--no-figures", "--quiet"] + more
    return try Program.start(arguments, in: folder.path).outcome()
  }

  static func contents(_ folder: TestFolder, _ name: String) -> [Data?] {
    tables.map { FileManager.default.contents(atPath: folder.path("\(name)/\($0)")) }
  }

  static func prepared() throws -> TestFolder {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let whole = try run(folder, "--output", "whole")
    #expect(whole.exitCode == 0, "\(whole.errors)")
    #expect(contents(folder, "whole").allSatisfy { $0 != nil })
    #expect(!folder.exists("whole.checkpoint"))
    return folder
  }

  @Test(
    "Parts joined in any order are the whole run, to the last byte",
    arguments: [["binned"], ["objects"]])
  func parts(engine: [String]) throws {
    let folder = TestFolder()
    SmallScenario.write(
      to: folder, yaml: SmallScenario.yaml.replacingOccurrences(of: "gas", with: "resolved"))
    let arguments = ["--engine", engine[0]]
    for part in ["whole", "1/3", "2/3", "3/3"] {
      let name = part == "whole" ? part : "part\(part.first!)"
      let outcome = try Program.start(
        ["run", "small.yaml", "--members", "7", "--no-figures", "--quiet", "--output", name]
          + arguments + (part == "whole" ? [] : ["--part", part]), in: folder.path
      ).outcome()
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    #expect(folder.names(in: "part2") == ["manifest.json", "members.records"])
    let merged = try Program.run(
      "merge", "part3", "part1", "part2", "--output", "joined", "--no-figures", in: folder)
    #expect(merged.exitCode == 0, "\(merged.errors)")
    #expect(Self.contents(folder, "joined") == Self.contents(folder, "whole"))
    let reproduced = try Program.run("reproduce", "joined", in: folder)
    #expect(reproduced.exitCode == 0, "\(reproduced.errors)")

    // A part is no run, and a run no part; parts must be all there, once each, and of one ensemble.
    func refused(_ arguments: String..., saying words: String) throws {
      let outcome = try Program.start(arguments, in: folder.path).outcome()
      #expect(outcome.exitCode == 65 && outcome.errors.contains(words), "\(outcome.errors)")
      #expect(!folder.exists("other"))
    }
    try refused("compare", "part1", "whole", saying: "detritus merge joins the parts")
    try refused("merge", "whole", "--output", "other", saying: "is not a part")
    try refused(
      "merge", "part1", "part3", "--output", "other", saying: "a part with member 2 is missing")
    try refused(
      "merge", "part1", "part2", "--output", "other", saying: "up to member 6 are missing")
    try refused(
      "merge", "part1", "part1", "part2", "part3", "--output", "other",
      saying: "members that another part has")
    let other = try Program.start(
      ["run", "small.yaml", "--members", "7", "--seed", "2", "--part", "2/3", "--output", "part2"]
        + arguments + ["--force", "--quiet"], in: folder.path
    ).outcome()
    #expect(other.exitCode == 0, "\(other.errors)")
    try refused(
      "merge", "part1", "part2", "part3", "--output", "other",
      saying: "not of the same ensemble")
  }

  @Test("A damaged file of members is refused, and nothing is written")
  func damaged() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    for k in 1...2 {
      #expect(try Self.run(folder, "--part", "\(k)/2", "--output", "part\(k)").exitCode == 0)
    }
    var bytes = [UInt8](FileManager.default.contents(atPath: folder.path("part2/members.records"))!)
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: folder.path("part2/members.records")))
    let outcome = try Program.run("merge", "part1", "part2", "--output", "out", in: folder)
    #expect(
      outcome.exitCode == 65 && outcome.errors.contains("must end with 6"), "\(outcome.errors)")
    #expect(!folder.exists("out"))
  }

  @Test("Records that lack what the others have are refused, whatever their digests")
  func otherShape() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    #expect(try Self.run(folder, "--part", "1/1", "--output", "part").exitCode == 0)
    let manifest = try RunManifest.read(folder: folder.path("part"))
    let digest = manifest.membersDigest(part: manifest.part)
    let path = folder.path("part/members.records")
    var records: [MemberRecord] = []
    let layout = RecordLayout(
      try ScenarioFile.read(folder.path("small.yaml")).scenario,
      types: try #require(manifest.part).types)
    try MemberRecordsFile.read(path, run: digest, layout: layout) { records.append($0) }
    #expect(records.count == 7)
    let changes: [(inout MemberRecord) -> Void] = [
      { $0.totals.removeLast() }, { $0.shells.removeLast() }, { $0.shells[1].removeLast() },
      { $0.shells[1].append(1) }, { $0.collisions.append([]) }, { $0.sizes.removeLast() },
      { $0.sizes[0] = MemberSizes(cells: [.max], sums: [1, 1, 1]) },
    ]
    for (k, change) in changes.enumerated() {
      var changed = records
      change(&changed[4])
      let file = try MemberRecordsFile.create(path, run: digest, discard: { _ in })
      for record in changed { try file.append(record) }
      let merged = try Program.run(
        "merge", "part", "--output", "out", "--no-figures", in: folder)
      #expect(
        merged.exitCode == 65 && merged.errors.contains("record 5 has other"),
        "\(k): \(merged.errors)")
      #expect(!folder.exists("out"))
    }
    try FileManager.default.copyItem(atPath: path, toPath: folder.path("half.checkpoint"))
    let resumed = try Self.run(folder, "--part", "1/1", "--output", "half", "--resume")
    #expect(
      resumed.exitCode == 65 && resumed.errors.contains("half.checkpoint"), "\(resumed.errors)")
  }

  @Test("Killed at ten random moments, also while it goes on, a run ends with the same bytes")
  func killed() throws {
    let folder = try Self.prepared()
    var interrupted = 0
    for _ in 0..<10 {
      let (process, outcome) = try Program.start(
        [
          "run", "small.yaml", "--members", "7", "--no-figures", "--quiet", "--output", "killed",
          "--resume",
        ], in: folder.path)
      Thread.sleep(forTimeInterval: .random(in: 0.02...0.3))
      kill(process.processIdentifier, SIGKILL)
      guard try outcome().exitCode == 0 else {
        interrupted += 1
        continue
      }
      #expect(Self.contents(folder, "killed") == Self.contents(folder, "whole"))
      try FileManager.default.removeItem(atPath: folder.path("killed"))
    }
    #expect(interrupted > 0)
    let resumed = try Self.run(folder, "--output", "killed", "--resume")
    #expect(resumed.exitCode == 0, "\(resumed.errors)")
    #expect(Self.contents(folder, "killed") == Self.contents(folder, "whole"))
    #expect(!folder.exists("killed.checkpoint"))
  }

  @Test("Half a record at the end of a checkpoint is run again; members of another run are refused")
  func halfRecord() throws {
    let folder = try Self.prepared()
    #expect(try Self.run(folder, "--part", "1/1", "--output", "all").exitCode == 0)
    let records = FileManager.default.contents(atPath: folder.path("all/members.records"))!
    // The part is the whole ensemble, and still another run than the whole.
    let checkpoint = URL(fileURLWithPath: folder.path("half.checkpoint"))
    try records.prefix(records.count / 2).write(to: checkpoint)
    let refused = try Self.run(folder, "--output", "half", "--resume")
    #expect(refused.exitCode == 65 && refused.errors.contains("another run"), "\(refused.errors)")
    let resumed = try Self.run(folder, "--part", "1/1", "--output", "half", "--resume")
    #expect(resumed.exitCode == 0, "\(resumed.errors)")
    #expect(FileManager.default.contents(atPath: folder.path("half/members.records")) == records)
    // Anything else is not a checkpoint.
    folder.write("year,total\n", to: "table.checkpoint")
    let table = try Self.run(folder, "--output", "table", "--resume")
    #expect(table.exitCode == 65 && table.errors.contains("not a file of members"))
  }

  @Test("An interrupted ensemble says how many members are kept and how to go on")
  func interruption() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let arguments = [
      "run", "small.yaml", "--members", "3000", "--no-figures", "--quiet", "--output", "long",
    ]
    let (process, outcome) = try Program.start(arguments, in: folder.path)
    let checkpoint = folder.path("long.checkpoint")
    for _ in 0..<2_000 {
      let size =
        (try? FileManager.default.attributesOfItem(atPath: checkpoint)[.size] as? Int) ?? 0
      if size > 20_000 { break }
      Thread.sleep(forTimeInterval: 0.01)
    }
    process.interrupt()
    let end = try outcome()
    #expect(end.exitCode == 130)
    #expect(end.errors.contains("members are kept in long.checkpoint"), "\(end.errors)")
    #expect(end.errors.contains("--resume"))
    #expect(!folder.exists("long") && folder.exists("long.checkpoint"))
  }

  @Test("Parts that there cannot be are refused", arguments: ["0/2", "3/2", "1", "a/b", "1/8"])
  func wrongPart(part: String) throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Self.run(folder, "--part", part, "--output", "out")
    #expect(outcome.exitCode == (part == "1/8" ? 65 : 64), "\(outcome.errors)")
    #expect(!folder.exists("out"))
  }
}
