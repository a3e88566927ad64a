import BreakupModel
import Glibc
import SpaceEnvironment
import TestSupport
import Testing

@testable import DebrisEnvironment

@Suite("Pairs of classes")
struct PairTableTests {
  /// A payload of 1000 kg, a stage of 2000 kg, and fragments of 0.5 kg and 20 kg.
  static func classes() -> ClassTable {
    ClassTable(population: [
      objectClass(.activePayload, mass: 1_000, radius: 1, meanRadiusSquared: 1.1),
      objectClass(.rocketBody, mass: 2_000, radius: 2, meanRadiusSquared: 4.5),
      objectClass(.fragment, mass: 0.5, radius: 0.1, areaToMassRatio: 0..<1),
      objectClass(.fragment, mass: 20, radius: 0.4, areaToMassRatio: 0..<1),
    ])
  }

  static func table(_ avoidance: Avoidance = .none, gas: Double? = nil) -> PairTable {
    let grid = smallGrid()
    let kernel =
      gas.map { EncounterKernel.gas(relativeSpeed: $0, grid: grid) }
      ?? EncounterKernel(grid: grid, residence: ResidenceFractions(grid: grid))
    return PairTable(
      classes: classes(), settings: CollisionSettings(kernel: kernel, avoidance: avoidance))
  }

  static func index(_ type: ObjectType, _ mass: Double) -> Int {
    classes().classes.firstIndex { $0.type == type && $0.meanMass == mass }!
  }

  @Test("Property: what happens and what is avoided are together σ = π ⟨(r₁ + r₂)²⟩")
  func crossSections() {
    let avoidance = Avoidance(
      activeInactive: 0.75, activeActive: 0.5, sameConstellation: 0, smallestTracked: 0.1)
    let (free, avoided) = (Self.table(), Self.table(avoidance))
    let classes = Self.classes().classes
    let n = classes.count
    for v in 0..<free.speedCount {
      for b in 0..<n {
        for a in 0..<n {
          let k = a + n * (b + n * v)
          let σ =
            Double.pi
            * (classes[a].meanRadiusSquared + classes[b].meanRadiusSquared
              + 2 * classes[a].meanRadius * classes[b].meanRadius)
          #expect(relativeError(free.catastrophic[k] + free.nonCatastrophic[k], σ) < 1e-12)
          #expect(free.avoided[k] == 0)
          let remaining = avoidance.remainingShare(classes[a], classes[b])
          #expect(
            relativeError(avoided.catastrophic[k] + avoided.nonCatastrophic[k], remaining * σ)
              < 1e-12)
          #expect(abs(avoided.avoided[k] - (1 - remaining) * σ) < 1e-12 * σ)
          #expect(avoided.catastrophic[k] == avoided.catastrophic[b + n * (a + n * v)])
        }
      }
    }
  }

  // 20 kg on 1000 kg: ½ 20 v²/1000 = 40 J/g at v = 2000 m/s. 0.5 kg on 1000 kg: at
  // √(2 · 40000 · 1000/0.5) = 12649 m/s, which leaves 0.9254445 of the bin from 12.5 to 14.5 km/s,
  // and 2/3 of the bin that ends at 6 km/s for 2000 m/s.
  @Test("Property: a pair turns catastrophic at 40 J/g, inside a bin by its share")
  func threshold() {
    let table = Self.table()
    let n = table.classCount
    let payload = Self.classes().classes.firstIndex {
      $0.type == .activePayload && $0.meanMass == 1_000
    }!
    let (small, large) = (Self.index(.fragment, 0.5), Self.index(.fragment, 20))
    for v in 0..<6 {
      func share(_ b: Int) -> Double {
        let k = payload + n * (b + n * v)
        return table.catastrophic[k] / (table.catastrophic[k] + table.nonCatastrophic[k])
      }
      #expect(abs(share(large) - (v >= 1 ? 1 : 2.0 / 3)) < 1e-9)
      #expect(abs(share(small) - [0, 0, 0, 0, 0.9254445, 1][v]) < 1e-6)
    }
    for (speed, expected) in [(12_640.0, 0.0), (12_660, 1)] {
      let gas = Self.table(gas: speed)
      let k = payload + n * small
      #expect(
        abs(gas.catastrophic[k] / (gas.catastrophic[k] + gas.nonCatastrophic[k]) - expected) < 1e-12
      )
    }
  }

  @Test("Property: of every catastrophic pair, fragments and dust carry the mass of both")
  func mass() {
    let table = Self.table(gas: 15_000)
    let classes = Self.classes()
    let (n, rows, fragments) = (table.classCount, table.rowsPerClass, table.fragmentCount)
    #expect(fragments == classes.fragmentCount && rows == fragments + 2)
    var checked = 0
    for b in 0..<n {
      for a in 0...b where table.nonCatastrophic[a + n * b] == 0 {
        let σ = table.catastrophic[a + n * b]
        var carried = table.dust[a + n * b]
        for (own, other) in a == b ? [(a, b)] : [(a, b), (b, a)] {
          let row = rows * own + rows * n * other
          for f in 0..<fragments {
            carried +=
              table.perObject[row + f] * classes.classes[classes.firstFragment + f].meanMass
          }
          // Each of the two is lost; in a class that meets itself, an object counts once.
          #expect(relativeError(table.perObject[row + fragments], σ) < 1e-12)
          #expect(table.perObject[row + fragments + 1] == 0)
        }
        // In a class that meets itself, per object: half of what an event of both yields
        let both = classes.classes[a].meanMass + classes.classes[b].meanMass
        if a == b {
          carried += carried - table.dust[a + n * b]
        }
        #expect(relativeError(carried, σ * both) < 1e-9, "\(a), \(b)")
        checked += 1
      }
    }
    #expect(checked >= 8)
  }
}
