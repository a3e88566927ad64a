import Glibc
import TestSupport
import Testing

@testable import BreakupModel

@Suite("Area-to-mass ratio, Johnson et al. (2001)")
struct AreaToMassDistributionTests {
  private typealias Law = AreaToMassDistribution

  @Test(
    "Eqs. 5-7: no coefficient steps by more than 3e-4 at a breakpoint",
    arguments: [-1.95, -1.4, -1.3, -1.1, -1, -0.7, -0.5, -0.3, -0.1, 0, 0.1, 0.55])
  func continuity(λ: Double) {
    for kind in ParentKind.allCases {
      for (a, b) in zip(Law.large(λ - 1e-9, kind), Law.large(λ + 1e-9, kind)) {
        #expect(abs(a.weight - b.weight) < 3e-4)
        #expect(abs(a.mean - b.mean) < 3e-4)
        #expect(abs(a.sigma - b.sigma) < 3e-4)
      }
    }
  }

  @Test("Eq. 7: the law of small fragments is continuous", arguments: [-3.5, -1.75, -1.25])
  func continuityOfSmall(λ: Double) {
    let (a, b) = (Law.small(λ - 1e-9), Law.small(λ + 1e-9))
    #expect(abs(a.mean - b.mean) < 1e-6)
    #expect(abs(a.sigma - b.sigma) < 1e-6)
  }

  @Test("Eqs. 5-7: coefficients inside the ramps, worked by hand")
  func worked() {
    let rocketBody = Law.large(-0.25, .rocketBody)
    #expect(abs(rocketBody[0].weight - 0.589335) < 1e-12)
    #expect(abs(rocketBody[0].mean - -0.675) < 1e-12)
    #expect(rocketBody[0].sigma == 0.55)
    #expect(rocketBody[1].mean == -0.9)
    #expect(abs(rocketBody[1].sigma - 0.1573) < 1e-12)
    let spacecraft = Law.large(-0.4, .spacecraft)
    #expect(abs(spacecraft[0].weight - 0.62) < 1e-12)
    #expect(abs(spacecraft[0].mean - -0.8226) < 1e-12)
    #expect(abs(spacecraft[0].sigma - 0.28) < 1e-12)
    #expect(abs(spacecraft[1].mean - -1.5999) < 1e-12)
    #expect(abs(spacecraft[1].sigma - 0.4) < 1e-12)
    #expect(abs(Law.small(-1.5).mean - -0.65) < 1e-12)
    #expect(abs(Law.small(-1.5).sigma - 0.4666) < 1e-12)
  }

  @Test(
    "Eq. 5: the plateaus of the law of rocket bodies: α, μ1, σ1, μ2, σ2",
    arguments: [
      (-1.5, [1, -0.45, 0.55, -0.9, 0.28]), (-1, [0.85716, -0.45, 0.55, -0.9, 0.28]),
      (0.2, [0.5, -0.9, 0.55, -0.9, 0.1]), (1, [0.5, -0.9, 0.55, -0.9, 0.1]),
    ] as [(Double, [Double])])
  func rocketBodyPlateaus(λ: Double, expected: [Double]) {
    expectCoefficients(Law.large(λ, .rocketBody), expected)
  }

  @Test(
    "Eq. 6: the plateaus of the law of spacecraft: α, μ1, σ1, μ2, σ2",
    arguments: [
      (-2, [0, -0.6, 0.1, -1.2, 0.5]), (-1.2, [0.3, -0.6, 0.12, -1.2, 0.5]),
      (-0.2, [0.7, -0.8862, 0.3, -1.8665, 0.3]), (0.6, [1, -0.95, 0.3, -2, 0.3]),
    ] as [(Double, [Double])])
  func spacecraftPlateaus(λ: Double, expected: [Double]) {
    expectCoefficients(Law.large(λ, .spacecraft), expected)
  }

  @Test(
    "Eq. 7: the plateaus of the law of small fragments: μ, σ",
    arguments: [(-4, -0.3, 0.2), (-3, -0.3, 0.26665), (-1.2, -1, 0.50659)])
  func smallPlateaus(λ: Double, μ: Double, σ: Double) {
    #expect(abs(Law.small(λ).mean - μ) < 1e-12)
    #expect(abs(Law.small(λ).sigma - σ) < 1e-12)
  }

  private func expectCoefficients(_ law: [Law.Component], _ expected: [Double]) {
    let observed = [law[0].weight, law[0].mean, law[0].sigma, law[1].mean, law[1].sigma]
    #expect(zip(observed, expected).allSatisfy { abs($0 - $1) < 1e-12 }, "\(observed)")
    #expect(abs(law[0].weight + law[1].weight - 1) < 1e-15)
  }

  @Test("No standard deviation is negative at any size (the sign slip of an open code)")
  func positiveSigma() {
    for i in 0...400 {
      let λ = -3 + 0.0125 * Double(i)
      for kind in ParentKind.allCases {
        for component in Law.large(λ, kind) + [Law.small(λ)] {
          #expect(component.sigma >= 0.1 && component.sigma < 1)
        }
        let weights = Law(size: pow(10, λ), kind: kind).components.map(\.weight)
        #expect(abs(weights.reduce(0, +) - 1) < 1e-14)
      }
    }
  }

  @Test(
    "Spacecraft fragments of 45 cm and more have two peaks (mixture, not sum)",
    arguments: [0.45, 0.6, 1, 2])
  func bimodality(size: Double) {
    let law = Law(size: size, kind: .spacecraft)
    let p = (0...300).map { law.density(-3 + 0.01 * Double($0)) }
    let peaks = (1..<300).filter { p[$0] > p[$0 - 1] && p[$0] > p[$0 + 1] }
    #expect(peaks.count == 2)
  }

  /// The published coefficients give two normals at 20 cm, N(-0.73, 0.22) with the share 0.50 and
  /// N(-1.20, 0.50), that lie too close for two peaks: the narrow one leaves a single peak and a long
  /// tail of dense fragments. Two peaks appear from 45 cm on.
  @Test("At 20 cm the law of spacecraft has one peak at -0.75 and a shoulder, not two peaks")
  func shapeAt20Centimetres() throws {
    let law = Law(size: 0.2, kind: .spacecraft)
    #expect(law.components.count == 2)
    let χs = (0...3_000).map { -3 + 0.001 * Double($0) }
    let p = χs.map { law.density($0) }
    let peaks = (1..<3_000).filter { p[$0] > p[$0 - 1] && p[$0] > p[$0 + 1] }
    #expect(peaks.count == 1)
    let peak = try #require(peaks.first)
    #expect(abs(χs[peak] - -0.75) < 0.01)
    // On the dense side the curvature changes sign three times, as one normal cannot.
    let curvature = (1..<3_000).map { i -> Double in p[i - 1] - 2 * p[i] + p[i + 1] }
    let bends = (1..<2_999).filter { curvature[$0 - 1] * curvature[$0] < 0 }
    #expect(bends.filter { $0 < peak }.count == 3, "\(bends.map { χs[$0] })")
  }

  @Test("At 20 cm, where the normals overlap, the mixture is skewed as no normal is")
  func skewness() {
    let law = Law(size: 0.2, kind: .spacecraft)
    #expect(law.cumulative(law.mean) < 0.48)
    #expect(law.cumulative(law.mean - 2 * law.sigma) > 0.03)
  }

  @Test("30 cm, spacecraft: mean -1.063, sigma 0.499, mean of 10^-χ 26.9 (a sum has 0.259, 13.8)")
  func spread() {
    let law = Law(size: 0.3, kind: .spacecraft)
    #expect(abs(law.mean - -1.063) < 1e-3)
    #expect(abs(law.sigma - 0.499) < 5e-4)
    #expect(abs(law.meanMassPerArea - 26.9) < 0.1)
  }

  @Test("Below 8 cm the two kinds do not differ, above 11 cm they do")
  func kinds() {
    #expect(Law(size: 0.0799, kind: .spacecraft) == Law(size: 0.0799, kind: .rocketBody))
    #expect(Law(size: 0.3, kind: .spacecraft).mean < Law(size: 0.3, kind: .rocketBody).mean - 0.3)
  }

  @Test("The bridge of 8 cm to 11 cm mixes the laws and joins them", arguments: ParentKind.allCases)
  func bridge(kind: ParentKind) {
    let middle = Law(size: 0.095, kind: kind)
    let large = Law(components: Law.large(log10(0.095), kind))
    let small = Law(components: [Law.small(log10(0.095))])
    for χ in [-2.0, -1.2, -0.6, 0.1] {
      #expect(
        abs(middle.density(χ) - 0.5 * (large.density(χ) + small.density(χ))) < 1e-12)
      for edge in [0.08, 0.11] {
        let a = Law(size: edge - 1e-9, kind: kind).density(χ)
        #expect(abs(a - Law(size: edge + 1e-9, kind: kind).density(χ)) < 1e-6)
      }
    }
  }

  @Test("The closed forms agree with sums over the density", arguments: [0.02, 0.09, 0.2, 0.9])
  func closedForms(size: Double) {
    let law = Law(size: size, kind: .spacecraft)
    let h = 0.001
    let χs = stride(from: -1.4 + h / 2, to: -0.5, by: h)
    let number = χs.reduce(0) { $0 + h * law.density($1) }
    let mass = χs.reduce(0) { $0 + h * law.density($1) * pow(10, -$1) }
    #expect(relativeError(law.cumulative(-0.5) - law.cumulative(-1.4), number) < 1e-5)
    #expect(relativeError(law.meanMassPerArea(within: -1.4 ..< -0.5), mass) < 1e-5)
    let all = stride(from: -8 + h / 2, to: 6, by: h)
    let whole = all.reduce(0) { $0 + h * law.density($1) * pow(10, -$1) }
    #expect(relativeError(law.meanMassPerArea, whole) < 1e-5)
  }
}
