import BreakupModel
import TestSupport
import Testing

@Suite("Number of fragments, Johnson et al. (2001)")
struct FragmentNumberTests {
  @Test(
    "Eq. 2: explosion of scale 1",
    arguments: [(0.001, 378_574.0), (0.01, 9_509), (0.05, 724), (0.1, 238.9), (1, 6)])
  func explosion(size: Double, expected: Double) {
    let observed = FragmentNumber.explosion(scale: 1).count(largerThan: size)
    #expect(relativeError(observed, expected) < 5e-4)
  }

  @Test(
    "Eq. 4: collision fragments of 10 cm and more",
    arguments: [(100.0, 162.2), (500, 542.3), (1_000, 912.0), (1_460, 1_211), (2_000, 1_534)])
  func collision(mass: Double, expected: Double) {
    let observed = FragmentNumber.collision(mass: mass).count(largerThan: 0.1)
    #expect(relativeError(observed, expected) < 5e-4)
  }

  @Test("Eq. 4: 1000 kg give 46 770 fragments of 1 cm and 2.40 million of 1 mm")
  func smallFragments() {
    let law = FragmentNumber.collision(mass: 1_000)
    #expect(relativeError(law.count(largerThan: 0.01), 46_770) < 5e-4)
    #expect(relativeError(law.count(largerThan: 0.001), 2.40e6) < 3e-3)
  }

  @Test("The explosion law is proportional to its scale")
  func scale() {
    let whole = FragmentNumber.explosion(scale: 1).count(within: 0.1..<1)
    let tenth = FragmentNumber.explosion(scale: 0.1).count(within: 0.1..<1)
    #expect(relativeError(whole, 10 * tenth) < 1e-14)
  }
}

@Suite("Energy of a collision, Johnson et al. (2001) and Krisko (2011)")
struct CollisionEnergyTests {
  @Test(
    "40 J/g is a mass ratio of 1:1250 at 10 km/s and 1:1164 at 9.65 km/s",
    arguments: [(10_000.0, 1_250.0), (9_650, 1_164.03)])
  func threshold(speed: Double, ratio: Double) {
    let energy = CollisionEnergy.specificEnergy(small: 1, large: ratio, relativeSpeed: speed)
    #expect(relativeError(energy, CollisionEnergy.catastrophicThreshold) < 1e-5)
  }

  @Test("Krisko: the cratering mass goes with the square of the speed in km/s")
  func square() {
    let slow = CollisionEnergy.crateringMass(small: 0.1, large: 1_000, relativeSpeed: 5_000)
    let fast = CollisionEnergy.crateringMass(small: 0.1, large: 1_000, relativeSpeed: 10_000)
    #expect(relativeError(slow, 2.5) < 1e-14)
    #expect(relativeError(fast, 10) < 1e-14)
  }

  @Test("The cratering mass never exceeds both masses together")
  func cap() {
    let M = CollisionEnergy.crateringMass(small: 100, large: 150, relativeSpeed: 10_000)
    #expect(M == 250)
  }

  @Test("At the threshold the mass jumps by 12.5, the number by 6.6")
  func jump() {
    let (large, v) = (1_000.0, 10_000.0)
    let small = large / 1_250
    let below = CollisionEnergy.crateringMass(small: small, large: large, relativeSpeed: v)
    let above = CollisionEnergy.catastrophicMass(small: small, large: large)
    #expect(abs(above / below - 12.5) < 0.05)
    let ratio =
      FragmentNumber.collision(mass: above).coefficient
      / FragmentNumber.collision(mass: below).coefficient
    #expect(abs(ratio - 6.6) < 0.06)
  }
}

@Suite("Cross-section of fragments, Johnson et al. (2001)")
struct FragmentAreaTests {
  @Test("Eqs. 8 and 9 meet at 1.67 mm within 1e-4")
  func continuity() {
    let below = FragmentArea.area(ofSize: 0.00167 * (1 - 1e-12))
    let above = FragmentArea.area(ofSize: 0.00167)
    #expect(relativeError(below, above) < 1e-4)
  }

  @Test("Both branches as printed", arguments: [(0.001, 0.540424e-6), (1.0, 0.556945)])
  func published(size: Double, area: Double) {
    #expect(relativeError(FragmentArea.area(ofSize: size), area) < 1e-12)
  }

  @Test("The size of an area is its inverse", arguments: [0.001, 0.0016, 0.0017, 0.05, 0.3, 4.0])
  func inverse(size: Double) {
    let observed = FragmentArea.size(ofArea: FragmentArea.area(ofSize: size))
    #expect(relativeError(observed, size) < 1e-12)
  }

  @Test("The inverse of the upper branch has the exponent 0.498826")
  func inverseExponent() {
    #expect(relativeError(FragmentArea.size(ofArea: 0.0556945), 0.317075) < 1e-4)
  }
}
