import SpaceEnvironment

/// A value of a JSON document with its path, for errors.
struct JSONReader {
  let node: JSONNode
  let path: String
  let file: String
  let bytes: [UInt8]

  func error(_ problem: String) -> InputError {
    let place = Position.of(node.offset, in: bytes)
    return InputError(
      file: file, line: place.line, column: place.column,
      message: "\(path.isEmpty ? "the document" : path) \(problem)")
  }

  /// The member of a name, `nil` where it is missing or null.
  func optional(_ name: String) throws(InputError) -> JSONReader? {
    guard case .object(let members) = node.content else {
      throw error("should be an object, found \(node.kind)")
    }
    guard let member = members.first(where: { $0.key == name })?.value else { return nil }
    if case .null = member.content { return nil }
    return JSONReader(
      node: member, path: path.isEmpty ? name : "\(path).\(name)", file: file, bytes: bytes)
  }

  func member(_ name: String) throws(InputError) -> JSONReader {
    guard let member = try optional(name) else { throw error("has no member \(quoted(name))") }
    return member
  }

  func text() throws(InputError) -> String {
    guard case .text(let text) = node.content else {
      throw error("should be text, found \(node.kind)")
    }
    return text
  }

  func number() throws(InputError) -> Double {
    guard case .number(let text) = node.content, let value = DecimalNumber.parse(text) else {
      throw error("should be a number, found \(node.kind)")
    }
    return value
  }

  /// The whole number of a value.
  func integer(in range: ClosedRange<Int>) throws(InputError) -> Int {
    guard case .number(let text) = node.content, let value = Int(text) else {
      throw error("should be a whole number, found \(node.kind)")
    }
    guard range.contains(value) else {
      throw error(
        "is \(value), must be between \(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  /// The elements of a list.
  func elements() throws(InputError) -> [JSONReader] {
    guard case .list(let list) = node.content else {
      throw error("should be a list, found \(node.kind)")
    }
    return list.enumerated().map { index, element in
      JSONReader(node: element, path: "\(path)[\(index)]", file: file, bytes: bytes)
    }
  }

  func numbers() throws(InputError) -> [Double] {
    var numbers: [Double] = []
    for element in try elements() { numbers.append(try element.number()) }
    return numbers
  }

  func instant() throws(InputError) -> Instant {
    let text = try text()
    do {
      return try Instant(text: text)
    } catch {
      throw self.error("is wrong: \(error)")
    }
  }
}
