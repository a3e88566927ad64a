public import Evolution
import Glibc

/// What the finished members of an ensemble have recorded, one after the other, to the last bit.
///
/// A run appends every member to it as it comes in, so that one that ends early can go on; the parts of
/// an ensemble hand theirs on to `merge`. The first line tells of which run they are. Two runs at once
/// cannot have the same file.
public final class MemberRecordsFile {
  public let path: String
  private let file: OpenFile

  /// The first line of the file, before the digest of the run.
  private static let mark = "detritus members 2 "

  private init(_ file: OpenFile) {
    path = file.path
    self.file = file
  }

  deinit { file.close() }

  /// Starts a new file, in place of an older one.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - run: The digest of the run that the members are of.
  ///   - discard: Told how many finished members of any run an older file holds, where it holds some;
  ///     what it throws keeps them.
  /// - Throws: Where a file of the name is none of members, too.
  public static func create(
    _ path: String, run: String, discard: (Int) throws -> Void
  ) throws -> MemberRecordsFile {
    try Paths.makeFolders(Paths.folder(of: path))
    let file = try OpenFile(path, flags: O_RDWR | O_CREAT)
    let records = MemberRecordsFile(file)
    try file.lock()
    var held = 0
    _ = try RecordFrames.read(path) { line in
      // An early end may have left half of the line.
      guard line.hasPrefix(mark) || mark.hasPrefix(line) else { throw notOfMembers(path) }
    } consume: { _ in
      held += 1
      return true
    }
    if held > 0 { try discard(held) }
    guard ftruncate(file.descriptor, 0) == 0 else {
      throw OutputError.system("cannot be written", path)
    }
    try file.write(Array((mark + run + "\n").utf8))
    return records
  }

  /// Opens a file to go on with it, and hands on what it holds; what an early end has left half written is
  /// cut off.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - run: The digest that the file must have.
  ///   - layout: What every record must have.
  ///   - consume: Told every record in its order.
  /// - Returns: `nil` where there is no such file.
  public static func resume(
    _ path: String, run: String, layout: RecordLayout, consume: (MemberRecord) throws -> Void
  ) throws -> MemberRecordsFile? {
    if Paths.kind(of: path) == .nothing { return nil }
    let file = try OpenFile(path, flags: O_RDWR)
    let records = MemberRecordsFile(file)
    try file.lock()
    let end = try read(path, run: run, layout: layout, consume: consume)
    guard ftruncate(file.descriptor, off_t(end)) == 0, lseek(file.descriptor, 0, SEEK_END) >= 0
    else {
      throw OutputError.system("cannot be written", path)
    }
    return records
  }

  /// Reads the records of a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - run: The digest that the file must have.
  ///   - layout: What every record must have.
  ///   - consume: Told every record in its order.
  /// - Returns: The number of bytes that whole records take.
  @discardableResult
  public static func read(
    _ path: String, run: String, layout: RecordLayout, consume: (MemberRecord) throws -> Void
  ) throws -> Int {
    var count = 0
    let ends = try RecordFrames.read(path) { line in
      guard line != mark + run else { return }
      guard line.hasPrefix(mark) else { throw notOfMembers(path) }
      throw InputError(
        file: path,
        message: "holds members of another run: of another scenario, engine or version")
    } consume: { bytes in
      count += 1
      // Its digest is right: an early end has not left it so.
      guard let record = MemberRecordCoding.decode(bytes[...], layout), layout.fits(record) else {
        throw InputError(
          file: path,
          message: "record \(count) has other dates, shells or types than those of its scenario")
      }
      try consume(record)
      return true
    }
    return ends.whole
  }

  private static func notOfMembers(_ path: String) -> InputError {
    InputError(file: path, message: "is not a file of members")
  }

  /// Appends what a member has recorded.
  public func append(_ record: MemberRecord) throws(OutputError) {
    try file.write(RecordFrames.frame(MemberRecordCoding.encode(record)))
  }

  /// Removes the file.
  public func remove() { unlink(path) }

  /// Gives the file another name in the same file system.
  public func move(to path: String) throws(OutputError) {
    guard rename(self.path, path) == 0 else { throw .system("cannot be written", path) }
  }
}
