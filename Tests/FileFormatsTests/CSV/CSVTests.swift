import TestSupport
import Testing

@testable import FileFormats

@Suite("Reading CSV")
struct CSVTests {
  private func table(
    _ text: String, columns: [String] = ["name", "mass_kg"], optional: [String] = [],
    allowingOthers: Bool = false
  ) throws -> CSVTable {
    try CSVTable(
      bytes: Array(text.utf8), file: "t.csv", columns: columns, optional: optional,
      allowingOthers: allowingOthers)
  }

  @Test("Columns are found by name in any order, comments stand before the header")
  func order() throws {
    let table = try table("# one\n#two \nmass_kg,name\n1.5,a\n-2,b\n")
    #expect(table.comments == ["one", "two"])
    #expect(try table.rows.map { try $0.number(table["mass_kg"]) } == [1.5, -2])
    #expect(try table.rows.map { try $0.text(table["name"]) } == ["a", "b"])
    #expect(table.rows.map(\.line) == [4, 5])
  }

  @Test("Quotes hold commas, quotes and line breaks; CRLF and a byte order mark are understood")
  func rfc4180() throws {
    let table = try table("\u{FEFF}name,mass_kg\r\n\"a, \"\"b\"\"\r\nc\",\"3\"\r\nd,4\r\n")
    #expect(try table.rows[0].text(table["name"]) == "a, \"b\"\r\nc")
    #expect(try table.rows[0].number(table["mass_kg"]) == 3)
    #expect(table.rows.map(\.line) == [2, 4])
  }

  @Test("A missing line break at the end is no fault if the row is complete")
  func noFinalBreak() throws {
    #expect(try table("name,mass_kg\na,1").rowCount == 1)
  }

  @Test("A table without rows is a table")
  func noRows() throws {
    #expect(try table("name,mass_kg\n").rowCount == 0)
  }

  @Test("Optional columns may be missing, others only where they are allowed")
  func optional() throws {
    let table = try table("name,mass_kg,x\na,1,2\n", optional: ["note"], allowingOthers: true)
    #expect(!table["note"].isPresent)
    #expect(table.rows[0].isEmpty(table["note"]))
    #expect(try table.rows[0].optionalNumber(table["note"]) == nil)
  }

  @Test(
    "A file of the wrong shape is refused at the place of the fault",
    arguments: wrongShapes)
  func shape(text: String, expected: String) {
    #expect(message { _ = try table(text) } == expected)
  }

  @Test("Bytes that are no UTF-8 are refused at their place")
  func encoding() {
    #expect(
      message {
        _ = try CSVTable(
          bytes: Array("name,mass_kg\né".utf8) + [0xFF, 0x2C], file: "t.csv",
          columns: ["name", "mass_kg"])
      } == "t.csv:2:2: not UTF-8 text")
  }

  @Test(
    "A number out of place, shape or range is refused with value, unit and range",
    arguments: [
      ("-1", "is -1 kg, must be greater than 0 and at most 1000 kg"),
      ("1e4", "is 10000 kg, must be greater than 0 and at most 1000 kg"),
      ("abc", "should be a number [kg], found 'abc'"),
      ("1 ", "should be a number [kg], found '1 '"),
      ("nan", "should be a number [kg], found 'nan'"),
      ("inf", "should be a number [kg], found 'inf'"),
      ("", "should be a number [kg], found nothing"),
    ])
  func number(field: String, problem: String) throws {
    // The column counts characters, not bytes.
    let table = try table("name,mass_kg\na,1\nné,\(field)\n")
    #expect(
      message {
        _ = try table.rows[1].number(table["mass_kg"], unit: "kg", in: .above(0, atMost: 1000))
      } == "t.csv:3:4: mass_kg \(problem)")
  }

  @Test("A fault after a line break in quotes is told at its own line")
  func lineInQuotes() throws {
    let table = try table("name,mass_kg\n\"a\nb\",x\n")
    #expect(
      message { _ = try table.rows[0].number(table["mass_kg"]) }
        == "t.csv:3:4: mass_kg should be a number, found 'x'")
  }

  @Test("Whole numbers are whole, upper edges may be infinite, text is not empty")
  func kinds() throws {
    let table = try table("name,mass_kg\n,2.5\n,inf\n,\n")
    let (name, mass) = (table["name"], table["mass_kg"])
    #expect(
      message { _ = try table.rows[0].integer(mass, unit: "yr", in: 0...9) }
        == "t.csv:2:2: mass_kg should be a whole number [yr], found '2.5'")
    #expect(
      message { _ = try table.rows[0].text(name) } == "t.csv:2:1: name is empty, expected text")
    #expect(try table.rows.map { try $0.upperEdge(mass) } == [2.5, .infinity, .infinity])
  }

  @Test("A missing file is unreadable, and so is a folder")
  func missing() {
    let error = #expect(throws: InputError.self) {
      try CSVTable.read("/nowhere/a.csv", columns: ["x"])
    }
    #expect(error?.kind == .unreadable)
    #expect(error?.description == "/nowhere/a.csv: cannot be read: no such file or directory")
    let folder = message { _ = try CSVTable.read("/", columns: ["x"]) }
    #expect(folder == "/: cannot be read: is a directory")
  }

  @Test("Random changes of a small file are read or refused, never a crash")
  func fuzz() {
    var generator = SplitMix(state: 4)
    let bytes = Array("# c\nname,mass_kg\n\"a,b\",1.5\nc,-2e3\n\"d\"\"e\n\",7\n".utf8)
    for _ in 0..<5_000 {
      let changed = mutated(bytes, using: &generator)
      do {
        let table = try CSVTable(
          bytes: changed, file: "t.csv", columns: ["name"], optional: ["mass_kg"],
          allowingOthers: true)
        for row in table.rows {
          _ = try row.text(table["name"])
          _ = try row.number(table["mass_kg"], in: .atLeast(0))
        }
      } catch {
        #expect(error.kind == .invalid)
      }
    }
  }
}

private let wrongShapes: [(String, String)] = [
  ("", "t.csv: is empty"),
  ("# only this\n", "t.csv: has no header, only comments"),
  ("\nname,mass_kg\n", "t.csv:1:1: expected the header, found an empty line"),
  ("name\na\n", "t.csv:1:1: missing column 'mass_kg'"),
  ("# c\nname\na\n", "t.csv:2:1: missing column 'mass_kg'"),
  ("name,mass\n", "t.csv:1:6: unknown column 'mass' (did you mean 'mass_kg'?)"),
  ("name,mass_kg,colour\n", "t.csv:1:14: unknown column 'colour'"),
  ("name,mass_kg,name\n", "t.csv:1:14: column 'name' is given twice"),
  ("name,mass_kg\na\n", "t.csv:2:2: the row has 1 fields, must have 2 as the header"),
  ("name,mass_kg\na,1,2\n", "t.csv:2:6: the row has 3 fields, must have 2 as the header"),
  (
    "name,mass_kg\na,1\nb",
    "t.csv:3:2: the row has 1 fields, must have 2 as the header; the file ends inside a row"
  ),
  (
    "name,mass_kg\na,1\nb,",
    "t.csv:3:3: the file ends inside a row: no line break after an empty field"
  ),
  ("name,mass_kg\n\na,1\n", "t.csv:2:1: empty line"),
  ("name,mass_kg\n# c\na,1\n", "t.csv:2:1: a comment may stand only before the header"),
  ("name,mass_kg\na\"b,1\n", "t.csv:2:2: a quote inside a field without quotes around it"),
  (
    "name,mass_kg\n\"a\"b,1\n",
    "t.csv:2:4: expected a comma or the end of the line after a quote"
  ),
  (
    "name,mass_kg\nx,1\n\"a,1\n",
    "t.csv:3:1: the quote is not closed; the file ends inside a row"
  ),
  ("name,mass_kg\ra,1\r", "t.csv:1:13: a carriage return without a line feed"),
]
