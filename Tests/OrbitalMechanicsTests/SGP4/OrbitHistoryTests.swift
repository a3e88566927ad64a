import SpaceEnvironment
import Testing

@testable import OrbitalMechanics

private let start = Instant(year: 2022, month: 8, day: 1)

private func set(
  _ hours: Double, object: Int = 44238, number: Int, issued: Double? = nil
) -> ElementSet {
  ElementSet(
    object: ObjectIdentity(catalogNumber: object),
    elements: MeanElements(
      epoch: start + hours * hour, meanMotion: 1.1e-3, eccentricity: 0, inclination: 1, node: 0,
      argumentOfPerigee: 0, meanAnomaly: 0, bstar: 0),
    number: number, issued: issued.map { start + $0 * hour })
}

@Suite("Histories of orbits")
struct OrbitHistoryTests {
  @Test("Property: sets are in the order of epochs, and of one epoch the last issued counts")
  func order() throws {
    let history = try OrbitHistory([
      set(5, number: 1), set(2, number: 2), set(5, number: 3), set(8, number: 4),
    ])
    #expect(history.sets.map(\.number) == [2, 3, 4])
    // Dates of issue decide against the order of the list.
    let dated = try OrbitHistory([
      set(5, number: 1, issued: 9), set(5, number: 2, issued: 7), set(6, number: 3),
    ])
    #expect(dated.sets.map(\.number) == [1, 3])
    #expect(dated.object.catalogNumber == 44238)
  }

  @Test("Property: what was known leaves out later epochs and later issues")
  func known() throws {
    let history = try OrbitHistory([
      set(1, number: 1), set(5, number: 2, issued: 6), set(5, number: 3, issued: 20),
      set(9, number: 4),
    ])
    #expect(history.sets.map(\.number) == [1, 3, 4])
    #expect(history.known(asOf: start + 8 * hour)?.sets.map(\.number) == [1, 2])
    #expect(history.known(asOf: start + 5.5 * hour)?.sets.map(\.number) == [1])
    #expect(history.known(asOf: start + 21 * hour) == history)
    #expect(history.known(asOf: start) == nil)
  }

  @Test("Property: several objects are refused in one history and told apart in a list")
  func objects() throws {
    let sets = [set(1, number: 1), set(2, object: 5, number: 2), set(3, number: 3)]
    #expect(throws: OrbitHistory.Problem.otherObject(index: 1)) { try OrbitHistory(sets) }
    #expect(throws: OrbitHistory.Problem.empty) { try OrbitHistory([]) }
    let histories = OrbitHistory.byObject(sets)
    #expect(histories.map(\.object.catalogNumber) == [5, 44238])
    #expect(histories[1].sets.map(\.number) == [1, 3])
  }
}
