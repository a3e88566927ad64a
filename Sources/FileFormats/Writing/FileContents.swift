import Glibc

/// The reading of whole files.
public enum FileContents {
  /// No file that is read whole is larger [B]; it stops devices that never end.
  static let largest = 1 << 31

  /// What gives the bytes of the file of a path.
  typealias Source = (_ path: String) throws(InputError) -> [UInt8]

  /// Returns the bytes of a file.
  ///
  /// - Throws: `InputError` of kind `unreadable` with the reason of the system, or where the file was
  ///   changed while it was read.
  public static func read(_ path: String) throws(InputError) -> [UInt8] {
    func unreadable(_ reason: String? = nil) -> InputError {
      InputError(
        kind: .unreadable, file: path,
        message: reason ?? "cannot be read: \(systemReason(errno))")
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable() }
    defer { close(file) }

    var bytes: [UInt8] = []
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable() }
    if status.st_size > largest { throw unreadable("is larger than 2 GiB") }
    if status.st_size > 0 { bytes.reserveCapacity(Int(status.st_size)) }
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable()
      }
      bytes.append(contentsOf: chunk[..<count])
      if bytes.count > largest { throw unreadable("is larger than 2 GiB") }
    }
    // Half of an older file and half of a newer one would be neither.
    var after = stat()
    guard fstat(file, &after) == 0 else { throw unreadable() }
    // What the system makes up as it is read has no size.
    let isWhole = after.st_size == status.st_size && [0, bytes.count].contains(Int(status.st_size))
    if status.st_mode & S_IFMT == S_IFREG,
      !isWhole || after.st_mtim.tv_sec != status.st_mtim.tv_sec
        || after.st_mtim.tv_nsec != status.st_mtim.tv_nsec
    {
      throw unreadable("was changed while it was read")
    }
    return bytes
  }

  /// Returns the text of a UTF-8 file, without a byte order mark.
  public static func text(_ path: String) throws(InputError) -> String {
    try text(of: read(path), file: path)
  }

  /// Returns the text that UTF-8 bytes spell, without a byte order mark.
  static func text(of bytes: [UInt8], file: String) throws(InputError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let place = Position.ofInvalidUTF8(in: bytes)
      throw InputError(
        file: file, line: place.line, column: place.column, message: "not UTF-8 text")
    }
    return text.unicodeScalars.first == "\u{FEFF}"
      ? String(text.unicodeScalars.dropFirst()) : text
  }
}

/// A place in a text: line and character, both from 1.
struct Position: Hashable, Sendable {
  var line: Int
  var column: Int

  /// The position of the byte at an offset.
  static func of(_ offset: Int, in bytes: [UInt8], from start: Int = 0, line: Int = 1) -> Position {
    var position = Position(line: line, column: 1)
    for byte in bytes[start..<offset] {
      if byte == UInt8(ascii: "\n") {
        position = Position(line: position.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {  // the continuation of a character does not count
        position.column += 1
      }
    }
    return position
  }

  /// The position of the first byte that is not UTF-8.
  static func ofInvalidUTF8(in bytes: [UInt8]) -> Position {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      offset += UTF8.width(scalar)
    }
    return of(min(offset, bytes.count), in: bytes)
  }
}
