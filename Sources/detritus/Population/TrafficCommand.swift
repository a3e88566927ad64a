import ArgumentParser
import DebrisEnvironment
import FileFormats
import SpaceEnvironment

/// `detritus traffic`: makes traffic files.
struct TrafficCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traffic", abstract: "Makes tables of launches.",
    subcommands: [TrafficImportCommand.self])
}

/// `detritus traffic import`: from what was launched, or what is left of it, to launches per year.
struct TrafficImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bins launched objects by year, class and orbit.",
    discussion: """
      --objects is a list of all objects launched. --snapshot is a catalogue with launch dates, which \
      lists survivors only: what was launched and came down before is missing. The launches of a year are \
      taken from the first snapshot after it. With --space-weather, the orbits of objects without a \
      station to keep are those from which drag has led to the snapshot's; without, they are those of the \
      snapshot. Fragments are no launches and are left out.
      """)

  @OptionGroup var binning: BinningArguments

  @Option(
    help: "A list of launched objects, a CSV file.", completion: .file(extensions: ["csv"]))
  var objects: String?

  @Option(help: "A catalogue and its date, <YYYY-MM-DD>=<csv>; may be given several times.")
  var snapshot: [CatalogueOfDate] = []

  @Option(
    help: "The record of solar activity that drag is traced back with.",
    completion: .file(extensions: ["csv", "txt"]))
  var spaceWeather: String?

  @Option(help: "How long payloads keep their station after their launch [yr], 0.1 to 100.")
  var missionLifetimeYr = 8.0

  @Option(help: "The least mass of payloads that keep a station [kg], 0 to 1000000.")
  var stationKeepingMinMassKg = 0.0

  @Option(help: "The seed of masses and sizes that are drawn.")
  var seed: UInt64 = 1

  @Option(help: "The first calendar year.")
  var from: Int

  @Option(help: "The last calendar year.")
  var to: Int

  func validate() throws {
    for (name, year) in [("--from", from), ("--to", to)] where !(1957...9998).contains(year) {
      throw ValidationError("\(name) is \(year), must be between 1957 and 9998")
    }
    guard from <= to else {
      throw ValidationError("--to is \(to), must be at least --from, \(from)")
    }
    guard (objects == nil) != snapshot.isEmpty else {
      throw ValidationError("either --objects or --snapshot must be given")
    }
    guard (0.1...100).contains(missionLifetimeYr) else {
      throw ValidationError(
        "--mission-lifetime-yr is \(missionLifetimeYr) yr, must be between 0.1 and 100 yr")
    }
    guard (0...1e6).contains(stationKeepingMinMassKg) else {
      throw ValidationError(
        "--station-keeping-min-mass-kg is \(stationKeepingMinMassKg) kg, must be between 0 and "
          + "1000000 kg")
    }
    if let last = snapshot.map(\.date).max(), last.decimalYear < Double(to + 1) {
      throw ValidationError(
        "--to is \(to), which the last snapshot, \(last.iso8601), does not cover: one after its "
          + "end is needed")
    }
  }

  func run() throws {
    if let objects { try binList(objects) } else { try binSnapshots() }
  }

  private func binList(_ path: String) throws {
    let (list, filled) = try binning.read(path)
    let outside = try write(
      list, files: [path], filled: filled, more: "",
      options: "--objects \(Paths.name(of: path))")
    binning.tell(
      path, filledAreas: filled, outside: outside, of: list.count,
      why: "launched outside \(from) to \(to) or into orbits outside the grid")
  }

  private func binSnapshots() throws {
    var launched: [SpaceObject] = []
    let sorted = snapshot.sorted { $0.date < $1.date }
    var first = Double(from)
    var options = ""
    let activity = try spaceWeather.map {
      try SolarProjection(record: SpaceWeatherFile.read($0), then: .meanCycle)
    }
    for one in sorted {
      let date = one.date.decimalYear
      let catalogue = try CatalogueSnapshotCSV.read(one.path).objects
      let objects = CatalogueFill(seed: seed).objects(of: catalogue).objects.filter { object in
        guard let launch = object.launchDate else { return false }
        return object.kind != .fragment && launch >= first && launch < min(date, Double(to + 1))
      }
      if let activity, !objects.isEmpty {
        let tracing = LaunchOrbits(
          atmosphere: AveragedNRLMSISE00(), activity: activity, from: first, snapshot: date,
          missionLifetime: missionLifetimeYr, leastStationMass: stationKeepingMinMassKg)
        launched += objects.map { tracing.atLaunch($0) }
      } else {
        launched += objects
      }
      first = max(first, date)
      options += "--snapshot \(one.date.iso8601)=\(Paths.name(of: one.path)) "
    }
    if let spaceWeather {
      options += "--space-weather \(Paths.name(of: spaceWeather)) "
    }
    if seed != 1 { options += "--seed \(seed) " }
    if missionLifetimeYr != 8 {
      options += "--mission-lifetime-yr \(missionLifetimeYr.nineDigits) "
    }
    if stationKeepingMinMassKg != 0 {
      options += "--station-keeping-min-mass-kg \(stationKeepingMinMassKg.nineDigits) "
    }
    options.removeLast()
    let outside = try write(
      launched, files: sorted.map(\.path), filled: 0,
      more: ", survivors only, on orbits "
        + (spaceWeather == nil ? "of the snapshots" : "traced back to their launch"),
      options: options)
    if outside > 0 {
      StandardError.print(
        "\(outside) of \(launched.count) objects left out, on orbits outside the grid")
    }
  }

  /// Bins and writes; returns how many objects are outside the years and the grid.
  private func write(
    _ objects: [SpaceObject], files: [String], filled: Int, more: String, options: String
  ) throws -> Int {
    var (table, outside) = PopulationBinning(scheme: binning.classes.scheme).traffic(
      of: objects, years: from...to, source: "")
    table.source = binning.comment(files, filledAreas: filled, outside: outside.count) + more
    try TrafficCSV.write(
      table, madeBy: binning.command("traffic import", "\(options) --from \(from) --to \(to)"),
      to: binning.output)
    print(
      "\(objects.count - outside.count) objects in \(table.records.count) bins: "
        + binning.output)
    return outside.count
  }
}

/// A catalogue and its date, as `2018-01-01=catalogue.csv`.
struct CatalogueOfDate: ExpressibleByArgument {
  let date: Instant
  let path: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "="),
      let date = try? Instant(text: String(argument[..<sign]))
    else { return nil }
    self.date = date
    path = String(argument[argument.index(after: sign)...])
  }
}
