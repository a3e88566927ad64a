import Testing

@testable import FileFormats

@Suite("Writing CSV")
struct CSVWriterTests {
  @Test("Fields are separated by commas, rows by LF, numbers have nine digits")
  func plain() {
    var writer = CSVWriter(columns: ["year", "count", "type", "note"], comments: ["c"])
    writer.add(2018)
    writer.add(1.0 / 3)
    writer.add("fragment")
    writer.add(nil as Double?)
    writer.endRow()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
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
  func pieces() {
    var whole = CSVWriter(columns: ["a"])
    var parts = CSVWriter(columns: ["a"])
    var drained = parts.drain()
    for i in 0..<3 {
      whole.add(i)
      whole.endRow()
      parts.add(i)
      parts.endRow()
      drained += parts.drain()
    }
    #expect(drained == whole.bytes)
  }

  @Test("A number that is not finite stops the program instead of reaching a file")
  func notFinite() async {
    await #expect(processExitsWith: .failure) {
      var writer = CSVWriter(columns: ["a"])
      writer.add(Double.nan)
    }
  }
}
