import Foundation
import Testing

/// Every kind of bad input: the exit code, the place, the value, its unit and its range, and no
/// folder of results.
@Suite("Bad input")
struct BadInputTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// A part of the scenario, and what replaces it.
    let text: String
    let replacement: String
    /// The place after the name of the file, `:line:column`.
    let place: String
    /// What the message must contain.
    let words: [String]
    var exitCode: Int32 = 65
  }

  static let scenarioFaults = [
    Fault(
      testDescription: "misspelt key", text: "missions: {", replacement: "misions: {",
      place: ":13:1", words: ["unknown key 'misions'", "did you mean 'missions'"]),
    Fault(
      testDescription: "key of the wrong section", text: "{payload_lifetime_yr: 2}",
      replacement: "{payload_lifetime_yr: 2, width_km: 50}", place: ":13:36",
      words: ["unknown key 'missions.width_km'"]),
    Fault(
      testDescription: "missing key", text: "epoch: 2018-02-01\n", replacement: "",
      place: ":1:1", words: ["missing key 'epoch'"]),
    Fault(
      testDescription: "duplicate key", text: "step_yr: 0.5",
      replacement: "step_yr: 0.5\nstep_yr: 0.5", place: "", words: ["duplicate key"]),
    Fault(
      testDescription: "wrong type", text: "duration_yr: 4", replacement: "duration_yr: long",
      place: ":4:14", words: ["duration_yr", "[yr]", "'long'"]),
    Fault(
      testDescription: "list instead of number", text: "duration_yr: 4",
      replacement: "duration_yr: [4]", place: ":4:14", words: ["duration_yr", "[yr]", "a list"]),
    Fault(
      testDescription: "wrong unit", text: "duration_yr: 4", replacement: "duration_yr: \"200 d\"",
      place: ":4:14", words: ["duration_yr", "[yr]", "'200 d'"]),
    Fault(
      testDescription: "out of range", text: "duration_yr: 4", replacement: "duration_yr: -4",
      place: ":4:14", words: ["is -4 yr", "greater than 0", "at most 1000 yr"]),
    Fault(
      testDescription: "share above one", text: "compliance: 0.9", replacement: "compliance: 1.5",
      place: ":16:29", words: ["disposal.rocket_body.compliance is 1.5", "between 0 and 1"]),
    Fault(
      testDescription: "not a number", text: "duration_yr: 4", replacement: "duration_yr: .nan",
      place: ":4:14", words: ["duration_yr", "[yr]", ".nan"]),
    Fault(
      testDescription: "impossible date", text: "epoch: 2018-02-01",
      replacement: "epoch: 2018-02-30", place: ":3:8",
      words: ["2018-02-30", "day is 30", "between 1 and 28"]),
    Fault(
      testDescription: "epoch far from the population's", text: "epoch: 2018-02-01",
      replacement: "epoch: 2019-02-01", place: ":3:8",
      words: ["2019-02-01", "within 0.01 yr", "2018-02-01"]),
    Fault(
      testDescription: "10^9 members", text: "members: 1", replacement: "members: 1000000000",
      place: ":18:21", words: ["ensemble.members is 1000000000", "between 1 and 100000"]),
    Fault(
      testDescription: "event after the end", text: "ensemble: {",
      replacement:
        "events: [{date: 2030-01-01, altitude_km: 800, inclination_deg: 90, "
        + "parent: rocket_body, mass_kg: 100}]\nensemble: {", place: ":18:17",
      words: ["events[0].date is 2030-01-01", "2022-02-01"]),
    Fault(
      testDescription: "event without mass", text: "ensemble: {",
      replacement:
        "events: [{date: 2019-01-01, altitude_km: 800, inclination_deg: 90, "
        + "parent: rocket_body}]\nensemble: {", place: ":18:10",
      words: ["missing key 'events[0].mass_kg'"]),
    Fault(
      testDescription: "cut-off below 1 cm", text: "grid:\n",
      replacement: "grid:\n  smallest_size_m: 0.001\n", place: ":8:20",
      words: ["is 0.001 m", "at least 0.01"]),
    Fault(
      testDescription: "disabling energy of zero", text: "interval_yr: 1}",
      replacement: "interval_yr: 1, disabling_energy_j_per_kg: 0}", place: ":",
      words: ["disabling_energy_j_per_kg is 0 J/kg", "greater than 0"]),
    Fault(
      testDescription: "tracked sizes that do not rise", text: "ensemble: {",
      replacement:
        "avoidance: {tracked: [{diameter_m: 0.1, share: 1}, {diameter_m: 0.1, share: 1}]}\n"
        + "ensemble: {", place: ":18:52", words: ["diameter_m 0.1 m", "greater than"]),
    Fault(
      testDescription: "unknown word", text: "kernel: gas", replacement: "kernel: cube",
      place: ":17:22", words: ["'cube'", "gas, resolved"]),
    Fault(
      testDescription: "explosions of a type that has none", text: "missions:",
      replacement: "explosions: {rates_per_yr: {fragment: 0.002}}\nmissions:", place: ":13:29",
      words: ["unknown key 'explosions.rates_per_yr.fragment'"]),
    Fault(
      testDescription: "interval that is no multiple of the step", text: "interval_yr: 1",
      replacement: "interval_yr: 1.25", place: ":17:40",
      words: ["is 1.25 yr", "whole multiple", "0.5 yr"]),
    Fault(
      testDescription: "duration that is no multiple of the step", text: "duration_yr: 4",
      replacement: "duration_yr: 4.2", place: ":4:14", words: ["is 4.2 yr", "0.5 yr"]),
    Fault(
      testDescription: "record that is no multiple of the step", text: "every_yr: 1,",
      replacement: "every_yr: 1.2,", place: ":19:20", words: ["is 1.2 yr", "0.5 yr"]),
    Fault(
      testDescription: "edges that do not ascend", text: "[700, 750, 800, 850]",
      replacement: "[700, 750, 740, 850]", place: ":9:32",
      words: ["is 740 km", "greater than", "750 km"]),
    Fault(
      testDescription: "missing population", text: "population: population.csv",
      replacement: "population: elsewhere.csv", place: ":6:13",
      words: ["elsewhere.csv", "no such file"], exitCode: 66),
    Fault(
      testDescription: "not YAML", text: "grid:", replacement: "grid: [", place: ":",
      words: ["not valid YAML"]),
  ]

  @Test("A fault of the scenario is told with its place", arguments: scenarioFaults)
  func scenarioFault(_ fault: Fault) throws {
    let folder = TestFolder()
    #expect(SmallScenario.yaml.contains(fault.text))
    SmallScenario.write(
      to: folder, yaml: SmallScenario.yaml.replacing(fault.text, with: fault.replacement))
    try expectRefusal(fault, of: "small.yaml", in: folder)
  }

  static let populationFaults = [
    Fault(
      testDescription: "cut off inside a row",
      text:
        ",0,90,,400\nfragment,0,10,0,inf,1,0.1034482758620690,0.2,0.05,750,800,0,0.01,90,180,,2900\n",
      replacement: ",0,9",
      place: ":5:", words: ["15 fields", "17", "ends inside a row"]),
    Fault(
      testDescription: "cut off between two rows",
      text: "fragment,0,10,0,inf,1,0.1034482758620690,0.2,0.05,750,800,0,0.01,90,180,,2900\n",
      replacement: "", place: ":1:", words: ["objects is 4000", "1100 in the rows"]),
    Fault(
      testDescription: "NaN", text: ",,400\n", replacement: ",,nan\n", place: ":5:",
      words: ["count", "'nan'"]),
    Fault(
      testDescription: "negative count", text: ",,400\n", replacement: ",,-400\n", place: ":5:",
      words: ["count is -400", "between 0 and 1000000000"]),
    Fault(
      testDescription: "negative mass", text: "1000,2000,0,inf,1500",
      replacement: "1000,2000,0,inf,-1500", place: ":5:",
      words: ["mean_mass_kg is -1500 kg", "greater than 0", "at most"]),
    Fault(
      testDescription: "impossible date", text: "epoch: 2018-02-01",
      replacement: "epoch: 2018-13-01",
      place: ":1:", words: ["2018-13-01", "month is 13", "between 1 and 12"]),
    Fault(
      testDescription: "outside the grid", text: "4.5,800,850", replacement: "4.5,900,950",
      place: "", words: ["rocket_body", "perigee 900 to 950 km", "perigee 700 to 850 km"]),
  ]

  @Test("A fault of the population is told with its place", arguments: populationFaults)
  func populationFault(_ fault: Fault) throws {
    let folder = TestFolder()
    #expect(SmallScenario.population.contains(fault.text))
    SmallScenario.write(
      to: folder,
      population: SmallScenario.population.replacing(fault.text, with: fault.replacement))
    try expectRefusal(fault, of: "population.csv", in: folder)
  }

  @Test("A missing scenario: 66")
  func missingScenario() throws {
    let folder = TestFolder()
    let outcome = try Program.run("run", "absent.yaml", in: folder)
    #expect(outcome.exitCode == 66)
    #expect(outcome.errors.hasPrefix("absent.yaml: "))
    #expect(folder.names.isEmpty)
  }

  @Test("10^9 members on the command line: 65, with the option, value and range")
  func members() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run("run", "small.yaml", "--members", "1000000000", in: folder)
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("1000000000, must be between 1 and 100000"))
    #expect(!folder.exists("Results"))
  }

  @Test("A wrong --set is named: 65")
  func override() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run(
      "run", "small.yaml", "--set", "disposal.payload.compliance=2", in: folder)
    #expect(outcome.exitCode == 65)
    #expect(
      outcome.errors.hasPrefix(
        "--set disposal.payload.compliance=2: disposal.payload.compliance is 2, must be between"))
    #expect(!folder.exists("Results"))
  }

  @Test(
    "Wrong usage: 64",
    arguments: [
      ["bogus"], ["run"], ["run", "a", "b"], ["run", "a", "--seed", "x"],
      ["run", "a", "--threads", "0"], ["collision-rates", "a", "--kernel", "cube"],
      ["population", "import", "--objects", "a", "--output", "b", "--epoch", "2018-02-30"],
      ["traffic", "import", "--objects", "a", "--output", "b", "--from", "2017", "--to", "2010"],
    ])
  func usage(_ arguments: [String]) throws {
    let folder = TestFolder()
    let outcome = try Program.start(arguments, in: folder.path).outcome()
    #expect(outcome.exitCode == 64)
    #expect(!outcome.errors.isEmpty && outcome.output.isEmpty)
    #expect(folder.names.isEmpty)
  }

  /// Runs and expects the refusal, in `file:line:column: message`, and nothing written.
  private func expectRefusal(_ fault: Fault, of file: String, in folder: TestFolder) throws {
    let before = folder.names
    let outcome = try Program.run("run", "small.yaml", in: folder)
    #expect(outcome.exitCode == fault.exitCode)
    #expect(outcome.errors.hasPrefix("\(file)\(fault.place)"), "\(outcome.errors)")
    for words in fault.words { #expect(outcome.errors.contains(words), "\(outcome.errors)") }
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(folder.names == before)
  }
}
