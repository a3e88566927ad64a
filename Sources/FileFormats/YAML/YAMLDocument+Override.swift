extension YAMLDocument {
  /// Replaces or adds one value: `disposal.rocket_body.compliance=0.5`.
  ///
  /// The value is YAML. Mappings that are missing on the way are made, so that a wrong path is
  /// refused by the reader; a value that is no mapping (`none`) cannot be entered. A number selects
  /// from a list: `events.0.mass_kg=900` or, as errors show it, `events[0].mass_kg=900`. Errors name `--set` and the override.
  public mutating func apply(override: String) throws(InputError) {
    let origin = YAMLOrigin.override(override)
    func wrong(_ message: String) -> InputError { origin.error(file: file, message) }

    guard let equals = override.firstIndex(of: "=") else {
      throw wrong("expected <key.path>=<value>, found no '='")
    }
    let keys = override[..<equals].replacing(#/\[(\d+)\]/#) { ".\($0.1)" }
      .split(separator: ".", omittingEmptySubsequences: false)
    if keys.contains(where: \.isEmpty) {
      throw wrong("expected <key.path>=<value>, found an empty key")
    }
    let text = String(override[override.index(after: equals)...])
    let value =
      try YAMLNode.parse(text, file: file, override: override)
      ?? YAMLNode(content: .scalar("", isQuoted: false), origin: origin)
    try Self.replace(
      &root, at: keys.map(String.init)[...], path: [], by: value, file: file, origin: origin)
  }

  private static func replace(
    _ node: inout YAMLNode, at keys: ArraySlice<String>, path: [String], by value: YAMLNode,
    file: String, origin: YAMLOrigin
  ) throws(InputError) {
    guard let key = keys.first else {
      node = value
      return
    }
    if node.isNull { node = YAMLNode(content: .mapping([]), origin: origin) }
    let place = path.joined(separator: ".")
    switch node.content {
    case .mapping(var entries):
      let index =
        entries.firstIndex { $0.key == key }
        ?? {
          let missing = YAMLNode(content: .scalar("", isQuoted: false), origin: origin)
          entries.append(YAMLNode.Entry(key: key, keyOrigin: origin, value: missing))
          return entries.count - 1
        }()
      try replace(
        &entries[index].value, at: keys.dropFirst(), path: path + [key], by: value, file: file,
        origin: origin)
      node.content = .mapping(entries)
    case .sequence(var values):
      guard let index = Int(key), values.indices.contains(index) else {
        throw origin.error(
          file: file,
          "\(quoted(place)) is a list of \(values.count), so \(quoted(key)) "
            + (values.isEmpty
              ? "selects nothing" : "must be a number between 0 and \(values.count - 1)"))
      }
      try replace(
        &values[index], at: keys.dropFirst(), path: path + [key], by: value, file: file,
        origin: origin)
      node.content = .sequence(values)
    case .scalar:
      throw origin.error(
        file: file,
        "\(quoted(place)) is \(node.found), so \(quoted(key)) cannot be set inside it")
    }
  }
}
