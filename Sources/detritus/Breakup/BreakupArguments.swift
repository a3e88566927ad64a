import ArgumentParser
import BreakupModel
import FileFormats
import Figures
import Glibc

/// The arguments that say what to show of a breakup, and the answer.
struct BreakupArguments: ParsableArguments {
  @Option(help: "The smallest characteristic length [m], 0.001 to 0.999.")
  var smallestSizeM = 0.1

  @Option(help: "Draws the fragments of one outcome, with this seed, as CSV.")
  var sample: UInt64?

  @Option(
    help: "The file of the sample, instead of standard output.",
    completion: .file(extensions: ["csv"]))
  var output: String?

  @Option(help: "The folder for figures of the sample, drawn with gnuplot.", completion: .directory)
  var figures: String?

  @OptionGroup(title: "Orbit of the target or parent, for a sample") var orbit: ParentOrbitArguments

  @Flag(help: "Prints JSON.")
  var json = false

  /// More fragments than this are not drawn: they take about 100 bytes each in memory.
  static let mostFragments = 10_000_000.0

  var edges: [Double] { FragmentSizeTable.edges(from: smallestSizeM) }

  /// Edges for a curve, 40 for all sizes.
  private var closeEdges: [Double] {
    (0..<40).map { smallestSizeM * pow(smallestSizeM, -Double($0) / 40) } + [1]
  }

  func check() throws {
    try detritus.check("--smallest-size-m", smallestSizeM, "m", 0.001...0.999)
    try orbit.check()
    if sample == nil {
      for (name, isGiven) in [
        ("--output", output != nil), ("--figures", figures != nil), ("--perigee-km", orbit.isGiven),
      ] where isGiven {
        throw ValidationError("\(name) is about a sample: give its seed with --sample <seed>")
      }
    } else if json {
      throw ValidationError("--json is about the expected values, and --sample gives CSV")
    }
  }

  /// Prints the expected values, or draws and writes a sample.
  func answer(
    _ report: BreakupReport, cause: BreakupEvent, words: String,
    expected: (_ edges: [Double]) -> [FragmentSizeTable],
    draw: (_ seed: UInt64) -> [FragmentSample]
  ) throws {
    guard let seed = sample else {
      try print(json ? report.json.document : report.text, terminator: "")
      return
    }
    let number = report.parents.reduce(0) { $0 + $1.table.total.count }
    guard number <= Self.mostFragments else {
      throw ValidationError(
        "--sample would draw \(number.digits(3)) fragments, must be at most "
          + "\(Self.mostFragments.nineDigits); raise --smallest-size-m, now "
          + "\(smallestSizeM.nineDigits) m")
    }
    let result = BreakupSampleResult(
      parents: zip(report.parents, draw(seed)).map { .init(name: $0.name, sample: $1) },
      orbit: orbit.orbit(seed: seed),
      comments: [
        "\(words); one outcome, seed \(seed)",
        "fragments of \(smallestSizeM.nineDigits) m and more",
      ])
    // What may fail comes first, so that an error leaves nothing on standard output.
    if let figures {
      let drawing = BreakupFigures(
        report: report, expected: expected(closeEdges), result: result, cause: cause,
        smallestSize: smallestSizeM,
        caption: "\(words); one outcome, seed \(seed), from \(smallestSizeM.nineDigits) m")
      try drawing.draw(into: figures)
    }
    let csv = try result.csv()
    if let output {
      try AtomicOutput.write(csv.bytes, to: output)
      print("\(csv.fragments) fragments: \(output)")
    } else {
      print(String(decoding: csv.bytes, as: UTF8.self), terminator: "")
    }
  }
}
