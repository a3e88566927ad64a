import Foundation
import SpaceEnvironment
import TestSupport
import Testing

@testable import Evolution
@testable import FileFormats

@Suite("The key atmosphere")
struct AtmosphereKeyTests {
  private let folder = TemporaryFolder()

  init() throws {
    for (name, text) in [
      (
        "by-flux.csv",
        "f107_sfu,altitude_km,density_kg_m3\n70,200,2e-10\n70,600,1e-14\n150,200,4e-10\n"
          + "150,600,4e-13\n"
      ),
      ("plain.csv", "altitude_km,density_kg_m3\n200,2e-10\n600,1e-14\n"),
      (
        "trend.csv",
        "year,altitude_km,density_factor\n2000,400,1\n2000,500,1\n2100,400,0.8\n2100,500,0.8\n"
      ),
    ] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path(name)))
    }
  }

  private func read(
    _ text: String, fluxes: [Double] = [80, 140], span: ClosedRange<Double> = 2018...2068
  ) throws -> (atmosphere: any Atmosphere, trend: DensityTrend?, keys: [String]) {
    let document = try YAMLDocument(text: "atmosphere: \(text)\n", file: folder.path("s.yaml"))
    let reader = ScenarioReader()
    let (atmosphere, trend) = try document.decode { root throws(InputError) in
      try root.mapping("atmosphere", optional: true) { section throws(InputError) in
        try reader.atmosphere(
          section, activity: fluxes.map { SolarActivity(meanF107: $0, ap: 9) }, span: span)
      }
    }
    return (atmosphere, trend, reader.inputs.map(\.key))
  }

  @Test("Every model is accepted; without a word it is NRLMSISE-00")
  func models() throws {
    #expect(try read("{}").atmosphere is AveragedNRLMSISE00)
    #expect(try read("{model: nrlmsise00}").atmosphere is AveragedNRLMSISE00)
    #expect(try read("{model: exponential}").atmosphere is ExponentialAtmosphere)
    for name in ["plain.csv", "by-flux.csv"] {
      let (atmosphere, trend, keys) = try read("{model: table, table: \(name)}")
      #expect(atmosphere is TabulatedAtmosphere && trend == nil)
      #expect(atmosphere.dependsOnActivity == (name == "by-flux.csv"))
      #expect(keys == ["atmosphere.table"])
      let density = atmosphere.density(
        atAltitude: 600_000, latitude: 0, activity: SolarActivity(meanF107: 70, ap: 9))
      #expect(relativeError(density, 1e-14) < 1e-12)
    }
  }

  @Test("A trend is accepted with every model, none is none")
  func trend() throws {
    for model in ["nrlmsise00", "exponential"] {
      let (_, trend, keys) = try read("{model: \(model), co2_cooling: trend.csv}")
      #expect(try #require(trend).factor(atAltitude: 450_000, year: 2050) == 0.9)
      #expect(keys == ["atmosphere.co2_cooling"])
    }
    #expect(try read("{co2_cooling: none}").trend == nil)
    let both = try read("{model: table, table: plain.csv, co2_cooling: trend.csv}")
    #expect(both.trend != nil && both.keys == ["atmosphere.table", "atmosphere.co2_cooling"])
  }

  @Test("A table must cover the flux, a trend the years; the ends belong to both")
  func cover() throws {
    let table = "{model: table, table: by-flux.csv}"
    _ = try read(table, fluxes: [70, 150])
    for fluxes in [[69.0, 100], [100, 151.5]] {
      #expect(
        message { _ = try read(table, fluxes: fluxes) }
          == "\(folder.path("s.yaml")):1:35: atmosphere.table covers f107_sfu 70 to 150 sfu, must "
          + "cover the \(fluxes[0].shown) to \(fluxes[1].shown) sfu of solar_activity")
    }
    _ = try read("{co2_cooling: trend.csv}", span: 2000...2100)
    for span in [1999.5...2050, 2018...2118] {
      #expect(
        message { _ = try read("{co2_cooling: trend.csv}", span: span) }
          == "\(folder.path("s.yaml")):1:27: atmosphere.co2_cooling covers 2000 to 2100, must cover "
          + "the scenario, \(span.lowerBound.shown) to \(span.upperBound.shown)")
    }
  }

  @Test(
    "What is wrong is refused at its place",
    arguments: [
      (
        "{model: jacchia}",
        "1:21: atmosphere.model is 'jacchia', must be one of nrlmsise00, exponential, table"
      ),
      ("{model: table}", "1:13: missing key 'atmosphere.table'"),
      (
        "{model: nrlmsise00, table: plain.csv}", "1:33: unknown key 'atmosphere.table'"
      ),
      ("{model: exponential, table: plain.csv}", "1:34: unknown key 'atmosphere.table'"),
    ])
  func faults(text: String, expected: String) {
    #expect(message { _ = try read(text) } == "\(folder.path("s.yaml")):\(expected)")
  }

  @Test("Files that are missing or spoilt are refused")
  func files() throws {
    #expect(
      message { _ = try read("{model: table, table: nowhere.csv}") }?
        .hasPrefix("\(folder.path("s.yaml")):1:35: atmosphere.table is ") == true)
    #expect(
      message { _ = try read("{co2_cooling: plain.csv}") }?
        .hasPrefix("\(folder.path("plain.csv")):1:") == true)
  }

  @Test("Steps shorter than half a year meet fluxes beyond the half-year means: they count")
  func shortSteps() throws {
    let root = SpaceWeatherSamples.root
    func read(step: Double, highest: Double) throws -> ScenarioFile {
      let text =
        "f107_sfu,altitude_km,density_kg_m3\n65,200,2e-10\n65,600,1e-14\n"
        + "\(highest),200,4e-10\n\(highest),600,4e-13\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path("wide.csv")))
      return try ScenarioFile.read(
        "\(root)/Scenarios/iadc-baseline.yaml",
        overrides: [
          "epoch=2018-02-01", "duration_yr=8", "step_yr=\(step)", "atmosphere.model=table",
          "atmosphere.table=\(folder.path("wide.csv"))",
        ])
    }
    // The half-year means reach 187 sfu or so until 2026, those of 0.02 yr much more.
    let activities = try read(step: 0.02, highest: 400).scenario.activities
    let highest = try #require(activities.map(\.f107Mean).max())
    let halves = try read(step: 0.5, highest: 400).scenario.activities
    let between = try (#require(halves.map(\.f107Mean).max()) + highest) / 2
    #expect(highest > between + 10)
    _ = try read(step: 0.5, highest: between)
    #expect(
      message { _ = try read(step: 0.02, highest: between) }?
        .contains("atmosphere.table covers f107_sfu 65 to ") == true)
  }
}
