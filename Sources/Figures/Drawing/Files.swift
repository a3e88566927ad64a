import Glibc

/// A file without a name, gone when nobody holds it any more.
final class TemporaryFile {
  private let file: UnsafeMutablePointer<FILE>

  var descriptor: Int32 { fileno(file) }

  init() throws(FigureError) {
    guard let file = tmpfile() else {
      throw .gnuplotFailed(status: -1, message: "no temporary file: \(reason(errno))")
    }
    self.file = file
    _ = fcntl(fileno(file), F_SETFD, FD_CLOEXEC)
  }

  deinit { fclose(file) }

  /// Replaces the content and rewinds for the next reader.
  func write(_ text: String) throws(FigureError) {
    guard put(text, into: file), lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw .gnuplotFailed(status: -1, message: "no temporary file: \(reason(errno))")
    }
  }

  /// Returns the first 4 KiB, whoever wrote them.
  func text() -> String {
    lseek(descriptor, 0, SEEK_SET)
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

/// Reads a whole file.
func readFile(_ path: String) throws(FigureError) -> String {
  guard let file = fopen(path, "r") else {
    throw .notWritable(path: path, reason: reason(errno))
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var block = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&block, 1, block.count, file), count > 0 {
    bytes += block.prefix(count)
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Writes a whole file; a half file may stay after an error.
func writeFile(_ text: String, to path: String) throws(FigureError) {
  guard let file = fopen(path, "w") else {
    throw .notWritable(path: path, reason: reason(errno))
  }
  let written = put(text, into: file)
  let why = errno
  guard fclose(file) == 0, written else {
    throw .notWritable(path: path, reason: reason(why))
  }
}

/// Writes a file that appears under its name only when it is complete.
func writeFileAtOnce(_ text: String, to path: String) throws(FigureError) {
  let temporary = temporaryName(for: path)
  defer { unlink(temporary) }
  try writeFile(text, to: temporary)
  try renameFile(temporary, to: path)
}

func renameFile(_ old: String, to new: String) throws(FigureError) {
  guard rename(old, new) == 0 else { throw .notWritable(path: new, reason: reason(errno)) }
}

/// Makes a folder and those above it, where they are missing.
func makeFolder(_ path: String) throws(FigureError) {
  var made = path.hasPrefix("/") ? "" : "."
  for name in path.split(separator: "/") {
    made += "/\(name)"
    guard mkdir(made, 0o777) == 0 || errno == EEXIST else {
      throw .notWritable(path: path, reason: reason(errno))
    }
  }
}

/// A name in the same folder that no other process or thread uses.
func temporaryName(for path: String) -> String {
  "\(path).\(getpid())-\(UInt32.random(in: .min ... .max)).partial"
}

func reason(_ error: Int32) -> String { String(cString: strerror(error)) }

private func put(_ text: String, into file: UnsafeMutablePointer<FILE>) -> Bool {
  let bytes = Array(text.utf8)
  return fwrite(bytes, 1, bytes.count, file) == bytes.count && fflush(file) == 0
}
