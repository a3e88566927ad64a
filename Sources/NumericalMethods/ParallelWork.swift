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

  /// Does every piece once, in the room of the thread that does it.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - threads: How many are done at the same time at the most, 1 or more.
  ///   - body: Does a piece, told which thread it is on, from 0. It may be called on all threads at the same
  ///     time, for other pieces.
  public static func perform(
    count: Int, threads: Int, _ body: (_ piece: Int, _ thread: Int) -> Void
  ) {
    precondition(threads >= 1, "work needs a thread")
    if threads == 1 {
      for piece in 0..<count { body(piece, 0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let shared = Shared(body)
      let next = Atomic<Int>(0)
      DispatchQueue.concurrentPerform(iterations: min(threads, count)) { thread in
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if piece >= count { return }
          shared.value(piece, thread)
        }
      }
    }
  }

  /// The results of every piece, in order.
  public static func map<Result: Sendable>(
    count: Int, threads: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    perform(count: count, threads: threads) { piece in
      let result = body(piece)
      results.withLock { $0[piece] = result }
      return true
    }
    return results.withLock { $0.map { $0! } }
  }

  /// What threads share whose work touches nothing in common.
  private struct Shared<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
  }
}
