import TestSupport
import Testing

@testable import FileFormats

@Suite("Writing CSV")
struct CSVWriterTests {
  @Test("Fields are separated by commas, rows by LF, numbers have nine digits")
  func plain() throws {
    var writer = CSVWriter(columns: ["year", "count", "type", "note"], comments: ["c"])
    writer.add(2018)
    writer.add(1.0 / 3)
    writer.add("fragment")
    writer.add(nil as Double?)
    writer.endRow()
    #expect(
      try String(decoding: writer.bytes, as: UTF8.self)
        == "# c\nyear,count,type,note\n2018,0.333333333,fragment,\n")
  }

  @Test("Text that needs quotes gets them and reads back")
  func quotes() throws {
    let texts = ["a,b", "say \"x\"", "two\nlines", "#hash", "plain", "", "é"]
    var writer = CSVWriter(columns: ["text", "number"])
    for (index, text) in texts.enumerated() {
      writer.add(text)
      writer.add(index)
      writer.endRow()
    }
    let table = try CSVTable(bytes: writer.bytes, file: "t", columns: ["text", "number"])
    #expect(table.rows.map { $0.anyText(table["text"]) } == texts)
  }

  @Test("A file written in pieces is the file written at once")
  func pieces() throws {
    var whole = CSVWriter(columns: ["a"])
    var parts = CSVWriter(columns: ["a"])
    var drained = try parts.drain()
    for i in 0..<3 {
      whole.add(i)
      whole.endRow()
      parts.add(i)
      parts.endRow()
      drained += try parts.drain()
    }
    #expect(try drained == whole.bytes)
  }

  @Test(
    "A number that is not finite is told by its column and row, and its file is not handed out",
    arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(_ value: Double) throws {
    var writer = CSVWriter(columns: ["year", "count"])
    for count in [1, value, 2, value] {
      writer.add(2018)
      writer.add(count)
      writer.endRow()
    }
    let words =
      "count of row 2: is \(value), which no file takes: a fault of the program, nothing "
      + "was written"
    #expect(throws: OutputError.self) { try writer.drain() }
    do throws(OutputError) {
      _ = try writer.bytes
      Issue.record("no error")
    } catch {
      #expect(error.description == words && error.exitCode == 70)
    }
    let path = makeTemporaryFolder() + "/t.csv"
    #expect(throws: OutputError.self) { try writer.write(to: path) }
    #expect(Paths.kind(of: path) == .nothing)
  }
}
