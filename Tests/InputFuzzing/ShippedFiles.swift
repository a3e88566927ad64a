import Glibc
import TestSupport

/// Files to start from: those that are shipped, and real ones of the data for development.
enum ShippedFiles {
  /// The first bytes of a file of the package, up to the end of a line; none where it is not there.
  static func head(_ name: String, bytes limit: Int = 3000) -> [[UInt8]] {
    head(ofFile: "\(DevelopmentData.root)/\(name)", limit)
  }

  /// The first bytes of a file of the data for development.
  static func data(_ name: String, bytes limit: Int = 3000) -> [[UInt8]] {
    DevelopmentData.path(name).map { head(ofFile: $0, limit) } ?? []
  }

  private static func head(ofFile path: String, _ limit: Int) -> [[UInt8]] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = read(file, &bytes, limit)
    guard count > 0 else { return [] }
    bytes.removeLast(limit - count)
    if count == limit, let end = bytes.lastIndex(of: UInt8(ascii: "\n")) {
      bytes.removeLast(count - end - 1)
    }
    return [bytes]
  }

  /// Lines of text as an input.
  static func lines(_ lines: [String]) -> [UInt8] {
    Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
