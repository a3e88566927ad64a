import Glibc

/// A few levels of activity, between which logarithms of densities and of rates are interpolated.
///
/// A grid of fluxes and of geomagnetic indices: cubic in the flux, through the four levels around it,
/// and quadratic in ap.
public struct ActivityLevels: Hashable, Sendable {
  /// The fluxes F10.7 [sfu], ascending.
  public let fluxes: [Double]
  /// The daily indices ap [1], ascending; one or three.
  public let indices: [Double]

  /// The ratio of neighbouring fluxes that is not exceeded.
  private static let widestRatio = 1.33

  /// Creates the single level of a constant activity.
  public init(constant activity: SolarActivity) {
    fluxes = [activity.f107Mean]
    indices = [activity.ap]
  }

  /// Creates levels that hold all of some activities between them.
  ///
  /// - Parameter activities: At least one.
  public init(covering activities: [SolarActivity]) {
    precondition(!activities.isEmpty, "levels cover an activity")
    let (low, high) = (activities.map(\.f107Mean).min()!, activities.map(\.f107Mean).max()!)
    let count = high > 1.001 * low ? Int((log(high / low) / log(Self.widestRatio)).rounded(.up)) : 0
    fluxes = (0...count).map {
      count == 0 ? low : low * pow(high / low, Double($0) / Double(count))
    }
    let (quiet, disturbed) = (activities.map(\.ap).min()!, activities.map(\.ap).max()!)
    indices =
      disturbed > quiet + 0.1
      ? [quiet, (max(quiet, 1) * disturbed).squareRoot(), disturbed] : [quiet]
  }

  public var count: Int { fluxes.count * indices.count }

  /// The activity of a level.
  public func activity(ofLevel k: Int) -> SolarActivity {
    SolarActivity(meanF107: fluxes[k % fluxes.count], ap: indices[k / fluxes.count])
  }

  /// Returns the weights of the levels in an activity; they sum to one.
  ///
  /// - Parameter activity: Within the levels, or beyond by rounding.
  public func weights(of activity: SolarActivity) -> [(level: Int, weight: Double)] {
    let flux = Self.weights(of: activity.f107Mean, in: fluxes)
    let index = Self.weights(of: activity.ap, in: indices)
    return index.flatMap { a in
      flux.map { f in (f.node + fluxes.count * a.node, f.weight * a.weight) }
    }
  }

  /// Lagrange's weights of the four nodes around a value, or of all where there are fewer.
  private static func weights(
    of x: Double, in nodes: [Double]
  ) -> [(node: Int, weight: Double)] {
    if nodes.count == 1 { return [(0, 1)] }
    let slack = 1e-6 * (nodes[nodes.count - 1] - nodes[0]) + 0.1
    precondition(
      x > nodes[0] - slack && x < nodes[nodes.count - 1] + slack, "an activity outside the levels")
    let above = nodes.firstIndex { $0 > x } ?? nodes.count - 1
    let first = max(0, min(nodes.count - 4, above - 2))
    let around = first..<min(nodes.count, first + 4)
    return around.map { j in
      var weight = 1.0
      for m in around where m != j { weight *= (x - nodes[m]) / (nodes[j] - nodes[m]) }
      return (j, weight)
    }
  }
}
