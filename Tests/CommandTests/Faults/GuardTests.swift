import Foundation
import Testing

/// Numbers that a run cannot bear: refused or told, and never in a file.
@Suite("Numerical guards")
struct GuardTests {
  static func refusal(
    _ settings: [String], saying words: String, exitCode: Int32 = 65,
    population: String = SmallScenario.population
  ) throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder, population: population)
    let outcome = try Program.start(
      ["run", "small.yaml", "--no-figures", "--quiet"] + settings.flatMap { ["--set", $0] },
      in: folder.path
    ).outcome()
    #expect(outcome.exitCode == exitCode, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(folder.names.subtracting(["Results"]) == FaultTests.inputs)
    #expect(folder.names(in: "Results").isEmpty)
  }

  @Test("Launches that grow to what no computer holds")
  func growth() throws {
    try Self.refusal(
      ["launches.growth_per_yr=0.5", "duration_yr=1000"],
      saying:
        "launches grow by a factor of 1.2338406e+176 over 1000 yr, must grow by at most 10000")
  }

  @Test("More objects in a bin than there can be")
  func count() throws {
    try Self.refusal(
      [], saying: "population.csv:6:74: count is 2.9e+200, must be between 0 and 1000000000",
      population: SmallScenario.population.replacing(",,2900\n", with: ",,2.9e200\n"))
  }

  @Test("Populations whose collisions gain without limit: the time is told")
  func runaway() throws {
    // A hundred thousand times the objects: an interval is too long for what they destroy.
    let population = SmallScenario.population
      .replacing(",,2900\n", with: ",,290000000\n").replacing(",,400\n", with: ",,40000000\n")
      .replacing("objects: 4000; mass_kg: 952900; area_m2: 6700", with: "objects: 330000700")
    try Self.refusal(
      ["step_yr=1", "collisions.interval_yr=4"], saying: "collisions.interval_yr is too long: ",
      population: population)
  }

  @Test("A grid too coarse for the altitudes of removal")
  func coarseGrid() throws {
    try Self.refusal(
      ["removal={per_yr: 1, lowest_km: 780, highest_km: 810}"],
      saying: "the grid is too coarse for them")
  }

  @Test("A budget that closes is no cause for a warning, and the manifest says so")
  func noWarnings() throws {
    let folder = try FaultTests.prepared()
    #expect(try folder.read("whole/manifest.json").contains("\"warnings\": []"))
  }
}
