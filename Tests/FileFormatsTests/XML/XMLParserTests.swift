import TestSupport
import Testing

@testable import FileFormats

private func parse(_ text: String) throws -> XMLElement {
  try XMLParser.parse(Array(text.utf8), file: "x")
}

@Suite("Reading of XML")
struct XMLParserTests {
  @Test("Published: XML 1.0, elements, attributes, entities, comments and CDATA")
  func document() throws {
    let root = try parse(
      """
      <?xml version="1.0"?>
      <!-- before -->
      <n:a xmlns:n="urn:n" xmlns:xsi="urn:i" xsi:b='1 &lt; 2' c="&#65;&#x42;">
        <d>  5 &amp; 6 </d><!-- between --><e/>
        <d><![CDATA[<7>]]></d>
      </n:a>
      <!-- after -->
      """)
    #expect(root.name == "a" && root.text.isEmpty && root.line == 3)
    #expect(root.attribute("b") == "1 < 2" && root.attribute("c") == "AB")
    #expect(root.children.map(\.name) == ["d", "e", "d"])
    #expect(root.children(named: "d").map(\.text) == ["5 & 6", "<7>"])
    #expect(root.child("e")?.line == 4 && root.child("e")?.column == 38)
  }

  @Test(
    "Published: XML 1.0, what is not well formed is refused with its place",
    arguments: [
      ("", "x:1:1: expected an element"), ("<a>", "x:1:4: the file ends inside <a> of line 1"),
      ("<a>\n</b>", "x:2:3: </b> closes <a> of line 1"),
      ("<a b=1/>", "x:1:6: expected the value of 'b' in quotes"),
      ("<a b='1' b='2'/>", "x:1:10: the attribute 'b' is given twice"),
      ("<a>&nbsp;</a>", "x:1:4: unknown entity '&nbsp;'"),
      ("<a>& </a>", "x:1:4: '&' that begins no entity; the character itself is '&amp;'"),
      ("<!DOCTYPE a><a/>", "x:1:1: a document type is not allowed"),
      ("<a/><b/>", "x:1:5: expected the end of the file after the outermost element"),
      ("<a><!-- </a>", "x:1:8: the file ends inside a comment"),
      ("<1/>", "x:1:2: expected a name"),
      (String(repeating: "<a>", count: 100), "x:1:193: is nested deeper than 64 levels"),
    ])
  func faults(text: String, expected: String) {
    #expect(message { _ = try parse(text) } == expected)
  }

  @Test("Property: damaged documents are refused or read, and never end the program")
  func damaged() {
    var random = SplitMix(state: 3)
    let bytes = Array("<a b=\"1\"><c>&lt;x</c><!-- y --><d/></a>".utf8)
    for _ in 0..<3000 {
      do {
        _ = try XMLParser.parse(mutated(bytes, using: &random), file: "x")
      } catch {
        #expect(error.file == "x")
      }
    }
  }
}
