public import DebrisEnvironment

/// A collision that happened in a member.
public struct ObjectCollision: Hashable, Sendable {
  /// The date as a decimal year.
  public var date: Double
  /// The altitude over the equatorial radius [m].
  public var altitude: Double
  /// The latitude [rad].
  public var latitude: Double
  /// The types and masses [kg] of both objects, the heavier one first.
  public var targetType: ObjectType
  public var projectileType: ObjectType
  public var targetMass: Double
  public var projectileMass: Double
  /// The relative speed [m/s].
  public var speed: Double
  public var isCatastrophic: Bool
  /// The number of fragments that are counted, wherever they go.
  public var fragments: Int
}
