import ArgumentParser
import Foundation
import Testing

@testable import detritus

/// The guide, the README files and the program agree.
@Suite("Documentation")
struct DocumentationTests {
  /// The Markdown files below some folders of the package.
  private static func pages(_ folders: String...) -> [String] {
    folders.flatMap { folder in
      let path = "\(Program.root)/\(folder)"
      let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(".md") }.map { "\(folder)/\($0)" }
    }.sorted()
  }

  private static func text(_ page: String) throws -> String {
    try String(contentsOfFile: "\(Program.root)/\(page)", encoding: .utf8)
  }

  /// What stands for the placeholders of examples.
  static let placeholders = [
    "<year>": "2020", "<date>": "2018-02-01", "<utc>": "2014-01-01T00:00:00Z", "<n>": "3",
    "<key>=<v1>,<v2>": "step_yr=1,2",
  ]

  /// The arguments of every example of the program in a page: lines of code that begin with
  /// `detritus`, or with `swift run -c release detritus`, up to a comment or two blanks.
  static func examples(
    in text: String, placeholders: [String: String] = placeholders
  ) -> [[String]] {
    var examples: [[String]] = []
    var isFenced = false
    let lines = text.replacing(#/\\\n */#, with: "").split(
      separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      if line.hasPrefix("```") { isFenced.toggle() }
      guard isFenced || line.hasPrefix("    "),
        let call = line.firstMatch(of: #/(?:^ *|&& |-c release )detritus (.+)/#)
      else { continue }
      var command = String(call.1.split(separator: " #")[0])
      if let comment = command.firstRange(of: "  ") {
        command = String(command[..<comment.lowerBound])
      }
      // The longer ones first: some begin with others.
      for (name, value) in placeholders.sorted(by: { $0.key.count > $1.key.count }) {
        command.replace(name, with: value)
      }
      command.removeAll { $0 == "'" || $0 == "\"" }
      let words: [Substring] = command.split(separator: " ")
      examples.append(words.map { String($0) })
    }
    return examples
  }

  @Test("Lines of code are found, comments and continuations cut and joined")
  func reading() {
    let text = """
      detritus run in.prose
          detritus run <scenario>        what it does
          detritus sweep x.yaml \\
              --vary 'step_yr=1,2'   # a comment
          apt-get update && swift run -c release detritus check x.yaml
          swift run -c release detritus-benchmark race
      """
    #expect(
      Self.examples(in: text) == [
        ["run", "<scenario>"], ["sweep", "x.yaml", "--vary", "step_yr=1,2"], ["check", "x.yaml"],
      ])
  }

  @Test(
    "The parser accepts every example",
    arguments: ["README.md"] + DocumentationTests.pages("Results", "Scenarios", "Sources"))
  func accepted(page: String) throws {
    for example in Self.examples(in: try Self.text(page)) {
      do {
        _ = try Detritus.parseAsRoot(example)
      } catch {
        #expect(
          Detritus.exitCode(for: error) == .success,
          "\(page): detritus \(example.joined(separator: " ")): \(Detritus.message(for: error))")
      }
    }
  }

  @Test("README and guide have examples: the test above reads them")
  func found() throws {
    #expect(Self.examples(in: try Self.text("README.md")).count >= 25)
    let guide = try Self.pages("Sources/detritus/detritus.docc").map(Self.text)
    #expect(guide.reduce(0) { $0 + Self.examples(in: $1).count } >= 30)
  }

  /// The names of all commands that do something, with those above them.
  private static func commands(
    _ command: any ParsableCommand.Type, _ names: [String] = []
  ) -> [(names: [String], type: any ParsableCommand.Type)] {
    let subcommands = command.configuration.subcommands
    if subcommands.isEmpty { return [(names, command)] }
    return subcommands.flatMap { commands($0, names + [$0.configuration.commandName ?? ""]) }
  }

  @Test("The guide has an example of every command")
  func everyCommand() throws {
    var shown: [[String]] = []
    for page in Self.pages("Sources/detritus/detritus.docc") {
      shown += Self.examples(in: try Self.text(page))
    }
    let all = Self.commands(Detritus.self)
    #expect(all.count >= 25)
    for command in all {
      #expect(
        shown.contains { $0.starts(with: command.names) },
        "detritus \(command.names.joined(separator: " "))")
    }
  }

  @Test("--help of every command says what it does, and names its options")
  func help() {
    for command in Self.commands(Detritus.self) {
      let help = Detritus.helpMessage(for: command.type, columns: 10_000)
      #expect(!command.type.configuration.abstract.isEmpty && help.contains("USAGE: detritus"))
      #expect(help.contains(command.type.configuration.abstract), "\(command.names)")
    }
  }

  @Test("Help, README and guide name the same exit codes")
  func exitCodes() throws {
    let said = Detritus.configuration.discussion.matches(of: #/\d+/#).map { Int($0.0) }
    #expect(said == [0, 64, 65, 66, 70, 73, 130])
    let readme = try Self.text("README.md")
    let codes = try #require(readme.firstMatch(of: #/Exit codes:([^.]+)\./#))
    #expect(codes.1.matches(of: #/\d+/#).map { Int($0.0) } == said)
    let guide = try Self.text("Sources/detritus/detritus.docc/WhenThingsGoWrong.md")
    let rows = guide.matches(of: #/^\| (\d+) \|/#.anchorsMatchLineEndings()).map { Int($0.1) }
    #expect(rows == said)
  }
}
