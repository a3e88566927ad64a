import ArgumentParser
import FileFormats

extension KeyReference.File: ExpressibleByArgument {}

/// `detritus keys`: what scenarios and other YAML files may say.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Shows every key of a scenario: what it takes, unit, range, default and meaning.",
    discussion: """
      The list is what the reader asks for. '[]' stands for the entries of a list. Keys without default \
      are required where it says so, else nothing stands in their place.
      """)

  @Argument(help: "How the keys begin: disposal, collisions.kernel. By default all are shown.")
  var prefix = ""

  @Option(help: "The kind of file.")
  var of = KeyReference.File.scenario

  @Flag(help: "Prints JSON.")
  var json = false

  @Flag(help: "Prints the page of all keys of all kinds of files.")
  var markdown = false

  func validate() throws {
    if markdown, json { throw ValidationError("--markdown and --json exclude each other.") }
  }

  func run() throws {
    if markdown {
      print(try KeyReference.markdown(), terminator: "")
      return
    }
    let all = try KeyReference.keys(of: of)
    let keys = all.filter { $0.path.hasPrefix(prefix) }
    guard !keys.isEmpty else {
      throw ValidationError("No key of this kind of file begins with '\(prefix)'.")
    }
    if json {
      let list = keys.map { key in
        JSONValue.object([
          .init("key", .text(key.path)), .init("takes", .text(key.form)),
          .init("unit", .text(key.unit)), .init("range", .text(key.range)),
          .init("default", .text(key.standard)), .init("meaning", .text(key.meaning)),
        ])
      }
      try print(JSONValue.object([.init("keys", .list(list))]).document, terminator: "")
      return
    }
    var table = TextTable(["key", "takes", "unit", "range", "default"], leadingColumns: 5)
    for key in keys { table.add([key.path, key.form, key.unit, key.range, key.standard]) }
    print(table.text)
    for key in keys where !key.meaning.isEmpty { print("\(key.path): \(key.meaning)") }
  }
}
