import Foundation
import Testing

@Suite("detritus reentry predict")
struct ReentryCommandTests {
  private static let orbits = "\(Program.root)/Scenarios/reentry/starlink-24.tle"
  private static let object = "\(Program.root)/Scenarios/reentry/starlink-24.yaml"

  private func run(_ arguments: String...) throws -> Program.Outcome {
    try Program.start(["reentry", "predict"] + arguments, in: Program.root).outcome()
  }

  @Test("Starlink-24, two months ahead: the window holds the re-entry of 2022-10-24 05:01")
  func starlink() throws {
    let folder = TestFolder()
    let outcome = try run(
      "--orbits", Self.orbits, "--object", Self.object, "--as-of", "2022-08-27", "--samples", "60",
      "--output", folder.path("out"))
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("STARLINK-24 (44238, 2019-029D)"))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try folder.read("out/prediction.json").utf8))
        as? [String: Any])
    #expect(
      json["last_orbit_epoch"] as? String == "2022-08-26T17:54:35.413Z"
        || json["orbits_used"] as? Int == 3)
    let reentry = try #require(json["reentry"] as? [String: Any])
    let low = try #require(reentry["p05"] as? String)
    let high = try #require(reentry["p95"] as? String)
    #expect(low < "2022-10-24T05:01" && "2022-10-24T05:01" < high)
    let flags = try #require(json["flags"] as? [String])
    #expect(flags.contains("manoeuvrable") && flags.contains("few_sets"))
    let models = try #require(json["models"] as? [String: Any])
    #expect(models["space_weather"] as? String == "forecast")
    #expect(!folder.exists("out/groundtrack.csv"))
  }

  @Test("The same seed gives the same prediction")
  func seed() throws {
    let first = try run("--orbits", Self.orbits, "--samples", "20", "--seed", "5", "--json")
    let second = try run("--orbits", Self.orbits, "--samples", "20", "--seed", "5", "--json")
    #expect(first.exitCode == 0 && first.output == second.output)
  }

  @Test("Bad orbit files are told with their fault")
  func badOrbits() throws {
    let folder = TestFolder()
    let lines = try String(contentsOfFile: Self.orbits, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let tle = lines.filter { $0.hasPrefix("1 ") || $0.hasPrefix("2 ") }
    try #require(tle.count == 6)
    func outcome(_ lines: [String], _ more: String...) throws -> Program.Outcome {
      folder.write(lines.map { $0 + "\n" }.joined(), to: "orbits.tle")
      return try Program.start(
        ["reentry", "predict", "--orbits", folder.path("orbits.tle")] + more, in: Program.root
      ).outcome()
    }
    for (lines, words) in [
      ([], "is empty"),
      (Array(tle[..<3]), "the file ends after line 1"),
      ([tle[1], tle[0]], "line 2 of an element set without line 1"),
      (tle + tle[..<2], "is given again"),
      ([String(tle[0].dropLast()) + "x"] + tle[1...], "checksum"),
      (Array(tle[..<2]), "must have at least 2"),
    ] {
      let outcome = try outcome(lines)
      #expect(outcome.exitCode == 65 && outcome.errors.contains(words), "\(outcome.errors)")
    }
    let early = try outcome(tle, "--as-of", "2020-01-01")
    #expect(early.exitCode == 65 && early.errors.contains("0 element sets up to 2020-01-01"))
    let late = try outcome(tle, "--as-of", "2030-01-01")
    #expect(late.exitCode == 65 && late.errors.contains("space weather is observed until"))
    let missing = try run("--orbits", "/nowhere.tle")
    #expect(missing.exitCode == 66)
    let usage = try run("--orbits", Self.orbits, "--altitude-km", "200")
    #expect(usage.exitCode == 64 && usage.errors.contains("between 10 and 120 km"))
  }
}
