import DebrisEnvironment
import SpaceEnvironment

/// Runs the members of an ensemble on several threads.
///
/// Members are taken in batches, which share the times of every move.
public final class Ensemble: Sendable {
  public let model: EnsembleModel
  /// The most members of a batch.
  static let largestBatch = 32

  public init(_ model: EnsembleModel) { self.model = model }

  /// Runs all members, or some.
  ///
  /// - Parameters:
  ///   - members: Those that are run; all of them without it.
  ///   - record: The sums over the members before these.
  ///   - threads: How many batches run at the same time.
  ///   - progress: Told the share of all moves that is done, some times a second; returning `false`
  ///     stops the run.
  ///   - consume: Told what each member has recorded, in the order of members.
  /// - Returns: The means, or `nil` where the run was stopped.
  public func run(
    _ members: Range<Int>? = nil, adding record: EnsembleRecord? = nil, threads: Int,
    progress: (Double) -> Bool = { _ in true },
    consume: (MemberRecord) throws -> Void = { _ in }
  ) throws -> EnsembleRecord? {
    try MemberWork(
      members: members ?? 0..<model.policy.members, largestBatch: Self.largestBatch,
      layout: model.layout
    ).run(adding: record, threads: threads, progress: progress, consume: consume) { [self] in
      run($0, $1)
    }
  }

  /// Runs the members of a batch side by side.
  private func run(
    _ numbers: Range<Int>, _ progress: MemberWork.Progress
  ) -> Result<[MemberRecord], SimulationError> {
    let (scenario, layout) = (model.scenario, model.layout)
    let members = numbers.map { Member(model, number: $0) }
    let isOwn = model.policy.drawn.contains(.solarActivity)
    let projections = (isOwn ? Array(numbers) : [numbers.lowerBound]).map {
      scenario.projection(ofMember: $0)
    }
    var records = numbers.map { MemberRecord(member: $0) }
    var times = model.pathTimes
    let moves = scenario.movesPerStep
    for step in 0...layout.stepCount {
      for (n, member) in members.enumerated() where layout.hasTotals(afterStep: step) {
        let projection = projections[isOwn ? n : 0]
        records[n].totals.append(
          member.totals(f107: scenario.flux(at: member.time, of: projection)))
      }
      for (n, member) in members.enumerated() where layout.hasShells(afterStep: step) {
        records[n].shells.append(member.shellCounts())
        records[n].collisions.append(member.collisionCounts + member.otherCollisionCounts)
        if let cells = layout.sizes(ofMember: member.number) {
          records[n].sizes.append(member.sizePopulation(in: cells))
        }
      }
      if step == layout.stepCount { break }
      for move in step * moves..<(step + 1) * moves {
        for (n, member) in members.enumerated() {
          if isOwn || n == 0 {
            model.set(&times, move: move, under: projections[isOwn ? n : 0])
          }
          do { try member.advance(times) } catch { return .failure(error) }
        }
      }
      if progress.isStopped { return .success([]) }
      progress.add(Double(numbers.count) / Double(layout.stepCount))
    }
    for (n, member) in members.enumerated() { records[n].events = member.events }
    return .success(records)
  }
}
