import Glibc

/// Files of records: a first line of text, then records of bytes, each with its length before it and
/// its digest behind, so that half a record at the end is told from a whole one.
enum RecordFrames {
  /// The bytes that a record takes in the file.
  static func frame(_ record: [UInt8]) -> [UInt8] {
    var bytes = ByteWriter()
    bytes.add(record.count)
    return bytes.bytes + record + SHA256.digest(of: record)
  }

  /// Reads a file record by record.
  ///
  /// - Parameters:
  ///   - check: Told the first line, without its end.
  ///   - consume: Told every whole record; returning `false` makes it count as damaged.
  /// - Returns: The number of bytes up to the end of the last whole record, and the size of the file.
  static func read(
    _ path: String, check: (String) throws -> Void, consume: ([UInt8]) throws -> Bool
  ) throws -> (whole: Int, all: Int) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else {
      throw InputError(
        kind: .unreadable, file: path, message: "cannot be read: \(systemReason(errno))")
    }
    defer { close(file) }
    let size = Int(status.st_size)
    func bytes(at place: Int, count: Int) throws(InputError) -> [UInt8] {
      var bytes = [UInt8](repeating: 0, count: count)
      var done = 0
      while done < count {
        let read = bytes.withUnsafeMutableBytes {
          pread(file, $0.baseAddress! + done, count - done, off_t(place + done))
        }
        if read < 0, errno == EINTR { continue }
        if read == 0 {
          throw InputError(
            kind: .unreadable, file: path, message: "became shorter while it was read")
        }
        guard read > 0 else {
          throw InputError(
            kind: .unreadable, file: path, message: "cannot be read: \(systemReason(errno))")
        }
        done += read
      }
      return bytes
    }
    let start = try bytes(at: 0, count: min(size, longestLine))
    let line = start.prefix { $0 != UInt8(ascii: "\n") }
    try check(String(decoding: line, as: UTF8.self))
    var place = line.count + 1
    while size - place >= 40 {
      var reader = ByteReader(try bytes(at: place, count: 8)[...])
      guard let length = reader.integer(), (0...size - place - 40).contains(length) else { break }
      let framed = try bytes(at: place + 8, count: length + 32)
      let record = Array(framed[..<length])
      guard SHA256.digest(of: record) == Array(framed[length...]), try consume(record) else {
        break
      }
      place += 40 + length
    }
    return (place, size)
  }

  /// No first line is longer [B].
  private static let longestLine = 1 << 16
}
