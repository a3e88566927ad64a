import DebrisEnvironment
import Evolution
import SpaceEnvironment
import TestSupport
import Testing

// References
// The project's facts, section 7: fragments that the breakup model expects, and those in the public
// catalogue of 1 January, which is a lower bound.

@Suite("Fragmentations of the past", .tags(.validation))
struct EventTests {
  @Test("The shipped events have the orbits, masses and dates of the facts")
  func shippedEvents() throws {
    let fengyun = try shipped("fengyun-1c")
    let event = try #require(fengyun.events.first)
    #expect(fengyun.population.records.isEmpty && fengyun.events.count == 1)
    #expect(abs(event.date - 2_007 - 10 / 365.0) < 1e-6)
    #expect(event.perigee == 843_000 && event.apogee == 862_000)
    #expect(event.parent.mass == 920 && event.fragmentCount == 3_037)
    #expect(event.cause == .collision(mass: 920))
    #expect(try shipped("iridium-cosmos").events.map(\.parent.mass) == [560, 900])
  }

  // Measured: 1512 created; 362 left on 2023-01-31; the catalogue had 303 on 2023-01-01.
  @Test(
    "Published: of Cosmos 1408, 1534 fragments; 303 or more, not twice as many, in January 2023")
  func cosmos1408() throws {
    let simulation = try Simulation(EvolutionModel(shipped("cosmos-1408", "duration_yr=1.25")))
    let record = try #require(try simulation.run())
    let last = try #require(record.totals.last)
    #expect(last.objects.createdByEvents > 1_450 && last.objects.createdByEvents < 1_545)
    #expect(abs(last.date - 2_023.083) < 0.01)
    #expect(last.total > 303 && last.total < 606)
    for totals in record.totals {
      #expect(abs(totals.objectsInGrid - totals.objects.balance) < 1e-6)
      #expect(abs(totals.massInGrid - totals.massBudget.balance) < 1e-6)
    }
    // What is created and what is too small weigh what the satellite did.
    #expect(relativeError(last.massBudget.createdByEvents + last.massBelowCutoff, 2_000) < 1e-9)
  }
}
