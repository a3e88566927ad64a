import Glibc

/// A file or folder that cannot be written, or a result that must not be.
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What a program that met the error can say to its caller.
  public enum Kind: Hashable, Sendable {
    /// The place takes nothing.
    case unwritable
    /// A result is no finite number: the program is at fault.
    case notFinite
  }

  public let kind: Kind
  /// The path as it was given; of a result that is not finite, what it is.
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.init(kind: .unwritable, path: path, reason: reason)
  }

  private init(kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// A result that is no finite number.
  static func notFinite(_ what: String, _ value: Double) -> OutputError {
    OutputError(
      kind: .notFinite, path: what,
      reason: "is \(value), which no file takes: a fault of the program, nothing was written")
  }

  /// The error of the system call that has just failed.
  static func system(_ action: String, _ path: String, code: Int32 = errno) -> OutputError {
    OutputError(path: path, reason: "\(action): \(systemReason(code))")
  }

  /// The exit code of a program that stops here.
  public var exitCode: Int32 {
    switch kind {
    case .unwritable: 73
    case .notFinite: 70
    }
  }

  public var description: String { oneLine("\(path): \(reason)") }
}

/// The words of the system for an error code, in lower case.
func systemReason(_ code: Int32) -> String {
  guard let words = strerror(code) else { return "error \(code)" }
  let text = String(cString: words)
  return text.prefix(1).lowercased() + text.dropFirst()
}
