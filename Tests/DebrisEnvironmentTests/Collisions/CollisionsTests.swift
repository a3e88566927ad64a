import DebrisEnvironment
import Glibc
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

/// A model of collisions and what stands around it.
struct CollisionCase {
  let grid: OrbitGrid
  let collisions: Collisions
  var population: BinnedPopulation

  init(
    grid: OrbitGrid, classes: ClassTable, kernel: EncounterKernel? = nil,
    avoidance: Avoidance = .none, disablingThreshold: Double? = nil
  ) {
    self.grid = grid
    collisions = Collisions(
      grid: grid, classes: classes, residence: ResidenceFractions(grid: grid),
      settings: CollisionSettings(
        kernel: kernel ?? .gas(grid: grid), disablingThreshold: disablingThreshold,
        avoidance: avoidance),
      shellWeights: [Double](repeating: 1, count: grid.shellCount))
    population = BinnedPopulation(grid: grid, classCount: classes.count)
  }

  var classes: [ObjectClass] { collisions.classes.classes }

  mutating func add(_ count: Double, class c: Int, bin: Int, inclination i: Int) {
    population.counts[population.offset(class: c, inclination: i) + bin] += count
  }

  func rates() -> CollisionRates {
    var rates = CollisionRates(grid: grid, classes: collisions.classes)
    collisions.evaluate(population, into: &rates)
    return rates
  }

  /// The sum over all bins of what is laid out as the population, by class.
  func byClass(_ values: [Double]) -> [Double] {
    (0..<classes.count).map { c in
      (0..<grid.inclinationCount).reduce(0) { sum, i in
        let first = population.offset(class: c, inclination: i)
        return sum + values[first..<first + grid.binCount].reduce(0, +)
      }
    }
  }
}

@Suite("Collision rates")
struct CollisionsTests {
  /// One shell, one bin: circular orbits between 800 and 850 km.
  static let oneShell = OrbitGrid(
    perigeeEdges: [800 * kilometre, 850 * kilometre], eccentricityEdges: [0, 1e-9],
    inclinationEdges: [0, Double.pi], shellEdges: [800 * kilometre, 850 * kilometre])

  static let fragment = ObjectClass(
    bin: ClassBin(type: .fragment, mass: 0.3..<1, areaToMassRatio: 0.06..<0.2), meanMass: 0.4,
    meanArea: 0.04, meanRadius: 0.1, meanRadiusSquared: 0.01)

  static func classes(_ extra: [ObjectClass] = []) -> ClassTable {
    ClassTable(
      population: [
        objectClass(.rocketBody, mass: 1_000, radius: 1.5, area: 9, meanRadiusSquared: 2.5),
        objectClass(.inactivePayload, mass: 300, radius: 1, area: 3, meanRadiusSquared: 1.2),
        objectClass(.inactivePayload, mass: 50, radius: 0.4, area: 0.5),
        fragment,
      ] + extra, fragments: FragmentClasses.all(population: [], smallestSize: 0.1))
  }

  static func index(_ table: ClassTable, _ type: ObjectType, _ mass: Double) -> Int {
    table.classes.firstIndex { $0.type == type && $0.meanMass == mass }!
  }

  /// A population at random over all bins, inclinations and classes.
  static func random(_ avoidance: Avoidance = .none, isResolved: Bool = true) -> CollisionCase {
    let grid = smallGrid()
    let active = objectClass(.activePayload, mass: 200, radius: 0.8, area: 2)
    var c = CollisionCase(
      grid: grid, classes: classes([active]),
      kernel: isResolved
        ? EncounterKernel(grid: grid, residence: ResidenceFractions(grid: grid)) : nil,
      avoidance: avoidance)
    var generator = SplitMix(state: 5)
    for k in c.population.counts.indices {
      c.population.counts[k] = Double.random(in: 0...10, using: &generator)
    }
    return c
  }

  // In a shell of volume V, n₁ and n₂ objects meet n₁ n₂ σ v/V times per second, n₁ among themselves
  // half of n₁² σ₁₁ v/V times; σ = π ⟨(r₁ + r₂)²⟩. With v = 10 km/s: a stage of 1000 kg with another
  // and a payload of 300 kg are catastrophic (½ 300 v²/1000 = 15 MJ/kg); a fragment of 0.4 kg on the
  // stage has 20 kJ/kg, half of what it needs, and of another fragment 50 MJ/kg.
  @Test("Worked: two classes in one shell, a gas of 10 km/s")
  func twoClasses() {
    let table = Self.classes()
    var c = CollisionCase(grid: Self.oneShell, classes: table)
    let (stage, fragment) = (
      Self.index(table, .rocketBody, 1_000), Self.index(table, .fragment, 0.4)
    )
    let (n1, n2) = (800.0, 5_000.0)
    c.add(n1, class: stage, bin: 0, inclination: 0)
    c.add(n2, class: fragment, bin: 0, inclination: 0)
    let rates = c.rates()
    let volume = 4 / 3 * Double.pi * (pow(7_228_137, 3) - pow(7_178_137, 3))
    let σ12 = Double.pi * (2.5 + 2 * 1.5 * 0.1 + 0.01)
    let (σ11, σ22) = (Double.pi * (2 * 2.5 + 2 * 1.5 * 1.5), Double.pi * 0.04)
    let between = n1 * n2 * σ12 * 10_000 / volume
    let stages = 0.5 * n1 * n1 * σ11 * 10_000 / volume
    let fragments = 0.5 * n2 * n2 * σ22 * 10_000 / volume
    #expect(relativeError(rates.totalCatastrophic, stages + fragments) < 1e-12)
    #expect(relativeError(rates.totalNonCatastrophic, between) < 1e-12)
    let (rocketBody, debris) = (2, 4)
    #expect(
      relativeError(rates.catastrophic[rates.eventIndex(shell: 0, rocketBody, rocketBody)], stages)
        < 1e-12)
    #expect(
      relativeError(rates.nonCatastrophic[rates.eventIndex(shell: 0, debris, rocketBody)], between)
        < 1e-12)
    #expect(rates.avoided == 0)
    // A catastrophic event takes two objects; one that is not takes the fragment, and craters the
    // stage, which has no lighter class: a share of it goes.
    let (losses, down) = (c.byClass(rates.losses), c.byClass(rates.stepsDown))
    #expect(relativeError(losses[fragment], 2 * fragments + between) < 1e-12)
    let cratered = losses[stage] - 2 * stages
    // At most the momentum of the fragment times speed: M = m v² in kg (km/s)², 40 kg of 1000 kg.
    #expect(cratered > 0 && cratered < 0.0405 * between)
    #expect(down.allSatisfy { $0 == 0 })
  }

  /// The mass of fragments and dust over the mass destroyed, less one.
  static func massError(_ c: CollisionCase) -> Double {
    let rates = c.rates()
    let (losses, down) = (c.byClass(rates.losses), c.byClass(rates.stepsDown))
    var (destroyed, created) = (0.0, rates.dustMass)
    for (k, objectClass) in c.classes.enumerated() {
      destroyed += losses[k] * objectClass.meanMass
      created += rates.created[k] * objectClass.meanMass
      destroyed += down[k] * c.collisions.steppedMass(of: k)
      if c.collisions.stepDestinations(of: k).isEmpty { #expect(down[k] == 0) }
    }
    #expect(down.contains { $0 > 0 } && rates.dustMass > 0)
    return created / destroyed - 1
  }

  @Test(
    "Property: mass is conserved: fragments and dust are what was destroyed (1e-10), in a gas",
    arguments: [8_000.0, 10_000, 13_000])
  func mass(speed: Double) {
    var c = Self.random(isResolved: false)
    let kernel = EncounterKernel.gas(relativeSpeed: speed, grid: c.grid)
    let population = c.population
    c = CollisionCase(grid: c.grid, classes: c.collisions.classes, kernel: kernel)
    c.population = population
    #expect(abs(Self.massError(c)) < 1e-10)
  }

  @Test("Property: fragments and dust weigh what was destroyed, by wide and narrow bins of speed")
  func massBySpeed() {
    let c = Self.random()
    let error = Self.massError(c)
    #expect(abs(error) < 1e-10)
    let speeds = SpeedBins(edges: (0...64).map { 250 * Double($0) })
    var narrow = CollisionCase(
      grid: c.grid, classes: c.collisions.classes,
      kernel: EncounterKernel(
        grid: c.grid, residence: ResidenceFractions(grid: c.grid), speeds: speeds))
    narrow.population = c.population
    #expect(abs(Self.massError(narrow)) < 1e-10)
  }

  @Test("Property: all that is created goes into bins, decays at once or leaves (1e-12)")
  func created() {
    let c = Self.random()
    let rates = c.rates()
    let size = c.grid.binCount * c.grid.inclinationCount
    let first = c.collisions.classes.firstFragment
    #expect(rates.created[..<first].allSatisfy { $0 == 0 })
    for k in first..<c.classes.count {
      let start = size * (k - first)
      let gains = rates.gains[start..<start + size].reduce(0, +)
      #expect(
        abs(gains + rates.decaying[k] + rates.leaving[k] - rates.created[k])
          <= 1e-12 * rates.created[k])
      #expect(rates.gains[start..<start + size].allSatisfy { $0 >= 0 })
    }
  }

  @Test("Property: losses are events: two of each catastrophic one, one and a crater of the others")
  func losses() {
    let c = Self.random()
    let rates = c.rates()
    let total = rates.losses.reduce(0, +)
    let (catastrophic, others) = (rates.totalCatastrophic, rates.totalNonCatastrophic)
    #expect(total >= (2 * catastrophic + others) * (1 - 1e-12))
    #expect(
      total + rates.stepsDown.reduce(0, +) <= (2 * catastrophic + 2 * others) * (1 + 1e-12))
    #expect(rates.losses.allSatisfy { $0 >= 0 })
  }

  @Test("Property: the rates grow with the square of the population (1e-12)")
  func square() {
    var c = Self.random()
    let once = c.rates()
    for k in c.population.counts.indices { c.population.counts[k] *= 3 }
    let thrice = c.rates()
    #expect(relativeError(thrice.totalCatastrophic, 9 * once.totalCatastrophic) < 1e-12)
    #expect(relativeError(thrice.dustMass, 9 * once.dustMass) < 1e-12)
    for (a, b) in zip(thrice.losses, once.losses) { #expect(abs(a - 9 * b) <= 1e-12 * a) }
    for (a, b) in zip(thrice.gains, once.gains) { #expect(abs(a - 9 * b) <= 1e-11 * a) }
  }

  @Test("Property: inclinations that mirror each other give answers that mirror each other")
  func symmetry() {
    // In a gas all inclinations are alike.
    for isResolved in [false, true] {
      let grid = smallGrid()
      let table = Self.classes()
      let kernel =
        isResolved ? EncounterKernel(grid: grid, residence: ResidenceFractions(grid: grid)) : nil
      var (a, b) = (
        CollisionCase(grid: grid, classes: table, kernel: kernel),
        CollisionCase(grid: grid, classes: table, kernel: kernel)
      )
      for (k, c) in [0, 2, 4].enumerated() {
        for bin in [5, 20, 40] {
          a.add(30 + Double(k), class: c, bin: bin, inclination: 0)
          a.add(70, class: c, bin: bin, inclination: 1)
          b.add(30 + Double(k), class: c, bin: bin, inclination: 2)
          b.add(70, class: c, bin: bin, inclination: 1)
        }
      }
      let (ra, rb) = (a.rates(), b.rates())
      // The bands are of 60 degrees here: the quadrature of mirrored bands differs by 0.5 %.
      let tolerance = isResolved ? 0.005 : 1e-12
      #expect(relativeError(ra.totalCatastrophic, rb.totalCatastrophic) < tolerance)
      #expect(relativeError(ra.totalNonCatastrophic, rb.totalNonCatastrophic) < tolerance)
      for c in [0, 2, 4] {
        for bin in [5, 20, 40] {
          let first = ra.losses[a.population.offset(class: c, inclination: 0) + bin]
          let mirrored = rb.losses[b.population.offset(class: c, inclination: 2) + bin]
          #expect(relativeError(first, mirrored) < tolerance)
          #expect(first > 0)
        }
      }
    }
  }

  @Test("Property: a class split into two equal halves changes no rate (1e-12)")
  func split() {
    // Mission-related objects break up as payloads do: the same object by two names.
    let twin = objectClass(
      .missionRelatedObject, mass: 300, radius: 1, area: 3, meanRadiusSquared: 1.2)
    let table = ClassTable(
      population: [
        objectClass(.inactivePayload, mass: 300, radius: 1, area: 3, meanRadiusSquared: 1.2), twin,
        Self.fragment,
      ], fragments: FragmentClasses.all(population: [], smallestSize: 0.1))
    let payload = Self.index(table, .inactivePayload, 300)
    let other = Self.index(table, .missionRelatedObject, 300)
    let fragment = Self.index(table, .fragment, 0.4)
    let grid = smallGrid()
    func rates(_ first: Double) -> CollisionRates {
      var c = CollisionCase(
        grid: grid, classes: table,
        kernel: EncounterKernel(grid: grid, residence: ResidenceFractions(grid: grid)))
      for i in 0..<3 {
        for bin in [4, 6, 30] {
          c.add(first * 100, class: payload, bin: bin, inclination: i)
          if first < 1 { c.add((1 - first) * 100, class: other, bin: bin, inclination: i) }
          c.add(3_000, class: fragment, bin: bin, inclination: i)
        }
      }
      return c.rates()
    }
    let (whole, halves) = (rates(1), rates(0.5))
    #expect(relativeError(halves.totalCatastrophic, whole.totalCatastrophic) < 1e-12)
    #expect(relativeError(halves.totalNonCatastrophic, whole.totalNonCatastrophic) < 1e-12)
    #expect(relativeError(halves.dustMass, whole.dustMass) < 1e-12)
    for (a, b) in zip(halves.created, whole.created) { #expect(abs(a - b) <= 1e-12 * b) }
    for (a, b) in zip(halves.gains, whole.gains) { #expect(abs(a - b) <= 1e-12 * b) }
    #expect(
      relativeError(halves.losses.reduce(0, +), whole.losses.reduce(0, +)) < 1e-12)
  }

  @Test("Property: avoidance takes its share of a pair's collisions and counts it (1e-12)")
  func avoidance() {
    let table = Self.classes([objectClass(.activePayload, mass: 200, radius: 0.8, area: 2)])
    let (active, stage) = (
      Self.index(table, .activePayload, 200), Self.index(table, .rocketBody, 1_000)
    )
    func rates(_ avoidance: Avoidance) -> CollisionRates {
      var c = CollisionCase(grid: Self.oneShell, classes: table, avoidance: avoidance)
      c.add(50, class: active, bin: 0, inclination: 0)
      c.add(80, class: stage, bin: 0, inclination: 0)
      return c.rates()
    }
    let free = rates(.none)
    let avoiding = rates(
      Avoidance(activeInactive: 0.75, activeActive: 0.5, sameConstellation: 1, smallestTracked: 0.1)
    )
    let (payloads, stages) = (0, 2)
    for (pair, remaining) in [
      ((payloads, payloads), 0.5), ((payloads, stages), 0.25), ((stages, stages), 1),
    ] {
      let k = free.eventIndex(shell: 0, pair.0, pair.1)
      #expect(free.catastrophic[k] > 0)
      #expect(relativeError(avoiding.catastrophic[k], remaining * free.catastrophic[k]) < 1e-12)
    }
    #expect(free.avoided == 0)
    #expect(
      relativeError(avoiding.avoided + avoiding.totalCatastrophic, free.totalCatastrophic) < 1e-12)
    let everywhere = Self.random(
      Avoidance(activeInactive: 0.6, activeActive: 0.9, sameConstellation: 1, smallestTracked: 0.5))
    let (some, all) = (everywhere.rates(), Self.random().rates())
    #expect(
      relativeError(
        some.avoided + some.totalCatastrophic + some.totalNonCatastrophic,
        all.totalCatastrophic + all.totalNonCatastrophic) < 1e-12)
  }

  // A fragment of 0.4 kg at 10 km/s has 20 kJ per kg of a payload of 1000 kg: it does not break it,
  // and disables it from any threshold below. Of each such payload the crater takes its share of the
  // number, and the rest goes on as inactive.
  @Test(
    "Worked: a hit of 20 kJ/kg on an active payload ends its mission above the threshold, not below",
    arguments: [(nil, 0.0), (19_000.0, 1.0), (21_000, 0)])
  func disabling(threshold: Double?, share: Double) {
    let table = ClassTable(
      population: [objectClass(.activePayload, mass: 1_000), Self.fragment],
      fragments: FragmentClasses.all(population: [], smallestSize: 0.1))
    let (active, inactive, fragment) = (
      Self.index(table, .activePayload, 1_000), Self.index(table, .inactivePayload, 1_000),
      Self.index(table, .fragment, 0.4)
    )
    var c = CollisionCase(grid: Self.oneShell, classes: table, disablingThreshold: threshold)
    c.add(100, class: active, bin: 0, inclination: 0)
    c.add(5_000, class: fragment, bin: 0, inclination: 0)
    let rates = c.rates()
    let k = rates.eventIndex(shell: 0, 0, 4)
    let hits = rates.nonCatastrophic[k]
    #expect(hits > 0 && rates.catastrophic[k] == 0)
    #expect(rates.disabled <= share * hits && rates.disabled >= 0.95 * share * hits)
    #expect(c.collisions.steppedMass(of: active) == 0)
    let change = CollisionChange(grid: c.grid, classCount: table.count)
    change.set(rates, by: c.collisions)
    let offset = c.population.offset(class: inactive, inclination: 0)
    #expect(abs(change.rates[offset] - rates.disabled) <= 1e-12 * hits)
    // The crater weighs what the fragments and the dust do, less the projectile.
    let created = zip(rates.created, table.classes).reduce(rates.dustMass) {
      $0 + $1.0 * $1.1.meanMass
    }
    let losses = c.byClass(rates.losses)
    let destroyed = zip(losses, table.classes).reduce(0) { $0 + $1.0 * $1.1.meanMass }
    #expect(relativeError(created, destroyed) < 1e-10)
  }

  @Test("Property: objects in different shells never meet")
  func apart() {
    let grid = smallGrid()
    let table = Self.classes()
    var c = CollisionCase(
      grid: grid, classes: table,
      kernel: EncounterKernel(grid: grid, residence: ResidenceFractions(grid: grid)))
    c.add(1, class: 0, bin: 3, inclination: 1)
    let alone = c.rates().totalCatastrophic
    c.add(1, class: 0, bin: 8, inclination: 1)
    let two = c.rates().totalCatastrophic
    var other = CollisionCase(
      grid: grid, classes: table,
      kernel: EncounterKernel(grid: grid, residence: ResidenceFractions(grid: grid)))
    other.add(1, class: 0, bin: 8, inclination: 1)
    #expect(relativeError(two, alone + other.rates().totalCatastrophic) < 1e-12)
  }
}
