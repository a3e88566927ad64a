import Glibc

/// A file or folder that cannot be written.
public struct OutputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The error of the system call that has just failed.
  static func system(_ action: String, _ path: String, code: Int32 = errno) -> OutputError {
    OutputError(path: path, reason: "\(action): \(systemReason(code))")
  }

  /// The exit code of a program that stops here.
  public var exitCode: Int32 { 73 }

  public var description: String { "\(path): \(reason)" }
}

/// The words of the system for an error code, in lower case.
func systemReason(_ code: Int32) -> String {
  guard let words = strerror(code) else { return "error \(code)" }
  let text = String(cString: words)
  return text.prefix(1).lowercased() + text.dropFirst()
}
