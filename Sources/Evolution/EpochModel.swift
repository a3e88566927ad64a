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
    let movesPerYear = year / scenario.move
    for record in scenario.population.records {
      let c = classes.classes.firstIndex(of: record.objectClass)!
      for (bin, share) in try grid.placement(of: record) {
        let count = record.count * share
        population.add(count, class: c, bin: bin, grid: grid)
        guard record.objectClass.type.isActive else { continue }
        if let missionEnd = record.missionEndYear {
          // Missions end evenly over what is left of the calendar year.
          let start = max(0, (Double(missionEnd) - scenario.epoch) * movesPerYear)
          let end = max(start + 1, (Double(missionEnd + 1) - scenario.epoch) * movesPerYear)
          fleet.add(count, class: c, bin: bin, retiringFrom: start, to: end)
        } else {
          // Nothing is known of the mission: what is left of it is even over its lifetime.
          fleet.add(
            count, class: c, bin: bin, retiringFrom: 0,
            to: max(1, scenario.missions.payloadLifetime / scenario.move))
        }
      }
    }
    return (population, fleet)
  }
}
