/// What one member of an ensemble has recorded.
public struct MemberRecord: Sendable {
  /// The number of the member, from 0 on.
  public let member: Int
  public var totals: [RunRecord.Totals] = []
  public var events: [CollisionEvent] = []
  /// The sums by type and shell, and the catastrophic and then the other collisions by shell and pair of
  /// types since the epoch, at the times that they are recorded at; see `RecordLayout`.
  public var shells: [[Double]] = []
  public var collisions: [[Double]] = []
  /// The populations by size at the same times; empty where they are not recorded.
  public var sizes: [MemberSizes] = []

  public init(member: Int) { self.member = member }
}
