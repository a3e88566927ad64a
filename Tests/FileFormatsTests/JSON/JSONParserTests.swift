import TestSupport
import Testing

@testable import FileFormats

private func parse(_ text: String) throws -> JSONNode {
  try JSONParser.parse(Array(text.utf8), file: "j")
}

@Suite("Reading of JSON")
struct JSONParserTests {
  @Test("Published: RFC 8259, every kind of value, escapes and pairs of code units")
  func values() throws {
    let node = try parse(
      #" { "a": [1, -0.5e+3, true, false, null], "b": "x\"\\\/\b\f\n\r\té\ud83d\ude00" } "#)
    guard case .object(let members) = node.content else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["a", "b"])
    guard case .list(let list) = members[0].value.content,
      case .number(let second) = list[1].content, case .text(let text) = members[1].value.content
    else {
      Issue.record("wrong kinds")
      return
    }
    #expect(list.map(\.kind).prefix(3) == ["a number", "a number", "true or false"])
    #expect(second == "-0.5e+3" && text == "x\"\\/\u{8}\u{C}\n\r\té😀")
  }

  @Test(
    "Published: RFC 8259, what is not JSON is refused with its place",
    arguments: [
      ("", "j:1:1: the file ends before a value"), ("[1,]", "j:1:4: expected a value"),
      ("[1 2]", "j:1:4: expected ',' or ']' in a list"),
      ("{\"a\":1,}", "j:1:8: expected a key in quotes"),
      ("{\"a\" 1}", "j:1:6: expected ':' after the key 'a'"),
      ("{\"a\":1,\n \"a\":2}", "j:2:2: the key 'a' is given twice"),
      ("01", "j:1:1: a number must have digits, the first not 0 where there are more"),
      ("1.", "j:1:1: a number must have digits after its point"),
      ("1e", "j:1:1: a number must have digits in its exponent"),
      ("\"a", "j:1:1: the quote is not closed before the end of the file"),
      ("\"\\x\"", "j:1:2: an escape that JSON does not have"),
      ("\"\\ud800\"", "j:1:2: half of a pair of code units alone"),
      ("\"\t\"", "j:1:2: a control character inside text"),
      ("1 1", "j:1:3: expected the end of the file after the value"),
      (String(repeating: "[", count: 100), "j:1:65: is nested deeper than 64 levels"),
    ])
  func faults(text: String, expected: String) {
    #expect(message { _ = try parse(text) } == expected)
  }
}
