import DebrisEnvironment

/// A whole object of a member of an ensemble.
struct MemberObject {
  var place: PathPlace
  /// When its mission ends, in moves since the epoch; infinite for what has none.
  var missionEnd: Float
  /// What its draws are numbered by: the same object has the same in every policy.
  var identity: UInt32
  var objectClass: UInt16
  var inclination: UInt8

  /// The class of what has been destroyed and is still to be cleared away.
  static let gone = UInt16.max
}
