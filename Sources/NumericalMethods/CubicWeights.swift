/// The cubic through the four nodes around a value, as weights of what stands at the nodes.
///
/// Next to the ends, and beyond them, it is that of the last four nodes.
public struct CubicWeights: Sendable {
  /// The index of the first of the four nodes.
  public let first: Int
  public let weights: SIMD4<Double>

  /// Finds the weights.
  ///
  /// - Parameters:
  ///   - value: The place where the weights interpolate.
  ///   - nodes: Ascending, four or more.
  public init(_ value: Double, in nodes: [Double]) {
    let last = nodes.count - 1
    let bin =
      value < nodes[0] ? 0 : value < nodes[last] ? binIndex(of: value, in: nodes)! : last - 1
    first = max(0, min(last - 3, bin - 1))
    let (a, b, c, d) = (nodes[first], nodes[first + 1], nodes[first + 2], nodes[first + 3])
    let (p, q, r, s) = (value - a, value - b, value - c, value - d)
    weights = SIMD4(
      q * r * s / ((a - b) * (a - c) * (a - d)), p * r * s / ((b - a) * (b - c) * (b - d)),
      p * q * s / ((c - a) * (c - b) * (c - d)), p * q * r / ((d - a) * (d - b) * (d - c)))
  }

  /// The weighted sum of four values.
  ///
  /// - Parameters:
  ///   - values: The values at the nodes.
  ///   - start: The index of the value of the first of the four nodes.
  @inlinable
  public func sum(_ values: [Double], from start: Int) -> Double {
    weights[0] * values[start] + weights[1] * values[start + 1] + weights[2] * values[start + 2]
      + weights[3] * values[start + 3]
  }
}
