import DebrisEnvironment
import Testing

@Suite("Avoidance")
struct AvoidanceTests {
  static let avoidance = Avoidance(
    activeInactive: 0.9, activeActive: 0.99, sameConstellation: 0.999, smallestTracked: 0.1)

  @Test("Property: what remains depends on who can manoeuvre, and on who is seen")
  func shares() {
    let active = objectClass(.activePayload, mass: 500)
    let dead = objectClass(.inactivePayload, mass: 500)
    let stage = objectClass(.rocketBody, mass: 500)
    let one = objectClass(.constellation("one"), mass: 500)
    let other = objectClass(.constellation("other"), mass: 500)
    let seen = objectClass(.fragment, mass: 1, radius: 0.05)
    let small = objectClass(.fragment, mass: 1, radius: 0.049)
    let cases: [(ObjectClass, ObjectClass, Double)] = [
      (dead, stage, 1), (seen, small, 1), (active, dead, 0.1), (active, stage, 0.1),
      (one, stage, 0.1), (active, seen, 0.1), (active, small, 1), (one, small, 1),
      (active, active, 0.01), (active, one, 0.01), (one, other, 0.01), (one, one, 0.001),
    ]
    for (a, b, share) in cases {
      #expect(abs(Self.avoidance.remainingShare(a, b) - share) < 1e-12)
      #expect(Self.avoidance.remainingShare(a, b) == Self.avoidance.remainingShare(b, a))
      #expect(Avoidance.none.remainingShare(a, b) == 1)
    }
  }
}
