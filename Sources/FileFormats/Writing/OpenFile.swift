import Glibc

/// A file that is open for writing, by its descriptor.
struct OpenFile {
  let descriptor: Int32
  /// The path that errors name.
  let path: String

  /// Opens a file.
  init(_ name: String, path: String? = nil, flags: Int32, mode: mode_t = 0o666) throws(OutputError)
  {
    self.path = path ?? name
    descriptor = open(name, flags | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .system("cannot be written", self.path) }
  }

  /// Writes all bytes, however many calls of the system it takes.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { rest in
        Glibc.write(descriptor, rest.baseAddress! + done, rest.count - done)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system("cannot be written", path)
      }
      done += count
    }
  }

  /// Waits until all that was written is on the disk, where the file is on one.
  func synchronize() throws(OutputError) {
    while fsync(descriptor) != 0 {
      if errno == EINTR { continue }
      if errno == EINVAL || errno == EROFS { return }
      throw .system("cannot be written", path)
    }
  }

  /// Takes the file for this process until it is closed.
  func lock() throws(OutputError) {
    if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
    // A file system without locks has no two runs on it.
    if errno == EWOULDBLOCK {
      throw OutputError(path: path, reason: "is in use by another run")
    }
  }

  func close() { Glibc.close(descriptor) }
}
