import Testing

@Suite("The engine of objects, as a command")
struct ObjectEngineTests {
  static let files = ["summary.csv", "summary-quantiles.csv", "members.csv", "events.csv"]

  @Test("An ensemble of objects has the files of any ensemble, and is made again from its manifest")
  func ensemble() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let run = try Program.run(
      "run", "small.yaml", "--engine", "objects", "--members", "3", "--threads", "2",
      "--no-figures", "--output", "objects", in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    let binned = try Program.run(
      "run", "small.yaml", "--members", "3", "--no-figures", "--output", "binned", in: folder)
    #expect(binned.exitCode == 0, "\(binned.errors)")
    #expect(folder.names(in: "objects") == folder.names(in: "binned"))
    for name in Self.files {
      let headers = try ["objects", "binned"].map {
        try folder.read("\($0)/\(name)").split(separator: "\n")[0]
      }
      #expect(headers[0] == headers[1])
    }
    // Quantiles are those of the members.
    let last = try folder.table("objects/members.csv").filter { $0["year"]!.hasPrefix("2022") }
    let totals = last.map { Double($0["total"]!)! }.sorted()
    let rows = try folder.table("objects/summary-quantiles.csv")
    let row = try #require(
      rows.first { $0["year"]!.hasPrefix("2022") && $0["quantity"] == "total" })
    #expect(totals.count == 3 && abs(Double(row["p50"]!)! - totals[1]) < 1e-6)

    let again = try Program.run("reproduce", "objects", "--tolerance", "0", in: folder)
    #expect(again.exitCode == 0, "\(again.errors)")
    for name in Self.files {
      #expect(try folder.read("objects/\(name)") == folder.read("objects-reproduced/\(name)"))
    }
  }

  @Test("compare sets both engines side by side, and says that they differ")
  func compare() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    for engine in ["binned", "objects"] {
      let run = try Program.run(
        "run", "small.yaml", "--engine", engine, "--members", "4", "--no-figures", "--output",
        engine, in: folder)
      #expect(run.exitCode == 0, "\(run.errors)")
    }
    let outcome = try Program.run("compare", "binned", "objects", "--output", "c", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(try folder.read("c/report.html").contains("engine"))
    let rows = try folder.table("c/comparison.csv")
    #expect(rows.contains { $0["quantity"] == "total" && $0["members"] == "4" })
  }

  @Test("A run in cubes is made again in cubes; a gas has none")
  func cubes() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let gas = try Program.run(
      "run", "small.yaml", "--engine", "objects", "--collisions", "cube", in: folder)
    #expect(gas.exitCode == 65)
    #expect(gas.errors.contains("collisions.kernel is gas, must be resolved with cubes"))
    let run = try Program.run(
      "run", "small.yaml", "--engine", "objects", "--collisions", "cube", "--cube-edge-km", "40",
      "--cube-interval-days", "60", "--set", "collisions.kernel=resolved", "--no-figures",
      "--output", "out", in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    let manifest = try folder.read("out/manifest.json")
    #expect(
      manifest.contains("\"cube_edge_km\": 40") && manifest.contains("\"engine\": \"objects\""))
    let again = try Program.run("reproduce", "out", "--tolerance", "0", in: folder)
    #expect(again.exitCode == 0, "\(again.errors)")
    #expect(try folder.read("out/summary.csv") == folder.read("out-reproduced/summary.csv"))
  }

  @Test("A list of objects that has changed is told")
  func list() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let header =
      "object_type,mass_kg,diameter_m,area_m2,semi_major_axis_km,eccentricity,inclination_deg,"
      + "raan_deg,argument_of_perigee_deg,launch_year\n"
    let row = "rocket_body,1500,4,12,7150,0.001,81,0,0,1990\n"
    folder.write(header + row + row, to: "list.csv")
    let run = try Program.run(
      "run", "small.yaml", "--engine", "objects", "--objects", "list.csv", "--set",
      "launches=none", "--no-figures", "--output", "out", in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try folder.table("out/summary.csv")[0]["rocket_body"] == "2")
    #expect(
      try Program.run("reproduce", "out", "--tolerance", "0", in: folder).exitCode == 0)
    folder.write(header + row, to: "list.csv")
    let changed = try Program.run("reproduce", "out", "--output", "new", in: folder)
    #expect(changed.exitCode == 65 && changed.errors.contains("list.csv: no longer holds"))
  }
}
