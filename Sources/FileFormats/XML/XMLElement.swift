/// An element of an XML document that was read, with its place.
public struct XMLElement: Sendable {
  /// An attribute with the local part of its name.
  public struct Attribute: Hashable, Sendable {
    public let name: String
    public let value: String
  }

  /// The local part of the name; prefixes of namespaces are left out.
  public let name: String
  public let attributes: [Attribute]
  public internal(set) var children: [XMLElement] = []
  /// The text of the element itself, without blanks at both ends.
  public internal(set) var text = ""
  /// The line and column of the tag, from 1.
  public let line: Int
  public let column: Int

  /// The value of an attribute, `nil` where it is not given.
  public func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The first child of a name, `nil` where there is none.
  public func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// All children of a name.
  public func children(named name: String) -> [XMLElement] {
    children.filter { $0.name == name }
  }
}
