/// A fault of the input: where it is and what is wrong.
///
/// Printed as `file:line:column: what is wrong`; the message states the value, its unit and the
/// allowed range, in lower case without a full stop.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What a program that met the error can say to its caller.
  public enum Kind: Hashable, Sendable {
    /// The content is wrong.
    case invalid
    /// The file is missing or cannot be read.
    case unreadable
  }

  public let kind: Kind
  /// The path as it was given, or the override (`--set key.path=value`) that is at fault.
  public let file: String
  /// The line, from 1.
  public let line: Int?
  /// The position of the character in its line, from 1.
  public let column: Int?
  public let message: String

  public init(
    kind: Kind = .invalid, file: String, line: Int? = nil, column: Int? = nil, message: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// The exit code of a program that stops here: 65 for bad content, 66 for a missing file.
  public var exitCode: Int32 {
    switch kind {
    case .invalid: 65
    case .unreadable: 66
    }
  }

  public var description: String {
    var place = file
    if let line {
      place += ":\(line)"
      if let column { place += ":\(column)" }
    }
    return oneLine("\(place): \(message)")
  }
}
