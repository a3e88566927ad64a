import Foundation
import Testing

/// What stands beside the program: gnuplot, the language of the user, and other runs.
@Suite("Surroundings of the program")
struct SurroundingsTests {
  @Test(
    "Without a gnuplot that works, the tables are whole and a line says that figures are not",
    arguments: [
      nil, "exit 3", "kill -9 $$", "echo half > half; exit 1", "cat > /dev/null; exit 0",
    ])
  func gnuplot(script: String?) throws {
    let folder = try FaultTests.prepared()
    folder.write("", to: "bin")
    try FileManager.default.removeItem(atPath: folder.path("bin"))
    try FileManager.default.createDirectory(
      atPath: folder.path("bin"), withIntermediateDirectories: false)
    if let script {
      folder.write("#!/bin/sh\n\(script)\n", to: "bin/gnuplot")
      chmod(folder.path("bin/gnuplot"), 0o755)
    }
    let outcome = try Program.start(
      ["run", "small.yaml", "--quiet", "--output", "out"], in: folder.path,
      environment: [
        "PATH": script == nil ? folder.path("bin") : folder.path("bin") + ":/bin:/usr/bin"
      ]
    ).outcome()
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("warning: no figures: "), "\(outcome.errors)")
    #expect(FaultTests.contents(folder, "out") == FaultTests.contents(folder, "whole"))
    #expect(folder.names(in: "out/figures").allSatisfy { !$0.hasSuffix(".svg") })
  }

  /// A locale with a decimal comma, made where the system has what it takes.
  private static let german =
    "localedef -i de_DE -f UTF-8 ./de_DE.UTF-8 >/dev/null 2>&1; "
    + "export LOCPATH=$PWD LC_ALL=de_DE.UTF-8"
  private static let hasGerman = Program.works("\(german); locale decimal_point | grep -q ,")

  @Test(
    "A locale with a decimal comma changes neither tables nor figures",
    .enabled(if: hasGerman, "needs localedef and the sources of de_DE"))
  func decimalComma() throws {
    let folder = try FaultTests.prepared()
    let figures = Program.canDraw ? "" : "--no-figures"
    let outcome = try Program.shell(
      """
      "$DETRITUS" run small.yaml --quiet \(figures) --output plain
      \(Self.german)
      "$DETRITUS" run small.yaml --quiet \(figures) --output german
      "$DETRITUS" lifetime --perigee-km 400 --apogee-km 400 --inclination-deg 51.6 \\
        --area-to-mass-m2-kg 0.01 --epoch 2014-01-01 --f107 140 --json
      """, in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    #expect((try? JSONSerialization.jsonObject(with: Data(outcome.output.utf8))) != nil)
    #expect(FaultTests.contents(folder, "german") == FaultTests.contents(folder, "whole"))
    let names = folder.names(in: "plain/figures")
    #expect(names == folder.names(in: "german/figures"))
    for name in names where name.hasSuffix(".svg") {
      let texts = try ["plain", "german"].map { try folder.read("\($0)/figures/\(name)") }
      #expect(texts[0] == texts[1], "\(name)")
    }
  }

  @Test("A second ensemble in the same folder is refused at once: 73, and the first is whole")
  func twoEnsembles() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let arguments = [
      "run", "small.yaml", "--members", "60", "--set", "step_yr=0.02", "--set",
      "collisions.interval_yr=0.04", "--no-figures", "--quiet", "--output",
    ]
    let (_, first) = try Program.start(arguments + ["out"], in: folder.path)
    let deadline = Date(timeIntervalSinceNow: 20)
    while !folder.exists("out.checkpoint"), Date() < deadline { usleep(1_000) }
    for more in [[], ["--resume"]] {
      let second = try Program.start(arguments + ["out"] + more, in: folder.path).outcome()
      #expect(second.exitCode == 73, "\(second.errors)")
      #expect(
        second.errors.contains("out.checkpoint: is in use by another run"), "\(second.errors)")
    }
    let end = try first()
    #expect(end.exitCode == 0, "\(end.errors)")
    #expect(try Program.start(arguments + ["whole"], in: folder.path).outcome().exitCode == 0)
    #expect(MergeTests.contents(folder, "out") == MergeTests.contents(folder, "whole"))
    #expect(folder.names.subtracting(FaultTests.inputs) == ["out", "whole"])
  }

  @Test("Two runs into one folder at once: one of them or both, and nothing else, in the end")
  func twoRuns() throws {
    let folder = try FaultTests.prepared()
    for _ in 0..<5 {
      let runs = try (0..<2).map { _ in
        try Program.start(
          ["run", "small.yaml", "--no-figures", "--quiet", "--output", "out"], in: folder.path)
      }
      let codes = try runs.map { try $0.outcome().exitCode }
      #expect(codes.contains(0) && codes.allSatisfy { [0, 73].contains($0) }, "\(codes)")
      #expect(FaultTests.contents(folder, "out") == FaultTests.contents(folder, "whole"))
      #expect(folder.names.subtracting(FaultTests.inputs) == ["out", "whole"])
      try FileManager.default.removeItem(atPath: folder.path("out"))
    }
  }
}
