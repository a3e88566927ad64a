import Dispatch
public import Evolution
import Synchronization

/// The members of an ensemble that follows objects one by one.
public struct ObjectEnsemble: Sendable {
  /// What one member leaves.
  public struct Member: Sendable {
    public let record: RunRecord
    /// The collisions in the order of time.
    public let collisions: [ObjectCollision]
  }

  public let members: [Member]

  /// Runs the members of an ensemble, each from streams of its own: the number of threads changes
  /// nothing but the time.
  ///
  /// - Parameters:
  ///   - threads: How many members run at the same time.
  ///   - goesOn: Told the share of the whole that is done, by any thread; `false` stops the run.
  /// - Returns: The ensemble, or `nil` where the run was stopped.
  public init?(
    _ model: ObjectModel, seed: Int, members count: Int, threads: Int,
    while goesOn: @Sendable (Double) -> Bool = { _ in true }
  ) {
    let steps = count * Int((model.scenario.duration / model.scenario.step).rounded())
    let next = Atomic(0)
    let done = Atomic(0)
    let results = Mutex([Member?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let k = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard k < count else { return }
        let simulation = ObjectSimulation(model, seed: seed, member: k)
        let record = simulation.run {
          goesOn(Double(done.wrappingAdd(1, ordering: .relaxed).newValue) / Double(steps))
        }
        guard let record else { return }
        let member = Member(record: record, collisions: simulation.collisions)
        results.withLock { $0[k] = member }
      }
    }
    let finished = results.withLock { $0.compactMap { $0 } }
    guard finished.count == count else { return nil }
    members = finished
  }
}
