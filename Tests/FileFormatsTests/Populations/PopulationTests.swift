import DebrisEnvironment
import TestSupport
import Testing

@testable import FileFormats

private let header = PopulationColumns.names.joined(separator: ",")
private let comment =
  "# source: a test; of semicolons; epoch: 2018-02-01; made by: hand; objects: 6.5; "
  + "mass_kg: 4506; area_m2: 21.6"
private let rows = [
  "active_payload,100,1000,0,inf,900,4,1.2,1.5,750,800,0,0.01,50,60,2021,3",
  "active_payload,100,1000,0,inf,900,4,1.2,1.5,750,800,0,0.01,50,60,2022,2",
  "fragment,1,10,0.01,0.5,4,1.06666667,0.2,0.05,750,800,0,0.01,98.5,100,,1.5",
]
private let population = ([comment, header] + rows).joined(separator: "\n") + "\n"

/// The population with one row changed.
private func population(row: Int, replacing old: String, by new: String) -> String {
  var rows = rows
  let range = rows[row].firstRange(of: old)!
  rows[row].replaceSubrange(range, with: new)
  return ([comment, header] + rows).joined(separator: "\n") + "\n"
}

@Suite("Population files")
struct PopulationTests {
  private func read(_ text: String) throws -> PopulationTable {
    try PopulationCSV.read(Array(text.utf8), file: "p.csv")
  }

  @Test("A source with characters that end lines elsewhere is written on one line")
  func sourceOfOneLine() throws {
    let table = try read(population.replacing("a test;", with: "a\u{B}test\u{2028};"))
    let written = try PopulationCSV.bytes(of: table, madeBy: "by\nhand")
    let first = String(decoding: written.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    #expect(first.hasPrefix("# source: a\\u{b}test\u{2028}; of semicolons; epoch: "))
    #expect(first.contains("made by: by\\nhand; "))
    #expect(try PopulationCSV.read(written, file: "p.csv").records == table.records)
  }

  @Test("Records come in SI units")
  func reads() throws {
    let table = try read(population)
    #expect(table.source == "a test; of semicolons")
    #expect(table.epoch == 2018 + 31.0 / 365)
    #expect(table.records.map(\.count) == [3, 2, 1.5])
    let record = table.records[2]
    #expect(record.objectClass.bin.mass == 1..<10)
    #expect(record.objectClass.bin.areaToMassRatio == 0.01..<0.5)
    #expect(record.objectClass.meanRadiusSquared == 0.05)
    #expect(record.perigeeAltitude == 750_000..<800_000)
    #expect(record.inclination.lowerBound == 98.5 * (Double.pi / 180))
    #expect(table.records.map(\.missionEndYear) == [2021, 2022, nil])
    #expect(table.records[0].objectClass.bin.areaToMassRatio == 0..<Double.infinity)
  }

  @Test("Writing what was read gives the same file, and reading that the same records")
  func roundTrip() throws {
    let table = try read(population)
    let bytes = try PopulationCSV.bytes(of: table, madeBy: "hand")
    #expect(String(decoding: bytes, as: UTF8.self) == population)
    let again = try PopulationCSV.read(bytes, file: "q.csv")
    #expect(again.records == table.records)
    #expect(again.epoch == table.epoch && again.source == table.source)
  }

  @Test("Empty upper edges and an empty area-to-mass range are open")
  func openEdges() throws {
    let text = population.replacing("0,inf,900", with: ",,900")
    #expect(try read(text).records == read(population).records)
  }

  @Test("A population without objects is written and read")
  func empty() throws {
    let table = PopulationTable(source: "nothing", epoch: 2018.5, records: [])
    let bytes = try PopulationCSV.bytes(of: table, madeBy: "hand")
    #expect(try PopulationCSV.read(bytes, file: "p.csv").records.isEmpty)
  }

  @Test("A file cut off between two rows is refused by its totals")
  func cutOff() {
    let text = ([comment, header] + rows.dropLast()).joined(separator: "\n") + "\n"
    #expect(
      message { _ = try read(text) }
        == "p.csv:1:68: objects is 6.5 in the comment but 5 in the rows; "
        + "the file is incomplete or was edited")
  }

  @Test("A file cut off anywhere is refused")
  func cutOffAnywhere() {
    let bytes = Array(population.utf8)
    // Without its last line break, and only so, the file is still whole.
    for length in 0..<(bytes.count - 1) {
      let found = message {
        _ = try PopulationCSV.read(Array(bytes[..<length]), file: "p.csv")
      }
      #expect(found != nil, "\(length) bytes")
    }
  }

  @Test("A wrong field is refused with place, value, unit and range", arguments: wrongFields)
  func wrongField(row: Int, old: String, new: String, expected: String) {
    #expect(
      message { _ = try read(population(row: row, replacing: old, by: new)) }
        == "p.csv:\(row + 3):\(expected)")
  }

  @Test("The comment must hold source, epoch and objects", arguments: wrongComments)
  func wrongComment(line: String, expected: String) {
    let text = ([line, header] + rows).joined(separator: "\n") + "\n"
    #expect(message { _ = try read(text) } == "p.csv:1:\(expected)")
  }

  @Test("Random changes of a small file are read or refused, never a crash")
  func fuzz() {
    var generator = SplitMix(state: 6)
    for _ in 0..<3_000 {
      let changed = mutated(Array(population.utf8), using: &generator)
      do {
        let table = try PopulationCSV.read(changed, file: "p.csv")
        #expect(table.records.allSatisfy { $0.count >= 0 })
      } catch {
        #expect(error.kind == .invalid)
      }
    }
  }
}

private let wrongFields: [(Int, String, String, String)] = [
  (
    2, "fragment", "fragmnt",
    "1: object_type is 'fragmnt', must be one of active_payload, inactive_payload, rocket_body, "
      + "mission_related_object, fragment, constellation:<name> (did you mean 'fragment'?)"
  ),
  (2, ",1,10,", ",-1,10,", "10: mass_lower_kg is -1 kg, must be at least 0 kg"),
  (2, ",1,10,", ",10,10,", "13: mass_upper_kg is 10 kg, must be greater than mass_lower_kg, 10 kg"),
  (
    2, "0.01,0.5", "0.6,0.5",
    "19: area_to_mass_upper_m2_kg is 0.5 m2/kg, must be greater than area_to_mass_lower_m2_kg, "
      + "0.6 m2/kg"
  ),
  (2, ",4,", ",40,", "24: mean_mass_kg is 40 kg, must be between 1 and 10 kg as its class"),
  (
    2, "1.06666667", "4",
    "26: mean_area_m2 over mean_mass_kg is 1 m2/kg, must be between 0.01 and 0.5 m2/kg as its class"
  ),
  (2, "0.2,", "0,", "37: mean_radius_m is 0 m, must be greater than 0 and at most 1000 m"),
  (
    2, "0.05", "0.03",
    "41: mean_radius_squared_m2 is 0.03 m2, must be at least the square of mean_radius_m, 0.04 m2"
  ),
  (2, "750", "99", "46: perigee_lower_km is 99 km, must be between 100 and 50000 km"),
  (
    2, "800", "750", "50: perigee_upper_km is 750 km, must be greater than perigee_lower_km, 750 km"
  ),
  (2, ",0,0.01,", ",0,1.1,", "56: eccentricity_upper is 1.1, must be between 0 and 1"),
  (2, "100,", "181,", "66: inclination_upper_deg is 181 deg, must be between 0 and 180 deg"),
  (
    2, ",,1.5", ",2020,1.5",
    "70: mission_ends is 2020, must be empty for objects of type fragment"
  ),
  (0, "2021", "20.5", "66: mission_ends should be a whole number, found '20.5'"),
  (2, ",,1.5", ",,-1.5", "71: count is -1.5, must be between 0 and 1000000000"),
  (2, ",,1.5", ",,nan", "71: count should be a number, found 'nan'"),
  (
    1, ",4,", ",5,",
    "35: mean_area_m2 differs from 4 in line 3, must be the same for one class"
  ),
  (1, "2022", "2021", "1: object_type and bins are those of line 3"),
]

private let wrongComments: [(String, String)] = [
  ("# source: a; epoch: 2018-02-01", "1: the comment lacks 'objects:'"),
  ("# source: a; objects: 6.5", "1: the comment lacks 'epoch:'"),
  (
    "# source: a; epoch: 2018-02-30; objects: 6.5",
    "14: epoch is wrong: '2018-02-30' does not exist: the day is 30, must be between 1 and 28"
  ),
  (
    "# source: a; epoch: 2018-02-01; objects: many",
    "33: objects should be a number, found 'many'"
  ),
  ("# source: a; source: b", "14: source is given twice in the comment"),
]

private let traffic =
  "# source: t; years: 2010-2017; made by: hand; objects: 5; mass_kg: 4500; area_m2: 20\nyear,"
  + header + "\n2010," + rows[0] + "\n2017," + rows[0].replacing(",3", with: ",2") + "\n"

@Suite("Traffic files")
struct TrafficTests {
  private func read(_ text: String) throws -> TrafficTable {
    try TrafficCSV.read(Array(text.utf8), file: "t.csv")
  }

  @Test("Writing what was read gives the same file, and reading that the same records")
  func roundTrip() throws {
    let table = try read(traffic)
    #expect(table.years == 2010...2017)
    #expect(table.records.map(\.year) == [2010, 2017])
    #expect(table.records.map(\.launched.count) == [3, 2])
    let bytes = try TrafficCSV.bytes(of: table, madeBy: "hand")
    #expect(String(decoding: bytes, as: UTF8.self) == traffic)
    #expect(try TrafficCSV.read(bytes, file: "u.csv").records == table.records)
  }

  @Test("Rows outside the years of the comment are refused, and so are years out of order")
  func years() {
    #expect(
      message { _ = try read(traffic.replacing("\n2017,", with: "\n2018,")) }
        == "t.csv:4:1: year is 2018, must be between 2010 and 2017")
    #expect(
      message { _ = try read(traffic.replacing("2010-2017", with: "2017-2010")) }
        == "t.csv:1:14: years is '2017-2010', must be <first>-<last> between 1957 and 9998")
    #expect(
      message { _ = try read(traffic.replacing("\n2017,", with: "\n2010,")) }
        == "t.csv:4:1: year and bins are those of line 3")
  }

  @Test("A table of one year may be stated by that year")
  func oneYear() throws {
    let text = traffic.replacing("2010-2017", with: "2010").replacing("\n2017,", with: "\n2010,")
      .replacing("2021,2", with: "2022,2")
    #expect(try read(text).years == 2010...2010)
  }

  @Test("A file cut off between two rows is refused by its totals")
  func cutOff() {
    let text = traffic.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
    #expect(message { _ = try read(text) }?.hasPrefix("t.csv:1:47: objects is 5 in") == true)
  }
}

extension String {
  /// The text with every occurrence of a part replaced.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    var result = ""
    var rest = self[...]
    while let range = rest.firstRange(of: old) {
      result += rest[..<range.lowerBound] + new
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
