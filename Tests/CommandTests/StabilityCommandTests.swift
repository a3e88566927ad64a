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
    // The classes of a band add up to its fragments, and say which of them are beyond their stable size.
    let classes = try folder.table("out/stability-classes.csv")
    for band in bands {
      let own = classes.filter { $0["altitude_lower_km"] == band["altitude_lower_km"] }
      #expect(!own.isEmpty && own.allSatisfy { $0["object_type"] == "fragment" })
      for (column, sum) in [("present", "fragments"), ("equilibrium", "equilibrium_fragments")] {
        guard let total = Double(band[sum] ?? "") else {
          #expect(own.allSatisfy { $0[column] == "" && $0["verdict"] == "runaway" })
          continue
        }
        let added = own.reduce(0) { $0 + (Double($1[column] ?? "") ?? .nan) }
        #expect(abs(added - total) <= 1e-6 * total)
      }
      for row in own {
        guard let now = Double(row["present"] ?? ""), let then = Double(row["equilibrium"] ?? "")
        else { continue }
        #expect(row["verdict"] == (then > now ? "beyond_stable_size" : "stable"))
      }
    }
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

  @Test(
    "Under few launches the equilibrium is in proportion to them; the last one is at the critical factor"
  )
  func launches() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run(
      "stability", "small.yaml", "--launches", "--modes", "0", "--output", "out", "--json",
      in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    var sums: [(factor: Double, intact: Double, fragments: Double)] = []
    for row in try folder.table("out/equilibrium.csv") {
      let numbers = ["launch_factor", "intact", "fragments"].map { Double(row[$0] ?? "") ?? .nan }
      if sums.last?.factor != numbers[0] { sums.append((numbers[0], 0, 0)) }
      sums[sums.count - 1].intact += numbers[1]
      sums[sums.count - 1].fragments += numbers[2]
    }
    #expect(sums.count >= 2 && zip(sums, sums.dropFirst()).allSatisfy { $0.factor < $1.factor })
    // More launches leave more intact objects and more than in proportion as many fragments.
    for (a, b) in zip(sums, sums.dropFirst()) {
      #expect(a.intact < b.intact && a.fragments / a.factor < b.fragments / b.factor)
    }
    let first = try #require(sums.first)
    let second = sums[1]
    #expect(abs(second.intact / first.intact / (second.factor / first.factor) - 1) < 0.05)
    if let critical = document["critical_launch_factor"] as? Double {
      #expect(critical == sums.last?.factor)
    } else {
      #expect(sums.last?.factor == 4)
    }
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
      (
        [
          "stability", "small.yaml", "--set",
          "constellations=[{name: c, satellites: 10, mass_kg: 200, area_m2: 2, radius_m: 0.8, "
            + "altitude_km: 780, inclination_deg: 80, start: 2018-02-01, fill_yr: 1, lifetime_yr: 2}]",
        ], 65, "--set constellations=[]"
      ),
      (["stability", "small.yaml", "--band-km", "70"], 64, "--band-km"),
      (["sensitivity", "small.yaml", "--of", "size"], 64, "size"),
      (
        ["sensitivity", "small.yaml", "--of", "total", "--set", "missions.station_keeping=false"],
        65,
        "missions.station_keeping is false"
      ),
      (
        [
          "sensitivity", "small.yaml", "--of", "total", "--set",
          "missions.station_keeping_min_mass_kg=10",
        ], 65, "missions.station_keeping_min_mass_kg is 10 kg"
      ),
      (
        ["stability", "small.yaml", "--set", "missions.station_keeping_min_mass_kg=10"], 65,
        "missions.station_keeping_min_mass_kg"
      ),
    ] as [([String], Int32, String)] {
      let outcome = try Program.start(arguments, in: folder.path).outcome()
      #expect(outcome.exitCode == code && outcome.errors.contains(text), "\(arguments)")
    }
  }
}
