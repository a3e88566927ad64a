import Foundation
import Testing

@Suite("Comparing runs")
struct CompareCommandTests {
  /// Writes the folder of a run by hand; with members also the files of an ensemble.
  private func writeRun(
    _ name: String, in folder: TestFolder, years: [Double] = [2020, 2021, 2022],
    totals: [[Double]], seed: Int = 1, settings: String = ""
  ) throws {
    try FileManager.default.createDirectory(
      atPath: folder.path(name), withIntermediateDirectories: true)
    folder.write(
      """
      {"scenario": "s", "scenario_digest": "\(String(repeating: "a", count: 64))",
       "version": "0.1.0", "settings": [\(settings)],
       "inputs": [{"key": "population", "file": "p.csv", "sha256": "0123456789abcdef"}],
       "members": \(totals.count), "seed": \(seed)}
      """, to: "\(name)/manifest.json")
    func rows(_ values: [Double], _ prefix: String = "") -> String {
      zip(years, values).map { "\(prefix)\($0),\($1),\($1 - 1),\($1 / 10)\n" }.joined()
    }
    let means = years.indices.map { y in
      totals.reduce(0) { $0 + $1[y] } / Double(totals.count)
    }
    let columns = "year,total,fragment,catastrophic_collisions\n"
    folder.write(columns + rows(means), to: "\(name)/summary.csv")
    guard totals.count > 1 else { return }
    folder.write(
      "member," + columns + totals.enumerated().map { rows($1, "\($0),") }.joined(),
      to: "\(name)/members.csv")
  }

  private func ensembles(in folder: TestFolder) throws {
    try writeRun(
      "a", in: folder, totals: [[10, 11, 12], [10, 12, 14], [10, 10, 9]],
      settings: #"{"key": "disposal.payload.compliance", "value": "0.9", "source": "default"}"#)
    try writeRun(
      "b", in: folder, totals: [[10, 11, 13], [10, 12, 15], [10, 10, 10.5]],
      settings: #"{"key": "disposal.payload.compliance", "value": "0.3", "source": "default"}"#)
  }

  @Test("Two ensembles of one seed: paired differences in the table, the CSV and the report")
  func ensembles() throws {
    let folder = TestFolder()
    try ensembles(in: folder)
    let outcome = try Program.run("compare", "a", "b", "--output", "out", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("3 pairs"))
    #expect(outcome.output.contains("disposal.payload.compliance  0.9  0.3"))
    let rows = try folder.table("out/comparison.csv")
    #expect(rows.count == 3 * 3)
    let last = try #require(rows.first { $0["quantity"] == "total" && $0["year"] == "2022" })
    // Differences 1, 1, 1.5: mean 7/6, standard error 1/6, t of two degrees of freedom 4.302653.
    func number(_ name: String) -> Double { last[name].flatMap(Double.init) ?? .nan }
    #expect(abs(number("difference") - 7.0 / 6) < 1e-8)
    #expect(abs(number("ci_lower") - (7.0 - 4.302653) / 6) < 1e-6)
    #expect(abs(number("ci_upper") - (7.0 + 4.302653) / 6) < 1e-6)
    #expect(last["paired"] == "true" && last["members"] == "3")
    #expect(last["run_name"] == "b" && last["baseline_name"] == "a")
    // Two of three members of a end above their beginning, all three of b.
    #expect(outcome.output.contains("67\n") && outcome.output.contains("100\n"))

    let page = try folder.read("out/report.html")
    #expect(page.contains("0123456789abcdef") && page.contains("disposal.payload.compliance"))
    // Nothing is asked for over a network: namespaces are names, not places.
    let outside = page.replacing("http://www.w3.org/", with: "")
    for link in ["http:", "https:", "<script", "<link", "@import", " src="] {
      #expect(!outside.contains(link), "\(link)")
    }
    #expect(page.ranges(of: "<svg").count == (Program.canDraw ? 4 : 0))
    #expect(folder.exists("out/figures/difference-total.png") == Program.canDraw)

    // The same comparison replaces itself, and never a folder that is none.
    #expect(try Program.run("compare", "a", "b", "--output", "out", in: folder).exitCode == 0)
    #expect(try Program.run("compare", "a", "b", "--output", "a", in: folder).exitCode == 73)
  }

  @Test("JSON says what the table says; other seeds are not paired")
  func json() throws {
    let folder = TestFolder()
    try ensembles(in: folder)
    try writeRun("c", in: folder, totals: [[10, 11, 13], [10, 12, 15]], seed: 2)
    let outcome = try Program.run("compare", "a", "b", "c", "--json", in: folder)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let comparisons = try #require(document["comparisons"] as? [[String: Any]])
    #expect(comparisons.map { $0["paired"] as? Bool } == [true, false])
    let differences = try #require(comparisons[0]["differences"] as? [String: [String: Any]])
    #expect(differences["total"]?["significant_since"] as? Double == 2022)
    #expect(folder.names == ["a", "b", "c"])
  }

  @Test("Single runs of different length: the years in common, no interval")
  func single() throws {
    let folder = TestFolder()
    try writeRun("a", in: folder, totals: [[10, 11, 12]])
    try writeRun("b", in: folder, years: [2020, 2021], totals: [[10, 15]])
    let outcome = try Program.run("compare", "a", "b", "--output", "out", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("In 2021.0, in low orbit; some runs go on"))
    #expect(outcome.output.contains("single runs have no interval"))
    let rows = try folder.table("out/comparison.csv")
    #expect(rows.count == 3 * 2 && rows.allSatisfy { $0["ci_lower"] == "" })
    #expect(try Program.run("compare", "a", in: folder).exitCode == 0)
  }

  @Test(
    "Curves of others are drawn beside the runs", .enabled(if: Program.canDraw, "needs gnuplot"))
  func others() throws {
    let folder = TestFolder()
    try ensembles(in: folder)
    folder.write(
      "name,year,quantity,value\nLEGEND,2020,total,10\nLEGEND,2022,total,16\n", to: "r.csv")
    folder.write(
      "name,year,quantity,value,lower,upper\nCatalogue,2021,total,11,10,12\n", to: "o.csv")
    let outcome = try Program.run(
      "compare", "a", "b", "--reference", "r.csv", "--observed", "o.csv", "--output", "out",
      in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    let script = try folder.read("out/figures/compare-total.gp")
    #expect(script.contains("dashtype (8, 4) title 'LEGEND'"))
    #expect(script.contains("with yerrorbars pointtype 7"))
  }

  @Test("Faults of the input, with their exit codes")
  func faults() throws {
    let folder = TestFolder()
    try ensembles(in: folder)
    try writeRun("later", in: folder, years: [2021, 2022, 2023], totals: [[1, 2, 3]])
    try writeRun("other", in: folder, years: [2020, 2020.5], totals: [[1, 2]])
    folder.write("name,year,quantity,value\nX,2020,totall,1\n", to: "bad.csv")
    for (arguments, code, words) in [
      (["compare", "a", "none"], 66, "none: is not the folder of a run"),
      (["compare", "."], 66, ".: is not the folder of a finished run: it has no manifest.json"),
      (["compare", "a", "a"], 64, "the run a is given twice"),
      (["compare"], 64, "Missing expected argument"),
      (["compare", "a", "later"], 65, "later: has its epoch in 2021, must be that of a, 2020"),
      (["compare", "a", "other"], 65, "other: has no recorded year but the epoch in common"),
      (["compare", "a", "--reference", "bad.csv"], 65, "bad.csv:2:8: quantity is 'totall'"),
      (["compare", "a", "--observed", "none.csv"], 66, "none.csv: cannot be read"),
    ] as [([String], Int32, String)] {
      let outcome = try Program.start(arguments, in: folder.path).outcome()
      #expect(outcome.exitCode == code, "\(arguments)")
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
    folder.write("year,total\n2020,1\n2021,x\n", to: "a/summary.csv")
    let damaged = try Program.run("compare", "a", "b", "--output", "out", in: folder)
    #expect(damaged.exitCode == 65)
    #expect(damaged.errors == "a/summary.csv:3:6: total should be a number, found 'x'\n")
    #expect(!folder.exists("out"))
  }
}
