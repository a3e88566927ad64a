import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

@Suite("Tables of densities")
struct DensityTableCSVTests {
  private func read(_ text: String) throws -> TabulatedAtmosphere {
    try DensityTableCSV.read(Array(text.utf8), file: "d.csv")
  }

  private func density(_ table: TabulatedAtmosphere, _ h_km: Double, _ f107: Double) -> Double {
    table.density(
      atAltitude: h_km * kilometre, latitude: 0, activity: SolarActivity(meanF107: f107, ap: 9))
  }

  @Test("Altitudes and densities come out in SI units, columns in any order, after comments")
  func one() throws {
    let table = try read(
      "# source: me\ndensity_kg_m3,altitude_km\n4e-10,200\n2e-11,300\n5e-13,500\n")
    #expect(table.fluxes == nil && !table.dependsOnActivity)
    #expect(relativeError(density(table, 300, 99), 2e-11) < 1e-12)
    #expect(relativeError(density(table, 500, 99), 5e-13) < 1e-12)
  }

  @Test("Fluxes may be given, each with the same altitudes")
  func fluxes() throws {
    let table = try read(
      "f107_sfu,altitude_km,density_kg_m3\n70,200,2e-10\n70,400,1e-12\n150,200,4e-10\n"
        + "150,400,4e-12\n")
    #expect(table.fluxes == 70...150 && table.dependsOnActivity)
    #expect(relativeError(density(table, 400, 150), 4e-12) < 1e-12)
    #expect(relativeError(density(table, 400, 110), 2e-12) < 1e-12)
  }

  @Test(
    "A fault is told with its place, value, unit and range",
    arguments: [
      ("altitude_km\n200\n", "d.csv:1:1: missing column 'density_kg_m3'"),
      (
        "altitude_km,density_kg_m3,ap\n200,1e-10,4\n", "d.csv:1:27: unknown column 'ap'"
      ),
      ("altitude_km,density_kg_m3\n", "d.csv: has 0 rows, must have at least 2"),
      ("altitude_km,density_kg_m3\n200,1e-10\n", "d.csv: has 1 rows, must have at least 2"),
      (
        "altitude_km,density_kg_m3\n20,1e-10\n200,1e-11\n",
        "d.csv:2:1: altitude_km is 20 km, must be between 50 and 10000 km"
      ),
      (
        "altitude_km,density_kg_m3\n200,0\n300,0\n",
        "d.csv:2:5: density_kg_m3 is 0 kg/m3, must be greater than 0 and at most 10 kg/m3"
      ),
      (
        "altitude_km,density_kg_m3\n200,1e-10\n300,-1e-11\n",
        "d.csv:3:5: density_kg_m3 is -1e-11 kg/m3, must be greater than 0 and at most 10 kg/m3"
      ),
      (
        "altitude_km,density_kg_m3\n200,nan\n",
        "d.csv:2:5: density_kg_m3 should be a number [kg/m3], found 'nan'"
      ),
      (
        "altitude_km,density_kg_m3\n200,1e-10\n300,\n",
        "d.csv:3:5: density_kg_m3 should be a number [kg/m3], found nothing"
      ),
      (
        "altitude_km,density_kg_m3\n300,1e-11\n200,1e-10\n",
        "d.csv:3:1: altitude_km is 200, must be greater than 300 before it"
      ),
      (
        "altitude_km,density_kg_m3\n200,1e-10\n200,1e-11\n",
        "d.csv:3:1: altitude_km is 200, must be greater than 200 before it"
      ),
      (
        "altitude_km,density_kg_m3\n200,1e-10\n300,1e-10\n",
        "d.csv:3:5: density_kg_m3 is 1e-10 kg/m3, must be less than 1e-10 kg/m3 of the altitude "
          + "below"
      ),
      (
        "f107_sfu,altitude_km,density_kg_m3\n50,200,1e-10\n",
        "d.csv:2:1: f107_sfu is 50 sfu, must be between 60 and 400 sfu"
      ),
      (
        "f107_sfu,altitude_km,density_kg_m3\n150,200,1e-10\n150,300,1e-11\n70,200,1e-10\n",
        "d.csv:4:1: f107_sfu is 70, must not fall"
      ),
      (
        "f107_sfu,altitude_km,density_kg_m3\n70,200,1e-10\n70,300,1e-11\n150,200,1e-10\n"
          + "150,400,1e-11\n",
        "d.csv:5:5: altitude_km is 400, must be 300 as for the first f107_sfu"
      ),
      (
        "f107_sfu,altitude_km,density_kg_m3\n70,200,1e-10\n70,300,1e-11\n150,200,1e-10\n"
          + "150,300,1e-11\n150,400,1e-12\n",
        "d.csv:6:5: altitude_km is 400, is too many as for the first f107_sfu"
      ),
      (
        "f107_sfu,altitude_km,density_kg_m3\n70,200,1e-10\n70,300,1e-11\n150,200,1e-10\n"
          + "200,200,1e-10\n",
        "d.csv:5:1: f107_sfu begins anew after 1 rows, must after 2 as before"
      ),
      (
        "f107_sfu,altitude_km,density_kg_m3\n70,200,1e-10\n70,300,1e-11\n150,200,1e-10\n",
        "d.csv: ends after 1 rows of the last f107_sfu, must have 2"
      ),
      (
        "f107_sfu,altitude_km,density_kg_m3\n70,200,1e-10\n70,300,1e-11\n150,200,1e-10\n"
          + "150,300,2e-10\n",
        "d.csv:5:9: density_kg_m3 is 2e-10 kg/m3, must be less than 1e-10 kg/m3 of the altitude "
          + "below"
      ),
    ])
  func faults(text: String, expected: String) {
    #expect(message { _ = try read(text) } == expected)
  }

  @Test("Densities that leave the range of numbers where orbits lie are refused")
  func steep() {
    #expect(
      message { _ = try read("altitude_km,density_kg_m3\n400,1e-12\n500,1e-300\n") }?
        .hasPrefix("d.csv: gives a density of ") == true)
  }
}

@Suite("Tables of trends of the density")
struct DensityTrendCSVTests {
  private func read(_ text: String) throws -> DensityTrend {
    try DensityTrendCSV.read(Array(text.utf8), file: "t.csv")
  }

  @Test("Years, altitudes and factors are read")
  func reading() throws {
    let trend = try read(
      "year,altitude_km,density_factor\n2000,200,1\n2000,400,1\n2100,200,0.9\n2100,400,0.7\n")
    #expect(
      trend
        == DensityTrend(
          years: [2000, 2100], altitudes: [200_000, 400_000], factors: [1, 1, 0.9, 0.7]))
  }

  @Test("The shipped trend is -2 % per decade everywhere, 1 in 1990")
  func shipped() throws {
    let path = "\(SpaceWeatherSamples.root)/Scenarios/atmosphere/co2-cooling.csv"
    let trend = try DensityTrendCSV.read(FileContents.read(path), file: path)
    #expect(trend.span.contains(1957.75) && trend.span.contains(2225))
    for h in [150e3, 400e3, 1_000e3] {
      // Linear between nodes 25 years apart, which lies above the exponential by up to 0.03 %.
      #expect(relativeError(trend.factor(atAltitude: h, year: 1990), 1) < 5e-4)
      for year in stride(from: 1950.0, through: 2290, by: 10) {
        let change =
          trend.factor(atAltitude: h, year: year + 10) / trend.factor(atAltitude: h, year: year)
        #expect(abs(change - 0.98) < 6e-4)
      }
    }
  }

  @Test(
    "A fault is told with its place, value, unit and range",
    arguments: [
      ("year,altitude_km\n", "t.csv:1:1: missing column 'density_factor'"),
      (
        "year,altitude_km,density_factor\n", "t.csv: has 0 rows, must have at least 2"
      ),
      (
        "year,altitude_km,density_factor\n2000,200,1\n2000,400,1\n",
        "t.csv: has 1 years, must have at least 2"
      ),
      (
        "year,altitude_km,density_factor\n1800,200,1\n",
        "t.csv:2:1: year is 1800, must be between 1900 and 3000"
      ),
      (
        "year,altitude_km,density_factor\n2000,20000,1\n",
        "t.csv:2:6: altitude_km is 20000 km, must be between 50 and 10000 km"
      ),
      (
        "year,altitude_km,density_factor\n2000,200,0\n",
        "t.csv:2:10: density_factor is 0, must be between 0.001 and 1000"
      ),
      (
        "year,altitude_km,density_factor\n2000,200,one\n",
        "t.csv:2:10: density_factor should be a number, found 'one'"
      ),
      (
        "year,altitude_km,density_factor\n2000,200,1\n2000,400,1\n1990,200,1\n",
        "t.csv:4:1: year is 1990, must not fall"
      ),
      (
        "year,altitude_km,density_factor\n2000,200,1\n2000,400,1\n2100,200,1\n",
        "t.csv: ends after 1 rows of the last year, must have 2"
      ),
    ])
  func faults(text: String, expected: String) {
    #expect(message { _ = try read(text) } == expected)
  }
}
