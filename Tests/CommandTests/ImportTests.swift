import Foundation
import TestSupport
import Testing

@Suite("Import")
struct ImportTests {
  private static let header =
    "object_type,mass_kg,diameter_m,area_m2,semi_major_axis_km,eccentricity,inclination_deg,"
    + "raan_deg,argument_of_perigee_deg,launch_year\n"

  @Test("An object of no area is refused with its place, or takes the disc of its diameter")
  func missingArea() throws {
    let folder = TestFolder()
    folder.write(
      Self.header + "payload,100,2,3,7178,0.001,98,,,2017.5\ndebris,1,0.2,0,7178,0.001,98,,,\n",
      to: "objects.csv")
    let arguments = [
      "population", "import", "--objects", "objects.csv", "--epoch", "2018-02-01", "--output",
      "binned.csv",
    ]
    let refused = try Program.start(arguments, in: folder.path).outcome()
    #expect(refused.exitCode == 65)
    #expect(refused.errors.hasPrefix("objects.csv:3:14: area_m2 is 0 m2, must be greater than 0"))
    #expect(!folder.exists("binned.csv"))

    let filled = try Program.start(
      arguments + ["--missing-area", "from-diameter"], in: folder.path
    ).outcome()
    #expect(filled.exitCode == 0)
    #expect(
      filled.errors == "objects.csv: 1 of 2 objects have an area of 0 m2; taken from the diameter\n"
    )
    let text = try folder.read("binned.csv")
    #expect(text.contains("1 missing area taken from the diameter"))
    #expect(text.contains("fragment,1,3,0.02,0.06,1,0.0314159265,0.1,0.01,"))
    #expect(text.contains("active_payload,"))
    #expect(try Program.run("population", "show", "binned.csv", in: folder).exitCode == 0)
  }

  @Test("A file whose name has a line break or a semicolon: the comment stays one line")
  func strangeNames() throws {
    let folder = TestFolder()
    for name in ["a\nb.csv", "a\u{B}b.csv", "a\r\nb.csv", "a; epoch: 3.csv"] {
      folder.write(Self.header + "payload,100,2,3,7178,0.001,98,,,2017.5\n", to: name)
      let outcome = try Program.run(
        "population", "import", "--objects", name, "--epoch", "2018-02-01", "--output", "p.csv",
        in: folder)
      #expect(outcome.exitCode == 0, "\(outcome.errors)")
      #expect(try Program.run("population", "show", "p.csv", in: folder).exitCode == 0)
      try FileManager.default.removeItem(atPath: folder.path("p.csv"))
    }
  }

  @Test(
    "The population of 2018 keeps number, mass and area of each type: facts 6.1",
    .enabled(if: DevelopmentData.population != nil, "needs the object list of 2018"))
  func population2018() throws {
    let folder = TestFolder()
    let objects = try #require(DevelopmentData.population)
    let imported = try Program.run(
      "population", "import", "--objects", objects, "--epoch", "2018-02-01", "--output", "p.csv",
      "--missing-area", "from-diameter", in: folder)
    #expect(imported.exitCode == 0, "\(imported.errors)")
    let shown = try Program.run("population", "show", "p.csv", "--json", in: folder)
    let data = try #require(
      try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [String: Any])
    let types = try #require(data["by_type"] as? [[String: Any]])
    func sum(_ names: String..., of key: String) -> Double {
      types.filter { names.contains($0["object_type"] as? String ?? "") }
        .reduce(0) { $0 + ($1[key] as? Double ?? .nan) }
    }
    #expect(sum("rocket_body", of: "count") == 1370)
    #expect(sum("active_payload", "inactive_payload", of: "count") == 2966)
    #expect(sum("mission_related_object", of: "count") == 1093)
    #expect(sum("fragment", of: "count") == 20_888)
    // Half a unit of the last printed digit.
    #expect(abs(sum("rocket_body", of: "mass_kg") - 2238e3) < 500)
    #expect(abs(sum("active_payload", "inactive_payload", of: "mass_kg") - 2182e3) < 500)
    #expect(abs(sum("rocket_body", of: "area_m2") - 20_215) < 0.5)
    #expect(abs(sum("mission_related_object", of: "area_m2") - 3171) < 0.5)
    // The most crowded shell, 800 to 850 km: 6.94e-8 per km3.
    let shells = try #require(data["by_shell"] as? [[String: Any]])
    let density = try #require(shells[12]["spatial_density_per_km3"] as? Double)
    #expect(relativeError(density, 6.94e-8) < 0.02)
  }

  @Test(
    "The shipped tables are those that the commands make of the lists",
    .enabled(
      if: DevelopmentData.population != nil && DevelopmentData.launches != nil,
      "needs the object lists"))
  func shipped() throws {
    let folder = TestFolder()
    let objects = try #require(DevelopmentData.population)
    let launches = try #require(DevelopmentData.launches)
    _ = try Program.run(
      "population", "import", "--objects", objects, "--epoch", "2018-02-01", "--output", "p.csv",
      "--missing-area", "from-diameter", in: folder)
    _ = try Program.run(
      "traffic", "import", "--objects", launches, "--from", "2010", "--to", "2017", "--output",
      "t.csv", in: folder)
    for (made, name) in [
      ("p.csv", "populations/leo-2018-02-01.csv"), ("t.csv", "traffic/leo-2010-2017.csv"),
    ] {
      let kept = try String(contentsOfFile: "\(Program.root)/Scenarios/\(name)", encoding: .utf8)
      // The first line names the source in words of its own.
      let (a, b) = (try folder.read(made), kept)
      #expect(a.drop { $0 != "\n" } == b.drop { $0 != "\n" })
    }
  }
}
