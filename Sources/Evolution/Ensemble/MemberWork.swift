import Dispatch
import Synchronization

/// Runs the members of an ensemble in batches on several threads.
///
/// What they record is handed on in the order of members, so that nothing depends on the number of
/// threads.
public struct MemberWork: Sendable {
  private let members: Int
  private let largestBatch: Int
  private let layout: RecordLayout

  /// - Parameter largestBatch: The most members of a batch.
  public init(members: Int, largestBatch: Int, layout: RecordLayout) {
    self.members = members
    self.largestBatch = largestBatch
    self.layout = layout
  }

  /// What the threads tell each other.
  public final class Progress: Sendable {
    private struct State {
      var next = 0
      var finished: [Int: Result<[MemberRecord], SimulationError>] = [:]
      var isStopped = false
      var share = 0.0
    }
    private let state = Mutex(State())

    /// Whether the work is to end.
    public var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Adds to what is done [members].
    public func add(_ share: Double) { state.withLock { $0.share += share } }

    fileprivate func take(of batches: Int) -> Int? {
      state.withLock {
        if $0.isStopped || $0.next >= batches { return nil }
        $0.next += 1
        return $0.next - 1
      }
    }
    fileprivate func finish(_ batch: Int, _ result: Result<[MemberRecord], SimulationError>) {
      state.withLock { $0.finished[batch] = result }
    }
    fileprivate func result(of batch: Int) -> Result<[MemberRecord], SimulationError>? {
      state.withLock { $0.finished.removeValue(forKey: batch) }
    }
    fileprivate func stop() { state.withLock { $0.isStopped = true } }
    fileprivate var share: Double { state.withLock { $0.share } }
  }

  /// Runs all members.
  ///
  /// - Parameters:
  ///   - threads: How many batches run at the same time.
  ///   - progress: Told the share of the whole that is done, some times a second; returning `false`
  ///     stops the run.
  ///   - consume: Told what each member has recorded, in the order of members.
  ///   - batch: Runs some members; what it returns counts for nothing once the work is stopped.
  /// - Returns: The means, or `nil` where the run was stopped.
  public func run(
    threads: Int, progress: (Double) -> Bool, consume: (MemberRecord) throws -> Void,
    batch: @escaping @Sendable (Range<Int>, Progress) -> Result<[MemberRecord], SimulationError>
  ) throws -> EnsembleRecord? {
    // Some batches for each thread; the size changes no digit.
    let size = max(1, min(largestBatch, members / (3 * threads)))
    let batches = (members + size - 1) / size
    let state = Progress()
    let signal = DispatchSemaphore(value: 0)
    let members = members
    for _ in 0..<min(threads, batches) {
      DispatchQueue.global().async {
        while let k = state.take(of: batches) {
          state.finish(k, batch(k * size..<min((k + 1) * size, members), state))
          signal.signal()
        }
      }
    }
    var record = EnsembleRecord(layout)
    var delivered = 0
    defer { state.stop() }
    while delivered < batches {
      _ = signal.wait(timeout: .now() + .milliseconds(100))
      while let result = state.result(of: delivered) {
        for member in try result.get() {
          try consume(member)
          record.add(member)
        }
        delivered += 1
      }
      if !progress(state.share / Double(members)) { return nil }
    }
    return record
  }
}
