import NumericalMethods

/// A shell of like satellites that is filled, replenished and in the end left to retire.
///
/// Satellites work for a given time; the ones that retire, and those lost to collisions, are replaced
/// as long as the constellation lasts. Their launchers are not part of it.
public struct Constellation: Hashable, Sendable {
  public var name: String
  /// The altitude of the circular orbits over the equatorial radius [m].
  public var altitude: Double
  /// The inclination [rad].
  public var inclination: Double
  /// The number of working satellites when it is full.
  public var satelliteCount: Double
  /// The mass [kg], the collision radius [m] and the cross-section to drag [m²] of a satellite.
  public var mass: Double
  /// The collision radius [m].
  public var radius: Double
  /// The cross-section to drag [m²].
  public var area: Double
  /// How long a satellite works [s].
  public var lifetime: Double
  /// When the filling starts and the replenishing ends [s since the epoch].
  public var start: Double
  /// When the replenishing ends [s since the epoch].
  public var end: Double
  /// How long the filling takes [s].
  public var filling: Double
  /// The rule for satellites at the end of their work; `nil` for that of all payloads.
  public var disposal: DisposalSchedule?

  public init(
    name: String, altitude: Double, inclination: Double, satelliteCount: Double, mass: Double,
    radius: Double, area: Double, lifetime: Double, start: Double, end: Double = .infinity,
    filling: Double, disposal: DisposalSchedule? = nil
  ) {
    self.name = name
    self.altitude = altitude
    self.inclination = inclination
    self.satelliteCount = satelliteCount
    self.mass = mass
    self.radius = radius
    self.area = area
    self.lifetime = lifetime
    self.start = start
    self.end = end
    self.filling = filling
    self.disposal = disposal
  }

  public var type: ObjectType { .constellation(name) }

  /// The class of the satellites.
  public func objectClass(_ scheme: ClassScheme) -> ObjectClass {
    ObjectClass(
      bin: scheme.bin(type: type, mass: mass, areaToMassRatio: area / mass), meanMass: mass,
      meanArea: area, meanRadius: radius, meanRadiusSquared: radius * radius)
  }

  /// The orbit bin of the satellites, `nil` where the grid does not cover it.
  public func bin(of grid: OrbitGrid) -> OrbitBin? {
    guard let p = binIndex(of: altitude, in: grid.perigeeEdges),
      let i = binIndex(of: min(inclination, Double.pi.nextDown), in: grid.inclinationEdges)
    else { return nil }
    return OrbitBin(perigee: p, eccentricity: 0, inclination: i)
  }

  /// Returns the orbit bin of the satellites.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover it.
  public func placement(
    in grid: OrbitGrid, as objectClass: ObjectClass
  ) throws(OutsideGrid) -> OrbitBin {
    if let bin = bin(of: grid) { return bin }
    throw OutsideGrid(
      record: PopulationRecord(
        objectClass: objectClass, perigeeAltitude: altitude..<altitude.nextUp,
        eccentricity: 0..<Double.leastNonzeroMagnitude,
        inclination: inclination..<inclination.nextUp, missionEndYear: nil, count: satelliteCount),
      covered: 0)
  }

  /// Returns the number of satellites that are wanted at a time [s since the epoch]; `nil` where
  /// nothing is launched any more, or yet.
  public func wanted(at time: Double) -> Double? {
    guard time > start, time <= end else { return nil }
    return filling > 0 ? satelliteCount * min(1, (time - start) / filling) : satelliteCount
  }
}
