public import SpaceEnvironment

/// The orbits on which objects were launched, from those on which a later catalogue has them.
///
/// Drag under the recorded activity is traced back from the catalogue to the launch. Payloads that are heavy
/// enough kept their station during their mission: they are traced back to its end. An orbit is not
/// traced above the highest perigee of the grid.
public struct LaunchOrbits: Sendable {
  private let drag: RecordedDrag
  private let snapshot: Double
  private let missionLifetime: Double
  private let leastStationMass: Double
  private let dragCoefficient: Double
  private let ceiling: Double

  /// - Parameters:
  ///   - atmosphere: The air.
  ///   - activity: The recorded activity.
  ///   - start: The date of the first launch [decimal year].
  ///   - snapshot: The date of the catalogue [decimal year].
  ///   - missionLifetime: How long payloads keep their station [yr].
  ///   - leastStationMass: The mass from which on they keep one [kg].
  ///   - dragCoefficient: C_D [1].
  ///   - grid: The orbit bins and their cells.
  public init(
    atmosphere: any Atmosphere, activity: SolarProjection, from start: Double, snapshot: Double,
    missionLifetime: Double, leastStationMass: Double = 0, dragCoefficient: Double = 2.2,
    grid: OrbitGrid = .standard
  ) {
    drag = RecordedDrag(
      atmosphere: atmosphere, activity: activity, from: start, to: snapshot, grid: grid)
    self.snapshot = snapshot
    self.missionLifetime = missionLifetime
    self.leastStationMass = leastStationMass
    self.dragCoefficient = dragCoefficient
    ceiling = grid.perigeeEdges.last!.nextDown
  }

  /// Returns an object on the orbit of its launch; unchanged where it has no launch date.
  public func atLaunch(_ object: SpaceObject) -> SpaceObject {
    guard let launch = object.launchDate, launch < snapshot else { return object }
    let keptStation = object.kind == .payload && object.mass >= leastStationMass
    let release = keptStation ? launch + missionLifetime : launch
    guard release < snapshot, object.perigeeAltitude > RecordedDrag.floor,
      object.perigeeAltitude < ceiling
    else { return object }
    let orbit = RecordedDrag.Orbit(
      perigeeAltitude: object.perigeeAltitude, eccentricity: object.eccentricity)
    guard
      let earlier = drag.moved(
        orbit, inclination: object.inclination,
        ballisticCoefficient: dragCoefficient * object.area / object.mass, from: snapshot,
        to: max(release, drag.start), ceiling: ceiling)
    else { return object }
    var moved = object
    moved.eccentricity = min(earlier.eccentricity, 0.9)
    moved.semiMajorAxis =
      (drag.earth.equatorialRadius + min(earlier.perigeeAltitude, ceiling))
      / (1 - moved.eccentricity)
    return moved
  }
}
