import Glibc
import NumericalMethods
import TestSupport
import Testing

@Suite("Gauss-Legendre quadrature")
struct GaussLegendreTests {
  /// Abramowitz and Stegun (1964), Table 25.4: the nodes not below zero and their weights.
  static let printed: [(Int, [(Double, Double)])] = [
    (1, [(0, 2)]),
    (2, [(0.577350269189626, 1)]),
    (3, [(0, 0.888888888888889), (0.774596669241483, 0.555555555555556)]),
    (4, [(0.339981043584856, 0.652145154862546), (0.861136311594053, 0.347854845137454)]),
    (
      5,
      [
        (0, 0.568888888888889), (0.538469310105683, 0.478628670499366),
        (0.906179845938664, 0.236926885056189),
      ]
    ),
    (
      8,
      [
        (0.183434642495650, 0.362683783378362), (0.525532409916329, 0.313706645877887),
        (0.796666477413627, 0.222381034453374), (0.960289856497536, 0.101228536290376),
      ]
    ),
  ]

  @Test(
    "Published: Abramowitz and Stegun, Table 25.4, nodes to 15 decimals, weights to 14",
    arguments: printed)
  func table(count: Int, half: [(Double, Double)]) {
    let rule = GaussLegendre(count: count)
    #expect(rule.nodes.count == count && rule.weights.count == count)
    for (k, (node, weight)) in half.enumerated() {
      let upper = count / 2 + k
      #expect(abs(rule.nodes[upper] - node) < 6e-16)
      #expect(abs(rule.weights[upper] - weight) < 5e-15)
      #expect(abs(rule.nodes[count - 1 - upper] + node) < 6e-16)
    }
  }

  @Test("Property: exact to degree 2n − 1, and not beyond", arguments: [1, 2, 3, 6, 11, 24])
  func exactness(count: Int) {
    let rule = GaussLegendre(count: count)
    for degree in 0...2 * count - 1 {
      let exact = (pow(3, Double(degree + 1)) - pow(-1, Double(degree + 1))) / Double(degree + 1)
      let observed = rule.integral(from: -1, to: 3) { pow($0, Double(degree)) }
      #expect(relativeError(observed, exact) < 1e-13)
    }
    // The error of x^2n on [-1, 1] is that of the monic Legendre polynomial's square.
    if count <= 6 {
      let beyond = rule.integral(from: -1, to: 1) { pow($0, Double(2 * count)) }
      #expect(2 / Double(2 * count + 1) - beyond > 1e-5)
    }
  }

  @Test("Property: nodes ascend inside the interval, weights are positive and sum to 2")
  func weights() {
    for count in [7, 40, 101] {
      let rule = GaussLegendre(count: count)
      #expect(zip(rule.nodes, rule.nodes.dropFirst()).allSatisfy { $0 < $1 })
      #expect(abs(rule.nodes[0]) < 1 && abs(rule.nodes[count - 1]) < 1)
      #expect(rule.weights.allSatisfy { $0 > 0 })
      #expect(abs(rule.weights.reduce(0, +) - 2) < 1e-13)
    }
  }
}
