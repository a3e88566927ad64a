import Testing

@Suite("Reproducing a run")
struct ReproduceTests {
  @Test("A run made with overrides is made again from its manifest, to the last digit")
  func same() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    _ = try Program.run(
      "run", "small.yaml", "--no-figures", "--output", "out", "--set",
      "disposal.payload.compliance=0.25", in: folder)
    let outcome = try Program.run("reproduce", "out/", "--tolerance", "0", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("reproduced in out-reproduced"))
    #expect(try folder.read("out/summary.csv") == folder.read("out-reproduced/summary.csv"))
  }

  @Test("A number that differs, and a scenario that has changed, are told: 65")
  func differs() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    _ = try Program.run("run", "small.yaml", "--no-figures", "--output", "out", in: folder)
    let summary = try folder.read("out/summary.csv")
    let launched = try #require(try folder.table("out/summary.csv").last?["launched"])
    folder.write(
      summary.replacing(",\(launched),", with: ",\(launched)0,"), to: "out/summary.csv")
    let other = try Program.run("reproduce", "out", in: folder)
    #expect(other.exitCode == 65)
    #expect(other.errors.contains("out: is not reproduced"), "\(other.errors)")
    folder.write(
      SmallScenario.yaml.replacing("compliance: 0.9", with: "compliance: 0.8"), to: "small.yaml")
    let changed = try Program.run("reproduce", "out", in: folder)
    #expect(changed.exitCode == 65)
    #expect(
      changed.errors.contains("disposal.rocket_body.compliance was 0.9, is 0.8"),
      "\(changed.errors)")
  }
}
