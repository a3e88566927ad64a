import NumericalMethods
import Synchronization
import Testing

@Suite("Work on several threads")
struct ParallelWorkTests {
  @Test("Property: every piece is done once, whatever the number of threads", arguments: 1...5)
  func once(threads: Int) {
    for count in [0, 1, 7, 400] {
      let done = Mutex([Int](repeating: 0, count: count))
      ParallelWork.perform(count: count, threads: threads) { k in
        done.withLock { $0[k] += 1 }
        return true
      }
      #expect(done.withLock { $0 }.allSatisfy { $0 == 1 })
    }
  }

  @Test("What a thread writes is there when all are done")
  func results() {
    let squares = Mutex([Int: Int]())
    ParallelWork.perform(count: 1_000, threads: 4) { k in
      let square = k * k
      squares.withLock { $0[k] = square }
      return true
    }
    #expect((0..<1_000).allSatisfy { k in squares.withLock { $0[k] } == k * k })
  }

  @Test("Property: pieces in rooms are done once, no two at a time in a room", arguments: 1...4)
  func rooms(threads: Int) {
    for count in [0, 1, 7, 400] {
      let state = Mutex((done: [Int](repeating: 0, count: count), busy: Set<Int>()))
      ParallelWork.perform(count: count, threads: threads) { piece, thread in
        state.withLock {
          #expect(thread < threads && $0.busy.insert(thread).inserted)
          $0.done[piece] += 1
        }
        state.withLock { _ = $0.busy.remove(thread) }
      }
      #expect(state.withLock { $0.done }.allSatisfy { $0 == 1 })
    }
  }

  @Test("Property: results are in order", arguments: [1, 3])
  func map(threads: Int) {
    #expect(ParallelWork.map(count: 100, threads: threads) { $0 * $0 } == (0..<100).map { $0 * $0 })
  }

  @Test("A piece that ends the work leaves those that nobody has taken", arguments: [1, 3])
  func end(threads: Int) {
    let done = Mutex(Set<Int>())
    ParallelWork.perform(count: 1_000_000, threads: threads) { k in
      done.withLock { _ = $0.insert(k) }
      return k < 10
    }
    // Each of the others may have taken pieces before it heard.
    let pieces = done.withLock { $0 }
    #expect(pieces.isSuperset(of: 0...10) && pieces.count < 1_000_000)
    if threads == 1 { #expect(pieces.count == 11) }
  }
}
