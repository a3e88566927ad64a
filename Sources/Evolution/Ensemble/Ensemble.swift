import DebrisEnvironment
import Dispatch
import SpaceEnvironment
import Synchronization

/// Runs the members of an ensemble on several threads.
///
/// Members are taken in batches, which share the times of every move. What they record is handed on in
/// the order of members, so that nothing depends on the number of threads.
public final class Ensemble: Sendable {
  public let model: EnsembleModel
  /// The most members of a batch.
  static let largestBatch = 16

  public init(_ model: EnsembleModel) { self.model = model }

  private struct Progress {
    var next = 0
    var finished: [Int: Result<[MemberRecord], SimulationError>] = [:]
    var isStopped = false
    var share = 0.0
  }

  /// Runs all members.
  ///
  /// - Parameters:
  ///   - threads: How many batches run at the same time.
  ///   - progress: Told the share of all moves that is done, some times a second; returning `false`
  ///     stops the run.
  ///   - consume: Told what each member has recorded, in the order of members.
  /// - Returns: The means, or `nil` where the run was stopped.
  public func run(
    threads: Int, progress: (Double) -> Bool = { _ in true },
    consume: (MemberRecord) throws -> Void = { _ in }
  ) throws -> EnsembleRecord? {
    let members = model.policy.members
    // Some batches for each thread; the size changes no digit.
    let size = max(1, min(Self.largestBatch, members / (3 * threads)))
    let batches = (members + size - 1) / size
    let state = Shared()
    let signal = DispatchSemaphore(value: 0)
    for _ in 0..<min(threads, batches) {
      DispatchQueue.global().async { [self] in
        while let batch = state.take(of: batches) {
          let first = batch * size
          let result = run(first..<min(first + size, members), state)
          state.finish(batch, result)
          signal.signal()
        }
      }
    }
    var record = EnsembleRecord(model)
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

  /// What the threads share.
  private final class Shared: Sendable {
    private let progress = Mutex(Progress())

    func take(of batches: Int) -> Int? {
      progress.withLock {
        if $0.isStopped || $0.next >= batches { return nil }
        $0.next += 1
        return $0.next - 1
      }
    }
    func finish(_ batch: Int, _ result: Result<[MemberRecord], SimulationError>) {
      progress.withLock { $0.finished[batch] = result }
    }
    func result(of batch: Int) -> Result<[MemberRecord], SimulationError>? {
      progress.withLock { $0.finished.removeValue(forKey: batch) }
    }
    func stop() { progress.withLock { $0.isStopped = true } }
    var isStopped: Bool { progress.withLock { $0.isStopped } }
    var share: Double { progress.withLock { $0.share } }
    func add(_ share: Double) { progress.withLock { $0.share += share } }
  }

  /// Runs the members of a batch side by side.
  private func run(
    _ numbers: Range<Int>, _ shared: Shared
  ) -> Result<[MemberRecord], SimulationError> {
    let scenario = model.scenario
    let members = numbers.map { Member(model, number: $0) }
    let isOwn = model.policy.drawn.contains(.solarActivity)
    let projections = (isOwn ? Array(numbers) : [numbers.lowerBound]).map {
      model.projection(ofMember: $0)
    }
    var records = numbers.map { MemberRecord(member: $0) }
    var times = model.pathTimes
    let moves = scenario.movesPerStep
    for step in 0...model.stepCount {
      let isRecorded = step % model.recordSteps == 0 || step == model.stepCount
      let hasShells = step % model.shellSteps == 0 || step == model.stepCount
      for (n, member) in members.enumerated() where isRecorded {
        let projection = projections[isOwn ? n : 0]
        records[n].totals.append(
          member.totals(f107: scenario.flux(at: member.time, of: projection)))
        if hasShells {
          records[n].shells.append(member.shellCounts())
          records[n].collisions.append(member.collisionCounts + member.otherCollisionCounts)
        }
      }
      if step == model.stepCount { break }
      for move in step * moves..<(step + 1) * moves {
        for (n, member) in members.enumerated() {
          if isOwn || n == 0 {
            model.set(&times, move: move, under: projections[isOwn ? n : 0])
          }
          do { try member.advance(times) } catch { return .failure(error) }
        }
      }
      if shared.isStopped { return .success([]) }
      shared.add(Double(numbers.count) / Double(model.stepCount))
    }
    for (n, member) in members.enumerated() { records[n].events = member.events }
    return .success(records)
  }
}
