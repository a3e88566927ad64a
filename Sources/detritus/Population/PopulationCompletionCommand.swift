import ArgumentParser
import DebrisEnvironment
import FileFormats

/// `detritus population completion`: how many fragments there are for each one that is catalogued.
struct PopulationCompletionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: "Compares a list of all fragments of 10 cm with a catalogue of the same date.",
    discussion: """
      The factors, by perigee altitude and diameter, are what `population import --completion` takes.
      """)

  @OptionGroup var binning: BinningArguments

  @Option(help: "The object list, a CSV file.", completion: .file(extensions: ["csv"]))
  var objects: String

  @Option(
    help: "The catalogue of the same date, a CSV file.", completion: .file(extensions: ["csv"]))
  var catalogue: String

  @Option(help: "The seed of masses and sizes that are drawn.")
  var seed: UInt64 = 1

  func run() throws {
    let (list, _) = try binning.read(objects)
    let known = try CatalogueSnapshotCSV.read(catalogue).objects
    let filled = CatalogueFill(seed: seed).objects(of: known).objects
    let factors = CompletionFactors(list: list, catalogue: filled)
    let source =
      binning.source
      ?? "\(Paths.name(of: objects)) over \(Paths.name(of: catalogue)), fragments of 10 cm and more"
    try AtomicOutput.write(
      CompletionCSV.bytes(of: factors, comment: "source: \(source)"), to: binning.output)
    let added = factors.completing(filled, seed: seed).count
    let fragments = filled.count { $0.kind == .fragment }
    print(
      "\(factors.bins.count) factors: \(fragments) catalogued fragments stand for "
        + "\(fragments + added): \(binning.output)")
  }
}
