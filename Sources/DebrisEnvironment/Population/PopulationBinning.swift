import NumericalMethods

/// Sorts objects into classes and orbit bins.
///
/// The means of a class are those of all its objects, so that number, mass and area of each type
/// survive, and no single object can be read out of a bin.
public struct PopulationBinning: Sendable {
  public let scheme: ClassScheme
  public let grid: OrbitGrid
  /// How long payloads stay active after their launch [yr].
  public let missionLifetime: Double

  public init(
    scheme: ClassScheme = .standard, grid: OrbitGrid = .standard, missionLifetime: Double = 8
  ) {
    self.scheme = scheme
    self.grid = grid
    self.missionLifetime = missionLifetime
  }

  private struct Moments {
    var (count, mass, area, radius, radiusSquared) = (0.0, 0.0, 0.0, 0.0, 0.0)

    mutating func add(_ object: SpaceObject) {
      count += 1
      mass += object.mass
      area += object.area
      radius += object.radius
      radiusSquared += object.radius * object.radius
    }

    func objectClass(_ bin: ClassBin) -> ObjectClass {
      ObjectClass(
        bin: bin, meanMass: mass / count, meanArea: area / count, meanRadius: radius / count,
        // Rounding must not make the mean square smaller than the square of the mean.
        meanRadiusSquared: max(radiusSquared / count, (radius / count) * (radius / count)))
    }
  }

  private struct Key: Hashable {
    var bin: ClassBin
    var orbit: Int
    var year: Int?
    var launchYear: Int?
  }

  /// Bins a population at an epoch.
  ///
  /// Whether a payload is active its list says; where it does not, one launched within the mission
  /// lifetime before the epoch is active, any other inactive. The missions of those that the list says
  /// are active beyond that lifetime have no known end. Active payloads of a constellation have its
  /// type.
  ///
  /// - Returns: The table, and the indices of the objects whose orbits are outside the grid.
  public func population(
    of objects: [SpaceObject], epoch: Double, source: String
  ) -> (table: PopulationTable, outside: [Int]) {
    let (records, outside) = bin(objects) { object in
      guard object.kind == .payload else { return (Self.type(of: object.kind), nil) }
      let end = object.launchDate.flatMap { launch in
        launch <= epoch && launch + missionLifetime > epoch ? launch + missionLifetime : nil
      }
      guard object.isActive ?? (end != nil) else { return (.inactivePayload, nil) }
      return (
        object.constellation.map { .constellation($0) } ?? .activePayload,
        end.map { Int($0.rounded(.down)) }
      )
    }
    return (
      PopulationTable(source: source, epoch: epoch, records: records.map(\.launched)), outside
    )
  }

  /// Bins launches by calendar year.
  ///
  /// - Returns: The table, and the indices of the objects that are outside the grid or the years.
  public func traffic(
    of objects: [SpaceObject], years: ClosedRange<Int>, source: String
  ) -> (table: TrafficTable, outside: [Int]) {
    let (records, outside) = bin(objects, years: years) { object in
      (object.kind == .payload ? .activePayload : Self.type(of: object.kind), nil)
    }
    return (TrafficTable(source: source, years: years, records: records), outside)
  }

  private static func type(of kind: SpaceObject.Kind) -> ObjectType {
    switch kind {
    case .payload: .inactivePayload
    case .rocketBody: .rocketBody
    case .missionRelatedObject: .missionRelatedObject
    case .fragment: .fragment
    }
  }

  private func bin(
    _ objects: [SpaceObject], years: ClosedRange<Int>? = nil,
    typed: (SpaceObject) -> (ObjectType, Int?)
  ) -> ([TrafficTable.Record], [Int]) {
    var moments: [ClassBin: Moments] = [:]
    var counts: [Key: Double] = [:]
    var outside: [Int] = []
    for (index, object) in objects.enumerated() {
      let launchYear = object.launchDate.map { Int($0.rounded(.down)) }
      guard let orbit = orbitIndex(of: object),
        years.map({ range in launchYear.map { range.contains($0) } ?? false }) ?? true
      else {
        outside.append(index)
        continue
      }
      let (type, missionEnd) = typed(object)
      let bin = scheme.bin(
        type: type, mass: object.mass, areaToMassRatio: object.area / object.mass)
      moments[bin, default: Moments()].add(object)
      counts[
        Key(bin: bin, orbit: orbit, year: missionEnd, launchYear: years == nil ? nil : launchYear),
        default: 0] += 1
    }
    let classes = Dictionary(
      uniqueKeysWithValues: moments.map { ($0.key, $0.value.objectClass($0.key)) })
    let records = counts.map { key, count in
      TrafficTable.Record(
        year: key.launchYear ?? 0,
        launched: record(classes[key.bin]!, orbit: key.orbit, year: key.year, count: count))
    }
    return (records.sorted { Self.order($0) < Self.order($1) }, outside)
  }

  /// The index of an orbit in the grid, `nil` outside it.
  private func orbitIndex(of object: SpaceObject) -> Int? {
    let perigee =
      object.semiMajorAxis * (1 - object.eccentricity) - grid.earth.equatorialRadius
    guard let p = binIndex(of: perigee, in: grid.perigeeEdges),
      let e = binIndex(of: object.eccentricity, in: grid.eccentricityEdges),
      // An inclination of 180 degrees belongs to the last bin.
      let i = binIndex(
        of: min(object.inclination, Double.pi.nextDown), in: grid.inclinationEdges)
    else { return nil }
    return p + grid.perigeeCount * (e + grid.eccentricityCount * i)
  }

  private func record(
    _ objectClass: ObjectClass, orbit: Int, year: Int?, count: Double
  ) -> PopulationRecord {
    let p = orbit % grid.perigeeCount
    let e = orbit / grid.perigeeCount % grid.eccentricityCount
    let i = orbit / grid.binCount
    return PopulationRecord(
      objectClass: objectClass,
      perigeeAltitude: grid.perigeeEdges[p]..<grid.perigeeEdges[p + 1],
      eccentricity: grid.eccentricityEdges[e]..<grid.eccentricityEdges[e + 1],
      inclination: grid.inclinationEdges[i]..<grid.inclinationEdges[i + 1],
      missionEndYear: year, count: count)
  }

  /// The order of rows in a file: year, type, class, then orbit.
  private static func order(
    _ record: TrafficTable.Record
  ) -> (Int, Int, Double, Double, OrbitOrder) {
    let launched = record.launched
    let bin = launched.objectClass.bin
    return (
      record.year, ObjectType.reported.firstIndex(of: bin.type.reportedType)!,
      bin.mass.lowerBound, bin.areaToMassRatio.lowerBound,
      OrbitOrder(
        inclination: launched.inclination.lowerBound,
        eccentricity: launched.eccentricity.lowerBound,
        perigee: launched.perigeeAltitude.lowerBound, year: launched.missionEndYear ?? 0,
        type: bin.type.name)
    )
  }

  private struct OrbitOrder: Comparable {
    var inclination, eccentricity, perigee: Double
    var year: Int
    var type: String

    static func < (a: Self, b: Self) -> Bool {
      (a.inclination, a.eccentricity, a.perigee, a.year, a.type)
        < (b.inclination, b.eccentricity, b.perigee, b.year, b.type)
    }
  }
}
