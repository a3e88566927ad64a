import Foundation
import Testing

@Suite("detritus breakup")
struct BreakupCommandTests {
  private static let collision = [
    "breakup", "collision", "--target-mass-kg", "1000", "--projectile-mass-kg", "10",
    "--speed-km-s", "9.65",
  ]
  private static let explosion = [
    "breakup", "explosion", "--mass-kg", "900", "--type", "rocket_body",
  ]
  private static let orbit = [
    "--perigee-km", "600", "--apogee-km", "900", "--inclination-deg", "98",
  ]

  private func run(
    _ command: [String], _ more: [String] = [], in folder: TestFolder = TestFolder()
  ) throws -> Program.Outcome {
    try Program.start(command + more, in: folder.path).outcome()
  }

  private func report(_ outcome: Program.Outcome) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test("A catastrophic collision: the mass of both parents, 902 fragments over 10 cm")
  func catastrophic() throws {
    let outcome = try run(Self.collision, ["--json"])
    #expect(outcome.exitCode == 0)
    let report = try report(outcome)
    #expect(report["catastrophic"] as? Bool == true)
    let energy = try #require(report["specific_energy_J_g"] as? Double)
    #expect(abs(energy - 465.6125) < 1e-9)
    let parents = try #require(report["parents"] as? [[String: Any]])
    #expect(parents.map { $0["parent"] as? String } == ["target", "projectile"])
    var number = 0.0
    for (parent, mass) in zip(parents, [1_000.0, 10]) {
      let total = try #require(parent["total"] as? [String: Double])
      let below = try #require(parent["mass_below_cutoff_kg"] as? Double)
      #expect(abs(total["mass_kg"]! + below - mass) < 1e-9 * mass)
      #expect(parent["remnant_mass_kg"] as? Double == 0)
      number += total["count"]!
    }
    #expect(abs(number - 902) < 1)
  }

  @Test("A collision that craters: the remnant is told; the sizes start where they should")
  func cratering() throws {
    let more = ["--projectile-mass-kg", "0.1", "--smallest-size-m", "0.03"]
    let text = try run(Self.collision, more)
    #expect(text.exitCode == 0)
    #expect(text.output.contains("4.656 J/g, not catastrophic (from 40 J/g)"))
    #expect(text.output.contains("0.03 to 0.05"))
    let remnant = text.output.split(separator: "\n").first { $0.contains("remnant") }
    #expect(remnant?.contains("990.8") == true)
  }

  @Test("Small parents are scaled, and the text says so")
  func scaled() throws {
    let outcome = try run([
      "breakup", "collision", "--target-mass-kg", "100", "--projectile-mass-kg", "1",
      "--speed-km-s", "10",
    ])
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.contains("the laws exceed the mass of the target; masses times 0.56"))
  }

  @Test("A sample on standard output is the same for the same seed, and closes")
  func sample() throws {
    let folder = TestFolder()
    let outcome = try run(Self.explosion, ["--sample", "7"])
    #expect(outcome.exitCode == 0)
    #expect(try run(Self.explosion, ["--sample", "7"]).output == outcome.output)
    #expect(try run(Self.explosion, ["--sample", "8"]).output != outcome.output)
    let lines = outcome.output.split(separator: "\n")
    let below = try #require(lines.first { $0.hasPrefix("# parent: ") })
    let uncounted = try #require(Double(below.split(separator: " ")[2]))
    folder.write(
      lines.filter { !$0.hasPrefix("#") }.joined(separator: "\n") + "\n", to: "sample.csv")
    let rows = try folder.table("sample.csv")
    #expect(rows.count == 238 || rows.count == 239)
    #expect(rows.count { $0["origin"] == "piece" } == 6)
    let mass = try rows.reduce(uncounted) { $0 + (try #require(Double($1["mass_kg"] ?? ""))) }
    #expect(abs(mass - 900) < 1e-5)
  }

  @Test("A sample in a file, with the orbits of the fragments")
  func orbits() throws {
    let folder = TestFolder()
    let outcome = try run(
      Self.explosion,
      ["--sample", "7", "--output", "sample.csv", "--argument-of-latitude-deg", "0"] + Self.orbit,
      in: folder)
    #expect(outcome.exitCode == 0)
    #expect(outcome.output.hasSuffix("fragments: sample.csv\n"))
    let text = try folder.read("sample.csv").split(separator: "\n").filter { !$0.hasPrefix("#") }
    folder.write(text.joined(separator: "\n") + "\n", to: "rows.csv")
    for row in try folder.table("rows.csv") {
      // The breakup is at the perigee: every orbit goes through 600 km.
      let ends = try ["perigee_km", "apogee_km"].map { try #require(Double(row[$0] ?? "")) }
      #expect(ends[0] <= 600 + 1e-5 && ends[1] >= 600 - 1e-5)
    }
  }

  @Test("The remnant of a crater has a row and keeps the orbit")
  func remnant() throws {
    let outcome = try run(
      Self.collision, ["--projectile-mass-kg", "0.1", "--sample", "1"] + Self.orbit)
    let row = try #require(outcome.output.split(separator: "\n").first { $0.contains("remnant") })
    #expect(row.hasPrefix("target,remnant,,9"))
    #expect(row.contains(",,,0,0,0,0,600,900,98,"))
  }

  @Test("Five figures with an orbit, four without", .enabled(if: Program.canDraw, "needs gnuplot"))
  func figures() throws {
    let folder = TestFolder()
    for (more, count) in [(Self.orbit, 5), ([], 4)] {
      let name = "figures-\(count)"
      let outcome = try run(
        Self.explosion, ["--sample", "7", "--output", "a.csv", "--figures", name] + more,
        in: folder)
      #expect(outcome.exitCode == 0)
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(name))
      #expect(files.count { $0.hasSuffix(".svg") } == count)
      #expect(files.contains("gabbard.svg") == (count == 5))
    }
  }

  @Test(
    "Bad input is told with its value, unit and range",
    arguments: [
      (collision + ["--target-mass-kg", "0"], 64, "is 0 kg, must be between 0.001 and 100000 kg"),
      (
        collision + ["--projectile-mass-kg", "2000"], 64, "2000 kg, must be at most the mass of the"
      ),
      (collision + ["--speed-km-s", "1000"], 64, "1000 km/s, must be between 0.001 and 100 km/s"),
      (collision + ["--target-type", "cube"], 64, "'spacecraft' and 'rocket_body'"),
      (collision + ["--smallest-size-m", "1"], 64, "is 1 m, must be between 0.001 and 0.999 m"),
      (explosion + ["--mass-kg", "nan"], 64, "--mass-kg is nan kg, must be between"),
      (explosion + ["--scale=-1"], 64, "--scale is -1, must be between 0 and 10"),
      (explosion + ["--output", "a.csv"], 64, "--sample <seed>"),
      (explosion + ["--figures", "figures"], 64, "--sample <seed>"),
      (explosion + orbit, 64, "--sample <seed>"),
      (explosion + ["--sample", "1", "--json"], 64, "--json"),
      (explosion + ["--sample", "-1"], 64, "--sample"),
      (explosion + ["--sample", "1", "--perigee-km", "600"], 64, "--inclination-deg"),
      (
        explosion + ["--sample", "1"] + orbit + ["--apogee-km", "500"], 64,
        "is 500 km, must be at least the perigee, 600 km"
      ),
      (
        collision + [
          "--target-mass-kg", "100000", "--projectile-mass-kg", "1000", "--smallest-size-m",
          "0.001", "--sample", "1",
        ], 64, "must be at most 10000000; raise --smallest-size-m"
      ),
      (explosion + ["--sample", "1", "--output", "/nowhere/a.csv"], 73, "/nowhere/a.csv"),
      (explosion + ["--sample", "1", "--figures", "/proc/figures"], 73, "/proc/figures"),
    ] as [([String], Int32, String)])
  func badInput(arguments: [String], exitCode: Int32, words: String) throws {
    let outcome = try run(arguments)
    #expect(outcome.exitCode == exitCode)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }
}
