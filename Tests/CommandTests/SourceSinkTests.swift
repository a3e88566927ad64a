import Foundation
import TestSupport
import Testing

@Suite("Source-sink scenarios")
struct SourceSinkTests {
  private static let shipped = "\(Program.root)/Scenarios/two-species"

  @Test("run writes tables whose sums agree; the scenario may be its folder")
  func run() throws {
    let folder = TestFolder()
    let outcome = try Program.run("run", Self.shipped, "--no-figures", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("Results/two-species"))
    #expect(
      folder.names(in: "Results/two-species") == [
        "summary.csv", "population.csv", "manifest.json",
      ])
    let summary = try folder.table("Results/two-species/summary.csv")
    let population = try folder.table("Results/two-species/population.csv")
    #expect(summary.count == 101 && population.count == 101 * 2 * 6)
    #expect(summary[0]["total"] == "11740" && summary[0]["payload"] == "4900")
    func number(_ row: [String: String], _ key: String) -> Double { Double(row[key] ?? "") ?? .nan }
    for year in [0, 37, 100] {
      let total = population[year * 12..<(year + 1) * 12].reduce(0) { $0 + number($1, "count") }
      #expect(relativeError(total, number(summary[year], "total")) < 1e-7)
      #expect(population[year * 12]["year"] == summary[year]["year"])
    }
    // Launches of 615 a year for ten years against missions of eight: S = 4900 e^(-10/8) + ..., nearly
    let expected = 4920 + (4900 - 4920) * exp(-10.0 / 8)
    #expect(relativeError(number(summary[10], "payload"), expected) < 0.01)
    let manifest = try folder.read("Results/two-species/manifest.json")
    #expect(manifest.contains("\"engine\": \"source_sink\""))

    // The same scenario again replaces it, another does not.
    let scenario = "\(Self.shipped)/scenario.yaml"
    #expect(try Program.run("run", scenario, "--quiet", "--no-figures", in: folder).exitCode == 0)
    let other = try Program.run(
      "run", scenario, "--set", "duration_yr=50", "--no-figures", in: folder)
    #expect(other.exitCode == 73)
  }

  @Test("run draws the species", .enabled(if: Program.canDraw, "needs gnuplot"))
  func figures() throws {
    let folder = TestFolder()
    let outcome = try Program.run("run", Self.shipped, "--output", "out", in: folder)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(folder.exists("out/figures/population-by-type.svg"))
  }

  @Test("check shows every setting, the tables and the size of the system")
  func check() throws {
    let folder = TestFolder()
    let outcome = try Program.run("check", Self.shipped, in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    for words in [
      "tolerance.relative", "default", "tables.launches.file: ", "species: 2, 1 of them",
      "shells: 6, 300 to 900 km", "launches: 5 rows of 10 yr", "the scenario can be run",
    ] {
      #expect(outcome.output.contains(words), "\(words)")
    }
    let json = try Program.run("check", Self.shipped, "--json", in: folder)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
    #expect((document as? [String: Any])?["scenario"] as? String == "two-species")
    #expect(folder.names.isEmpty)
  }

  @Test(
    "Faults of tables: 65 with file, line and column, 66 where one is missing; nothing is written")
  func faults() throws {
    let folder = TestFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.shipped) {
      folder.write(
        try String(contentsOfFile: "\(Self.shipped)/\(name)", encoding: .utf8), to: name)
    }
    folder.write(
      try folder.read("x0.csv").replacing("2,4000,500", with: "2,-4000,500"), to: "x0.csv")
    let names = folder.names
    let wrong = try Program.run("run", ".", in: folder)
    #expect(wrong.exitCode == 65)
    #expect(
      wrong.errors.hasSuffix("x0.csv:4:3: payload is -4000, must be at least 0\n"),
      "\(wrong.errors)")
    let missing = try Program.run(
      "run", "scenario.yaml", "--set", "tables.population=absent.csv", in: folder)
    #expect(missing.exitCode == 66 && missing.errors.contains("absent.csv"), "\(missing.errors)")
    #expect(folder.names == names)
  }

  @Test("Options of ensembles and commands of other scenarios refuse the kind")
  func refusals() throws {
    let folder = TestFolder()
    for option in [["--members", "5"], ["--seed", "2"], ["--part", "1/2"], ["--resume"]] {
      let outcome = try Program.start(["run", Self.shipped] + option, in: folder.path).outcome()
      #expect(outcome.exitCode == 64 && outcome.errors.contains(option[0]), "\(outcome.errors)")
    }
    let rank = try Program.run("rank", "\(Self.shipped)/scenario.yaml", in: folder)
    #expect(rank.exitCode == 65 && rank.errors.contains("scenario.yaml:13:7: kind"))
  }

  @Test("Populations that grow without limit: 65, with the time")
  func unlimitedGrowth() throws {
    let folder = TestFolder()
    let outcome = try Program.run(
      "run", Self.shipped, "--set", "tables.launches.counted_over_yr=0.001", in: folder)
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("grow without limit"), "\(outcome.errors)")
    #expect(folder.names(in: "Results").isEmpty)
  }
}
