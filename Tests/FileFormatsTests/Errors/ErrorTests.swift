import Testing

@testable import FileFormats

@Suite("Errors of input and output")
struct ErrorTests {
  @Test("An error prints file:line:column: message")
  func place() {
    #expect("\(InputError(file: "a.csv", line: 3, column: 7, message: "m"))" == "a.csv:3:7: m")
    #expect("\(InputError(file: "a.csv", line: 3, message: "m"))" == "a.csv:3: m")
    #expect("\(InputError(file: "a.csv", message: "m"))" == "a.csv: m")
    #expect(OutputError(path: "out", reason: "r").description == "out: r")
  }

  @Test("Bad input exits with 65, a missing file with 66, an output fault with 73")
  func exitCodes() {
    #expect(InputError(file: "a", message: "m").exitCode == 65)
    #expect(InputError(kind: .unreadable, file: "a", message: "m").exitCode == 66)
    #expect(OutputError(path: "a", reason: "r").exitCode == 73)
  }

  @Test(
    "The allowed range is told in words with its unit",
    arguments: [
      (AllowedRange.between(0, and: 1), "between 0 and 1 kg"),
      (.atLeast(0.5), "at least 0.5 kg"),
      (.above(0), "greater than 0 kg"),
      (.above(0, atMost: 10), "greater than 0 and at most 10 kg"),
      (.from(0, below: 1), "at least 0 and less than 1 kg"),
      (.atMost(3), "at most 3 kg"),
    ])
  func ranges(range: AllowedRange, words: String) {
    #expect(range.description(unit: "kg") == words)
  }

  @Test("Edges belong to a range unless it is open there")
  func edges() {
    #expect(AllowedRange(0...1).contains(1) && AllowedRange(0...1).contains(0))
    #expect(!AllowedRange.above(0).contains(0) && !AllowedRange.from(0, below: 1).contains(1))
  }

  @Test("The edit distance counts insertions, deletions, replacements and swaps")
  func editDistances() {
    #expect(editDistance("compliance", "complience") == 1)
    #expect(editDistance("step_yr", "setp_yr") == 1)
    #expect(editDistance("", "abc") == 3)
    #expect(editDistance("kitten", "sitting") == 3)
  }

  @Test("The nearest word is found, also where only the unit is missing, and nothing far away")
  func nearestWord() {
    #expect(nearest(to: "duration", among: ["epoch", "duration_yr"]) == "duration_yr")
    #expect(nearest(to: "lanches", among: ["launches", "missions"]) == "launches")
    #expect(nearest(to: "colour", among: ["epoch", "grid"]) == nil)
  }

  @Test("Values are shown short and without control characters")
  func quoting() {
    #expect(quoted("a\nb\u{1}") == "'a\\nb\\u{1}'")
    #expect(quoted(String(repeating: "x", count: 99)).count == 45)
  }
}
