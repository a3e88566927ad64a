import Foundation
import Testing

/// Every example of the README is run as it stands there, on small files in the place of its
/// placeholders; what takes long is made short.
@Suite("Commands of the README")
struct ReadmeTests {
  /// What stands for placeholders wherever they are.
  private static let placeholders = [
    "<scenario.yaml>": "small.yaml", "<population.csv>": "population.csv", "[prefix]": "grid",
    "<run-dir>...": "other", "<run-dir>": "run", "<key>=<v1>,<v2>": "step_yr=0.5,1",
    "<tle-or-omm-or-oem>": "Scenarios/reentry/starlink-24.tle", "<utc>": "2022-08-27",
    "<tle-or-omm>": "gp.csv", "<date>": "2026-07-10", "<year>": "2017",
    "<dir>...": "part-1 part-2", "score <dir>": "score campaign",
    "--satcat <csv>": "--satcat satcat.csv", "--figures <dir>": "--figures drawn",
    "--output <csv>": "--output written.csv",
  ]

  /// Whether the program was built with the library.
  private static var hasNetCDF: Bool {
    #if NetCDF
      true
    #else
      false
    #endif
  }

  private static func prepared() throws -> TestFolder {
    let folder = TestFolder()
    SmallScenario.write(
      to: folder,
      yaml: SmallScenario.yaml.replacing("gas", with: "resolved")
        .replacing("duration_yr: 4", with: "duration_yr: 13"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("Scenarios"), withDestinationPath: "\(Program.root)/Scenarios")
    folder.write(
      """
      OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,\
      ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR
      STARLINK-7,2024-067A,2026-07-10T03:44:00,15.05,.0001,53.0,0,0,0,100001,.1E-3
      BODY R/B,2001-002B,2026-07-10T03:44:00,14.0,.001,82.5,0,0,0,7,.2E-3

      """, to: "gp.csv")
    folder.write(
      """
      OBJECT_NAME,OBJECT_ID,NORAD_CAT_ID,OBJECT_TYPE,OPS_STATUS_CODE,OWNER,LAUNCH_DATE,LAUNCH_SITE,\
      DECAY_DATE,PERIOD,INCLINATION,APOGEE,PERIGEE,RCS,DATA_STATUS_CODE,ORBIT_CENTER,ORBIT_TYPE
      BODY R/B,2001-002B,7,R/B,,CIS,2001-01-20,PLMSC,,103.1,82.5,890,870,4.2,,EA,ORB

      """, to: "satcat.csv")
    folder.write("norad_id,mass_kg,radius_m\n7,1421,2\n", to: "masses.csv")
    folder.write(
      """
      object_type,mass_kg,diameter_m,area_m2,semi_major_axis_km,eccentricity,inclination_deg,\
      raan_deg,argument_of_perigee_deg,launch_year
      payload,100,2,3,7178,0.001,98,,,2017.5
      debris,1,0.2,0.03,7178,0.001,98,,,

      """, to: "objects.csv")
    for arguments in [
      ["--output", "run"], ["--output", "other", "--set", "disposal.payload.compliance=0.9"],
      ["--output", "part-1", "--members", "4", "--part", "1/2"],
      ["--output", "part-2", "--members", "4", "--part", "2/2"],
    ] {
      let outcome = try Program.start(
        ["run", "small.yaml", "--no-figures", "--quiet"] + arguments, in: folder.path
      ).outcome()
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
    }
    return folder
  }

  /// An example with its files, and short.
  private static func arguments(of example: [String], in folder: TestFolder) -> [String] {
    var words = example
    let lists = words.contains("--gp") ? "masses.csv" : "objects.csv"
    for (k, word) in words.enumerated() {
      if word == "<csv>", words[k - 1] == "--objects" { words[k] = lists }
      if word == "<dir>", words[k - 1] == "--output" {
        words[k] = words.starts(with: ["reentry", "campaign"]) ? "campaign" : "written"
      }
      words[k].replace("$PWD", with: folder.path)
    }
    if ["run", "sweep"].contains(words[0]), words[1].hasSuffix("/iadc-baseline.yaml") {
      words += ["--set", "duration_yr=2"]
    }
    if words[0] == "reentry", ["predict", "campaign"].contains(words[1]) {
      words += ["--samples", "20"]
    }
    return words
  }

  @Test("All of them end well, and write what they are told to")
  func examples() throws {
    let folder = try Self.prepared()
    let text = try String(contentsOfFile: "\(Program.root)/README.md", encoding: .utf8)
    let examples = DocumentationTests.examples(in: text, placeholders: Self.placeholders)
    #expect(examples.count >= 25)
    for example in examples {
      let words = Self.arguments(of: example, in: folder)
      let call = words.joined(separator: " ")
      try #require(!call.contains("<"), "nothing stands for a placeholder: \(call)")
      let output = words.firstIndex(of: "--output").map { words[$0 + 1] }
      for old in ["Results", output ?? "Results"] {
        try? FileManager.default.removeItem(atPath: folder.path(old))
      }
      let outcome = try Program.start(words, in: folder.path).outcome()
      if words[0] == "netcdf", !Self.hasNetCDF {
        #expect(outcome.exitCode == 64 && outcome.errors.contains("--traits NetCDF"))
        continue
      }
      #expect(outcome.exitCode == 0, "detritus \(call): \(outcome.errors)")
      if let output {
        #expect(folder.exists(output), "detritus \(call)")
      } else {
        let written = folder.names(in: "Results") + (folder.exists("run.nc") ? ["run.nc"] : [])
        #expect(!outcome.output.isEmpty || !written.isEmpty, "detritus \(call)")
      }
    }
  }
}
