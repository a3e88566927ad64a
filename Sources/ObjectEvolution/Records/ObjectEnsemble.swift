public import Evolution

/// Runs the members of an ensemble that follows objects one by one, as `Ensemble` does those in bins.
public struct ObjectEnsemble: Sendable {
  public let model: ObjectModel

  public init(_ model: ObjectModel) { self.model = model }

  /// Runs all members, or some, each from streams of its own: the number of threads changes nothing but the
  /// time.
  ///
  /// - Parameters:
  ///   - members: Those that are run; all of them without it.
  ///   - record: The sums over the members before these.
  ///   - threads: How many members run at the same time.
  ///   - progress: Told the share of all steps that is done, some times a second; returning `false`
  ///     stops the run.
  ///   - consume: Told what each member has recorded, in the order of members.
  /// - Returns: The means, or `nil` where the run was stopped.
  public func run(
    _ members: Range<Int>? = nil, adding record: EnsembleRecord? = nil, threads: Int,
    progress: (Double) -> Bool = { _ in true },
    consume: (MemberRecord) throws -> Void = { _ in }
  ) throws -> EnsembleRecord? {
    let model = model
    let members = members ?? 0..<model.scenario.ensemble.members
    return try MemberWork(members: members, largestBatch: 1, layout: model.layout)
      .run(adding: record, threads: threads, progress: progress, consume: consume) {
        numbers, progress in
        var records: [MemberRecord] = []
        for number in numbers {
          do throws(SimulationError) {
            let record = try ObjectSimulation(model, member: number).run {
              progress.add(1 / Double(model.layout.stepCount))
              return !progress.isStopped
            }
            guard let record else { return .success([]) }
            records.append(record)
          } catch {
            return .failure(error)
          }
        }
        return .success(records)
      }
  }
}
