import ArgumentParser
import Evolution
import FileFormats

/// `detritus reproduce`: a run made again from its manifest, and set beside the first.
struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Runs the scenario of a manifest again and compares the results.",
    discussion: """
      The scenario file and the settings that replaced its own are those of the manifest, relative \
      to the working folder; it must still say what it said. Exit code 65 where a number of \
      summary.csv, or of members.csv, differs by more than the tolerance.
      """)

  @Argument(help: "The folder of a run.", completion: .directory)
  var folder: String

  @Option(help: "The folder of the new run; by default the old one's name and -reproduced.")
  var output: String?

  @Option(help: "The relative difference that is allowed, 0 to 1.")
  var tolerance = 1e-6

  func validate() throws {
    guard (0...1).contains(tolerance) else {
      throw ValidationError("--tolerance is \(tolerance), must be between 0 and 1")
    }
  }

  func run() throws {
    Interruption.watch()
    let old = try RunFolderReader.read(folder)
    let file = try old.manifest.readScenario(folder: folder)
    let target = output ?? RunFolder.trimmed(folder) + "-reproduced"
    let results = try RunFolder.open(target, digest: file.digest, force: false)
    var run = ScenarioRun(file: file)
    run.isBrief = true
    run.objectEngine = old.manifest.objectEngine
    _ = try run.perform(into: results) { _ in }
    let new = try RunFolderReader.read(target)
    try compare(old.course, new.course, in: target)
  }

  /// Prints the largest relative difference of every quantity, in the means and in the members.
  private func compare(_ old: RunCourse, _ new: RunCourse, in target: String) throws {
    guard old.years == new.years, old.quantities.allSatisfy({ new.index(of: $0) != nil }),
      old.members.map(\.number) == new.members.map(\.number)
    else {
      throw InputError(
        file: target, message: "has other years, columns or members than \(folder)")
    }
    var table = TextTable(["quantity", "largest relative difference"])
    var worst = 0.0
    for (q, quantity) in old.quantities.enumerated() {
      let p = new.index(of: quantity)!
      let pairs =
        zip(old.values[q], new.values[p]).map { ($0, $1) }
        + zip(old.members, new.members).flatMap { zip($0.values[q], $1.values[p]).map { ($0, $1) } }
      let largest = pairs.reduce(0) { max($0, Self.difference($1.0, $1.1)) }
      worst = max(worst, largest)
      table.add([quantity, largest == 0 ? "0" : largest.nineDigits])
    }
    print(table.text, terminator: "")
    if worst > tolerance {
      throw InputError(
        file: folder,
        message: "is not reproduced: \(target) differs by \(worst.nineDigits), must be at most "
          + tolerance.nineDigits)
    }
    print("reproduced in \(target)")
  }

  private static func difference(_ a: Double, _ b: Double) -> Double {
    a == b ? 0 : abs(a - b) / max(abs(a), abs(b))
  }
}
