import Foundation
import Testing

/// What goes wrong around the program: finished results stay as they are, and unfinished ones never look
/// finished.
@Suite("Faults of the machine")
struct FaultTests {
  static let tables = ["summary.csv", "population.csv", "collisions.csv", "budget.csv"]
  static let inputs: Set<String> = ["small.yaml", "population.csv", "traffic.csv"]

  /// A folder with the small scenario and a finished run of it, `whole`.
  static func prepared() throws -> TestFolder {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let outcome = try Program.run(
      "run", "small.yaml", "--no-figures", "--quiet", "--output", "whole", in: folder)
    #expect(outcome.exitCode == 0, "\(outcome.errors)")
    return folder
  }

  static func contents(_ folder: TestFolder, _ name: String) -> [Data?] {
    tables.map { FileManager.default.contents(atPath: folder.path("\(name)/\($0)")) }
  }

  /// Expects that a run failed with an exit code and words, and that nothing came of it or was lost.
  static func expectRefusal(
    _ outcome: Program.Outcome, _ exitCode: Int32, saying words: String, in folder: TestFolder
  ) {
    #expect(outcome.exitCode == exitCode, "\(outcome.errors)")
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(folder.names.subtracting(inputs) == ["whole"])
  }

  // MARK: - The disk

  /// A limit on the size of files stops writing as a full disk does, at each of the tables.
  @Test(
    "A file that cannot grow: 73, no folder, an older one as it was", arguments: [0, 1, 2, 4, 8])
  func fileLimit(blocks: Int) throws {
    let folder = try Self.prepared()
    let before = Self.contents(folder, "whole")
    for output in ["new", "whole"] {
      let outcome = try Program.shell(
        "ulimit -f \(blocks); exec \"$DETRITUS\" run small.yaml --no-figures --quiet --output \(output)",
        in: folder)
      // The errors go to a file too.
      if blocks > 0 {
        Self.expectRefusal(outcome, 73, saying: "cannot be written: file too large", in: folder)
      }
      #expect(outcome.exitCode == 73 && folder.names.subtracting(Self.inputs) == ["whole"])
    }
    #expect(Self.contents(folder, "whole") == before)
  }

  private static let canMount = Program.works(
    "mkdir d && unshare -m sh -c 'mount -t tmpfs -o size=16k none d'")

  @Test(
    "A full disk: 73 with its words, and nothing on it",
    .enabled(if: canMount, "needs the right to mount"))
  func fullDisk() throws {
    let folder = try Self.prepared()
    let outcome = try Program.shell(
      """
      mkdir d && exec unshare -m sh -c 'mount -t tmpfs -o size=16k none d || exit 1
        "$DETRITUS" run small.yaml --no-figures --quiet --output d/out
        code=$?; ls -A d; exit $code'
      """, in: folder)
    #expect(outcome.exitCode == 73, "\(outcome.errors)")
    #expect(outcome.errors.contains("no space left on device"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty, "\(outcome.output)")
  }

  @Test("A checkpoint that cannot grow: 73, and the run goes on from what is in it")
  func checkpointLimit() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let run = "\"$DETRITUS\" run small.yaml --members 7 --no-figures --quiet"
    #expect(try Program.shell("\(run) --output whole", in: folder).exitCode == 0)
    // Some members fit, not all.
    let outcome = try Program.shell("ulimit -f 24; \(run) --output out", in: folder)
    #expect(outcome.exitCode == 73, "\(outcome.errors)")
    #expect(outcome.errors.contains("cannot be written: file too large"), "\(outcome.errors)")
    #expect(folder.names.subtracting(Self.inputs) == ["whole", "out.checkpoint"])
    let resumed = try Program.shell("\(run) --output out --resume", in: folder)
    #expect(resumed.exitCode == 0, "\(resumed.errors)")
    #expect(MergeTests.contents(folder, "out") == MergeTests.contents(folder, "whole"))
  }

  @Test("Members that wait for --resume are discarded with --force alone")
  func waitingMembers() throws {
    let folder = TestFolder()
    SmallScenario.write(to: folder)
    let run = "\"$DETRITUS\" run small.yaml --members 7 --no-figures --quiet"
    #expect(try Program.shell("\(run) --output whole", in: folder).exitCode == 0)
    #expect(
      try Program.shell("ulimit -f 24; \(run) --output out", in: folder).exitCode == 73)
    let held = FileManager.default.contents(atPath: folder.path("out.checkpoint"))
    // The same run, or one with other members
    for seed in ["", "--seed 9"] {
      let outcome = try Program.shell("\(run) --output out \(seed)", in: folder)
      #expect(outcome.exitCode == 73, "\(outcome.errors)")
      #expect(
        outcome.errors.contains(
          #/out\.checkpoint: holds [1-6] finished members .*--resume goes on/#),
        "\(outcome.errors)")
      #expect(FileManager.default.contents(atPath: folder.path("out.checkpoint")) == held)
      #expect(folder.names.subtracting(Self.inputs) == ["whole", "out.checkpoint"])
    }
    let anew = try Program.shell("\(run) --output out --force", in: folder)
    #expect(anew.exitCode == 0, "\(anew.errors)")
    #expect(MergeTests.contents(folder, "out") == MergeTests.contents(folder, "whole"))
    #expect(folder.names.subtracting(Self.inputs) == ["whole", "out"])
    // What is no checkpoint is no run's to lose.
    folder.write("year,total\n", to: "table.checkpoint")
    let table = try Program.shell("\(run) --output table --force", in: folder)
    #expect(table.exitCode == 65 && table.errors.contains("is not a file of members"))
    #expect(try folder.read("table.checkpoint") == "year,total\n")
  }

  // MARK: - Standard output

  @Test("Standard output that takes nothing: 73, the results are whole")
  func fullOutput() throws {
    let folder = try Self.prepared()
    let check = try Program.shell("\"$DETRITUS\" check small.yaml > /dev/full", in: folder)
    Self.expectRefusal(
      check, 73, saying: "standard output: cannot be written: No space left", in: folder)
    let run = try Program.shell(
      "\"$DETRITUS\" run small.yaml --no-figures --output out > /dev/full", in: folder)
    #expect(run.exitCode == 73, "\(run.errors)")
    #expect(Self.contents(folder, "out") == Self.contents(folder, "whole"))
  }

  @Test("Streams that are closed are not taken by files of results")
  func closedStreams() throws {
    let folder = try Self.prepared()
    for (closed, code) in [(">&-", 73), (">&- --quiet", 0), ("<&-", 0), ("2>&-", 0)] {
      let outcome = try Program.shell(
        "\"$DETRITUS\" run small.yaml --no-figures --output out \(closed)", in: folder)
      #expect(outcome.exitCode == code, "\(closed): \(outcome.errors)")
      #expect(Self.contents(folder, "out") == Self.contents(folder, "whole"), "\(closed)")
    }
  }

  @Test("A reader that leaves, as head does: no error, the results are whole")
  func brokenPipe() throws {
    let folder = try Self.prepared()
    for command in [
      "run small.yaml --no-figures --output out", "collision-rates small.yaml --json",
      "check small.yaml --json",
    ] {
      let outcome = try Program.shell(
        "{ \"$DETRITUS\" \(command); echo $? > code; } | sleep 0; cat code", in: folder)
      #expect(outcome.output == "0\n" && outcome.errors.isEmpty, "\(command): \(outcome.errors)")
    }
    #expect(Self.contents(folder, "out") == Self.contents(folder, "whole"))
  }

  // MARK: - The system

  @Test("Out of file handles: told, at whichever file; or the run is whole")
  func handles() throws {
    let folder = try Self.prepared()
    var (refused, finished) = (0, 0)
    for limit in 3...14 {
      let outcome = try Program.shell(
        "ulimit -n \(limit); exec \"$DETRITUS\" run small.yaml --no-figures --quiet --output out",
        in: folder)
      if outcome.exitCode == 0 {
        #expect(Self.contents(folder, "out") == Self.contents(folder, "whole"))
        try FileManager.default.removeItem(atPath: folder.path("out"))
        finished += 1
      } else {
        // 127 is the system's, whose loader finds no handle for the libraries.
        #expect([66, 73, 127].contains(outcome.exitCode), "\(limit): \(outcome.errors)")
        if outcome.exitCode != 127 {
          #expect(outcome.errors.contains("too many open files"), "\(outcome.errors)")
        }
        #expect(folder.names.subtracting(Self.inputs) == ["whole"])
        refused += 1
      }
    }
    #expect(refused > 0 && finished > 0)
  }

  private static let canBeNobody = Program.works(
    "setpriv --reuid 65534 --regid 65534 --clear-groups \"$DETRITUS\" --version")

  @Test(
    "A read-only folder, for one who is not root: 73",
    .enabled(if: canBeNobody, "needs the right to be another user"))
  func readOnly() throws {
    let folder = try Self.prepared()
    let outcome = try Program.shell(
      """
      chmod 755 . && exec setpriv --reuid 65534 --regid 65534 --clear-groups \
        "$DETRITUS" run small.yaml --no-figures --quiet
      """, in: folder)
    Self.expectRefusal(
      outcome, 73, saying: "Results: cannot be made: permission denied", in: folder)
  }

  @Test("The system asks for the end: 143, no folder")
  func terminated() throws {
    let folder = try Self.prepared()
    let (process, outcome) = try Program.start(
      [
        "run", "small.yaml", "--no-figures", "--output", "out", "--set", "duration_yr=1000",
        "--set", "step_yr=0.01", "--set", "collisions.interval_yr=0.02",
      ], in: folder.path)
    let deadline = Date(timeIntervalSinceNow: 20)
    while !folder.names.contains(where: { $0.hasSuffix(".partial") }), Date() < deadline {
      usleep(2_000)
    }
    process.terminate()
    Self.expectRefusal(
      try outcome(), 143, saying: "interrupted: no results were written", in: folder)
  }

  @Test("Killed at twenty random moments, a run that replaces another leaves one of them, whole")
  func killed() throws {
    let folder = try Self.prepared()
    let reference = Self.contents(folder, "whole")
    var interrupted = 0
    for _ in 0..<20 {
      let (process, outcome) = try Program.start(
        ["run", "small.yaml", "--no-figures", "--quiet", "--output", "whole"], in: folder.path)
      Thread.sleep(forTimeInterval: .random(in: 0.01...0.15))
      kill(process.processIdentifier, SIGKILL)
      if try outcome().exitCode != 0 { interrupted += 1 }
      #expect(Self.contents(folder, "whole") == reference)
      #expect(folder.exists("whole/manifest.json"))
    }
    #expect(interrupted > 0)
  }

  @Test("The next run removes what a killed one has left, and says so")
  func leftovers() throws {
    let folder = try Self.prepared()
    func partial() -> Set<String> { folder.names.filter { $0.hasSuffix(".partial") } }
    func long() throws -> (process: Process, outcome: () throws -> Program.Outcome) {
      let before = partial()
      let run = try Program.start(
        [
          "run", "small.yaml", "--no-figures", "--output", "whole", "--set", "duration_yr=1000",
          "--set", "step_yr=0.01", "--set", "collisions.interval_yr=0.02", "--force",
        ], in: folder.path)
      let deadline = Date(timeIntervalSinceNow: 20)
      // It removes what is left before it begins its own.
      func hasBegun() -> Bool {
        let now = partial()
        return now != before && !now.isEmpty
      }
      while !hasBegun(), Date() < deadline { usleep(2_000) }
      return run
    }
    let first = try long()
    kill(first.process.processIdentifier, SIGKILL)
    _ = try first.outcome()
    let left = partial()
    #expect(left.count == 1)
    // The one that goes on removes it, and keeps its own from the next.
    let second = try long()
    let held = partial()
    #expect(held.count == 1 && held != left)
    let next = try Program.run(
      "run", "small.yaml", "--no-figures", "--quiet", "--output", "whole", in: folder)
    #expect(next.exitCode == 0 && next.errors.isEmpty, "\(next.errors)")
    #expect(partial() == held)
    second.process.terminate()
    let end = try second.outcome()
    #expect(end.errors.contains("removed ") && end.errors.contains("which a killed run had left"))
    #expect(end.errors.contains(left.first ?? "none"), "\(end.errors)")
    #expect(folder.names.subtracting(Self.inputs) == ["whole"])
  }

  // MARK: - Inputs

  @Test("A file that ends half way, as its writer was killed: 65 with the place")
  func halfInput() throws {
    let folder = try Self.prepared()
    let outcome = try Program.shell(
      """
      mv population.csv full.csv && mkfifo population.csv
      head -c 520 full.csv > population.csv & 
      "$DETRITUS" run small.yaml --no-figures --quiet --output out
      code=$?; wait; rm full.csv; exit $code
      """, in: folder)
    Self.expectRefusal(outcome, 65, saying: "population.csv:4", in: folder)
  }

  @Test("A file that vanishes from a finished run: 66")
  func vanished() throws {
    let folder = try Self.prepared()
    let outcome = try Program.shell(
      "cp -r whole other; rm other/summary.csv; \"$DETRITUS\" compare whole other; code=$?; rm -r other; exit $code",
      in: folder)
    Self.expectRefusal(outcome, 66, saying: "other/summary.csv: cannot be read", in: folder)
  }
}
