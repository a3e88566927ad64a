import Glibc

/// The memory of this process.
enum ProcessMemory {
  /// The most that the process has held [B].
  static var peak: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) * 1024
  }
}
