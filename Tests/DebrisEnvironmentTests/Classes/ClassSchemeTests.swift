import BreakupModel
import DebrisEnvironment
import Glibc
import TestSupport
import Testing

@Suite("Class schemes")
struct ClassSchemeTests {
  static let schemes: [ClassScheme] = [.standard, .reduced, .coarse, .fine]

  @Test("Property: a bin holds its object; a lower edge belongs to the bin above it")
  func bins() {
    var generator = SplitMix(state: 2)
    for scheme in Self.schemes {
      for type in ObjectType.reported + [.constellation("x")] {
        for _ in 0..<100 {
          let mass = pow(10, Double.random(in: -5...5, using: &generator))
          let ratio = pow(10, Double.random(in: -3...2, using: &generator))
          let bin = scheme.bin(type: type, mass: mass, areaToMassRatio: ratio)
          #expect(bin.type == type && bin.mass.contains(mass))
          #expect(bin.areaToMassRatio.contains(ratio))
          let isResolved = type == .fragment || type == .missionRelatedObject
          #expect(isResolved || bin.areaToMassRatio == 0..<Double.infinity)
        }
      }
    }
    #expect(
      ClassScheme.standard.bin(type: .rocketBody, mass: 1_000, areaToMassRatio: 1).mass
        == 1_000..<2_000)
    #expect(
      ClassScheme.standard.bin(type: .fragment, mass: 0.1, areaToMassRatio: 0.06)
        == ClassBin(type: .fragment, mass: 0.1..<0.3, areaToMassRatio: 0.06..<0.2))
    #expect(
      ClassScheme.standard.bin(type: .missionRelatedObject, mass: 5, areaToMassRatio: 0.02)
        == ClassBin(type: .missionRelatedObject, mass: 1..<10, areaToMassRatio: 0.02..<0.06))
  }

  @Test("Property: the fine scheme divides every bin of the standard in two")
  func nesting() {
    for path in [
      \ClassScheme.payloadMassEdges, \.rocketBodyMassEdges, \.missionRelatedMassEdges,
      \.fragmentMassEdges,
    ] {
      let (standard, fine) = (ClassScheme.standard[keyPath: path], ClassScheme.fine[keyPath: path])
      #expect(fine.count == 2 * standard.count - 1)
      #expect(Set(standard).isSubset(of: Set(fine)))
      for scheme in [ClassScheme.coarse, .reduced] {
        #expect(Set(scheme[keyPath: path]).isSubset(of: Set(standard)))
      }
      #expect(zip(fine, fine.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test("Property: names of types read back")
  func names() {
    for type in ObjectType.reported + [.constellation("one web")] {
      #expect(ObjectType(name: type.name) == type)
    }
    #expect(ObjectType(name: "constellation:") == nil && ObjectType(name: "debris") == nil)
  }
}

@Suite("Fragment classes")
struct FragmentClassesTests {
  // An object of 1.8 g and 2.5 m, as the list of 2018 has two: a bin up to 10 g and 0.2 m²/kg holds pieces
  // of 6 cm at the most.
  @Test("A class of pieces below 10 cm has the radius of its area, others keep theirs")
  func contradiction() throws {
    func record(mass: Double, upper: Double, radius: Double) -> PopulationRecord {
      PopulationRecord(
        objectClass: ObjectClass(
          bin: ClassBin(type: .fragment, mass: 0..<upper, areaToMassRatio: 0.06..<0.2),
          meanMass: mass, meanArea: 0.14 * mass, meanRadius: radius,
          meanRadiusSquared: radius * radius),
        perigeeAltitude: 600e3..<650e3, eccentricity: 0..<0.002, inclination: 1..<1.1,
        missionEndYear: nil, count: 1)
    }
    let table = PopulationTable(
      source: "", epoch: 2018,
      records: [
        record(mass: 0.0018, upper: 0.01, radius: 2.5), record(mass: 0.05, upper: 0.1, radius: 0.1),
      ])
    let classes = FragmentClasses.refining(table, to: 0.01).records.map(\.objectClass)
    #expect(relativeError(classes[0].meanRadius, (0.14 * 0.0018 / .pi).squareRoot()) < 1e-12)
    #expect(relativeError(classes[0].meanRadiusSquared, 0.14 * 0.0018 / .pi) < 1e-12)
    #expect(classes[1].meanRadius == 0.1 && classes[1].meanMass == 0.05)
    #expect(classes.allSatisfy { $0.bin.mass.lowerBound > 0 })
    // Counted from 10 cm on, bins and all else stay as they are.
    let standard = FragmentClasses.refining(table, to: 0.1).records
    #expect(standard[0].objectClass.meanRadiusSquared == classes[0].meanRadiusSquared)
    #expect(standard[0].objectClass.bin == table.records[0].objectClass.bin)
    #expect(standard[1] == table.records[1])
  }

  @Test(
    "Property: classes lie in their bins, and a fragment of the size counted can be in them",
    arguments: [0.01, 0.1])
  func feasible(smallestSize: Double) {
    let given = objectClass(.fragment, mass: 0.05, radius: 0.2, area: 0.004)
    let present = ObjectClass(
      bin: ClassScheme.standard.bin(type: .fragment, mass: 0.05, areaToMassRatio: 0.08),
      meanMass: 0.05, meanArea: 0.004, meanRadius: 0.2, meanRadiusSquared: 0.05)
    for population in [[], [given], [objectClass(.rocketBody, mass: 5), present]] {
      let classes = FragmentClasses.all(population: population, smallestSize: smallestSize)
      #expect(Set(classes.map(\.bin)).count == classes.count)
      #expect(classes.allSatisfy { $0.type == .fragment })
      for own in population where own.type == .fragment { #expect(classes.contains(own)) }
      for c in classes where !population.contains(c) {
        #expect(c.bin.mass.contains(c.meanMass))
        #expect(c.bin.areaToMassRatio.contains(c.areaToMassRatio))
        // Johnson et al. (2001), Eqs. 8 and 9: A = 0.540424 L² and 0.556945 L^2.0047077.
        let smallest =
          smallestSize < 0.00167
          ? 0.540424 * smallestSize * smallestSize
          : 0.556945 * pow(smallestSize, 2.0047077)
        #expect(c.bin.mass.upperBound * c.bin.areaToMassRatio.upperBound > smallest)
        #expect(c.bin.mass.lowerBound * c.bin.areaToMassRatio.lowerBound < 21)
      }
    }
  }

  @Test("Property: what is left out has less area than the smallest, or more than a piece of 6 m")
  func complete() {
    let classes = FragmentClasses.all(population: [], smallestSize: 0.1)
    let scheme = ClassScheme.standard
    var left = 0
    for (m1, m2) in zip(scheme.fragmentMassEdges, scheme.fragmentMassEdges.dropFirst()) {
      for (r1, r2) in zip(
        scheme.areaToMassEdges, scheme.areaToMassEdges.dropFirst())
      {
        let bin = ClassBin(type: .fragment, mass: m1..<m2, areaToMassRatio: r1..<r2)
        if classes.contains(where: { $0.bin == bin }) { continue }
        left += 1
        #expect(m2 * r2 <= 0.0055095 || m1 * r1 >= 20.2)
      }
    }
    #expect(left > 0 && left < 15)
  }
}
