import Foundation
import Testing

@Suite("detritus lifetime")
struct LifetimeCommandTests {
  private static let orbit = [
    "lifetime", "--perigee-km", "300", "--apogee-km", "300", "--inclination-deg", "51.6",
    "--area-to-mass-m2-kg", "0.02",
  ]
  private static let weather = "\(Program.root)/Scenarios/space-weather/SW-All.csv"

  private func run(_ more: String..., in folder: String? = nil) throws -> Program.Outcome {
    try Program.start(Self.orbit + more, in: folder ?? Program.root).outcome()
  }

  @Test("Eight orientations, their mean and spread, with the shipped space weather")
  func eight() throws {
    let outcome = try run("--epoch", "2014-01-01", "--json")
    #expect(outcome.exitCode == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let orientations = try #require(report["orientations"] as? [[String: Any]])
    let lifetimes = orientations.compactMap { $0["lifetime_d"] as? Double }
    #expect(lifetimes.count == 8)
    let mean = try #require(report["lifetime_d"] as? Double)
    #expect(abs(mean - lifetimes.reduce(0, +) / 8) < 1e-9)
    let weather = try #require(report["space_weather"] as? [String: Any])
    #expect(weather["file"] as? String == "Scenarios/space-weather/SW-All.csv")
    #expect(weather["mean_cycle_from"] is NSNull)
  }

  @Test("One orientation, constant activity")
  func one() throws {
    let outcome = try run(
      "--epoch", "2030-01-01T12:00:00Z", "--raan-deg", "10", "--argument-of-perigee-deg", "20",
      "--f107", "120", in: NSTemporaryDirectory())
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("constant, F10.7 120 sfu, ap 9"))
    #expect(!outcome.output.contains("standard deviation"))
  }

  @Test("Past the end of the record the mean cycle is said to hold")
  func projection() throws {
    let outcome = try run("--epoch", "2035-01-01")
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("on the mean solar cycle"))
  }

  @Test(
    "Bad input is told with its range",
    arguments: [
      (["--epoch", "2014-13-01"], 64, "month is 13"),
      (["--epoch", "2014-01-01", "--drag-coefficient", "0"], 64, "between 0.1 and 10"),
      (
        ["--epoch", "2014-01-01", "--f107", "20"], 64,
        "--f107 is 20 sfu, must be between 50 and 500"
      ),
      (["--epoch", "2014-01-01", "--raan-deg", "400"], 64, "between 0 and 360 deg"),
      (["--epoch", "1950-01-01", "--space-weather", weather], 65, "at or after 1957-10-02"),
      (["--epoch", "2014-01-01", "--space-weather", "/nowhere.csv"], 66, "/nowhere.csv"),
      (["--epoch", "2014-01-01"], 66, "--space-weather"),
    ] as [([String], Int32, String)])
  func badInput(arguments: [String], exitCode: Int32, words: String) throws {
    let outcome = try Program.start(Self.orbit + arguments, in: NSTemporaryDirectory()).outcome()
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.errors.contains(words))
    #expect(outcome.output.isEmpty)
  }
}

@Suite("detritus atmosphere")
struct AtmosphereCommandTests {
  private static let place = [
    "atmosphere", "--model", "nrlmsise00", "--latitude-deg", "-45", "--longitude-deg", "-70",
  ]
  private static let weather = "\(Program.root)/Scenarios/space-weather/SW-All.csv"

  private func run(_ more: [String]) throws -> Program.Outcome {
    try Program.start(Self.place + more, in: NSTemporaryDirectory()).outcome()
  }

  @Test("A profile under observed space weather")
  func profile() throws {
    let outcome = try run([
      "--time", "2014-05-01T12:00:00Z", "--altitude-km", "100:400:100", "--space-weather",
      Self.weather, "--json",
    ])
    #expect(outcome.exitCode == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let altitudes = try #require(report["altitudes"] as? [[String: Any]])
    let densities = altitudes.compactMap { $0["mass_density_kg_m3"] as? Double }
    #expect(densities.count == 4)
    #expect(zip(densities, densities.dropFirst()).allSatisfy { $0 > $1 })
    let weather = try #require(report["space_weather"] as? [String: Any])
    #expect(weather["f107_kind"] as? String == "observed")
    #expect((weather["ap"] as? [Double])?.count == 7)
  }

  @Test("Given space weather, one altitude, with units")
  func given() throws {
    let outcome = try run([
      "--time", "2014-05-01", "--altitude-km", "400", "--f107", "150", "--f107-average", "150",
      "--ap", "4",
    ])
    #expect(outcome.exitCode == 0)
    for words in ["mass density [kg/m3]", "temperature [K]", "O [1/m3]", "150 sfu, given"] {
      #expect(outcome.output.contains(words))
    }
  }

  @Test(
    "Bad input is told with its range",
    arguments: [
      (["--altitude-km", "4000", "--space-weather", weather], 64, "between 0 and 2500 km"),
      (["--altitude-km", "400,x", "--space-weather", weather], 64, "'x'"),
      (["--altitude-km", "400"], 64, "--space-weather <file>"),
      (
        ["--altitude-km", "400", "--f107", "100", "--f107-average", "100", "--ap", "1,2"], 64,
        "must have 1 or 7"
      ),
      (
        ["--altitude-km", "400", "--f107", "100", "--f107-average", "400", "--ap", "1"], 64,
        "between -200"
      ),
      (["--altitude-km", "400", "--space-weather", "/nowhere.csv"], 66, "/nowhere.csv"),
    ] as [([String], Int32, String)])
  func badInput(arguments: [String], exitCode: Int32, words: String) throws {
    let outcome = try run(["--time", "2014-05-01"] + arguments)
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.errors.contains(words))
    #expect(outcome.output.isEmpty)
  }

  @Test("Where ap is not predicted, the file is refused")
  func notPredicted() throws {
    let outcome = try run([
      "--time", "2035-05-01", "--altitude-km", "400", "--space-weather", Self.weather,
    ])
    #expect(outcome.exitCode == 65)
    #expect(outcome.errors.contains("ap is not predicted"))
  }
}
