import FileFormats
import Glibc
import SourceSinkModel
import SpaceEnvironment
import TestSupport
import Testing

/// The tables of pySSEM, and the solution of the same equations by SciPy's LSODA at rtol 1e-10.
@Suite("Tables of a peer", .tags(.validation))
struct PeerTablesTests {
  static let data = DevelopmentData.path("peers/pyssem")

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let years: Int
    let count: Int
    var launches = false
    var spread = false
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "s_3sp_12", years: 100, count: 100),
    Case(name: "p1_3sp_24_nolaunch", years: 100, count: 100),
    Case(name: "s_3sp_48", years: 100, count: 100),
    Case(name: "p3_3sp_24_launch_spread", years: 100, count: 100, launches: true, spread: true),
    Case(name: "p4_iadc_40", years: 100, count: 100, launches: true),
    Case(name: "p5b_17sp_20", years: 50, count: 50),
    Case(name: "p6_17sp_20_spread", years: 50, count: 50, spread: true),
  ]

  // pySSEM divides the launches of a row by the length of its step rounded to five decimals: 100/99 yr
  // becomes 1.0101 yr. Without that the launches are smaller by 1.0e-6, and so is the population.
  @Test(
    "Published: every recorded cell within 1e-7 of the largest one",
    .enabled(if: data != nil, "needs the tables of pySSEM"), arguments: cases)
  func population(_ peer: Case) throws {
    let folder = "\(Self.data!)/\(peer.name)"
    let scratch = makeTemporaryFolder()
    defer {
      unlink("\(scratch)/scenario.yaml")
      rmdir(scratch)
    }
    let scenario = "\(scratch)/scenario.yaml"
    try AtomicOutput.write(
      """
      name: peer
      kind: source_sink
      epoch: 2023-01-01
      duration_yr: \(peer.years)
      record: {count: \(peer.count)}
      tables:
        folder: \(folder)
        spread: \(peer.spread ? "fragment_spread.csv" : "none")
        launches: \(peer.launches ? "{file: launches.csv, counted_over_yr: 1.0101}" : "none")

      """, to: scenario)
    let file = try SourceSinkFile.read(scenario)
    let record = try file.simulation.run()

    let table = try CSVTable.read(
      "\(folder)/population_tight.csv", columns: ["year", "species", "shell", "n"])
    let (species, shell, number) = (table["species"], table["shell"], table["n"])
    let size = file.tables.count
    try #require(table.rowCount == size * record.counts.count)
    var (largest, difference) = (0.0, 0.0)
    for row in table.rows {
      let cell = row.index % size
      let k = file.tables.shells.count
      try #require(try row.text(species) == file.tables.species[cell / k])
      try #require(try row.integer(shell, in: 0...1000) == cell % k)
      let expected = try row.number(number)
      largest = max(largest, expected)
      difference = max(difference, abs(expected - record.counts[row.index / size][cell]))
    }
    #expect(difference / largest < 1e-7)
    #expect(record.counts.joined().min()! > -1e-4)
  }
}
