/// The objects in orbit as a structure of arrays.
///
/// An object that is taken out gives its place to the last one.
public struct ObjectArrays: Sendable {
  /// See `OrbitingObject` for what the arrays hold.
  public private(set) var type: [UInt8] = []
  public var mass: [Double] = []
  public var area: [Double] = []
  public var radius: [Double] = []
  public var perigee: [Double] = []
  public var eccentricity: [Double] = []
  public private(set) var inclination: [Double] = []
  public var node: [Double] = []
  public var argumentOfPerigee: [Double] = []
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
