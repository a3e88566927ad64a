import Testing

@testable import FileFormats

@Suite("Writing JSON")
struct JSONTests {
  @Test("Members keep their order, levels are indented by two blanks")
  func document() throws {
    let value: JSONValue = [
      "z": 1, "a": 0.1, "text": "say \"x\"\n\\\u{1}é", "empty": [], "none": nil,
      "list": [true, ["k": 2.0]], "object": [:],
    ]
    #expect(
      try value.document == """
        {
          "z": 1,
          "a": 0.1,
          "text": "say \\"x\\"\\n\\\\\\u0001é",
          "empty": [],
          "none": null,
          "list": [
            true,
            {
              "k": 2
            }
          ],
          "object": {}
        }

        """)
  }

  @Test("Numbers read back exactly")
  func numbers() throws {
    for x in [1.0 / 3, 1e300, -1e-300, 123_456_789.123_456_78] {
      #expect(try Double(JSONValue.number(x).document.dropLast()) == x)
    }
  }

  @Test("A number that is not finite is told by its path, and no document is made")
  func notFinite() {
    let value: JSONValue = ["a": [1, ["b": .number(.nan)]], "c": .number(.infinity)]
    do throws(OutputError) {
      _ = try value.document
      Issue.record("no error")
    } catch {
      #expect(error.description.hasPrefix("a[1].b: is nan, which no file takes"))
      #expect(error.exitCode == 70)
    }
  }
}
