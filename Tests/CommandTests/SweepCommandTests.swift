import Foundation
import Testing

@Suite("Sweeps")
struct SweepCommandTests {
  private func sweep(_ folder: TestFolder, _ more: String...) throws -> Program.Outcome {
    try Program.start(
      ["sweep", "small.yaml", "--output", "out", "--no-figures"] + more, in: folder.path
    ).outcome()
  }

  private let compliance = "disposal.payload.compliance=0,0.5"
  private let launches = "launches.growth_per_yr=0,0.1,0.2"

  @Test("Two keys: a row for each combination, the same as of single runs, with 1 or 2 threads")
  func grid() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try sweep(folder, "--vary", compliance, "--vary", launches, "--threads", "2")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let rows = try folder.table("out/sweep.csv")
    #expect(rows.map { $0["disposal.payload.compliance"] } == ["0", "0.5", "0", "0.5", "0", "0.5"])
    #expect(rows.map { $0["launches.growth_per_yr"] } == ["0", "0", "0.1", "0.1", "0.2", "0.2"])
    #expect(Set(rows.map { $0["total"] }).count == 6)
    #expect(rows.allSatisfy { $0["year"] == "2022.0849" && $0["total_standard_deviation"] == "" })

    _ = try Program.run(
      "run", "small.yaml", "--no-figures", "--output", "one", "--set",
      "disposal.payload.compliance=0.5", "--set", "launches.growth_per_yr=0.1", in: folder)
    let last = try #require(try folder.table("one/summary.csv").last)
    for (column, value) in last { #expect(rows[3][column] == value, "\(column)") }

    let single = try Program.run(
      "sweep", "small.yaml", "--output", "single", "--no-figures", "--vary", compliance, "--vary",
      launches, "--threads", "1", "--quiet", in: folder)
    #expect(single.exitCode == 0 && single.output.isEmpty && single.errors.isEmpty)
    #expect(try folder.read("single/sweep.csv") == folder.read("out/sweep.csv"))
    // Every point is a run that compare takes.
    let points = folder.names(in: "out/points").sorted().map { "out/points/\($0)" }
    let compared = try Program.start(["compare"] + points, in: folder.path).outcome()
    #expect(compared.exitCode == 0, "\(compared.errors)")
  }

  @Test("Keys joined by + vary together; lists and mappings are values")
  func joined() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try sweep(
      folder, "--vary", "disposal.payload.compliance+disposal.rocket_body.compliance=0.1,0.9")
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let rows = try folder.table("out/sweep.csv")
    #expect(rows.map { $0["disposal.rocket_body.compliance"] } == ["0.1", "0.9"])
    let mapping = try Program.run(
      "sweep", "small.yaml", "--output", "m", "--no-figures", "--vary",
      "disposal.payload=none,{compliance: 1, residual_lifetime_yr: 0}", in: folder)
    #expect(mapping.exitCode == 0, "\(mapping.errors)")
    #expect(folder.names(in: "m/points").count == 2)
  }

  @Test("A sweep that lacks points does these alone, and keeps the others as they are")
  func resumes() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    #expect(try sweep(folder, "--vary", compliance, "--vary", launches).exitCode == 0)
    let csv = try folder.read("out/sweep.csv")
    let points = folder.names(in: "out/points").sorted()
    func changed(_ name: String) throws -> Date? {
      try FileManager.default.attributesOfItem(
        atPath: folder.path("out/points/\(name)/manifest.json"))[.modificationDate] as? Date
    }
    let before = try points.map(changed)
    try FileManager.default.removeItem(atPath: folder.path("out/points/\(points[4])"))
    try FileManager.default.removeItem(atPath: folder.path("out/sweep.csv"))
    let again = try sweep(folder, "--vary", compliance, "--vary", launches)
    #expect(again.exitCode == 0 && again.errors == "5 of 6 points kept\n")
    #expect(try folder.read("out/sweep.csv") == csv)
    let after = try points.map(changed)
    #expect(zip(before, after).map { $0 == $1 } == [true, true, true, true, false, true])
  }

  @Test("An interrupted sweep ends with 130, keeps what is finished, and goes on from there")
  func interruption() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    // Points that take longer and longer: the first is there when the last has hardly begun.
    let arguments = [
      "sweep", "small.yaml", "--output", "out", "--no-figures", "--threads", "1", "--set",
      "step_yr=0.01", "--set", "collisions.interval_yr=0.02", "--vary", "duration_yr=1,1000",
    ]
    let (process, outcome) = try Program.start(arguments, in: folder.path)
    let deadline = Date(timeIntervalSinceNow: 20)
    while !folder.names(in: "out/points").contains(where: { $0.hasPrefix("1_") }), Date() < deadline
    {
      usleep(2_000)
    }
    process.interrupt()
    let end = try outcome()
    #expect(end.exitCode == 130, "\(end.errors)")
    #expect(end.errors.contains("1 of 2 points are finished and kept"))
    #expect(folder.names(in: "out/points").filter { $0.hasPrefix("1_") }.count == 1)
    #expect(!folder.exists("out/sweep.csv"))
  }

  @Test("Killed at ten random moments, a sweep of ensembles ends with the same table")
  func killed() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let arguments = [
      "sweep", "small.yaml", "--no-figures", "--quiet", "--members", "4", "--vary", compliance,
      "--vary", launches, "--output",
    ]
    #expect(try Program.start(arguments + ["whole"], in: folder.path).outcome().exitCode == 0)
    var interrupted = 0
    for _ in 0..<10 {
      let (process, outcome) = try Program.start(arguments + ["killed"], in: folder.path)
      Thread.sleep(forTimeInterval: .random(in: 0.02...0.3))
      kill(process.processIdentifier, SIGKILL)
      guard try outcome().exitCode == 0 else {
        interrupted += 1
        continue
      }
      #expect(try folder.read("killed/sweep.csv") == folder.read("whole/sweep.csv"))
      try FileManager.default.removeItem(atPath: folder.path("killed"))
    }
    #expect(interrupted > 0)
    #expect(try Program.start(arguments + ["killed"], in: folder.path).outcome().exitCode == 0)
    #expect(try folder.read("killed/sweep.csv") == folder.read("whole/sweep.csv"))
    for point in folder.names(in: "whole/points") {
      for table in ["members.csv", "summary-quantiles.csv", "population.csv"] {
        let path = "points/\(point)/\(table)"
        #expect(try folder.read("killed/\(path)") == folder.read("whole/\(path)"), "\(path)")
      }
    }
  }

  @Test("Another sweep in the folder is refused without --force, anything else always")
  func otherSweep() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    #expect(try sweep(folder, "--vary", compliance).exitCode == 0)
    let refused = try sweep(folder, "--vary", launches)
    #expect(refused.exitCode == 73 && refused.errors.contains("--force"))
    // Another setting beside the varied ones is another sweep too.
    #expect(try sweep(folder, "--vary", compliance, "--set", "drag_coefficient=2").exitCode == 73)
    #expect(try sweep(folder, "--vary", launches, "--force").exitCode == 0)
    #expect(folder.names(in: "out/points").count == 3)
    let foreign = try Program.run(
      "sweep", "small.yaml", "--output", ".", "--vary", compliance, "--force", in: folder)
    #expect(foreign.exitCode == 73)
    #expect(foreign.errors.contains("not those of a sweep; --force replaces another sweep only"))
    #expect(folder.exists("small.yaml"))
  }

  @Test("What cannot be varied is told before anything runs")
  func faults() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    for (vary, code, words) in [
      (["disposal.payload.compliance=0.5,1.5"], 65, "disposal.payload.compliance is 1.5"),
      (["disposal.payload.complience=0.5"], 65, "complience"),
      (["disposal.payload.compliance"], 64, "found no '='"),
      (["disposal.payload.compliance=0.5,"], 64, "a value is empty or given twice"),
      (["disposal.payload.compliance=0.5,0.5"], 64, "a value is empty or given twice"),
      ([compliance, compliance], 64, "disposal.payload.compliance is varied twice"),
      ([compliance, launches, "step_yr=0.5,1", "duration_yr=2,4"], 64, "given 4 times"),
      ([], 64, "--vary"),
    ] as [([String], Int32, String)] {
      let outcome = try Program.start(
        ["sweep", "small.yaml", "--output", "out"] + vary.flatMap { ["--vary", $0] },
        in: folder.path
      ).outcome()
      #expect(outcome.exitCode == code, "\(vary)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
      #expect(!folder.exists("out"))
    }
  }

  @Test("Maps over two keys, lines, courses", .enabled(if: Program.canDraw, "needs gnuplot"))
  func figures() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run(
      "sweep", "small.yaml", "--output", "out", "--vary", compliance, "--vary", launches,
      in: folder)
    #expect(outcome.exitCode == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let files = folder.names(in: "out/figures")
    for name in ["map-total", "lines-total", "courses-total", "map-catastrophic-collisions"] {
      #expect(files.isSuperset(of: ["\(name).svg", "\(name).png", "\(name).gp"]))
    }
  }
}
