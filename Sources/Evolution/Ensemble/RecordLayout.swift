public import DebrisEnvironment
import SpaceEnvironment

/// When members of an ensemble record, and how their sums by shell are laid out.
///
/// What holds objects in bins and what follows them one by one records alike, so that the same tables are
/// written from both.
public struct RecordLayout: Sendable {
  public let grid: OrbitGrid
  /// The types by which shells are recorded: those of reports, then constellations.
  public let types: [ObjectType]
  /// The cells of populations by size, which some members record when they record shells; `nil` where
  /// none does.
  public let sizes: SizeCells?
  /// As many members record populations by size at most, the first ones: a megabyte each.
  public static let mostMembersWithSizes = 100
  /// The number of steps of a run, and those between records of totals and of shells.
  public let stepCount: Int
  private let totalsInterval: Int
  private let shellInterval: Int
  private let epoch: Double
  private let step: Double

  /// - Parameters:
  ///   - scenario: The scenario.
  ///   - present: The types that there may be.
  ///   - recordsSizes: Whether populations by size are recorded.
  public init(_ scenario: Scenario, types present: [ObjectType], recordsSizes: Bool = true) {
    grid = scenario.grid
    sizes = recordsSizes ? SizeCells(scenario.grid) : nil
    var types = ObjectType.reported
    for type in present where !types.contains(type) { types.append(type) }
    self.types = types
    stepCount = Int((scenario.duration / scenario.step).rounded())
    totalsInterval = Int((scenario.record.interval / scenario.step).rounded())
    shellInterval = Int((scenario.record.shellInterval / scenario.step).rounded())
    epoch = scenario.epoch
    step = scenario.step
  }

  /// Whether the totals are recorded after a number of steps.
  public func hasTotals(afterStep step: Int) -> Bool {
    step % totalsInterval == 0 || step == stepCount
  }

  /// Whether the shells are recorded after a number of steps.
  public func hasShells(afterStep step: Int) -> Bool {
    step % shellInterval == 0 || step == stepCount
  }

  /// The cells of the populations by size that a member records; `nil` where it records none.
  public func sizes(ofMember number: Int) -> SizeCells? {
    number < Self.mostMembersWithSizes ? sizes : nil
  }

  /// The dates at which shells are recorded.
  public var shellDates: [Double] {
    (0...stepCount).filter(hasShells).map { epoch + Double($0) * step / year }
  }

  /// Whether a record has all that members record, and nothing else.
  public func fits(_ record: MemberRecord) -> Bool {
    let cells = sizes(ofMember: record.member)
    let dates = (0...stepCount).count(where: hasShells)
    return record.totals.count == (0...stepCount).count(where: hasTotals)
      && record.shells.count == dates && record.collisions.count == dates
      && record.shells.allSatisfy { $0.count == shellSumCount }
      && record.collisions.allSatisfy { $0.count == 2 * collisionCount }
      && record.sizes.count == (cells == nil ? 0 : dates)
      && record.sizes.allSatisfy { Int($0.cells.last ?? 0) < cells?.count ?? 0 }
  }

  /// The number of sums by type and shell.
  public var shellSumCount: Int { 2 * grid.shellCount * types.count }

  /// The index of the number of a type in a shell; its mass follows after all shells.
  public func shellIndex(type row: Int, shell s: Int) -> Int { s + 2 * grid.shellCount * row }

  /// The number of collisions of one kind by shell and pair of types.
  public var collisionCount: Int {
    grid.shellCount * ObjectType.reported.count * ObjectType.reported.count
  }

  /// The index of the collisions of two reported types in a shell.
  public func collisionIndex(_ a: Int, _ b: Int, shell s: Int) -> Int {
    let T = ObjectType.reported.count
    return min(a, b) + T * (max(a, b) + T * s)
  }
}
