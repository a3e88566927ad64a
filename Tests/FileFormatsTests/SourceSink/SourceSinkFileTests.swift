import SourceSinkModel
import SpaceEnvironment
import TestSupport
import Testing

@testable import FileFormats

@Suite("Source-sink scenarios")
struct SourceSinkFileTests {
  private static let shipped = "\(DevelopmentData.root)/Scenarios/two-species"

  static let spread = """
    species1,species2,source_shell,debris_index,dest_shell,fragments
    payload,debris,2,0,2,300
    payload,debris,2,0,3,200
    debris,debris,4,0,3,10.5

    """

  /// Copies the shipped scenario, with the first occurrence of a text in one file replaced.
  private func copy(
    to folder: TemporaryFolder, replacing old: String = "", in name: String = "",
    by new: String = ""
  ) throws {
    for file in try #require(Paths.contents(of: Self.shipped)) {
      var text = try FileContents.text("\(Self.shipped)/\(file)")
      if file == name {
        text.replaceSubrange(try #require(text.firstRange(of: old), "\(old)"), with: new)
      }
      try AtomicOutput.write(text, to: folder.path(file))
    }
    try AtomicOutput.write(Self.spread, to: folder.path("spread.csv"))
  }

  @Test("The shipped tables become rates per second, by species and shell")
  func shippedTables() throws {
    let file = try SourceSinkFile.read(Self.shipped)
    #expect(file.path.hasSuffix("two-species/scenario.yaml"))
    #expect(file.simulation.recordTimes.count == 101)
    #expect(relativeError(file.duration, 100 * 365.25 * 86_400) < 1e-15)
    let tables = file.tables
    #expect(tables.species == ["payload", "debris"] && tables.shells.count == 6)
    #expect(tables.shells[1] == .init(lower: 400e3, upper: 500e3))
    #expect(tables.initialCounts[2] == 4000 && tables.initialCounts[6 + 4] == 2500)
    #expect(relativeError(tables.decayRates[6] * year, 24.489_046_5) < 1e-12)
    #expect(tables.decayRates[..<6].allSatisfy { $0 == 0 })

    // Missions of 8 years, of which nine in ten are disposed of
    #expect(
      Set(tables.transfers.map(\.to)) == [nil, 1] && tables.transfers.allSatisfy { $0.from == 0 })
    #expect(
      relativeError(tables.transfers.reduce(0) { $0 + $1.rate } * year, 1.0 / 8) < 1e-12)
    let derelict = try #require(tables.transfers.first { $0.to == 1 })
    #expect(relativeError(derelict.rate * year, 0.1 / 8) < 1e-12)

    // Two payloads, and fragments; two debris objects, less the two that are lost
    #expect(tables.collisions.map(\.first) == [0, 0, 1])
    #expect(tables.collisions.map(\.second) == [0, 1, 1])
    let payloads = tables.collisions[0]
    #expect(payloads.changes.map(\.species) == [0, 1])
    #expect(payloads.changes[0].perCollision == [Double](repeating: -0.02, count: 6))
    let debris = try #require(tables.collisions[2].changes.first?.perCollision)
    let fragments = 48.5  // 0.1 · 20^0.75 · 0.1^-1.71
    #expect(debris.allSatisfy { abs($0 + 2 - fragments) < 0.05 })
    let volume =
      4.0 / 3 * Double.pi
      * (6_778.137e3 * 6_778.137e3 * 6_778.137e3
        - 6_678.137e3 * 6_678.137e3 * 6_678.137e3)
    #expect(
      relativeError(tables.collisions[1].rates[0], Double.pi * 1.8 * 1.8 * 10e3 / volume) < 1e-8)

    let launches = try #require(tables.launches)
    #expect(launches.rows.count == 5 && relativeError(launches.interval, 10 * year) < 1e-15)
    #expect(relativeError(launches.rows[1][2] * year, 6000.0 / 10) < 1e-12)
    #expect(launches.rows[1][6...].allSatisfy { $0 == 0 })  // empty fields
  }

  @Test("Spread: rows of kind source are left, fragments come at φ of where they go")
  func spreadTable() throws {
    let folder = TemporaryFolder()
    try copy(
      to: folder, replacing: "spread: none", in: "scenario.yaml", by: "spread: spread.csv")
    let tables = try SourceSinkFile.read(folder.path).tables
    let pair = tables.collisions[1]
    #expect(pair.changes.allSatisfy { $0.perCollision.allSatisfy { $0 < 0 } })
    let spread = try #require(pair.spreads.first)
    #expect(pair.spreads.count == 1 && spread.species == 1 && spread.rates.count == 36)
    #expect(relativeError(spread.rates[2 * 6 + 3], 0.1 * pair.rates[3] * 200) < 1e-12)
    #expect(spread.rates.filter { $0 != 0 }.count == 2)
    let debris = try #require(tables.collisions[2].spreads.first)
    #expect(relativeError(debris.rates[4 * 6 + 3], tables.collisions[2].rates[3] * 10.5) < 1e-12)
  }

  @Test("Records may be given by their number, tables by another folder, all by --set")
  func settings() throws {
    let folder = TemporaryFolder()
    try copy(to: folder, replacing: "every_yr: 1", in: "scenario.yaml", by: "count: 3")
    let path = folder.path("elsewhere.yaml")
    try AtomicOutput.write(
      FileContents.text(folder.path("scenario.yaml")).replacing(
        "  # folder: .", with: "  folder: \(Self.shipped) #"), to: path)
    let file = try SourceSinkFile.read(path, overrides: ["duration_yr=50"])
    #expect(file.simulation.recordTimes.map { $0 / year } == [0, 25, 50])
    #expect(file.inputs.allSatisfy { $0.path.hasPrefix(Self.shipped) })
    #expect(
      file.settings.contains {
        $0.key == "duration_yr" && $0.source == "--set duration_yr=50"
      })
    let here = try SourceSinkFile.read(folder.path, overrides: ["duration_yr=50"])
    #expect(here.digest != (try SourceSinkFile.read(folder.path)).digest)
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let file: String
    let text: String
    let replacement: String
    /// The place after the name of the file.
    let place: String
    let words: [String]
    var isMissing = false
  }

  static let faults = [
    Fault(
      testDescription: "missing table", file: "scenario.yaml", text: "shells: shells.csv",
      replacement: "shells: absent.csv", place: ":20:11", words: ["absent.csv", "no such file"],
      isMissing: true),
    Fault(
      testDescription: "misspelt key", file: "scenario.yaml", text: "decay_rates:",
      replacement: "decay_rate:", place: ":21:3",
      words: ["unknown key 'tables.decay_rate'", "decay_rates"]),
    Fault(
      testDescription: "launches not said", file: "scenario.yaml",
      text: "launches: {file: launches.csv, interval_yr: 10, counted_over_yr: 10}",
      replacement: "", place: "", words: ["missing key 'tables.launches'"]),
    Fault(
      testDescription: "records that do not divide the years", file: "scenario.yaml",
      text: "every_yr: 1}", replacement: "every_yr: 7}", place: ":16:",
      words: ["record.every_yr is 7 yr", "100 yr"]),
    Fault(
      testDescription: "another kind", file: "scenario.yaml", text: "kind: source_sink",
      replacement: "kind: source_sing", place: ":13:7",
      words: ["'source_sing'", "did you mean 'source_sink'"]),
    Fault(
      testDescription: "wrong species", file: "phi.csv", text: "payload,debris,3",
      replacement: "payload,derbis,3", place: ":11:9",
      words: ["species2 is 'derbis'", "species.csv", "did you mean 'debris'"]),
    Fault(
      testDescription: "column of a wrong species", file: "x0.csv", text: "shell,payload,debris",
      replacement: "shell,payload,fragments", place: ":1:15",
      words: ["unknown column 'fragments'"]),
    Fault(
      testDescription: "NaN", file: "decay_rate_per_year.csv", text: "24.4890465",
      replacement: "nan", place: ":2:5",
      words: ["debris should be a number [1/yr]", "'nan'"]),
    Fault(
      testDescription: "negative number of objects", file: "x0.csv", text: "2,4000,500",
      replacement: "2,-4000,500", place: ":4:3", words: ["payload is -4000", "at least 0"]),
    Fault(
      testDescription: "shell too few", file: "x0.csv", text: "\n5,100,2800", replacement: "",
      place: ":", words: ["has 5 rows, must have 6"]),
    Fault(
      testDescription: "shells out of order", file: "decay_rate_per_year.csv", text: "\n2,0,",
      replacement: "\n3,0,", place: ":4:1", words: ["shell is 3, must be 2"]),
    Fault(
      testDescription: "gap between shells", file: "shells.csv", text: "2,500,600",
      replacement: "2,510,600", place: ":4:3", words: ["alt_lo_km is 510 km", "500 km"]),
    Fault(
      testDescription: "pair without a shell", file: "phi.csv", text: "debris,debris,5,",
      replacement: "debris,debris,4,", place: ":19:", words: ["is 4, which is given twice"]),
    Fault(
      testDescription: "pair cut off", file: "phi.csv",
      text: "payload,payload,3,7.18734886e-08,-0.01\n",
      replacement: "", place: ":6:17",
      words: ["shell", "'payload', 'payload'", "no row for shell 3"]),
    Fault(
      testDescription: "shell beyond the last", file: "gamma_fragments.csv",
      text: "payload,payload,5,", replacement: "payload,payload,6,", place: ":17:17",
      words: ["shell is 6, must be between 0 and 5"]),
    Fault(
      testDescription: "gain of kind sink", file: "gamma_fragments.csv",
      text: "payload,payload,0,payload,sink,-0.01",
      replacement: "payload,payload,0,payload,sink,0.01", place: ":2:32",
      words: ["gamma is 0.01", "at most 0"]),
    Fault(
      testDescription: "loss of a third species", file: "gamma_fragments.csv",
      text: "payload,payload,0,payload,sink", replacement: "payload,payload,0,debris,sink",
      place: ":2:19", words: ["target is 'debris'", "only the two that collide"]),
    Fault(
      testDescription: "unknown kind", file: "gamma_fragments.csv", text: "sink",
      replacement: "sinks", place: ":2:27", words: ["kind is 'sinks'", "sink or source"]),
    Fault(
      testDescription: "launches of a date cut off", file: "launches.csv",
      text: "2035-01-01,5,", replacement: "2036-01-01,5,", place: ":13:1",
      words: ["epoch_start_date is '2036-01-01'", "'2035-01-01'", "6 shells"]),
    Fault(
      testDescription: "mission without length", file: "species.csv", text: "true,8,",
      replacement: "true,,", place: ":2:22", words: ["deltat should be a number [yr]"]),
    Fault(
      testDescription: "share above one", file: "species.csv", text: "8,0.9",
      replacement: "8,1.9", place: ":2:24", words: ["Pm is 1.9", "between 0 and 1"]),
    Fault(
      testDescription: "derelicts of no species", file: "species.csv", text: "false,,,payload",
      replacement: "false,,,payloads", place: ":3:23",
      words: ["pmd_from is 'payloads'", "did you mean 'payload'"]),
    Fault(
      testDescription: "derelicts of an inactive species", file: "species.csv",
      text: "false,,,payload", replacement: "false,,,debris", place: ":3:23",
      words: ["pmd_from is 'debris'", "not an active species"]),
  ]

  @Test("A fault is told with its place", arguments: faults)
  func fault(_ fault: Fault) throws {
    let folder = TemporaryFolder()
    try copy(to: folder, replacing: fault.text, in: fault.file, by: fault.replacement)
    do {
      _ = try SourceSinkFile.read(folder.path)
      Issue.record("was read")
    } catch {
      let text = error.description
      #expect(text.hasPrefix("\(folder.path)/\(fault.file)\(fault.place)"), "\(text)")
      for word in fault.words { #expect(text.contains(word), "\(text)") }
      #expect(error.exitCode == (fault.isMissing ? 66 : 65))
    }
  }

  static let spreadFaults = [
    ("2,0,3,200", "2,0,2,200", ":3:20", "dest_shell is 2, which is given twice"),
    ("2,0,3,200", "2,1,3,200", ":3:18", "debris_index is 1, must be between 0 and 0"),
    ("debris,debris,4", "debris,payload,4", ":4:1", "does not have in this order"),
    ("10.5", "-10.5", ":4:21", "fragments is -10.5, must be at least 0"),
  ]

  @Test("A fault of the spread is told with its place", arguments: spreadFaults)
  func spreadFault(old: String, new: String, place: String, words: String) throws {
    let folder = TemporaryFolder()
    try copy(
      to: folder, replacing: "spread: none", in: "scenario.yaml", by: "spread: spread.csv")
    try AtomicOutput.write(
      Self.spread.replacing(old, with: new), to: folder.path("spread.csv"))
    let text = try #require(message { _ = try SourceSinkFile.read(folder.path) })
    #expect(text.hasPrefix("\(folder.path)/spread.csv\(place)") && text.contains(words), "\(text)")
  }

  @Test("Mutated tables are read or refused with a place, and never crash")
  func mutatedTables() throws {
    var generator = SplitMix(state: 9)
    let folder = TemporaryFolder()
    try copy(
      to: folder, replacing: "spread: none", in: "scenario.yaml", by: "spread: spread.csv")
    let names = folder.names.filter { $0.hasSuffix(".csv") }
    for _ in 0..<300 {
      let name = names.randomElement(using: &generator)!
      let bytes = try FileContents.read(folder.path(name))
      try AtomicOutput.write(mutated(bytes, using: &generator), to: folder.path(name))
      do {
        _ = try SourceSinkFile.read(folder.path)
      } catch {
        #expect(error.file.hasPrefix(folder.path))
      }
      try AtomicOutput.write(bytes, to: folder.path(name))
    }
  }
}
