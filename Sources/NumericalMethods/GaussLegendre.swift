import Glibc

/// The nodes and weights of Gauss-Legendre quadrature on [-1, 1].
///
/// Exact for polynomials up to degree 2 n − 1. Nodes by Newton's method on the Legendre recurrence.
public struct GaussLegendre: Sendable {
  /// The nodes, between -1 and 1.
  public let nodes: [Double]
  /// The weights, one for each node; they sum to 2.
  public let weights: [Double]

  /// Creates a rule of a given number of nodes, one or more.
  public init(count n: Int) {
    precondition(n > 0, "a quadrature needs a node")
    var nodes = [Double](repeating: 0, count: n)
    var weights = nodes
    for i in 0..<n {
      var x = cos(.pi * (Double(i) + 0.75) / (Double(n) + 0.5))
      var slope = 0.0
      for _ in 0..<100 {
        var (p, previous) = (1.0, 0.0)
        for j in 1...n {
          let j = Double(j)
          (p, previous) = (((2 * j - 1) * x * p - (j - 1) * previous) / j, p)
        }
        slope = Double(n) * (x * p - previous) / (x * x - 1)
        let step = p / slope
        x -= step
        if abs(step) < 1e-15 { break }
      }
      nodes[n - 1 - i] = x
      weights[n - 1 - i] = 2 / ((1 - x * x) * slope * slope)
    }
    self.nodes = nodes
    self.weights = weights
  }

  /// Returns the integral of a function over an interval.
  @inlinable
  public func integral(
    from a: Double, to b: Double, of function: (Double) throws -> Double
  ) rethrows -> Double {
    let (middle, half) = ((a + b) / 2, (b - a) / 2)
    var sum = 0.0
    for (x, w) in zip(nodes, weights) { sum += w * (try function(middle + half * x)) }
    return sum * half
  }
}
