internal import Yams

extension YAMLNode {
  /// Parses a document of one root node; `nil` where there is nothing but comments.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - file: The path, for errors.
  ///   - override: The override whose value the text is, `nil` for a file.
  static func parse(
    _ text: String, file: String, override: String? = nil
  ) throws(InputError) -> YAMLNode? {
    func error(_ mark: Mark?, _ message: String) -> InputError {
      origin(mark, override).error(file: file, message)
    }
    let node: Node?
    do {
      // No tag is resolved here: the reader decides by what is asked for.
      node = try compose(yaml: text, .basic, .default, .utf8)
    } catch let problem as YamlError {
      switch problem {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        let words = [context?.text, problem].compactMap { $0 }.joined(separator: " ")
        throw error(mark, "not valid YAML: \(words)")
      case .duplicatedKeysInMapping(let duplicates, let context):
        let names = duplicates.sorted().map(quoted).joined(separator: ", ")
        throw error(context.mark, "duplicate key \(names)")
      case .reader(let problem, let offset, _, _):
        let bytes = Array(text.prefix(offset ?? 0).utf8)
        let place = Position.of(bytes.count, in: bytes)
        let origin =
          override.map { .override($0) }
          ?? YAMLOrigin.file(line: place.line, column: place.column)
        throw origin.error(file: file, "not valid YAML: \(problem)")
      default:
        throw error(nil, "not valid YAML: \(problem)")
      }
    } catch {
      throw InputError(file: file, message: "not valid YAML: \(error)")
    }
    guard let node else { return nil }
    var budget = 100_000
    return try convert(node, file: file, override: override, depth: 0, budget: &budget)
  }

  private static func origin(_ mark: Mark?, _ override: String?) -> YAMLOrigin {
    if let override { return .override(override) }
    return mark.map { .file(line: $0.line, column: $0.column) } ?? .standard
  }

  /// Copies a tree, with limits that stop aliases of aliases from filling the memory.
  private static func convert(
    _ node: Node, file: String, override: String?, depth: Int, budget: inout Int
  ) throws(InputError) -> YAMLNode {
    let origin = origin(node.mark, override)
    budget -= 1
    if budget < 0 { throw origin.error(file: file, "more than 100000 values") }
    if depth > 32 { throw origin.error(file: file, "nested more than 32 deep") }

    let tag: Tag.Name
    switch node {
    case .scalar(let scalar):
      tag = scalar.tag.rawName
      let isQuoted = scalar.style != .plain
      if tag.isImplicit {
        return YAMLNode(content: .scalar(scalar.string, isQuoted: isQuoted), origin: origin)
      }
    case .sequence(let sequence):
      tag = sequence.tag.rawName
      if tag.isImplicit {
        var values: [YAMLNode] = []
        for value in sequence {
          values.append(
            try convert(value, file: file, override: override, depth: depth + 1, budget: &budget))
        }
        return YAMLNode(content: .sequence(values), origin: origin)
      }
    case .mapping(let mapping):
      tag = mapping.tag.rawName
      if tag.isImplicit {
        var entries: [Entry] = []
        for (key, value) in mapping {
          let keyOrigin = Self.origin(key.mark, override)
          guard case .scalar(let scalar) = key, scalar.tag.rawName.isImplicit else {
            throw keyOrigin.error(file: file, "expected a word as key, found a list or a mapping")
          }
          if entries.contains(where: { $0.key == scalar.string }) {
            throw keyOrigin.error(file: file, "duplicate key \(quoted(scalar.string))")
          }
          entries.append(
            Entry(
              key: scalar.string, keyOrigin: keyOrigin,
              value: try convert(
                value, file: file, override: override, depth: depth + 1, budget: &budget)))
        }
        return YAMLNode(content: .mapping(entries), origin: origin)
      }
    case .alias:
      throw origin.error(file: file, "an alias of a value that is not given")
    }
    throw origin.error(file: file, "the tag \(quoted(tag.rawValue)) is not supported")
  }
}

extension Tag {
  fileprivate var rawName: Tag.Name { Tag.Name(rawValue: rawValue) }
}

extension Tag.Name {
  /// Whether the document gives no tag of its own.
  fileprivate var isImplicit: Bool {
    [.implicit, .nonSpecific, .str, .seq, .map].contains(self)
  }
}
