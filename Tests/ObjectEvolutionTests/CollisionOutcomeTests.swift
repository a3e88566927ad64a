import DebrisEnvironment
import Evolution
import SpaceEnvironment
import Testing

@testable import ObjectEvolution

@Suite("Outcomes of collisions of objects")
struct CollisionOutcomeTests {
  /// Few objects, a hundred metres wide, so that they collide.
  static func scenario(
    avoidance: Avoidance = .none, disabling: Double? = nil, duration_yr: Double = 6
  ) -> Scenario {
    func wide(_ type: ObjectType, mass: Double) -> ObjectClass {
      SmallScenario.objectClass(type, mass: mass, area: mass / 100, radius: 120)
    }
    return SmallScenario.make(
      population: PopulationTable(
        source: "invented", epoch: 2020,
        records: [
          SmallScenario.record(wide(.activePayload, mass: 800), 60, missionEnd: 2030),
          SmallScenario.record(wide(.rocketBody, mass: 1_200), 60),
          SmallScenario.record(wide(.fragment, mass: 0.2), 60, inclination: 2),
        ]), duration_yr: duration_yr, launches: nil,
      collisions: .init(
        kernel: .resolved, disablingThreshold: disabling, avoidance: avoidance,
        interval: 2 * year))
  }

  @Test("Objects and mass are accounted for, and what collisions destroy is fragments or dust")
  func budgets() throws {
    for member in 0..<3 {
      let simulation = ObjectSimulation(
        ObjectModel(Self.scenario()), member: member)
      let record = try #require(try simulation.run())
      let start = record.totals[0]
      for row in record.totals {
        #expect(row.objectsInGrid == start.objectsInGrid + row.objects.balance)
        #expect(abs(row.massInGrid - start.massInGrid - row.massBudget.balance) < 1e-5)
        #expect(
          abs(
            row.massBudget.lostToCollisions - row.massBudget.createdByCollisions
              - row.massBelowCutoff) < 1e-5)
      }
      let last = record.totals.last!
      let events = simulation.collisions
      #expect(events.count > 5)
      #expect(
        last.objects.lostToCollisions
          == events.reduce(0) { $0 + ($1.isCatastrophic ? 2 : 1) })
      #expect(
        last.objects.createdByCollisions == Double(events.reduce(0) { $0 + $1.fragments }))
      #expect(zip(events, events.dropFirst()).allSatisfy { $0.date <= $1.date })
      for event in events {
        let energy =
          0.5 * event.massB * event.speed * event.speed / event.massA
        #expect(event.isCatastrophic == (energy >= 40_000))
        #expect(event.speed < 22_000 && event.massA >= event.massB)
        #expect((200_000..<2_000_000).contains(event.altitude))
      }
      #expect(record.collisions.last!.reduce(0, +) == Double(events.count))
    }
  }

  @Test("Avoided encounters leave no trace but their number")
  func avoidance() throws {
    let avoiding = Avoidance(
      activeInactive: 1, activeActive: 1, sameConstellation: 1, smallestTracked: 0.1)
    let simulation = ObjectSimulation(
      ObjectModel(Self.scenario(avoidance: avoiding, duration_yr: 2)), member: 0)
    _ = try simulation.run()
    #expect(simulation.avoidedCollisions > 2)
    #expect(
      !simulation.collisions.contains {
        $0.typeA == .activePayload || $0.typeB == .activePayload
      })
  }

  @Test("A hard hit that leaves a payload whole ends its mission")
  func disabling() throws {
    let simulation = ObjectSimulation(
      ObjectModel(Self.scenario(disabling: 100)), member: 0)
    _ = try simulation.run()
    let cratered = simulation.collisions.count {
      $0.typeA == .activePayload && !$0.isCatastrophic
    }
    #expect(cratered > 0 && simulation.disabledPayloads == Double(cratered))
    #expect(simulation.objects.type.contains(1))
  }

  // Between samples a pair in reach collides with a chance of 6 % at most.
  @Test("Cubes and the kinetic rate give members with about as many collisions")
  func methods() throws {
    let counts = try [CollisionMethod.kinetic, .cube(edge: 80_000, interval: day / 5)].map {
      let run = try SmallScenario.members(
        Self.scenario(duration_yr: 1), 8, seed: 6, method: $0)
      return Double(run.members.reduce(0) { $0 + $1.events.count })
    }
    #expect(counts[0] > 20)
    #expect(abs(counts[0] - counts[1]) < 4 * (counts[0] + counts[1]).squareRoot())
  }
}
