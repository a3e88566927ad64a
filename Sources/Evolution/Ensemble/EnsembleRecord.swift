import DebrisEnvironment
import SpaceEnvironment

/// The means of an ensemble: sums over members, taken in their order.
public struct EnsembleRecord: Sendable {
  private let layout: RecordLayout
  /// The number of members that have been added.
  public private(set) var memberCount = 0
  private var totals: [RunRecord.Totals] = []
  private var shells: [[Double]] = []
  private var collisions: [[Double]] = []
  private var sizes: [SizeSums] = []
  private var memberCountOfSizes = 0

  public init(_ layout: RecordLayout) {
    self.layout = layout
    if let cells = layout.sizes { sizes = layout.shellDates.map { _ in SizeSums(cells) } }
  }

  public mutating func add(_ member: MemberRecord) {
    memberCount += 1
    if !member.sizes.isEmpty { memberCountOfSizes += 1 }
    for (k, population) in member.sizes.enumerated() { sizes[k].add(population) }
    if totals.isEmpty {
      (totals, shells, collisions) = (member.totals, member.shells, member.collisions)
      return
    }
    for k in totals.indices { totals[k].add(member.totals[k]) }
    for k in shells.indices {
      for n in shells[k].indices { shells[k][n] += member.shells[k][n] }
      for n in collisions[k].indices { collisions[k][n] += member.collisions[k][n] }
    }
  }

  /// The means over members, as a run records its state.
  public var mean: RunRecord {
    var record = RunRecord()
    let factor = 1 / Double(max(1, memberCount))
    record.totals = totals.map { $0.scaled(by: factor) }
    let (grid, reported) = (layout.grid, ObjectType.reported)
    let S = grid.shellCount
    for (date, sums) in zip(layout.shellDates, sizes) {
      record.sizes += sums.means(of: max(1, memberCountOfSizes), date: date)
    }
    for (k, date) in layout.shellDates.enumerated() {
      for (row, type) in layout.types.enumerated() {
        for s in 0..<S {
          let index = layout.shellIndex(type: row, shell: s)
          let count = factor * shells[k][index]
          record.shells.append(
            RunRecord.ShellPopulation(
              date: date, type: type, altitude: grid.shellEdges[s]..<grid.shellEdges[s + 1],
              count: count, mass: factor * shells[k][index + S],
              spatialDensity: count / grid.shellVolume(s)))
        }
      }
      for s in 0..<S {
        for b in reported.indices {
          for a in 0...b {
            let index = layout.collisionIndex(a, b, shell: s)
            for (isCatastrophic, offset) in [(true, 0), (false, layout.collisionCount)]
            where collisions[k][index + offset] > 0 {
              record.collisions.append(
                RunRecord.ShellCollisions(
                  date: date, altitude: grid.shellEdges[s]..<grid.shellEdges[s + 1],
                  typeA: reported[a], typeB: reported[b], isCatastrophic: isCatastrophic,
                  expectedCount: factor * collisions[k][index + offset]))
            }
          }
        }
      }
    }
    return record
  }
}

extension RunRecord.Totals {
  mutating func add(_ other: Self) {
    for k in counts.indices { counts[k] += other.counts[k] }
    for number in Self.single { self[keyPath: number] += other[keyPath: number] }
    for flow in Budget.flows {
      objects[keyPath: flow] += other.objects[keyPath: flow]
      massBudget[keyPath: flow] += other.massBudget[keyPath: flow]
    }
  }

  func scaled(by factor: Double) -> Self {
    var result = self
    for k in counts.indices { result.counts[k] *= factor }
    for number in Self.single { result[keyPath: number] *= factor }
    for flow in Budget.flows {
      result.objects[keyPath: flow] *= factor
      result.massBudget[keyPath: flow] *= factor
    }
    return result
  }
}
