/// What one member of an ensemble has recorded.
public struct MemberRecord: Sendable {
  /// The number of the member, from 0 on.
  public var member: Int
  public var totals: [RunRecord.Totals] = []
  public var events: [CollisionEvent] = []
  /// The sums by type and shell, and the collisions by shell and pair of types, at the times that they are
  /// recorded at.
  var shells: [[Double]] = []
  var collisions: [[Double]] = []
}
