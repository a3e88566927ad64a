import Testing

@testable import Figures

@Suite("Text in scripts")
struct ScriptTextTests {
  @Test(
    "A text in quotes stays a text",
    arguments: [
      ("plain", "'plain'"), ("Earth's", "'Earth''s'"), ("a_b^2 {x}", "'a_b^2 {x}'"),
      ("`date` $x @m", "'`date` $x @m'"), ("two\nlines\u{0}", "'two lines '"),
      (#"back\"#, #"'back\'"#),
    ])
  func quotes(text: String, expected: String) {
    #expect(quoted(text) == expected)
  }

  @Test("An output is a file, never a command or the home folder")
  func paths() {
    #expect(quotedPath("|rm x") == "'./|rm x'")
    #expect(quotedPath("~x.svg") == "'./~x.svg'")
    #expect(quotedPath("figures/it's.svg") == "'figures/it''s.svg'")
  }

  @Test(
    "Numbers keep all digits, and what is no number is blank",
    arguments: [
      (2025.0, "2025"), (0.1, "0.1"), (3e-9, "3.0e-09"), (-2.5e-9, "-2.5e-09"), (-0.5, "-0.5"),
      (.nan, "NaN"),
      (.infinity, "NaN"),
    ])
  func numbers(value: Double, expected: String) {
    #expect(number(value) == expected)
  }

  @Test("A long caption is wrapped, then cut with an ellipsis")
  func wraps() {
    #expect(wrapped("one two three four", to: 9, lines: 2) == ["one two", "three fo…"])
    #expect(wrapped("one", to: 9, lines: 2) == ["one"])
    #expect(wrapped("", to: 9, lines: 2).isEmpty)
    #expect(shortened("abcdef", to: 4) == "abc…")
  }
}
