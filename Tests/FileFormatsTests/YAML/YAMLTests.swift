import TestSupport
import Testing

@testable import FileFormats

/// Reads one key `x` of a document.
private func read<Value>(
  _ text: String, _ body: (YAMLMapping) throws(InputError) -> Value
) throws(InputError) -> Value {
  try YAMLDocument(text: text, file: "s/a.yaml").decode(body)
}

@Suite("Reading YAML strictly")
struct YAMLTests {
  @Test("Every kind of value is read")
  func kinds() throws {
    let text = """
      number: 2e2
      integer: -7
      text: "12"
      word: leo  # a comment
      flag: true
      date: 2018-02-01
      choice: gas
      none: none
      edges: [1, 2.5]
      file: data/x.csv
      absolute: /x.csv
      nothing: null
      """
    try read(text) { root throws(InputError) in
      #expect(try root.number("number") == 200)
      #expect(try root.integer("integer") == -7)
      #expect(try root.text("text") == "12")
      #expect(try root.text("word") == "leo")
      #expect(try root.flag("flag"))
      #expect(try root.date("date").decimalYear == 2018 + 31.0 / 365)
      #expect(try root.choice("choice", of: ["gas": 1, "resolved": 2]) == 1)
      #expect(try root.noneOr("none") { _ throws(InputError) in 1 } == nil)
      #expect(try root.required("edges").numbers(unit: "km", in: .atLeast(0)) == [1, 2.5])
      #expect(try root.filePath("file") == "s/data/x.csv")
      #expect(try root.filePath("absolute") == "/x.csv")
      let nothing = root.optional("nothing") == nil
      #expect(nothing)
    }
  }

  @Test("Standard values stand where no key is given, and only there")
  func standards() throws {
    try read("a: 1\nnull_one:\n") { root throws(InputError) in
      #expect(try root.number("a", default: 5) == 1)
      #expect(try root.number("b", default: 5) == 5)
      #expect(try root.integer("c", default: 6) == 6)
      #expect(try root.text("d", default: "x") == "x")
      #expect(try !root.flag("e", default: false))
      #expect(try root.choice("f", of: ["on": 1, "off": 0], default: "off") == 0)
      #expect(try root.list("g", optional: true).isEmpty)
      #expect(try root.noneOr("h", optional: true) { _ throws(InputError) in 1 } == nil)
      let inner = try root.mapping("i", optional: true) { inner throws(InputError) in
        try inner.number("j", default: 7)
      }
      #expect(inner == 7)
      #expect(
        message { _ = try root.number("null_one", unit: "yr", default: 3) }
          == "s/a.yaml:2:10: null_one should be a number [yr], found nothing")
    }
  }

  @Test("A value of the wrong kind or range is told with place, unit and range", arguments: wrong)
  func wrongValue(text: String, expected: String) {
    #expect(
      message {
        try read(text) { root throws(InputError) in
          switch root.keys[0] {
          case "duration_yr": _ = try root.number("duration_yr", unit: "yr", in: 0...1000)
          case "members": _ = try root.integer("members", in: 1...100_000)
          case "name": _ = try root.text("name")
          case "flag": _ = try root.flag("flag")
          case "epoch": _ = try root.date("epoch")
          case "kernel": _ = try root.choice("kernel", of: ["gas": 1, "resolved": 2])
          case "removal":
            _ = try root.noneOr("removal") { inner throws(InputError) in
              try inner.number("per_yr", in: .atLeast(0))
            }
          case "events":
            for event in try root.list("events") {
              try event.mapping { inner throws(InputError) in _ = try inner.number("mass_kg") }
            }
          default: break
          }
        }
      } == "s/a.yaml:\(expected)")
  }

  @Test("A key that nobody asked for is refused, with the one that was meant")
  func unknown() {
    func decode(_ text: String) -> String? {
      message {
        try read(text) { root throws(InputError) in
          _ = try root.number("duration_yr")
          _ = try root.number("step_yr", default: 1)
          _ = try root.mapping("grid", optional: true) { grid throws(InputError) in
            try grid.number("width_km", default: 50)
          }
        }
      }
    }
    #expect(decode("duration_yr: 1\n") == nil)
    #expect(
      decode("duration_yr: 1\nstep: 2\n")
        == "s/a.yaml:2:1: unknown key 'step' (did you mean 'step_yr'?)")
    #expect(
      decode("duration_yr: 1\ngrid: {widht_km: 2}\n")
        == "s/a.yaml:2:8: unknown key 'grid.widht_km' (did you mean 'width_km'?)")
    #expect(decode("duration_yr: 1\ncolour: 2\n") == "s/a.yaml:2:1: unknown key 'colour'")
    // A misspelt required key is told as that, not as a missing one.
    #expect(
      decode("durashun_yr: 1\n")
        == "s/a.yaml:1:1: unknown key 'durashun_yr' (did you mean 'duration_yr'?)")
    #expect(decode("step_yr: 1\n") == "s/a.yaml:1:1: missing key 'duration_yr'")
    #expect(decode("duration_yr: 1\n<<: {step_yr: 2}\n") == "s/a.yaml:2:1: unknown key '<<'")
  }

  @Test("Of alternatives, the one that was looked at but not read is refused")
  func alternatives() {
    #expect(
      message {
        _ = try read("percentile: 75\nrepeat_cycle: 23\n") { root throws(InputError) -> Int in
          if root.contains("repeat_cycle") { return try root.integer("repeat_cycle") }
          return try root.contains("percentile") ? root.integer("percentile") : 0
        }
      } == "s/a.yaml:1:1: unknown key 'percentile'")
    #expect(
      message {
        _ = try read("percentile: 75\nrepeat_cycle: 23\n") { root throws(InputError) -> Int in
          if root.contains("percentile") { return try root.integer("percentile") }
          return root.contains("repeat_cycle") ? 1 : 0
        }
      } == "s/a.yaml:2:1: unknown key 'repeat_cycle'")
  }

  @Test("A document of the wrong shape is refused at its place", arguments: wrongDocuments)
  func wrongDocument(text: String, expected: String) {
    #expect(
      message { try read(text) { root throws(InputError) in _ = try root.number("a") } }
        == "s/a.yaml\(expected)")
  }

  @Test("Aliases of aliases do not fill the memory")
  func manyAliases() {
    var text = "l0: &l0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for level in 1..<12 {
      let alias = "*l\(level - 1)"
      let all = Array(repeating: alias, count: 9).joined(separator: ", ")
      text += "l\(level): &l\(level) [\(all)]\n"
    }
    #expect(
      message { _ = try YAMLDocument(text: text, file: "a.yaml") }?.contains(
        "more than 100000 values") == true)
  }

  @Test("The record tells each value with its origin")
  func record() throws {
    var document = try YAMLDocument(text: "a: 1\nb: {c: 2}\n", file: "a.yaml")
    try document.apply(override: "b.c=3")
    let (_, used) = try document.decodeWithRecord { root throws(InputError) in
      _ = try root.number("a")
      _ = try root.mapping("b") { b throws(InputError) in try b.number("c") }
      _ = try root.number("d", default: 0.5)
    }
    #expect(
      used == [
        YAMLUse(path: "a", text: "1", origin: .file(line: 1, column: 4)),
        YAMLUse(path: "b.c", text: "3", origin: .override("b.c=3")),
        YAMLUse(path: "d", text: "0.5", origin: .standard),
      ])
  }

  @Test("Random changes of a small file are read or refused, never a crash")
  func fuzz() {
    var generator = SplitMix(state: 5)
    let bytes = Array(
      """
      name: é  # c
      a: &x 1.5
      grid: {width_km: 50, edges: [1, 2]}
      events:
        - date: 2009-02-10
          mass: *x
      text: >
        folded
      """.utf8)
    for _ in 0..<3_000 {
      let changed = mutated(bytes, using: &generator)
      do {
        let text = try FileContents.text(of: changed, file: "a.yaml")
        var document = try YAMLDocument(text: text, file: "a.yaml")
        try document.apply(override: "grid.width_km=3")
        try document.decode { root throws(InputError) in
          _ = try root.text("name")
          _ = try root.number("a")
          _ = try root.mapping("grid") { grid throws(InputError) in
            _ = try grid.number("width_km")
            _ = try grid.required("edges").numbers()
          }
          for event in try root.list("events") {
            try event.mapping { event throws(InputError) in
              _ = try event.date("date")
              _ = try event.number("mass")
            }
          }
        }
      } catch {
        #expect(error.kind == .invalid)
      }
    }
  }
}

private let wrong: [(String, String)] = [
  ("duration_yr: -5", "1:14: duration_yr is -5 yr, must be between 0 and 1000 yr"),
  ("duration_yr: abc", "1:14: duration_yr should be a number [yr], found text 'abc'"),
  ("duration_yr: '5'", "1:14: duration_yr should be a number [yr], found text '5'"),
  ("duration_yr: .nan", "1:14: duration_yr should be a number [yr], found text '.nan'"),
  ("duration_yr: .inf", "1:14: duration_yr should be a number [yr], found text '.inf'"),
  ("duration_yr: 1e999", "1:14: duration_yr should be a number [yr], found text '1e999'"),
  ("duration_yr: [1]", "1:14: duration_yr should be a number [yr], found a list"),
  ("duration_yr: {a: 1}", "1:14: duration_yr should be a number [yr], found a mapping"),
  ("duration_yr:", "1:13: duration_yr should be a number [yr], found nothing"),
  ("members: 2e2", "1:10: members should be a whole number, found the number 2e2"),
  ("members: 1.0", "1:10: members should be a whole number, found the number 1.0"),
  ("members: 0", "1:10: members is 0, must be between 1 and 100000"),
  ("name: [a]", "1:7: name should be text, found a list"),
  ("name: ''", "1:7: name should be text, found text ''"),
  ("flag: yes", "1:7: flag should be true or false, found text 'yes'"),
  (
    "epoch: 2018-02-30",
    "1:8: epoch is wrong: '2018-02-30' does not exist: the day is 30, must be between 1 and 28"
  ),
  (
    "epoch: 2018",
    "1:8: epoch is wrong: expected a date YYYY-MM-DD or a time YYYY-MM-DDThh:mm:ssZ in UTC, "
      + "found '2018'"
  ),
  ("kernel: gaz", "1:9: kernel is 'gaz', must be one of gas, resolved (did you mean 'gas'?)"),
  (
    "removal: nobody",
    "1:10: removal should be none or a mapping of keys to values, found text 'nobody'"
  ),
  ("removal: {per_yr: -1}", "1:19: removal.per_yr is -1, must be at least 0"),
  ("removal: {}", "1:10: missing key 'removal.per_yr'"),
  (
    "events:\n  - mass_kg: 1\n  - mass_kg: x\n",
    "3:14: events[1].mass_kg should be a number, found text 'x'"
  ),
  ("events: [5]", "1:10: events[0] should be a mapping of keys to values, found the number 5"),
]

private let wrongDocuments: [(String, String)] = [
  ("", ": is empty, expected keys and values"),
  ("# c\n", ": is empty, expected keys and values"),
  ("abc\n", ":1:1: the document should be a mapping of keys to values, found text 'abc'"),
  ("- a\n", ":1:1: the document should be a mapping of keys to values, found a list"),
  ("a: 1\nb: 2\na: 3\n", ":1:1: duplicate key 'a'"),
  ("a: 1\n[1]: 2\n", ":2:1: expected a word as key, found a list or a mapping"),
  ("a: !!float 1\n", ":1:4: the tag 'tag:yaml.org,2002:float' is not supported"),
  ("a: *b\n", ":1:4: not valid YAML: found undefined alias"),
  (
    "a: 1\n---\nb: 2\n",
    ":2:1: not valid YAML: expected a single document in the stream but found another document"
  ),
]
