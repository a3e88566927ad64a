import DebrisEnvironment
import OrbitalMechanics
import SpaceEnvironment

/// One object with its own orbit.
public struct OrbitingObject: Sendable {
  /// The index of its type in `ObjectTypes`.
  var type: Int
  /// The mass [kg].
  public var mass: Double
  /// The cross-section to drag [m²].
  public var area: Double
  /// The collision radius [m].
  public var radius: Double
  /// The perigee altitude of the mean orbit over the equatorial radius [m].
  public var perigee: Double
  /// The eccentricity of the mean orbit [1].
  public var eccentricity: Double
  /// The inclination, the right ascension of the node and the argument of the perigee [rad].
  public var inclination: Double
  /// The right ascension of the node [rad].
  public var node: Double
  /// The argument of the perigee [rad].
  public var argumentOfPerigee: Double
  /// The time at which a mission ends [s since the epoch]; infinite for objects without one.
  public var missionEnd: Double
  /// What its draws are numbered by: the same object has the same in every policy.
  public var identity: UInt32
}

/// The types of a run: those that are reported, in their order, and constellations.
struct ObjectTypes: Sendable {
  static let (active, inactive, rocketBody, fragment) = (0, 1, 2, 4)

  let all: [ObjectType]
  /// For each type the one under which it is reported.
  let reported: [Int]

  init(_ present: [ObjectType]) {
    var types = ObjectType.reported
    for type in present where !types.contains(type) { types.append(type) }
    all = types
    reported = types.map { ObjectType.reported.firstIndex(of: $0.reportedType)! }
  }

  func index(of type: ObjectType) -> Int { all.firstIndex(of: type)! }

  func isActive(_ type: Int) -> Bool { reported[type] == Self.active }
}
