import Foundation
import TestSupport
import Testing

@Suite("Run")
struct RunTests {
  @Test("A small scenario gives all tables, whose rows are those of the contract")
  func tables() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run("run", "small.yaml", "--no-figures", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("Results/small"))
    #expect(folder.names == ["small.yaml", "population.csv", "traffic.csv", "Results"])

    let summary = try folder.table("Results/small/summary.csv")
    #expect(
      summary.map { $0["year"] } == [
        "2018.0849", "2019.0849", "2020.0849", "2021.0849", "2022.0849",
      ])
    for row in summary {
      let numbers = row.mapValues(Double.init)
      #expect(numbers.values.allSatisfy { $0 != nil })
      let parts = ["active_payload", "inactive_payload", "rocket_body", "mission_related_object"]
        .reduce(0) { $0 + number(row, $1) }
      #expect(relativeError(parts + number(row, "fragment"), number(row, "total")) < 1e-8)
    }
    #expect(number(summary[4], "catastrophic_collisions") > 0)
    // Two years of 30 and 30 objects, repeated once.
    #expect(relativeError(number(summary[4], "launched"), 120) < 1e-8)

    let population = try folder.table("Results/small/population.csv")
    #expect(population.count == 3 * 5 * 2)  // recorded years, types, shells
    let collisions = try folder.table("Results/small/collisions.csv")
    #expect(!collisions.isEmpty)
    let expected = collisions.filter { $0["year"] == "2022.0849" && $0["catastrophic"] == "true" }
      .reduce(0) { $0 + number($1, "expected_count") }
    #expect(relativeError(expected, number(summary[4], "catastrophic_collisions")) < 1e-7)
  }

  @Test("Every row of the budget closes to 1e-9, and starts where the one before ended")
  func budget() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run("run", "small.yaml", "--no-figures", "--quiet", in: folder)
    #expect(outcome.exitCode == 0 && outcome.output.isEmpty)
    let rows = try folder.table("Results/small/budget.csv")
    #expect(rows.count == 5)
    for (prefix, suffix) in [("objects_", ""), ("mass_", "_kg")] {
      var end: Double?
      for row in rows {
        func value(_ name: String) -> Double { number(row, prefix + name + suffix) }
        let gains = ["launched", "created_by_collisions", "created_by_explosions"].map(value)
        let losses = [
          "lost_to_collisions", "lost_to_explosions", "lost_to_events", "removed", "disposed",
          "raised_to_graveyard", "decayed", "left_through_top",
        ]
        .map(value)
        let balance = value("start") + gains.reduce(0, +) - losses.reduce(0, +)
        #expect(relativeError(balance, value("end")) < 1e-9)
        if let end { #expect(value("start") == end) }
        end = value("end")
      }
      #expect(number(rows[4], prefix + "launched" + suffix) > 0)
    }
  }

  @Test("The manifest tells settings with their source, the digests and the grid")
  func manifest() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    _ = try Program.run(
      "run", "small.yaml", "--no-figures", "--set", "disposal.payload.compliance=0.25", in: folder)
    let data = Data(try folder.read("Results/small/manifest.json").utf8)
    let manifest = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect((manifest["scenario_digest"] as? String)?.count == 64)
    #expect(manifest["members"] as? Int == 1)
    let settings = try #require(manifest["settings"] as? [[String: String]])
    func source(_ key: String) -> String? { settings.first { $0["key"] == key }?["source"] }
    #expect(source("step_yr") == "small.yaml:5")
    #expect(source("disposal.payload.compliance") == "--set disposal.payload.compliance=0.25")
    #expect(source("drag_coefficient") == "default")
  }

  @Test("A run of another scenario is not overwritten without --force, one of the same is")
  func existing() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    func run(_ more: String...) throws -> Program.Outcome {
      try Program.start(
        ["run", "small.yaml", "--no-figures", "--output", "out"] + more, in: folder.path
      ).outcome()
    }
    #expect(try run().exitCode == 0)
    #expect(try run().exitCode == 0)
    let other = ["--set", "disposal.payload.compliance=0.1"]
    let before = try folder.read("out/manifest.json")
    let refused = try run(other[0], other[1])
    #expect(refused.exitCode == 73)
    #expect(refused.errors.hasPrefix("out: ") && refused.errors.contains("--force"))
    #expect(try folder.read("out/manifest.json") == before)
    #expect(try run(other[0], other[1], "--force").exitCode == 0)
    #expect(try folder.read("out/manifest.json") != before)
    #expect(folder.names == ["small.yaml", "population.csv", "traffic.csv", "out"])
  }

  @Test("A folder that is no run is never replaced, not even with --force")
  func foreignFolder() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run("run", "small.yaml", "--output", ".", "--force", in: folder)
    #expect(outcome.exitCode == 73)
    #expect(folder.names == ["small.yaml", "population.csv", "traffic.csv"])
  }

  @Test("A folder that cannot be written: 73", arguments: ["/proc/results", "small.yaml/results"])
  func unwritable(_ output: String) throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run("run", "small.yaml", "--output", output, in: folder)
    #expect(outcome.exitCode == 73)
    #expect(!outcome.errors.isEmpty)
    #expect(folder.names == ["small.yaml", "population.csv", "traffic.csv"])
  }

  @Test("A read-only folder: 73", .enabled(if: geteuid() != 0, "root may write anywhere"))
  func readOnly() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    let outcome = try Program.run("run", "small.yaml", in: folder)
    #expect(outcome.exitCode == 73)
    #expect(!folder.exists("Results"))
  }

  @Test("An interrupted run ends with 130 and leaves no folder")
  func interruption() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let (process, outcome) = try Program.start(
      [
        "run", "small.yaml", "--no-figures", "--output", "out", "--set", "duration_yr=1000",
        "--set", "step_yr=0.01", "--set", "collisions.interval_yr=0.02",
      ], in: folder.path)
    // The folder of the parts appears when the run is about to start.
    let deadline = Date(timeIntervalSinceNow: 20)
    while !folder.names.contains(where: { $0.hasSuffix(".partial") }), Date() < deadline {
      usleep(2_000)
    }
    process.interrupt()
    let end = try outcome()
    #expect(end.exitCode == 130, "\(end.errors)")
    #expect(end.errors == "interrupted: no results were written\n")
    #expect(folder.names == ["small.yaml", "population.csv", "traffic.csv"])
  }

  private func number(_ row: [String: String], _ name: String) -> Double {
    row[name].flatMap(Double.init) ?? .nan
  }
}
