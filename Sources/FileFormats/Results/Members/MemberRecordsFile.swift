public import Evolution
import Glibc

/// What the finished members of an ensemble have recorded, one after the other, to the last bit.
///
/// A run appends every member to it as it comes in, so that one that ends early can go on; the parts of
/// an ensemble hand theirs on to `merge`. A header tells of which run they are; every record is followed by
/// its digest, so that half a record at the end is told from a whole one.
public final class MemberRecordsFile {
  public let path: String
  private let file: Int32

  /// The first line of the file, before the digest of the run.
  private static let mark = "detritus members 1 "

  private init(path: String, file: Int32) {
    self.path = path
    self.file = file
  }

  deinit { close(file) }

  /// Starts a new file, in place of an older one.
  ///
  /// - Parameter run: The digest of the run that the members are of.
  public static func create(_ path: String, run: String) throws(OutputError) -> MemberRecordsFile {
    try Paths.makeFolders(Paths.folder(of: path))
    let file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .system("cannot be written", path) }
    let records = MemberRecordsFile(path: path, file: file)
    try records.write(Array((mark + run + "\n").utf8))
    return records
  }

  /// Opens a file to go on with it, and hands on what it holds; what an early end has left half written is
  /// cut off.
  ///
  /// - Parameters:
  ///   - run: The digest that the file must have.
  ///   - consume: Told every record in its order.
  /// - Returns: `nil` where there is no such file.
  public static func resume(
    _ path: String, run: String, consume: (MemberRecord) throws -> Void
  ) throws -> MemberRecordsFile? {
    if Paths.kind(of: path) == .nothing { return nil }
    let end = try read(path, run: run, consume: consume)
    let file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0, ftruncate(file, off_t(end)) == 0, lseek(file, 0, SEEK_END) >= 0 else {
      throw OutputError.system("cannot be written", path)
    }
    return MemberRecordsFile(path: path, file: file)
  }

  /// Reads the records of a file.
  ///
  /// - Returns: The number of bytes that whole records take.
  @discardableResult
  public static func read(
    _ path: String, run: String, consume: (MemberRecord) throws -> Void
  ) throws -> Int {
    let bytes = try FileContents.read(path)
    let header = Array((mark + run + "\n").utf8)
    guard bytes.starts(with: header) else {
      throw InputError(
        file: path,
        message: bytes.starts(with: Array(mark.utf8))
          ? "holds members of another run: of another scenario, engine or version"
          : "is not a file of members")
    }
    var place = header.count
    while bytes.count - place >= 40 {
      let length = (0..<8).reduce(0) { $0 | UInt64(bytes[place + $1]) << UInt64(8 * $1) }
      guard length <= UInt64(bytes.count - place - 40) else { break }
      let first = place + 8
      let end = first + Int(length)
      guard SHA256.digest(of: Array(bytes[first..<end])) == Array(bytes[end..<end + 32]),
        let record = MemberRecordCoding.decode(bytes[first..<end])
      else { break }
      try consume(record)
      place = end + 32
    }
    return place
  }

  /// Appends what a member has recorded.
  public func append(_ record: MemberRecord) throws(OutputError) {
    let payload = MemberRecordCoding.encode(record)
    var bytes = ByteWriter()
    bytes.add(payload.count)
    try write(bytes.bytes + payload + SHA256.digest(of: payload))
  }

  private func write(_ bytes: [UInt8]) throws(OutputError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { rest in
        Glibc.write(file, rest.baseAddress! + done, rest.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system("cannot be written", path)
      }
      done += count
    }
  }

  /// Removes the file.
  public func remove() { unlink(path) }

  /// Gives the file another name in the same file system.
  public func move(to path: String) throws(OutputError) {
    guard rename(self.path, path) == 0 else { throw .system("cannot be written", path) }
  }
}
