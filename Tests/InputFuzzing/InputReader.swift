import FileFormats
import Glibc

/// A reader of files from outside, by a name, for inputs that nobody has thought of.
///
/// Whatever bytes come in, they are either taken or refused by an `InputError`; everything else is a fault.
public struct InputReader: Sendable {
  public let name: String
  /// Inputs that it takes, or nearly: what is shipped with the package, and real files where those are.
  public let seeds: @Sendable () -> [[UInt8]]
  /// The longest input that is worth trying [B].
  public let longestInput: Int
  private let read: @Sendable ([UInt8], WorkingFolder) throws -> Void
  private let folder: WorkingFolder

  init(
    _ name: String, longestInput: Int = 4096, seeds: @escaping @Sendable () -> [[UInt8]],
    read: @escaping @Sendable ([UInt8], WorkingFolder) throws -> Void
  ) {
    self.name = name
    self.longestInput = longestInput
    self.seeds = seeds
    self.read = read
    folder = WorkingFolder(name)
  }

  /// What came of an input.
  public enum Outcome: Equatable, Sendable {
    case taken, refused(String)
  }

  /// Reads an input.
  ///
  /// - Throws: `Fault` where it was refused by another error than an `InputError`, or by one that is not
  ///   told on one line.
  @discardableResult
  public func tried(_ bytes: [UInt8]) throws(Fault) -> Outcome {
    do {
      try read(bytes, folder)
      return .taken
    } catch let error as InputError {
      let text = error.description
      guard !text.isEmpty, !text.utf8.contains(UInt8(ascii: "\n")) else {
        throw Fault(reader: name, words: "told on several lines: \(text)")
      }
      return .refused(text)
    } catch {
      throw Fault(reader: name, words: "refused by \(type(of: error)): \(error)")
    }
  }

  /// What a reader must not do.
  public struct Fault: Error, CustomStringConvertible {
    public let reader: String
    public let words: String
    public var description: String { "\(reader): \(words)" }
  }

  /// All readers.
  public static let all =
    orbits + populations + catalogues + environment + reentry + results + scenarios + sourceSink
    + texts
}

/// A folder of a reader, in memory where the system has that, for readers of files and of whole folders.
///
/// It goes when the process ends.
final class WorkingFolder: Sendable {
  let path: String

  init(_ name: String) { path = "\(Self.root)/\(name)" }

  private static let root: String = {
    let parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    let root = "\(parent)/detritus-fuzz-\(getpid())"
    mkdir(root, 0o777)
    atexit { Paths.remove(WorkingFolder.root) }
    return root
  }()

  /// Writes a file and returns its path.
  @discardableResult
  func put(_ bytes: [UInt8], _ name: String) -> String {
    mkdir(path, 0o777)
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    precondition(descriptor >= 0, "\(file) can be written")
    defer { close(descriptor) }
    precondition(write(descriptor, bytes, bytes.count) == bytes.count, "\(file) takes all")
    return file
  }

  /// Writes a file that stands beside the input, unless it is there.
  func keep(_ bytes: @autoclosure () -> [UInt8], _ name: String) {
    if access("\(path)/\(name)", F_OK) != 0 { put(bytes(), name) }
  }
}
