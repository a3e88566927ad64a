import Dispatch
import Synchronization

/// Runs the members of an ensemble in batches on several threads.
///
/// What they record is handed on in the order of members, so that nothing depends on the number of
/// threads.
public struct MemberWork: Sendable {
  private let members: Range<Int>
  private let largestBatch: Int
  private let layout: RecordLayout

  /// - Parameters:
  ///   - members: Those that are to be run.
  ///   - largestBatch: The most members of a batch.
  ///   - layout: What members record.
  public init(members: Range<Int>, largestBatch: Int, layout: RecordLayout) {
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

  /// Runs the members.
  ///
  /// - Parameters:
  ///   - record: The sums over the members before these.
  ///   - threads: How many batches run at the same time.
  ///   - progress: Told the share of the whole that is done, some times a second; returning `false`
  ///     stops the run.
  ///   - consume: Told what each member has recorded, in the order of members.
  ///   - batch: Runs some members; what it returns counts for nothing once the work is stopped.
  /// - Returns: The means, or `nil` where the run was stopped.
  public func run(
    adding record: EnsembleRecord? = nil, threads: Int, progress: (Double) -> Bool,
    consume: (MemberRecord) throws -> Void,
    batch: @escaping @Sendable (Range<Int>, Progress) -> Result<[MemberRecord], SimulationError>
  ) throws -> EnsembleRecord? {
    // Some batches for each thread; the size changes no digit.
    let size = max(1, min(largestBatch, members.count / (3 * threads)))
    let batches = (members.count + size - 1) / size
    let state = Progress()
    let signal = DispatchSemaphore(value: 0)
    let (first, end) = (members.lowerBound, members.upperBound)
    for _ in 0..<min(threads, batches) {
      DispatchQueue.global().async {
        while let k = state.take(of: batches) {
          state.finish(k, batch(first + k * size..<min(first + (k + 1) * size, end), state))
          signal.signal()
        }
      }
    }
    var record = record ?? EnsembleRecord(layout)
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
      if !progress(state.share / Double(max(1, members.count))) { return nil }
    }
    return record
  }
}
