import ArgumentParser
import Glibc

/// The cores of the machine, and how many of them may be asked for.
enum ProcessorCount {
  static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Checks what `--threads` asks for.
  static func validate(threads: Int) throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads is \(threads), must be between 1 and 1024")
    }
  }
}
