public import DebrisEnvironment
import NumericalMethods
import SpaceEnvironment

/// The objects of a scenario at its epoch, and how they collide: what needs no atmosphere.
public struct EpochModel {
  public let scenario: Scenario
  public var grid: OrbitGrid { scenario.grid }
  public let classes: ClassTable
  public let residence: ResidenceFractions
  /// The collision model; `nil` where the scenario has none.
  public let collisions: Collisions?

  /// Builds the model.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public init(_ given: Scenario) throws(OutsideGrid) {
    var scenario = given
    scenario.population = FragmentClasses.refining(
      given.population, to: given.smallestSize)
    self.scenario = scenario
    let grid = scenario.grid
    classes = Self.classes(of: scenario)
    let residence = ResidenceFractions(grid: grid)
    self.residence = residence
    guard let policy = scenario.collisions else {
      collisions = nil
      return
    }
    let objects = try Self.objectsByBin(of: scenario)
    let density = (0..<grid.shellCount).map { s in
      objects.indices.reduce(0) { $0 + objects[$1] * residence.ofBins[$1 % grid.binCount, s] }
        / grid.shellVolume(s)
    }
    collisions = Collisions(
      grid: grid, classes: classes, residence: residence,
      settings: policy.settings(
        grid: grid, residence: residence, objects: objects, smallestSize: scenario.smallestSize),
      shellWeights: density)
  }

  /// The rates of collisions at the epoch; `nil` where the scenario has none.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public func rates() throws(OutsideGrid) -> CollisionRates? {
    guard let collisions else { return nil }
    let (population, _) = try initialPopulation()
    var binned = BinnedPopulation(grid: grid, classCount: classes.count)
    binned.sum(population, grid: grid)
    var rates = CollisionRates(grid: grid, classes: classes)
    collisions.evaluate(binned, into: &rates)
    return rates
  }

  /// The classes of a scenario: of its population, its launches and the fragments of its breakups.
  static func classes(of scenario: Scenario) -> ClassTable {
    let population = unique(scenario.population.records.map(\.objectClass))
    let traffic = unique(
      (scenario.launches?.traffic.records.map(\.launched.objectClass) ?? [])
        + scenario.constellations.map { $0.objectClass(scenario.scheme) })
    let fragments =
      scenario.collisions == nil && scenario.explosions == nil && scenario.events.isEmpty
      ? []
      : FragmentClasses.all(
        population: population, scheme: scenario.scheme, smallestSize: scenario.smallestSize)
    return ClassTable(population: population, traffic: traffic, fragments: fragments)
  }

  private static func unique(_ classes: [ObjectClass]) -> [ObjectClass] {
    var bins: Set<ClassBin> = []
    return classes.filter { bins.insert($0.bin).inserted }
  }

  /// The objects of the initial population in each perigee x eccentricity x inclination bin.
  private static func objectsByBin(of scenario: Scenario) throws(OutsideGrid) -> [Double] {
    let grid = scenario.grid
    var objects = [Double](repeating: 0, count: grid.binCount * grid.inclinationCount)
    for record in scenario.population.records {
      for (bin, share) in try grid.placement(of: record) {
        let row = bin.perigee + grid.perigeeCount * bin.eccentricity
        objects[row + grid.binCount * bin.inclination] += record.count * share
      }
    }
    return objects
  }

  /// Places the initial population, and its active payloads in the fleet.
  ///
  /// - Throws: `OutsideGrid` where the grid does not cover the population.
  public func initialPopulation() throws(OutsideGrid) -> (Population, MissionFleet) {
    var population = Population(grid: grid, classCount: classes.count)
    var fleet = MissionFleet()
    for part in try initialObjects() {
      population.add(part.count, class: part.objectClass, bin: part.bin, grid: grid)
      if let ends = part.missionEnds {
        fleet.add(
          part.count, class: part.objectClass, bin: part.bin, retiringFrom: ends.lowerBound,
          to: ends.upperBound)
      }
    }
    return (population, fleet)
  }

  /// Objects of one class in one orbit bin at the epoch.
  struct InitialObjects: Sendable {
    var objectClass: Int
    var bin: OrbitBin
    var count: Double
    /// When their missions end, evenly between two moves since the epoch; `nil` for what has none.
    var missionEnds: ClosedRange<Double>?
  }

  /// The objects of the population, by class and orbit bin.
  func initialObjects() throws(OutsideGrid) -> [InitialObjects] {
    let movesPerYear = year / scenario.move
    var parts: [InitialObjects] = []
    for record in scenario.population.records {
      let c = classes.classes.firstIndex(of: record.objectClass)!
      var ends: ClosedRange<Double>?
      if record.objectClass.type.isActive {
        if let missionEnd = record.missionEndYear {
          // Missions end evenly over what is left of the calendar year.
          let start = max(0, (Double(missionEnd) - scenario.epoch) * movesPerYear)
          let end = max(start + 1, (Double(missionEnd + 1) - scenario.epoch) * movesPerYear)
          ends = start...end
        } else {
          // Nothing is known of the mission: what is left of it is even over its lifetime.
          ends = 0...max(1, scenario.missions.payloadLifetime / scenario.move)
        }
      }
      for (bin, share) in try grid.placement(of: record) {
        parts.append(
          InitialObjects(
            objectClass: c, bin: bin, count: record.count * share, missionEnds: ends))
      }
    }
    return parts
  }
}
