import Foundation
import Testing

@Suite("Stability and sensitivity")
struct StabilityCommandTests {
  @Test("Bands add up to the population, and files say what the table says")
  func stability() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run(
      "stability", "small.yaml", "--band-km", "50", "--modes", "0", "--output", "out", "--json",
      in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let bands = try folder.table("out/stability.csv")
    #expect(bands.count == 2)
    let intact = bands.reduce(0) { $0 + (Double($1["intact"] ?? "") ?? .nan) }
    #expect(abs(intact / (document["intact"] as? Double ?? 0) - 1) < 1e-8)
    let reproduction = try #require(document["reproduction_number"] as? Double)
    #expect(reproduction > 0)
    // At the critical factor the reproduction number is one.
    let factor = try #require(document["critical_factor"] as? Double)
    #expect(abs(factor * reproduction - 1) < 0.3)
    let curve = try folder.table("out/critical-curve.csv").map {
      Double($0["equilibrium_fragments"] ?? "") ?? .nan
    }
    #expect(curve.count > 5 && curve == curve.sorted())
  }

  @Test("A source-sink system has its equilibrium and eigenvalues")
  func sourceSink() throws {
    let folder = TestFolder()
    let scenario = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Scenarios/two-species").standardized.path
    let outcome = try Program.run("stability", scenario, "--json", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(document["has_equilibrium"] as? Bool == true)
    let rates = try #require(document["leading_eigenvalues_per_yr"] as? [Double])
    #expect(rates.count == 10 && rates.allSatisfy { $0 < 0 } && rates == rates.sorted(by: >))
  }

  @Test("Derivatives by policies and orbits fill files; rank takes them")
  func sensitivity() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run(
      "sensitivity", "small.yaml", "--of", "catastrophic_collisions", "--output", "out", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let keys = try folder.table("out/sensitivity.csv").map { $0["key"] }
    #expect(keys.contains("avoidance.active_inactive"))
    let rows = try folder.table("out/marginal.csv").filter { $0["count"] != "0" }
    #expect(!rows.isEmpty)
    let ranked = try Program.run(
      "rank", "small.yaml", "--by", "marginal", "--output", "rank.csv", in: folder)
    #expect(ranked.exitCode == 0, "\(ranked.errors)")
    let marginal = try folder.table("rank.csv").map {
      Double($0["marginal_catastrophic_collisions"] ?? "") ?? .nan
    }
    #expect(marginal == marginal.sorted(by: >) && marginal[0] > 0)
  }

  @Test("Faults name the key, and exit with 64 or 65")
  func faults() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    for (arguments, code, text) in [
      (["stability", "small.yaml", "--set", "collisions=none"], 65, "collisions"),
      (
        ["stability", "small.yaml", "--set", "explosions={rates_per_yr: {rocket_body: 0.001}}"], 65,
        "explosions"
      ),
      (["stability", "small.yaml", "--band-km", "70"], 64, "--band-km"),
      (["sensitivity", "small.yaml", "--of", "size"], 64, "size"),
      (
        ["sensitivity", "small.yaml", "--of", "total", "--set", "missions.station_keeping=false"],
        65,
        "missions.station_keeping"
      ),
    ] as [([String], Int32, String)] {
      let outcome = try Program.start(arguments, in: folder.path).outcome()
      #expect(outcome.exitCode == code && outcome.errors.contains(text), "\(arguments)")
    }
  }
}
