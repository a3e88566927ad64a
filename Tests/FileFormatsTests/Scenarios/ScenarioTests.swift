import DebrisEnvironment
import Evolution
import SpaceEnvironment
import Testing

@testable import FileFormats

@Suite("Scenario files")
struct ScenarioTests {
  private static let root = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
  private static let singleShell = "\(root)/Scenarios/single-shell.yaml"

  @Test(
    "The shipped scenarios are read",
    arguments: ["iadc-baseline", "no-future-launches", "single-shell"])
  func shipped(name: String) throws {
    let file = try ScenarioFile.read("\(Self.root)/Scenarios/\(name).yaml")
    #expect(file.scenario.name == name)
    #expect(!file.scenario.description.isEmpty)
    #expect(file.settings.allSatisfy { !$0.key.isEmpty && !$0.value.isEmpty })
  }

  @Test("Numbers come out in SI units")
  func units() throws {
    let scenario = try ScenarioFile.read(Self.singleShell).scenario
    #expect(scenario.epoch == 2020)
    #expect(scenario.duration == 10 * 365.25 * 86_400)
    #expect(scenario.grid.shellEdges == [775_000, 825_000])
    #expect(scenario.grid.inclinationEdges == [0, 0.2 * .pi / 180])
    #expect(scenario.collisions == nil && scenario.launches == nil)
    // At the base of the one layer, whatever the activity.
    let activity = SolarActivity(meanF107: 70, ap: 3)
    #expect(
      scenario.atmosphere.density(atAltitude: 800_000, latitude: 0.3, activity: activity)
        == 1.17e-14)
  }

  @Test("Cells are as long as `transport.cell_length` says")
  func cells() throws {
    func count(_ overrides: String...) throws -> Int {
      try ScenarioFile.read(Self.singleShell, overrides: overrides).scenario.grid.cellCount
    }
    #expect(try count() == 100)
    #expect(try count("transport.cell_length=2") == 50)
    #expect(throws: InputError.self) { try count("transport.cell_length=0.4") }
    #expect(throws: InputError.self) { try count("transport.cell_length=5") }
  }

  @Test("The digest depends on what the scenario says, not on where or how")
  func digest() throws {
    let digest = try ScenarioFile.read(Self.singleShell).digest
    let same = try ScenarioFile.read(Self.singleShell, overrides: ["step_yr=0.25"])
    let other = try ScenarioFile.read(Self.singleShell, overrides: ["step_yr=0.5"])
    #expect(same.digest == digest)
    #expect(other.digest != digest)
    #expect(digest.count == 64)
  }

  @Test("Standard values are those of one table and are told as such")
  func standardValues() throws {
    let folder = TemporaryFolder()
    let population = "\(Self.root)/Scenarios/populations/leo-2018-02-01.csv"
    let text = """
      name: short
      epoch: 2018-02-01
      duration_yr: 10
      population: \(population)
      launches: none
      disposal: {}

      """
    let path = folder.path("short.yaml")
    try AtomicOutput.write(text, to: path)
    let file = try ScenarioFile.read(path)
    let scenario = file.scenario
    #expect(scenario.step == 365.25 * 86_400)
    #expect(scenario.dragCoefficient == 2.2)
    #expect(scenario.grid.shellEdges == OrbitGrid.standard.shellEdges)
    #expect(scenario.grid.perigeeEdges == OrbitGrid.standard.perigeeEdges)
    #expect(scenario.collisions?.kernel == .resolved)
    #expect(scenario.collisions?.catastrophicThreshold == 40_000)
    #expect(scenario.disposal.payload.periods == [.init(start: 0, rule: nil)])
    func source(_ key: String) -> String? { file.settings.first { $0.key == key }?.source }
    #expect(source("name") == "\(path):1")
    for key in ["step_yr", "collisions.kernel", "record.every_yr", "grid.perigee_edges_km"] {
      #expect(source(key) == "default")
    }
  }

  @Test(
    "The standard collision interval is the smallest multiple of the step from four years on",
    arguments: [(0.25, 4.0), (0.5, 4.0), (1.0, 4.0), (0.3, 4.2), (0.4, 4.0), (0.005, 4.0)])
  func interval(step_yr: Double, interval_yr: Double) throws {
    let file = try ScenarioFile.read(
      Self.singleShell,
      overrides: [
        "step_yr=\(step_yr)", "collisions={kernel: gas}", "record={}",
        "duration_yr=\(interval_yr * 10)",
      ])
    let interval = try #require(file.scenario.collisions?.interval)
    #expect(abs(interval / (365.25 * 86_400) - interval_yr) < 1e-9)
  }

  @Test("Layers that leave the range of numbers are refused")
  func layers() {
    #expect(throws: InputError.self) {
      try ScenarioFile.read(
        Self.singleShell,
        overrides: [
          "atmosphere.layers=[{altitude_km: 0, density_kg_m3: 1, scale_height_km: 1}]"
        ])
    }
  }
}
