import BreakupModel
import TestSupport
import Testing

@Suite("Mass of fragments")
struct FragmentMassTests {
  @Test(
    "Mean mass of spacecraft fragments, mixture mean",
    arguments: [
      (0.001, 1.30e-6), (0.003, 1.30e-5), (0.01, 1.66e-4), (0.03, 3.62e-3), (0.08, 0.072),
      (0.10, 0.115), (0.11, 0.137), (0.15, 0.240), (0.2, 0.408), (0.3, 1.34), (0.5, 4.07),
      (1, 20.5), (2, 51.0),
    ])
  func spacecraft(size: Double, expected: Double) {
    #expect(relativeError(FragmentMass.mean(ofSize: size, kind: .spacecraft), expected) < 0.01)
  }

  @Test(
    "Mean mass of rocket body fragments, mixture mean",
    arguments: [
      (0.001, 1.30e-6), (0.003, 1.30e-5), (0.01, 1.66e-4), (0.03, 3.62e-3), (0.08, 0.072),
      (0.10, 0.0639), (0.11, 0.0456), (0.15, 0.0860), (0.2, 0.155), (0.3, 0.353),
      (0.5, 1.27), (1, 7.23), (2, 28.9),
    ])
  func rocketBody(size: Double, expected: Double) {
    #expect(relativeError(FragmentMass.mean(ofSize: size, kind: .rocketBody), expected) < 0.01)
  }

  @Test(
    "Mass that collision laws expect from 1 mm to 1 m",
    arguments: [
      (100.0, 176.0, 76.0), (500, 589, 255), (1_000, 991, 429), (1_460, 1_316, 570),
      (2_000, 1_666, 721),
    ])
  func collision(mass: Double, spacecraft: Double, rocketBody: Double) {
    let law = FragmentNumber.collision(mass: mass)
    let a = FragmentMass.expected(law, within: 0.001..<1, kind: .spacecraft)
    let b = FragmentMass.expected(law, within: 0.001..<1, kind: .rocketBody)
    #expect(relativeError(a, spacecraft) < 0.01)
    #expect(relativeError(b, rocketBody) < 0.01)
  }

  @Test("Mass that an explosion of scale 1 expects: 273 kg and 111 kg")
  func explosion() {
    let law = FragmentNumber.explosion(scale: 1)
    let a = FragmentMass.expected(law, within: 0.001..<1, kind: .spacecraft)
    let b = FragmentMass.expected(law, within: 0.001..<1, kind: .rocketBody)
    #expect(relativeError(a, 273) < 0.01)
    #expect(relativeError(b, 111) < 0.01)
  }

  @Test(
    "1000 kg of spacecraft: 19.9 kg below 1 cm, 168 kg to 10 cm, 802 kg to 1 m",
    arguments: [(0.001, 0.01, 19.9), (0.01, 0.1, 168), (0.1, 1, 802)])
  func split(low: Double, high: Double, expected: Double) {
    let law = FragmentNumber.collision(mass: 1_000)
    let observed = FragmentMass.expected(law, within: low..<high, kind: .spacecraft)
    #expect(relativeError(observed, expected) < 0.01)
  }

  /// The same quantities as NASA's realisation in the comparison of 2006, 1000 kg and 10 kg; two
  /// samplings of one law differ by the order of 10 %.
  @Test("IADC comparison, Rossi (2006): 12 600 fragments over 1 g, 28 892 over 1 cm²")
  func comparison() {
    let law = FragmentNumber.collision(mass: 1_010)
    var overOneGram = 0.0
    let steps = 600
    for i in 0..<steps {
      let edges = [i, i + 1].map { size(-3 + 3 * Double($0) / Double(steps)) }
      let L = size(-3 + 3 * (Double(i) + 0.5) / Double(steps))
      // Heavier than 1 g is the same as χ below that of 1 g.
      let χ = logarithm(FragmentArea.area(ofSize: L) / 0.001)
      overOneGram +=
        law.count(within: edges[0]..<edges[1])
        * AreaToMassDistribution(size: L, kind: .spacecraft).cumulative(χ)
    }
    #expect(relativeError(overOneGram + law.coefficient, 12_600) < 0.1)
    let overOneSquareCentimetre = law.count(largerThan: FragmentArea.size(ofArea: 1e-4))
    #expect(relativeError(overOneSquareCentimetre, 28_892) < 0.1)
  }
}
