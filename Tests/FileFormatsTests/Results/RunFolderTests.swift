import Testing

@testable import FileFormats

@Suite("Folders of runs, read back")
struct RunFolderTests {
  private let folder = TemporaryFolder()

  private func manifest(members: Int = 1, seed: Int = 1) -> String {
    """
    {"scenario": "s", "scenario_digest": "\(String(repeating: "a", count: 64))", "version": "0.1",
     "settings": [{"key": "duration_yr", "value": "1", "source": "default"}],
     "inputs": [], "members": \(members), "seed": \(seed)}
    """
  }
  private let summary = "year,total,fragment\n2020,10,5\n2021,12,6\n"
  private let quantiles =
    "year,quantity,mean,standard_deviation,p05,p25,p50,p75,p95\n"
    + [2020, 2021].flatMap { year in
      ["total", "fragment"].map { "\(year),\($0),10,1,8,9,10,11,12\n" }
    }.joined()
  private let members =
    "member,year,total,fragment\n0,2020,9,5\n0,2021,10,5\n1,2020,11,5\n1,2021,14,7\n"

  private func write(_ files: [String: String]) throws {
    for (name, text) in files { try AtomicOutput.write(text, to: folder.path(name)) }
  }

  private func read() throws -> RunFolderReader { try RunFolderReader.read(folder.path) }

  @Test("A single run has its quantities by year")
  func single() throws {
    try write(["manifest.json": manifest(), "summary.csv": summary])
    let run = try read()
    #expect(run.course.years == [2020, 2021])
    #expect(run.course.quantities == ["total", "fragment"])
    #expect(run.course.values == [[10, 12], [5, 6]])
    #expect(run.course.members.isEmpty && run.course.spreads.isEmpty)
    #expect(run.manifest.setting("duration_yr") == "1")
    #expect(try RunFolderReader.spreads(folder: folder.path) == nil)
  }

  @Test("The file and the overrides that a run was made from are in the sources of its settings")
  func sources() {
    let manifest = RunManifest(
      scenario: "s", digest: "", version: "",
      settings: ["default", "--set a.b=1:2", "x/y.yaml:12", "--set a.b=1:2", "--set c=d"].map {
        .init(key: "k", value: "v", source: $0)
      }, inputs: [], members: 1, seed: 1, linearAlgebra: nil, objectEngine: nil)
    #expect(manifest.scenarioPath == "x/y.yaml")
    #expect(manifest.overrides == ["a.b=1:2", "c=d"])
  }

  @Test("An ensemble has members and spreads, from either file")
  func ensemble() throws {
    try write([
      "manifest.json": manifest(members: 2, seed: 7), "summary.csv": summary,
      "summary-quantiles.csv": quantiles, "members.csv": members,
    ])
    let run = try read()
    #expect(run.course.seed == 7 && run.course.memberCount == 2)
    #expect(run.course.members.map(\.number) == [0, 1])
    #expect(run.course.members[1].values == [[11, 14], [5, 7]])
    #expect(run.course.spreads[0][1].p95 == 12)
    let spreads = try RunFolderReader.spreads(folder: folder.path)
    #expect(spreads?["fragment"]?[0].p05 == 8)
    Paths.remove(folder.path("summary-quantiles.csv"))
    #expect(try read().course.spreads[0][1].mean == 12)
    Paths.remove(folder.path("members.csv"))
    #expect(
      message { _ = try read() }
        == "\(folder.path): has neither summary-quantiles.csv nor members.csv, though its manifest "
        + "tells of 2 members")
  }

  @Test(
    "Damage is named by file, line and value",
    arguments: [
      ("summary.csv", "2021,12,6", "2021,twelve,6", ":3:6: total should be a number"),
      ("summary.csv", "2021,12,6", "2019,12,6", ":3:1: year is 2019, must be later than"),
      ("summary.csv", "2021,12,6", "2021,12", ":3"),
      ("summary.csv", "total", "sum", ": missing column 'total'"),
      ("summary.csv", "2020,10,5\n2021,12,6\n", "", ": has 0 rows"),
      ("members.csv", "1,2021,14,7\n", "", ": has 1 rows of member 1, must have 2"),
      ("members.csv", "1,2021,14,7", "1,2022,14,7", ":5:3: year of member 1 is 2022, must be 2021"),
      ("members.csv", "1,2020,11,5\n1,2021,14,7\n", "", ": has 1 members, the manifest tells of 2"),
      (
        "summary-quantiles.csv", "2021,total,", "2021,totl,",
        "quantity is 'totl', which is no column of summary.csv (did you mean 'total'?)"
      ),
      ("summary-quantiles.csv", "2021,total,10,1,8,9", "2021,total,10,1,8,7", "p25 is 7, must be"),
      ("summary-quantiles.csv", "2021,fragment,10,1,8,9,10,11,12\n", "", "has no row of fragment"),
      (
        "manifest.json", "\"seed\": 1", "\"seed\": \"x\"",
        "seed should be a whole number, found text"
      ),
      ("manifest.json", "\"version\": \"0.1\",", "", "the document has no member 'version'"),
      ("manifest.json", "}]", "}", "expected"),
    ])
  func damage(file: String, old: String, new: String, expected: String) throws {
    var files = [
      "manifest.json": manifest(members: 2), "summary.csv": summary,
      "summary-quantiles.csv": quantiles, "members.csv": members,
    ]
    let text = try #require(files[file])
    try #require(text.contains(old))
    files[file] = text.replacing(old, with: new)
    try write(files)
    let found = try #require(message { _ = try read() })
    #expect(found.hasPrefix(folder.path(file)))
    #expect(found.contains(expected), "\(found)")
  }

  @Test("A folder that is missing, and one without a manifest, are told apart: both 66")
  func noRun() throws {
    for path in [folder.path("none"), folder.path] {
      do {
        _ = try RunFolderReader.read(path)
        Issue.record("\(path) was read")
      } catch {
        #expect(error.exitCode == 66 && error.file == path)
      }
    }
  }

  @Test("Names are those of the folders, or whole paths where two are alike")
  func names() throws {
    try write(["manifest.json": manifest(), "summary.csv": summary])
    let link = folder.path + "/../" + Paths.name(of: folder.path)
    #expect(
      try RunFolderReader.read([folder.path + "/"]).map(\.course.name) == [
        Paths.name(of: folder.path)
      ])
    #expect(
      try RunFolderReader.read([folder.path, link]).map(\.course.name) == [folder.path, link])
  }

  @Test("Settings that differ: name and description aside, files by their digest")
  func settings() {
    func manifest(_ settings: [String: String], sha: String) -> RunManifest {
      RunManifest(
        scenario: "s", digest: "", version: "",
        settings: settings.sorted { $0.key < $1.key }.map {
          .init(key: $0.key, value: $0.value, source: "default")
        },
        inputs: [.init(key: "population", path: "a/p.csv", sha256: sha)], members: 1, seed: 1,
        linearAlgebra: nil, objectEngine: nil)
    }
    let differences = SettingDifference.among([
      manifest(["name": "a", "step_yr": "1", "population": "p.csv"], sha: "0123456789"),
      manifest(["name": "b", "step_yr": "2", "population": "p.csv", "x": "y"], sha: "abcdefabcd"),
    ])
    #expect(differences.map(\.key) == ["population", "step_yr", "x"])
    #expect(differences[0].values == ["p.csv (01234567)", "p.csv (abcdefab)"])
    #expect(differences[2].values == [nil, "y"])
    var objects = manifest([:], sha: "0123456789")
    objects.objectEngine = ObjectEngineSettings(cubes: nil, list: nil)
    let engines = SettingDifference.among([manifest([:], sha: "0123456789"), objects])
    #expect(engines == [SettingDifference(key: "engine", values: ["binned", "objects"])])
  }

  @Test("Curves of others: ranges come in pairs, quantities are those of the runs")
  func curves() throws {
    let path = folder.path("others.csv")
    func read(_ rows: String) throws -> [ExternalCurve] {
      try AtomicOutput.write("name,year,quantity,value,lower,upper\n\(rows)", to: path)
      return try ExternalCurvesCSV.read(path, quantities: ["total"])
    }
    let curves = try read("B,2030,total,3,,\nA,2020,total,1,0.5,2\nB,2020,total,2,,\n")
    #expect(curves.map(\.name) == ["B", "A"])
    #expect(curves[0].points.map(\.year) == [2020, 2030])
    #expect(curves[1].points[0].range == 0.5...2)
    for (rows, expected) in [
      ("A,2020,totl,1,,\n", ":2:8: quantity is 'totl'"), ("A,2020,total,1,2,1\n", "upper is 1"),
      ("A,2020,total,1,2,\n", "upper is empty"), ("A,2020,total,,,\n", "value should be a number"),
      ("A,2020,total,1,,\nA,2020,total,2,,\n", ":3:3: year is 2020, which 'A' has already"),
      ("", "has 0 rows"),
    ] {
      let found = try #require(message { _ = try read(rows) })
      #expect(found.contains(expected), "\(found)")
    }
  }
}
