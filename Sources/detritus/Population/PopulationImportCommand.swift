import ArgumentParser
import DebrisEnvironment
import FileFormats
import SpaceEnvironment

/// `detritus population import`: from an object list or a catalogue to a binned population.
struct PopulationImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Bins an object list or a catalogue into a population.",
    discussion: """
      --objects alone is an object list with all masses and sizes, or a catalogue (`norad_id`) in which \
      some are blank. --gp (or --tle) is what CelesTrak and Space-Track serve, in any of their forms; \
      --satcat adds type, status, launch, decay and radar cross-section, --objects masses and sizes, \
      joined by catalogue number. What is missing is filled in by rules and a seed, and the share is \
      reported.
      """)

  @OptionGroup var binning: BinningArguments
  @OptionGroup var reading: CatalogueArguments

  @Option(
    name: [.long, .customLong("tle")],
    help: "Element sets: TLE, 3LE, or OMM as JSON, XML, KVN or CSV.",
    completion: .file(extensions: ["csv", "json", "xml", "txt", "tle"]))
  var gp: String?

  @Option(help: "The satellite catalogue, a CSV file.", completion: .file(extensions: ["csv"]))
  var satcat: String?

  @Option(
    help: "An object list, a catalogue, or masses and sizes beside --gp; a CSV file.",
    completion: .file(extensions: ["csv"]))
  var objects: String?

  @Option(help: "The epoch of the population, YYYY-MM-DD.", transform: Arguments.instant)
  var epoch: Instant

  @Option(help: "How long payloads stay active after their launch [yr], 0.1 to 100.")
  var missionLifetimeYr = 8.0

  @Flag(help: "Prints the report as JSON.")
  var json = false

  func validate() throws {
    guard (0.1...100).contains(missionLifetimeYr) else {
      throw ValidationError(
        "--mission-lifetime-yr is \(missionLifetimeYr) yr, must be between 0.1 and 100 yr")
    }
    if gp == nil, objects == nil { throw ValidationError("--objects or --gp must be given") }
    if gp == nil, satcat != nil { throw ValidationError("--satcat needs orbits: give --gp") }
  }

  func run() throws {
    if let objects, gp == nil, try !CatalogueSnapshotCSV.isCatalogue(objects) {
      try binList(objects)
    } else {
      try binCatalogue()
    }
  }

  private var files: [String] { [gp, satcat, objects].compactMap(\.self) }

  private func binList(_ path: String) throws {
    let (objects, filled) = try binning.read(path)
    let outside = try write(objects, source: "", filled: filled)
    binning.tell(
      path, filledAreas: filled, outside: outside, of: objects.count,
      why: "their orbits are outside the grid")
  }

  private func binCatalogue() throws {
    let catalogue: [CatalogueObject]
    var counts: CatalogueImport.Counts?
    let faults: [InputError]
    if let gp {
      let join = try CatalogueImport(
        orbits: gp, catalogue: satcat, properties: objects, epoch: epoch, policy: reading.policy,
        dates: reading.dates)
      (catalogue, counts, faults) = (join.objects, join.counts, join.faults)
    } else {
      (catalogue, faults) = try CatalogueSnapshotCSV.read(objects!, policy: reading.policy)
    }
    reading.tell(faults)
    let fill = CatalogueFill(seed: reading.seed)
    var (filled, report) = fill.objects(of: catalogue)
    var completed = 0
    if reading.completion != "none" {
      let factors = try CompletionCSV.read(reading.completion)
      let added = factors.completing(filled, seed: reading.seed)
      completed = added.count
      filled += added
    }
    let outside = try write(
      filled, source: FillReport(report, counts, completed: completed).line, filled: 0,
      tells: !json)
    let summary = FillReport(
      report, counts, completed: completed, outside: outside, faults: faults.count)
    try print(json ? summary.json.document : summary.text, terminator: "")
  }

  /// Bins and writes; returns how many objects are outside the grid.
  private func write(
    _ objects: [SpaceObject], source more: String, filled: Int, tells: Bool = true
  ) throws -> Int {
    let bins = PopulationBinning(
      scheme: binning.classes.scheme, missionLifetime: missionLifetimeYr)
    var (table, outside) = bins.population(of: objects, epoch: epoch.decimalYear, source: "")
    if table.records.isEmpty {
      throw InputError(file: files[0], message: "has no object on an orbit inside the grid")
    }
    table.source =
      binning.comment(files, filledAreas: filled, outside: outside.count)
      + (more.isEmpty ? "" : ", \(more)")
    var options = ""
    if let gp { options += "--gp \(Paths.name(of: gp)) " }
    if let satcat { options += "--satcat \(Paths.name(of: satcat)) " }
    if let objects = self.objects { options += "--objects \(Paths.name(of: objects)) " }
    options += "--epoch \(epoch.iso8601) --mission-lifetime-yr \(missionLifetimeYr.nineDigits)"
    if reading.seed != 1 { options += " --seed \(reading.seed)" }
    if reading.completion != "none" {
      options += " --completion \(Paths.name(of: reading.completion))"
    }
    try PopulationCSV.write(
      table, madeBy: binning.command("population import", options), to: binning.output)
    if tells {
      print(
        "\(objects.count - outside.count) objects in \(table.records.count) bins: "
          + binning.output)
    }
    return outside.count
  }
}

/// Arguments that several commands read alike.
enum Arguments {
  /// A date, YYYY-MM-DD.
  @Sendable static func instant(_ text: String) throws -> Instant {
    do {
      return try Instant(text: text)
    } catch {
      throw ValidationError("\(error)")
    }
  }
}
