import NumericalMethods
import SpaceEnvironment
import Testing

@testable import FileFormats

@Suite("The key solar_activity")
struct SolarActivityKeyTests {
  private func read(_ text: String, epoch: Double = 2018) throws -> SolarProjection {
    let document = try YAMLDocument(
      text: "solar_activity: \(text)\n", file: "\(SpaceWeatherSamples.root)/Scenarios/s.yaml")
    let reader = ScenarioReader()
    let projection = try document.decode { root throws(InputError) in
      try root.mapping("solar_activity", optional: true) { section throws(InputError) in
        try reader.solarProjection(section, epoch: epoch, random: RandomStream(seed: 5))
      }
    }
    #expect(
      reader.inputs.map(\.key) == (text.contains("recorded") ? ["solar_activity.recorded"] : []))
    return projection
  }

  @Test(
    "Every form is read",
    arguments: [
      ("mean_cycle", .meanCycle), ("random", .random(RandomStream(seed: 5))),
      ("{constant: {f107_sfu: 100, ap: 7}}", .constant(f107: 100, ap: 7)),
      ("{repeat_cycle: 23}", .repeatCycle(23)), ("{percentile: 75}", .percentile(75)),
    ] as [(String, SolarProjection.Continuation)])
  func forms(then: String, continuation: SolarProjection.Continuation) throws {
    let record = try SpaceWeatherFile.read(SpaceWeatherSamples.csv)
    let expected = try SolarProjection(record: record, then: continuation)
    let projection = try read("{recorded: space-weather/SW-All.csv, then: \(then)}")
    #expect(
      projection.means(from: 2018, to: 2118, every: 1)
        == expected.means(from: 2018, to: 2118, every: 1))
  }

  @Test("Constant activity needs no file, and stands where nothing is given")
  func constant() throws {
    let given = try read("{constant: {f107_sfu: 150, ap: 12}}")
    #expect(given.mean(from: 1900, to: 2300).f107 == 150)
    #expect(given.mean(from: 1900, to: 2300).ap == 12)
    #expect(try read("{}").mean(from: 2018, to: 2019).f107 == 120)
  }

  @Test(
    "What is wrong is refused at its place",
    arguments: [
      ("{recorded: space-weather/SW-All.csv}", "1:17: missing key 'solar_activity.then'"),
      (
        "{recorded: space-weather/SW-All.csv, then: repeat}",
        "1:60: solar_activity.then should be mean_cycle, random, {constant: {f107_sfu, ap}}, "
          + "{repeat_cycle} or {percentile}, found text 'repeat'"
      ),
      (
        "{recorded: space-weather/SW-All.csv, then: {percentile: 101}}",
        "1:73: solar_activity.then.percentile is 101, must be between 0 and 100"
      ),
      (
        "{recorded: space-weather/SW-All.csv, then: {repeat_cycle: 23, percentile: 5}}",
        "1:79: unknown key 'solar_activity.then.percentile'"
      ),
      (
        "{recorded: space-weather/SW-All.csv, then: mean_cycle, constant: {ap: 1}}",
        "1:72: unknown key 'solar_activity.constant'"
      ),
      ("{then: mean_cycle}", "1:18: unknown key 'solar_activity.then'"),
    ])
  func faults(text: String, expected: String) {
    let problem = message { _ = try read(text) }
    #expect(problem == "\(SpaceWeatherSamples.root)/Scenarios/s.yaml:\(expected)")
  }

  @Test("A cycle that the record does not hold, and an epoch before it, are refused")
  func outside() {
    let file = "\(SpaceWeatherSamples.root)/Scenarios"
    #expect(
      message {
        _ = try read("{recorded: space-weather/SW-All.csv, then: {repeat_cycle: 25}}")
      }
        == "\(file)/s.yaml:1:60: solar_activity.then repeats cycle 25, must be one of 20, 21, 22, "
        + "23, 24, which \(file)/space-weather/SW-All.csv holds from minimum to minimum")
    #expect(
      message {
        _ = try read("{recorded: space-weather/SW-All.csv, then: mean_cycle}", epoch: 1950)
      }
        == "\(file)/s.yaml:1:28: solar_activity.recorded begins on 1957-10-01, must begin at or "
        + "before the epoch, 1950-01-01")
  }
}
