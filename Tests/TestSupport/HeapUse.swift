import Glibc

/// Whether the heap is that of the C library, and not that of a sanitizer, of which it knows nothing.
public let heapIsReported = dlsym(nil, "__asan_init") == nil && dlsym(nil, "__tsan_init") == nil

/// Returns whether work takes memory from the heap every time it is done.
///
/// Each trial is a thread of its own, with an empty cache of freed blocks, so that the first block
/// of every size shows in the use of the heap. Tests beside it disturb single trials, not all of
/// them.
public func allocates(_ work: @escaping @Sendable () -> Void) -> Bool {
  work()
  return !(0..<100).contains { _ in
    let trial = Trial(work)
    trial.run()
    return HeapReport.bytesInUse(trial.before) == HeapReport.bytesInUse(trial.after)
  }
}

private final class Trial {
  let work: @Sendable () -> Void
  let before = HeapReport()
  let after = HeapReport()

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  func run() {
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { argument in
        let trial = Unmanaged<Trial>.fromOpaque(argument!).takeUnretainedValue()
        trial.before.write()
        trial.work()
        trial.after.write()
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
    precondition(failure == 0, "no thread could be started")
    withExtendedLifetime(self) { _ = pthread_join(thread, nil) }
  }
}

/// The report of the C library on its heap, written into memory that is taken beforehand.
private final class HeapReport {
  private typealias MallocInfo = @convention(c) (Int32, UnsafeMutablePointer<FILE>) -> Int32

  private static let mallocInfo = unsafeBitCast(dlsym(nil, "malloc_info"), to: MallocInfo.self)
  private static let capacity = 1 << 17

  private let text = UnsafeMutablePointer<CChar>.allocate(capacity: capacity)
  private let stream: UnsafeMutablePointer<FILE>

  init() {
    text.initialize(repeating: 0, count: Self.capacity)
    stream = fmemopen(text, Self.capacity, "w")!
    write()
  }

  deinit {
    fclose(stream)
    text.deallocate()
  }

  func write() {
    rewind(stream)
    _ = Self.mallocInfo(0, stream)
    fflush(stream)
  }

  /// The bytes that are taken and not given back; blocks in the caches of threads count as taken.
  static func bytesInUse(_ report: HeapReport) -> Int {
    let totals = String(cString: report.text).split(separator: "</heap>").last ?? ""
    func size(_ type: String) -> Int {
      let line = totals.split(separator: "\n").first { $0.contains(type) } ?? ""
      return Int(line.split(separator: "size=\"").last?.prefix { $0.isNumber } ?? "") ?? 0
    }
    return size("system type=\"current\"") + size("type=\"mmap\"")
      - size("type=\"fast\"") - size("type=\"rest\"")
  }
}
