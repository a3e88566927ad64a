/// The objects in orbit as a structure of arrays.
///
/// An object that is taken out gives its place to the last one.
public struct ObjectArrays: Sendable {
  /// See `OrbitingObject` for what the arrays hold.
  public private(set) var type: [UInt8] = []
  /// Masses [kg].
  public var mass: [Double] = []
  /// Cross-sections to drag [m²].
  public var area: [Double] = []
  /// Collision radii [m].
  public var radius: [Double] = []
  /// Perigee altitudes [m].
  public var perigee: [Double] = []
  /// Eccentricities [1].
  public var eccentricity: [Double] = []
  /// Inclinations [rad].
  public private(set) var inclination: [Double] = []
  /// Right ascensions of the nodes [rad].
  public var node: [Double] = []
  /// Arguments of the perigees [rad].
  public var argumentOfPerigee: [Double] = []
  /// The times at which missions end [s since the epoch].
  public private(set) var missionEnd: [Double] = []
  public private(set) var identity: [UInt32] = []

  public init() {}

  public var count: Int { type.count }

  public subscript(k: Int) -> OrbitingObject {
    OrbitingObject(
      type: Int(type[k]), mass: mass[k], area: area[k], radius: radius[k], perigee: perigee[k],
      eccentricity: eccentricity[k], inclination: inclination[k], node: node[k],
      argumentOfPerigee: argumentOfPerigee[k], missionEnd: missionEnd[k],
      identity: identity[k])
  }

  mutating func append(_ object: OrbitingObject) {
    type.append(UInt8(object.type))
    mass.append(object.mass)
    area.append(object.area)
    radius.append(object.radius)
    perigee.append(object.perigee)
    eccentricity.append(object.eccentricity)
    inclination.append(object.inclination)
    node.append(object.node)
    argumentOfPerigee.append(object.argumentOfPerigee)
    missionEnd.append(object.missionEnd)
    identity.append(object.identity)
  }

  mutating func remove(at k: Int) {
    func remove<Value>(_ values: inout [Value]) {
      values[k] = values[values.count - 1]
      values.removeLast()
    }
    remove(&type)
    remove(&mass)
    remove(&area)
    remove(&radius)
    remove(&perigee)
    remove(&eccentricity)
    remove(&inclination)
    remove(&node)
    remove(&argumentOfPerigee)
    remove(&missionEnd)
    remove(&identity)
  }

  /// Ends a mission: the object has another type from now on.
  mutating func endMission(of k: Int, as type: Int) {
    self.type[k] = UInt8(type)
    missionEnd[k] = .infinity
  }
}
