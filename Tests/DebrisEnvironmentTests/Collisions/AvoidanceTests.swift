import DebrisEnvironment
import Testing

@Suite("Avoidance")
struct AvoidanceTests {
  @Test("Property: just-in-time avoidance moves debris aside that is tracked, from a mass on")
  func debrisDebris() {
    func objectClass(_ mass: Double, _ radius: Double) -> ObjectClass {
      ObjectClass(
        bin: ClassBin(type: .rocketBody, mass: 0..<1e4), meanMass: mass, meanArea: 1,
        meanRadius: radius, meanRadiusSquared: radius * radius)
    }
    let avoidance = Avoidance(
      activeInactive: 1, activeActive: 1, sameConstellation: 1, debrisDebris: 0.8,
      debrisDebrisLeastMass: 500, tracking: .init(smallest: 0.5))
    let (heavy, light, small) = (
      objectClass(1_000, 2), objectClass(100, 1), objectClass(5, 0.1)
    )
    #expect(abs(avoidance.remainingShare(heavy, light) - 0.2) < 1e-12)
    #expect(avoidance.remainingShare(light, light) == 1)
    #expect(avoidance.remainingShare(heavy, small) == 1)
  }

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

  // Half-way between 5 cm and 20 cm by logarithm is 10 cm.
  @Test(
    "Worked: half of the objects of 5 cm are tracked, 0.9 of those of 20 cm and more, none below",
    arguments: [(0.049, 0.0), (0.05, 0.5), (0.1, 0.7), (0.2, 0.9), (3, 0.9)])
  func tracked(diameter: Double, share: Double) {
    let tracking = Avoidance.Tracking(points: [
      .init(diameter: 0.05, share: 0.5), .init(diameter: 0.2, share: 0.9),
    ])
    #expect(abs(tracking.share(ofDiameter: diameter) - share) < 1e-12)
    let avoidance = Avoidance(
      activeInactive: 0.8, activeActive: 0, sameConstellation: 0, tracking: tracking)
    let active = objectClass(.activePayload, mass: 500)
    let other = objectClass(.fragment, mass: 1, radius: diameter / 2)
    #expect(abs(avoidance.remainingShare(active, other) - (1 - 0.8 * share)) < 1e-12)
  }
}
