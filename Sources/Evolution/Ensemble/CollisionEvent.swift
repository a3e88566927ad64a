public import DebrisEnvironment

/// A collision of a member.
public struct CollisionEvent: Hashable, Sendable {
  /// The date as a decimal year.
  public let date: Double
  /// The altitude over the equatorial radius [m]; of objects in bins, that of the middle of the shell.
  public let altitude: Double
  /// The types and masses [kg] of the two, the heavier one first.
  public let typeA: ObjectType
  public let typeB: ObjectType
  /// The mass of the first [kg].
  public let massA: Double
  /// The mass of the second [kg].
  public let massB: Double
  /// The relative speed [m/s].
  public let speed: Double
  public let isCatastrophic: Bool
  /// The fragments that are counted, wherever they go.
  public let fragments: Int

  public init(
    date: Double, altitude: Double, typeA: ObjectType, typeB: ObjectType, massA: Double,
    massB: Double, speed: Double, isCatastrophic: Bool, fragments: Int
  ) {
    self.date = date
    self.altitude = altitude
    self.typeA = typeA
    self.typeB = typeB
    self.massA = massA
    self.massB = massB
    self.speed = speed
    self.isCatastrophic = isCatastrophic
    self.fragments = fragments
  }
}
