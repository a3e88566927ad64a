// References
// [1] Bray (2017), The JavaScript Object Notation (JSON) data interchange format, RFC 8259.

/// A value of a JSON document that was read, with its place.
struct JSONNode {
  enum Content {
    case null
    case flag(Bool)
    /// A number as it is written, by the grammar of [1].
    case number(String)
    case text(String)
    case list([JSONNode])
    case object([(key: String, value: JSONNode)])
  }

  let content: Content
  /// The offset of its first byte.
  let offset: Int

  /// The kind of the value in words: `a list`.
  var kind: String {
    switch content {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
