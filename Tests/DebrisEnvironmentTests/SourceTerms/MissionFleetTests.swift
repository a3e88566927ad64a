import DebrisEnvironment
import TestSupport
import Testing

@Suite("Mission fleet")
struct MissionFleetTests {
  static let bin = OrbitBin(perigee: 3, eccentricity: 0, inclination: 2)

  @Test("Property: what is launched evenly over a step retires evenly exactly a lifetime later")
  func delay() {
    var fleet = MissionFleet()
    // 10 payloads over step 2, a mission of 3.25 steps: from 5.25 to 6.25
    fleet.add(10, class: 1, bin: Self.bin, retiringFrom: 5.25, to: 6.25)
    for step in 0..<5 { #expect(fleet.retire(inStep: step).isEmpty) }
    #expect(relativeError(fleet.retire(inStep: 5).reduce(0) { $0 + $1.count }, 7.5) < 1e-14)
    let rest = fleet.retire(inStep: 6)
    #expect(rest.count == 1 && rest[0].objectClass == 1 && rest[0].bin == Self.bin)
    #expect(relativeError(rest[0].count, 2.5) < 1e-14)
    for step in 5..<9 { #expect(fleet.retire(inStep: step).isEmpty) }
  }

  @Test("Property: a whole lifetime retires in one step, without a remainder in the next")
  func whole() {
    var fleet = MissionFleet()
    fleet.add(4, class: 0, bin: Self.bin, retiringFrom: 8, to: 9)
    #expect(fleet.retire(inStep: 7).isEmpty)
    #expect(fleet.retire(inStep: 8).map(\.count) == [4])
    #expect(fleet.retire(inStep: 9).isEmpty)
  }

  @Test("Property: missions that end before the epoch end in its first step")
  func overdue() {
    var fleet = MissionFleet()
    fleet.add(6, class: 0, bin: Self.bin, retiringFrom: -3.5, to: -0.5)
    fleet.add(6, class: 0, bin: Self.bin, retiringFrom: -1, to: 2)
    let first = fleet.retire(inStep: 0).reduce(0) { $0 + $1.count }
    #expect(relativeError(first, 6 + 4) < 1e-14)
    #expect(relativeError(fleet.retire(inStep: 1).reduce(0) { $0 + $1.count }, 2) < 1e-14)
  }

  // Two cohorts of one class and bin, 100 each. A tenth is lost before the second is launched, a
  // fifth after: 100 · 0.9 · 0.8 = 72 and 100 · 0.8 = 80 retire. Another bin loses nothing.
  @Test("Property: losses strike those in orbit only, in their class and bin only")
  func survival() {
    var fleet = MissionFleet()
    let elsewhere = OrbitBin(perigee: 4, eccentricity: 0, inclination: 2)
    fleet.add(100, class: 0, bin: Self.bin, retiringFrom: 4, to: 5)
    fleet.add(100, class: 0, bin: elsewhere, retiringFrom: 4, to: 5)
    fleet.survive(shares: [0.9, 1])
    fleet.add(100, class: 0, bin: Self.bin, retiringFrom: 5, to: 6)
    fleet.survive(shares: [0.8, 1])
    let retired = fleet.retire(inStep: 4)
    #expect(retired.count == 2)
    for retirement in retired {
      #expect(relativeError(retirement.count, retirement.bin == Self.bin ? 72 : 100) < 1e-14)
    }
    #expect(relativeError(fleet.retire(inStep: 5)[0].count, 80) < 1e-14)
  }

  @Test("Property: a steady launch rate and retirement balance after one lifetime")
  func steady() {
    var fleet = MissionFleet()
    var held = 0.0
    for step in 0..<40 {
      fleet.add(
        3, class: 0, bin: Self.bin, retiringFrom: Double(step) + 7.4, to: Double(step) + 8.4)
      held += 3 - fleet.retire(inStep: step).reduce(0) { $0 + $1.count }
      if step > 8 { #expect(relativeError(held, 3 * 7.4) < 1e-12) }
    }
  }
}
