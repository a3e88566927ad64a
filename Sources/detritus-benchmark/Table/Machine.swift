import FileFormats
import Glibc

/// The rate at which memory is read and written.
enum MemoryBandwidth {
  /// Of a = b + s c over arrays much larger than the caches [B/s]: the best of five.
  static func measured() -> Double {
    let count = 1 << 24
    let b = [Double](repeating: 1, count: count)
    let c = [Double](repeating: 2, count: count)
    var a = [Double](repeating: 0, count: count)
    return (0..<5).map { _ in
      let (_, seconds) = Benchmark.timed {
        a.withUnsafeMutableBufferPointer { a in
          b.withUnsafeBufferPointer { b in
            c.withUnsafeBufferPointer { c in
              for k in 0..<count { a[k] = b[k] + 3 * c[k] }
            }
          }
        }
      }
      return 24 * Double(count) / seconds
    }.max()!
  }
}

/// The most memory that the process has held since it was asked last.
enum PeakMemory {
  /// Returns the peak [B] and begins anew; where the system cannot, the peak since the start.
  static func takeOff() -> Double {
    let lines = (try? FileContents.text("/proc/self/status"))?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap {
      Double($0)
    }
    // proc(5): 5 resets the peak to what is held now.
    if let file = fopen("/proc/self/clear_refs", "w") {
      fputs("5", file)
      fclose(file)
    }
    return (kilobytes ?? 0) * 1024
  }
}
