import Foundation
import TestSupport
import Testing

@Suite("Scenario commands")
struct ScenarioCommandTests {
  @Test("check shows every setting with its source, and writes nothing")
  func check() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run("check", "small.yaml", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    func line(_ key: String) -> [Substring] {
      let lines = outcome.output.split(separator: "\n")
      return lines.first { $0.hasPrefix(key + " ") }?.split(separator: " ") ?? []
    }
    #expect(line("duration_yr") == ["duration_yr", "4", "small.yaml:4"])
    #expect(line("drag_coefficient") == ["drag_coefficient", "2.2", "default"])
    #expect(folder.names == ["small.yaml", "population.csv", "traffic.csv"])
  }

  @Test("new writes a scenario that check accepts, and does not overwrite it")
  func new() throws {
    let folder = TestFolder()
    #expect(try Program.run("new", "mine.yaml", in: folder).exitCode == 0)
    let text = try folder.read("mine.yaml")
    #expect(text.contains("name: mine\n"))
    let again = try Program.run("new", "mine.yaml", "--from", "no-launches", in: folder)
    #expect(again.exitCode == 73)
    #expect(again.errors.hasPrefix("mine.yaml: exists"))
    #expect(try folder.read("mine.yaml") == text)
  }

  @Test(
    "The shipped scenarios are those that new writes",
    arguments: [("iadc-baseline", "baseline"), ("no-future-launches", "no-launches")])
  func templates(name: String, template: String) throws {
    let folder = TestFolder()
    let outcome = try Program.run("new", "\(name).yaml", "--from", template, in: folder)
    #expect(outcome.exitCode == 0)
    let shipped = try String(
      contentsOfFile: "\(Program.root)/Scenarios/\(name).yaml", encoding: .utf8)
    #expect(try folder.read("\(name).yaml") == shipped)
  }

  @Test("collision-rates gives the same numbers as table and as JSON")
  func collisionRates() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let table = try Program.run("collision-rates", "small.yaml", in: folder)
    #expect(table.exitCode == 0, "\(table.errors)")
    let json = try Program.run("collision-rates", "small.yaml", "--json", in: folder)
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let total = try #require(data["total_per_yr"] as? Double)
    let rows = try #require(data["by_shell_and_type_pair"] as? [[String: Any]])
    let sum = rows.reduce(0) { $0 + ($1["total_per_yr"] as? Double ?? .nan) }
    #expect(relativeError(sum, total) < 1e-12)
    let line = table.output.split(separator: "\n").first { $0.hasPrefix("total ") }
    let shown = try #require(line?.split(separator: " ").last.flatMap { Double($0) })
    #expect(abs(shown - total) <= 0.5e-3 * total)
  }

  @Test("population show sums the rows by type, mass and shell")
  func populationShow() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run("population", "show", "population.csv", "--json", in: folder)
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let types = try #require(data["by_type"] as? [[String: Any]])
    let rocketBodies = types.first { $0["object_type"] as? String == "rocket_body" }
    #expect(rocketBodies?["count"] as? Double == 400)
    #expect(rocketBodies?["mass_kg"] as? Double == 600_000)
    #expect(try Program.run("population", "show", "population.csv", in: folder).exitCode == 0)
  }

  @Test("--help and --version: 0", arguments: ["--help", "--version"])
  func help(_ flag: String) throws {
    let outcome = try Program.run(flag, in: TestFolder())
    #expect(outcome.exitCode == 0 && !outcome.output.isEmpty && outcome.errors.isEmpty)
  }
}
