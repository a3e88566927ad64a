import Glibc
import TestSupport
import Testing

@testable import NumericalMethods

@Suite("Student's distribution")
struct StudentDistributionTests {
  @Test(
    "Quantiles of 97.5 %, as tables print them",
    arguments: [
      (1.0, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (30, 2.042), (60, 2.000),
      (120, 1.980),
    ])
  func tables(freedom: Double, printed: Double) {
    let t = StudentDistribution(degreesOfFreedom: freedom).quantile(0.975)
    #expect(abs(t - printed) <= 0.0005)
  }

  @Test(
    "One and two degrees of freedom have closed forms, of fractions too",
    arguments: [0.6, 0.9, 0.995])
  func closedForms(p: Double) {
    let one = StudentDistribution(degreesOfFreedom: 1).quantile(p)
    let two = StudentDistribution(degreesOfFreedom: 2).quantile(p)
    #expect(relativeError(one, tan(.pi * (p - 0.5))) < 1e-10)
    #expect(relativeError(two, (2 * p - 1) * (2 / (4 * p * (1 - p))).squareRoot()) < 1e-10)
  }

  @Test("Many degrees of freedom are a normal distribution; tails are alike on both sides")
  func limits() {
    let many = StudentDistribution(degreesOfFreedom: 1e7)
    #expect(abs(many.quantile(0.975) - 1.959964) < 1e-6)
    #expect(many.quantile(0.025) == -many.quantile(0.975))
    #expect(many.quantile(0.5) == 0)
    #expect(abs(many.probability(atMost: -1) + many.probability(atMost: 1) - 1) < 1e-14)
  }

  @Test("The incomplete beta function: I_x(a, 1) = x^a, and symmetry", arguments: [0.1, 0.5, 0.97])
  func incompleteBeta(x: Double) {
    for a in [0.5, 1, 3, 40] {
      #expect(relativeError(regularizedIncompleteBeta(x, a, 1), pow(x, a)) < 1e-11)
      #expect(
        abs(regularizedIncompleteBeta(x, a, 2.5) + regularizedIncompleteBeta(1 - x, 2.5, a) - 1)
          < 1e-12)
    }
  }
}
