extension KeyReference.File {
  /// What the file is, as the title of a list of its keys.
  public var title: String {
    switch self {
    case .scenario: "Scenarios"
    case .constellations: "Files of constellations"
    case .sourceSink: "Scenarios of kind source_sink"
    case .campaign: "Re-entry campaigns"
    case .object: "Re-entry objects"
    }
  }
}

extension KeyReference {
  /// The page of all keys of all files: the article `ScenarioReference.md`.
  public static func markdown() throws(InputError) -> String {
    var text = """
      # Scenario reference

      Every key of the YAML files: what it takes, unit, range, standard value and meaning.

      Written by `detritus keys --markdown` from what the readers ask for; a test compares this page with them.
      Keys that are not listed are refused. A key without value (`key:`, `key: null`) counts as missing.
      `events[].date` is the key `date` of every entry of the list `events`; `--set` and `--vary` take
      `events.0.date=2021-11-15` or `events[0].date=2021-11-15`. The column *default* says what stands where
      a key is missing: `required` is an error where its mapping is given, `varies` depends on other keys,
      nothing means that there is no such setting. Dates are ISO 8601, UTC. Paths of files are relative to the folder of the file that
      names them.

      """
    for file in File.allCases {
      text += "\n## \(file.title)\n"
      for (name, keys) in sections(try keys(of: file)) {
        if let name { text += "\n### \(name)\n" }
        text += "\n| key | takes | unit | range | default | meaning |\n"
        text += "| --- | --- | --- | --- | --- | --- |\n"
        for key in keys {
          let standard =
            ["", "required", "varies", "those of its keys"].contains(key.standard)
            ? key.standard : "`\(key.standard)`"
          let cells = [
            "`\(key.path)`", key.form, key.unit, key.range, standard, key.meaning,
          ]
          text += "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined() + "\n"
        }
      }
    }
    return text
  }

  /// Groups keys by section: first those of no section, then the sections in their order.
  private static func sections(_ keys: [Key]) -> [(name: String?, keys: [Key])] {
    let inside = Set(keys.filter { $0.path != $0.section }.map(\.section))
    let outside = keys.filter { !inside.contains($0.section) }
    var sections: [(name: String?, keys: [Key])] = outside.isEmpty ? [] : [(nil, outside)]
    for key in keys where inside.contains(key.section) {
      if let k = sections.firstIndex(where: { $0.name == key.section }) {
        sections[k].keys.append(key)
      } else {
        sections.append((key.section, [key]))
      }
    }
    return sections
  }
}
