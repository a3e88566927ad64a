import Dispatch
import Synchronization

/// Independent pieces of work on several threads.
public enum ParallelWork {
  /// Does every piece once, each on one thread, and returns when all are done.
  ///
  /// A thread that is free takes the next piece in order; which one that is must not change what a
  /// piece gives.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - threads: How many are done at the same time at the most, 1 or more.
  ///   - body: Does the piece of a number, from 0; `false` ends the taking of further pieces.
  public static func perform(
    count: Int, threads: Int, _ body: @Sendable (Int) -> Bool
  ) {
    precondition(threads >= 1, "work needs a thread")
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard piece < count, body(piece) else {
          if piece < count { next.store(count, ordering: .relaxed) }
          return
        }
      }
    }
  }
}
