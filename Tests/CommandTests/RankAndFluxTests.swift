import Foundation
import Testing

@Suite("Ranking, and impacts on a satellite")
struct RankAndFluxTests {
  @Test("Every class and orbit has a rank, the highest index first, in the table and the file")
  func rank() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run(
      "rank", "small.yaml", "--top", "2", "--output", "rank.csv", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let rows = try folder.table("rank.csv")
    #expect(rows.map { $0["rank"] } == ["1", "2", "3", "4"])
    let indices = rows.map { $0["index"].flatMap(Double.init) ?? .nan }
    #expect(indices == indices.sorted(by: >) && indices.allSatisfy { $0 > 0 })
    // The gas kernel knows no inclination: at 750 to 800 km all 3,600 objects meet one another.
    let fragments = try #require(rows.first { $0["object_type"] == "fragment" })
    #expect(fragments["count"] == "2900" && fragments["perigee_lower_km"] == "750")
    #expect(outcome.output.split(separator: "\n").count == 1 + 2 + 1)
    let other = try Program.run(
      "rank", "small.yaml", "--by", "mass_times_probability", "--json", in: folder)
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(other.output.utf8)) as? [[String: Any]])
    #expect(list.count == 4 && list[3]["object_type"] as? String == "fragment")
  }

  @Test("A ranking needs collisions; its options have ranges")
  func rankFaults() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    for (arguments, code) in [
      (["--set", "collisions=none"], 65), (["--top", "0"], 64), (["--horizon-yr", "0"], 64),
      (["--by", "size"], 64),
    ] as [([String], Int32)] {
      let outcome = try Program.start(["rank", "small.yaml"] + arguments, in: folder.path).outcome()
      #expect(outcome.exitCode == code && !outcome.errors.isEmpty, "\(arguments)")
    }
  }

  @Test("Impacts per year come from the run, add up over types, and fill a file")
  func flux() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    _ = try Program.run("run", "small.yaml", "--no-figures", "--output", "run", in: folder)
    let base = [
      "flux", "run", "--perigee-km", "760", "--apogee-km", "790", "--inclination-deg", "98",
      "--area-m2", "10",
    ]
    let arguments = base + ["--from", "2019", "--to", "2022", "--output", "out"]
    let outcome = try Program.start(arguments, in: folder.path).outcome()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let json = try Program.start(
      base + ["--from", "2019", "--to", "2022", "--json"], in: folder.path
    ).outcome()
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let impacts = rows.compactMap { $0["impacts"] as? Double }
    #expect(impacts.count == rows.count && impacts.last! > 0)
    #expect(abs(impacts.dropLast().reduce(0, +) / impacts.last! - 1) < 1e-12)
    let table = try folder.table("out/flux.csv")
    #expect(Set(table.map { $0["year"] }) == ["2019", "2020.0849", "2022"])

    for (more, code, words) in [
      (["--from", "2019", "--to", "2030"], 64, "--to is 2030, must be between 2018.0849"),
      (["--from", "2020", "--to", "2019"], 64, "must be later than --from"),
    ] as [([String], Int32, String)] {
      let outcome = try Program.start(base + more, in: folder.path).outcome()
      #expect(outcome.exitCode == code && outcome.errors.contains(words), "\(outcome.errors)")
    }
    try FileManager.default.removeItem(atPath: folder.path("run/population-by-size.csv"))
    let missing = try Program.start(base + ["--from", "2019", "--to", "2020"], in: folder.path)
      .outcome()
    #expect(missing.exitCode == 66)
    #expect(missing.errors.hasPrefix("run: has no population-by-size.csv"))
  }

  @Test(
    "Of an ensemble the impacts have a spread, with either engine",
    arguments: ["binned", "objects"])
  func ensembleFlux(engine: String) throws {
    let folder = TestFolder()
    SmallScenario.write(
      to: folder, yaml: SmallScenario.yaml.replacingOccurrences(of: "gas", with: "resolved"))
    let run = try Program.run(
      "run", "small.yaml", "--no-figures", "--output", "run", "--members", "6", "--engine", engine,
      in: folder)
    #expect(run.exitCode == 0, "\(run.errors)")
    let arguments = [
      "flux", "run", "--perigee-km", "760", "--apogee-km", "790", "--inclination-deg", "98",
      "--area-m2", "10", "--from", "2019", "--to", "2022",
    ]
    let json = try Program.start(arguments + ["--json"], in: folder.path).outcome()
    #expect(json.exitCode == 0, "\(json.errors)")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    let all = try #require(rows.last)
    func number(_ key: String) throws -> Double { try #require(all[key] as? Double, "\(key)") }
    #expect(try number("impacts_p05") < number("impacts"))
    #expect(try number("impacts") < number("impacts_p95"))
    #expect(try number("impacts_standard_deviation") > 0)
    let outcome = try Program.start(arguments + ["--output", "out"], in: folder.path).outcome()
    #expect(outcome.output.contains("quantiles over 6 members"))
    let table = try folder.table("out/flux.csv")
    #expect(table.allSatisfy { Double($0["p05"] ?? "")! <= Double($0["p95"] ?? "")! })

    // A damaged file of members is refused.
    let path = folder.path("run/population-by-size.members")
    var bytes = [UInt8](try #require(FileManager.default.contents(atPath: path)))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let damaged = try Program.start(arguments, in: folder.path).outcome()
    #expect(
      damaged.exitCode == 65 && damaged.errors.contains("is damaged after"), "\(damaged.errors)")
  }
}
