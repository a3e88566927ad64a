import Foundation
import TestSupport
import Testing

@Suite("Import of catalogues")
struct CatalogueImportCommandTests {
  private static let gp =
    "OBJECT_NAME,OBJECT_ID,EPOCH,MEAN_MOTION,ECCENTRICITY,INCLINATION,RA_OF_ASC_NODE,"
    + "ARG_OF_PERICENTER,MEAN_ANOMALY,NORAD_CAT_ID,BSTAR\n"
    + "STARLINK-7,2024-067A,2026-07-10T03:44:00,15.05,.0001,53.0,0,0,0,100001,.1E-3\n"
    + "BODY R/B,2001-002B,2026-07-10T03:44:00,14.0,.001,82.5,0,0,0,7,.2E-3\n"
    + "BROKEN,2001-002C,2026-07-10T03:44:00\n"
    + "NEW DEB,2001-002D,2026-07-10T03:44:00,14.1,.001,82.5,0,0,0,9,.2E-3\n"

  @Test("Broken lines are named and counted, --strict refuses them, the share filled is reported")
  func broken() throws {
    let folder = TestFolder()
    folder.write(Self.gp, to: "gp.csv")
    folder.write("norad_id,mass_kg,radius_m\n7,1421,2\n", to: "masses.csv")
    let arguments = [
      "population", "import", "--gp", "gp.csv", "--objects", "masses.csv", "--epoch", "2026-07-10",
      "--output", "p.csv",
    ]
    let strict = try Program.start(arguments + ["--strict"], in: folder.path).outcome()
    #expect(strict.exitCode == 65 && strict.errors.hasPrefix("gp.csv:4:"))
    #expect(!folder.exists("p.csv"))

    let outcome = try Program.start(arguments + ["--json"], in: folder.path).outcome()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("left out: gp.csv:4:"))
    #expect(outcome.errors.contains("1 broken line left out; --strict refuses them"))
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(report["broken_lines"] as? Int == 1 && report["joined"] as? Int == 1)
    let share = try #require(report["share_of_masses_filled"] as? Double)
    #expect(abs(share - 2.0 / 3) < 1e-9)
    let text = try folder.read("p.csv")
    #expect(text.contains("constellation:starlink,"))
    #expect(text.contains("66.7 % of masses and 66.7 % of sizes filled in"))
    #expect(try Program.run("population", "show", "p.csv", in: folder).exitCode == 0)
  }

  @Test("The same seed makes the same file, another one another")
  func seeds() throws {
    let folder = TestFolder()
    folder.write(Self.gp, to: "gp.csv")
    func run(_ output: String, _ more: String...) throws -> String {
      let outcome = try Program.start(
        [
          "population", "import", "--gp", "gp.csv", "--epoch", "2026-07-10", "--output", output,
        ] + more, in: folder.path
      ).outcome()
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      return try folder.read(output).split(separator: "\n").dropFirst().joined(separator: "\n")
    }
    #expect(try run("a.csv") == run("b.csv"))
    #expect(try run("a.csv") != run("c.csv", "--seed", "2"))
  }

  @Test(
    "The shipped tables of catalogues are those that the commands make",
    .enabled(
      if: DevelopmentData.path("catalogue/catalogue-2023-01-01.csv") != nil
        && DevelopmentData.path("catalogue/catalogue-2009-01-01.csv") != nil,
      "needs the catalogues"))
  func shipped() throws {
    let folder = TestFolder()
    func list(_ year: Int) throws -> String {
      try #require(DevelopmentData.path("catalogue/catalogue-\(year)-01-01.csv"))
    }
    let imported = try Program.run(
      "population", "import", "--objects", list(2009), "--epoch", "2009-01-01", "--output",
      "p.csv", in: folder)
    #expect(imported.exitCode == 0, "\(imported.errors)")
    let launched = try Program.run(
      "traffic", "import", "--snapshot", "2018-01-01=\(list(2018))", "--snapshot",
      "2023-01-01=\(list(2023))", "--space-weather",
      "\(Program.root)/Scenarios/space-weather/SW-All.csv", "--from", "2009", "--to", "2022",
      "--station-keeping-min-mass-kg", "10", "--output", "t.csv", in: folder)
    #expect(launched.exitCode == 0, "\(launched.errors)")
    for (made, name) in [
      ("p.csv", "populations/catalogue-2009-01-01.csv"),
      ("t.csv", "traffic/catalogue-2009-2022.csv"),
    ] {
      let kept = try String(contentsOfFile: "\(Program.root)/Scenarios/\(name)", encoding: .utf8)
      #expect(try folder.read(made) == kept)
    }
  }

  @Test(
    "What CelesTrak serves in 2026 comes in: 15985 objects, Starlink and OneWeb among them",
    .enabled(if: DevelopmentData.path("gp/gp-2026-07.csv") != nil, "needs the data"))
  func celestrak() throws {
    let folder = TestFolder()
    let gp = try #require(DevelopmentData.path("gp/gp-2026-07.csv"))
    let outcome = try Program.run(
      "population", "import", "--gp", gp, "--epoch", "2026-07-10", "--output", "p.csv", "--strict",
      in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("15985 element sets"))
    let text = try folder.read("p.csv")
    #expect(text.contains("constellation:starlink,") && text.contains("constellation:oneweb,"))
  }
}
