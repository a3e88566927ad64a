import DebrisEnvironment
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Active removal")
struct RemovalTests {
  static let grid = OrbitGrid(
    perigeeEdges: [700, 800, 900, 1_000].map { $0 * kilometre }, eccentricityEdges: [0, 0.01, 0.3],
    inclinationEdges: [0, 60, 100, 180].map { $0 * degree },
    shellEdges: [700, 800, 900, 1_000].map { $0 * kilometre })

  static func objectClass(_ type: ObjectType, _ mass: Double, _ radius: Double) -> ObjectClass {
    ObjectClass(
      bin: ClassBin(type: type, mass: mass / 2..<2 * mass), meanMass: mass,
      meanArea: 3 * radius * radius, meanRadius: radius,
      meanRadiusSquared: 1.2 * radius * radius)
  }
  static let classes = ClassTable(population: [
    objectClass(.rocketBody, 1_500, 2), objectClass(.rocketBody, 300, 1.5),
    objectClass(.inactivePayload, 800, 1.5), objectClass(.activePayload, 800, 1.5),
    objectClass(.fragment, 1, 0.2),
  ])

  static func population() -> BinnedPopulation {
    var population = BinnedPopulation(grid: grid, classCount: classes.count)
    for k in population.counts.indices { population.counts[k] = Double(1 + (k * 37) % 11) }
    return population
  }

  static func collisions(_ kernel: EncounterKernel, _ avoidance: Avoidance) -> Collisions {
    Collisions(
      grid: grid, classes: classes, residence: residence,
      settings: CollisionSettings(kernel: kernel, avoidance: avoidance),
      shellWeights: [1, 1, 1])
  }
  static let residence = ResidenceFractions(grid: grid)

  @Test(
    "Property: encounters by moments of the radius are those of all pairs, avoided ones too (1e-12)"
  )
  func moments() {
    for kernel in [
      .gas(grid: Self.grid), EncounterKernel(grid: Self.grid, residence: Self.residence),
    ] {
      let population = Self.population()
      var rates = CollisionRates(grid: Self.grid, classes: Self.classes)
      let avoidance = Avoidance(
        activeInactive: 0.7, activeActive: 0.9, sameConstellation: 1, smallestTracked: 0.1)
      Self.collisions(kernel, avoidance).evaluate(population, into: &rates)
      let all = rates.totalCatastrophic + rates.totalNonCatastrophic + rates.avoided
      var moments = EncounterMoments(grid: Self.grid, residence: Self.residence, kernel: kernel)
      moments.set(population, classes: Self.classes)
      var byStream = 0.0
      for s in 0..<3 {
        for m in 0..<kernel.streams.count { byStream += moments.rate(ofStream: m, shell: s) }
      }
      var byObject = 0.0
      for i in 0..<3 {
        for (c, objectClass) in Self.classes.classes.enumerated() {
          for bin in 0..<Self.grid.binCount {
            byObject +=
              population.counts[population.offset(class: c, inclination: i) + bin]
              * moments.rate(of: objectClass, bin: bin, inclination: i)
          }
        }
      }
      #expect(relativeError(byStream / 2, all) < 1e-12)
      #expect(relativeError(byObject / 2, all) < 1e-12)
    }
  }

  @Test("Property: the highest mass times probability goes first, within the limits")
  func selection() {
    var population = Self.population()
    // One crowded place: whoever is there is likeliest to be struck.
    let crowded = OrbitBin(perigee: 1, eccentricity: 0, inclination: 1)
    let fragment = Self.classes.firstFragment
    population[fragment, crowded, Self.grid] = 100_000
    func removal(_ change: (inout RemovalPolicy) -> Void) -> Removal {
      var policy = RemovalPolicy(
        rate: 1 / year, start: 2 * year, end: 4 * year, types: [.rocketBody, .inactivePayload])
      change(&policy)
      let kernel = EncounterKernel(grid: Self.grid, residence: Self.residence)
      var removal = Removal(
        policy: policy, classes: Self.classes, grid: Self.grid,
        moments: EncounterMoments(grid: Self.grid, residence: Self.residence, kernel: kernel))
      removal.rank(population, grid: Self.grid)
      return removal
    }
    let heavy = Self.classes.classes.firstIndex { $0.meanMass == 1_500 }!
    let first = removal { _ in }.selection(3, from: population, grid: Self.grid)
    #expect(first[0].objectClass == heavy && first[0].bin == crowded)
    #expect(first.reduce(0) { $0 + $1.count } == 3)
    // No more than there are, spilling into the next in rank
    let many = removal { _ in }.selection(1e9, from: population, grid: Self.grid)
    let held = Self.classes.classes.indices.reduce(0) {
      [.rocketBody, .inactivePayload].contains(Self.classes.classes[$1].type)
        ? $0 + population.count(ofClass: $1) : $0
    }
    #expect(relativeError(many.reduce(0) { $0 + $1.count }, held) < 1e-12)
    for taken in removal({ $0.types = [.inactivePayload] }).selection(
      50, from: population, grid: Self.grid)
    {
      #expect(Self.classes.classes[taken.objectClass].type == .inactivePayload)
    }
    for taken in removal({ $0.leastMass = 1_000 }).selection(50, from: population, grid: Self.grid)
    {
      #expect(taken.objectClass == heavy)
    }
    for taken in removal({
      $0.altitudes = 800 * kilometre...950 * kilometre
      $0.inclinations = 0...60 * degree
    }).selection(50, from: population, grid: Self.grid) {
      #expect(taken.bin == OrbitBin(perigee: 1, eccentricity: 0, inclination: 0))
    }
  }

  @Test("Property: the number is the rate times the time between start and end")
  func count() {
    let policy = RemovalPolicy(rate: 5 / year, start: 2 * year, end: 4 * year, types: [.rocketBody])
    #expect(policy.count(from: 0, to: 2 * year) == 0)
    #expect(relativeError(policy.count(from: 1.5 * year, to: 2.5 * year), 2.5) < 1e-12)
    #expect(relativeError(policy.count(from: 0, to: 9 * year), 10) < 1e-12)
    #expect(policy.count(from: 4 * year, to: 9 * year) == 0)
  }
}
