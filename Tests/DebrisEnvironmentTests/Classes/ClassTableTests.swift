import DebrisEnvironment
import TestSupport
import Testing

@Suite("Class table")
struct ClassTableTests {
  static let masses = [0.7, 5, 20, 400, 2_500]
  static let table = ClassTable(population: masses.map { objectClass(.rocketBody, mass: $0) })

  static func shares(ofMass m: Double) -> [(class: Int, share: Double)] {
    table.shares(of: objectClass(.rocketBody, mass: m), as: .rocketBody)
  }

  @Test("Property: shares of a mass keep number and mass (Kumar and Ramkrishna 1996)")
  func shares() {
    var generator = SplitMix(state: 1)
    for _ in 0..<100 {
      let m = Double.random(in: 0.7...2_500, using: &generator)
      let shares = Self.shares(ofMass: m)
      #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-14)
      let mass = shares.reduce(0) { $0 + $1.share * Self.table.classes[$1.class].meanMass }
      #expect(relativeError(mass, m) < 1e-13)
      #expect(shares.allSatisfy { $0.share >= 0 })
      // The neighbours in mass and none further away
      for share in shares where share.share > 0 {
        let pivot = Self.table.classes[share.class].meanMass
        #expect(!Self.masses.contains { ($0 > pivot && $0 < m) || ($0 < pivot && $0 > m) })
      }
    }
    for m in Self.masses {
      let shares = Self.shares(ofMass: m)
      #expect(shares.count == 1 && Self.table.classes[shares[0].class].meanMass == m)
    }
    #expect(Self.shares(ofMass: 0.69).isEmpty && Self.shares(ofMass: 2_501).isEmpty)
    #expect(Self.table.shares(of: objectClass(.rocketBody, mass: 20), as: .fragment).isEmpty)
  }

  @Test("Property: every active payload finds inactive classes, every launch its type")
  func bracketed() {
    let launched = [
      objectClass(.activePayload, mass: 3_000), objectClass(.activePayload, mass: 4),
      objectClass(.rocketBody, mass: 6_000), objectClass(.constellation("c"), mass: 260),
    ]
    let table = ClassTable(
      population: [
        objectClass(.activePayload, mass: 900), objectClass(.inactivePayload, mass: 700),
        objectClass(.fragment, mass: 1),
      ], traffic: launched)
    for payload in launched where payload.type.isActive {
      #expect(!table.shares(of: payload, as: .inactivePayload).isEmpty)
    }
    let present = table.classes.first { $0.meanMass == 900 }!
    #expect(!table.shares(of: present, as: .inactivePayload).isEmpty)
    for launch in launched {
      #expect(!table.shares(of: launch, as: launch.type).isEmpty)
    }
  }

  // A class was added for it without end: the one that was as heavy was always found first.
  @Test("What is as heavy as another class, but larger, finds its own", .timeLimit(.minutes(1)))
  func equalMass() {
    let small = objectClass(.inactivePayload, mass: 150)
    let large = ObjectClass(
      bin: objectClass(.activePayload, mass: 150).bin, meanMass: 150, meanArea: 2 * small.meanArea,
      meanRadius: 1.5 * small.meanRadius, meanRadiusSquared: 2.25 * small.meanRadiusSquared)
    let table = ClassTable(population: [small], traffic: [large])
    #expect(table.classes.count == 3)
    for type in [ObjectType.activePayload, .inactivePayload] {
      let shares = table.shares(of: large, as: type)
      #expect(shares.count == 1)
      #expect(shares.allSatisfy { table.classes[$0.class].meanArea == large.meanArea })
    }
  }

  @Test("Property: what retires or is launched keeps its area and radius to 5 %")
  func likeness() {
    func like(_ type: ObjectType, mass: Double, area: Double) -> ObjectClass {
      ObjectClass(
        bin: ClassBin(type: type, mass: 1..<10), meanMass: mass, meanArea: area,
        meanRadius: area.squareRoot(), meanRadiusSquared: 1.1 * area)
    }
    let (small, stage) = (
      like(.activePayload, mass: 4.6, area: 0.35), like(.rocketBody, mass: 7, area: 2)
    )
    let table = ClassTable(
      population: [
        small, like(.inactivePayload, mass: 1, area: 0.02),
        like(.inactivePayload, mass: 5, area: 0.06), like(.rocketBody, mass: 7.1, area: 4),
      ], traffic: [stage])
    for (object, type) in [(small, ObjectType.inactivePayload), (stage, .rocketBody)] {
      let shares = table.shares(of: object, as: type)
      let area = shares.reduce(0) { $0 + $1.share * table.classes[$1.class].meanArea }
      #expect(relativeError(area, object.meanArea) <= 0.05)
    }
  }

  // One mass of each would make a class of the other ratio the nearest.
  @Test("Property: launches go to classes of their own bin of area-to-mass ratio, or make one")
  func ratios() {
    func cover(_ mass: Double, _ ratio: Double, radius: Double = 0.3) -> ObjectClass {
      ObjectClass(
        bin: ClassScheme.standard.bin(
          type: .missionRelatedObject, mass: mass, areaToMassRatio: ratio), meanMass: mass,
        meanArea: mass * ratio, meanRadius: radius, meanRadiusSquared: radius * radius)
    }
    let launched = [cover(5.1, 0.01), cover(5, 0.4), cover(20, 0.1), cover(5, 3)]
    let table = ClassTable(
      population: [
        cover(5, 0.01), cover(6, 0.4), cover(2, 0.1), cover(80, 0.1),
        objectClass(.fragment, mass: 1, areaToMassRatio: 0.2..<0.6),
      ], traffic: launched)
    #expect(table.firstFragment == table.count - 1)
    for object in launched {
      let shares = table.shares(of: object, as: .missionRelatedObject)
      func mean(_ quantity: KeyPath<ObjectClass, Double>) -> Double {
        shares.reduce(0) { $0 + $1.share * table.classes[$1.class][keyPath: quantity] }
      }
      #expect(abs(shares.reduce(0) { $0 + $1.share } - 1) < 1e-14)
      #expect(relativeError(mean(\.meanMass), object.meanMass) < 1e-13)
      #expect(relativeError(mean(\.meanArea), object.meanArea) <= 0.05)
      #expect(
        shares.allSatisfy {
          table.classes[$0.class].bin.areaToMassRatio == object.bin.areaToMassRatio
        })
    }
    // A list that does not resolve the ratio has classes of its own.
    let unresolved = objectClass(.missionRelatedObject, mass: 5)
    #expect(table.shares(of: unresolved, as: .missionRelatedObject).isEmpty)
    let mixed = ClassTable(population: [cover(5, 0.01)], traffic: [unresolved])
    #expect(mixed.count == 2)
  }

  @Test("Property: fragments come last, a column of each area-to-mass ratio, lighter ones first")
  func columns() {
    let table = ClassTable(population: [
      objectClass(.fragment, mass: 9, areaToMassRatio: 0.5..<1),
      objectClass(.fragment, mass: 1, areaToMassRatio: 0..<0.5),
      objectClass(.missionRelatedObject, mass: 2),
      objectClass(.fragment, mass: 1, areaToMassRatio: 0.5..<1),
      objectClass(.inactivePayload, mass: 50),
    ])
    #expect(table.firstFragment == 2 && table.fragmentCount == 3)
    #expect(table.fragmentColumns == [2..<3, 3..<5])
    #expect(table.classes[3].meanMass == 1 && table.classes[4].meanMass == 9)
    #expect(table.fragmentBins.map(\.representativeMass) == [1, 1, 9])
  }

  @Test("Property: a cratered object steps to the next lighter of its kind, if a tenth lighter")
  func neighbours() {
    let table = ClassTable(population: [
      objectClass(.activePayload, mass: 100), objectClass(.inactivePayload, mass: 100),
      objectClass(.inactivePayload, mass: 95), objectClass(.inactivePayload, mass: 60),
      objectClass(.fragment, mass: 5, areaToMassRatio: 0..<1),
      objectClass(.fragment, mass: 1, areaToMassRatio: 1..<2),
    ])
    func lighter(_ type: ObjectType, _ mass: Double) -> Double? {
      let c = table.classes.firstIndex { $0.type == type && $0.meanMass == mass }!
      return table.lighterNeighbour(of: c).map { table.classes[$0].meanMass }
    }
    #expect(lighter(.inactivePayload, 100) == 60)
    #expect(lighter(.inactivePayload, 95) == 60)
    #expect(lighter(.inactivePayload, 60) == nil)
    #expect(lighter(.activePayload, 100) == nil)
    #expect(lighter(.fragment, 5) == nil)
  }
}
