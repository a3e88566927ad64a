import DebrisEnvironment
import NumericalMethods

/// What constant launches would settle to, and up to which launches there is such a thing.
///
/// The equilibrium is followed from few launches up; where Newton's method finds none any more, the last
/// factor on the launches is narrowed down. Beyond it what collisions add outgrows what drag and
/// collisions take: the mode there says where and in which classes.
public struct LaunchEquilibrium {
  /// An equilibrium under the launches times a factor.
  public struct Point {
    /// The factor on the launches of the scenario.
    public let factor: Double
    public let state: SteadyEnvironment.State
    /// The largest eigenvalue of K(0): below one where the equilibrium is stable.
    public let reproduction: Double
    /// What that eigenvalue belongs to, by orbit bin.
    public let mode: [Double]

    public var isStable: Bool { reproduction < 1 }
  }

  /// By rising factor.
  public let points: [Point]
  /// The factor beyond which no stable equilibrium was found; `nil` where there was one at the
  /// highest that was asked for.
  public let criticalFactor: Double?
  /// The equilibrium under the launches of the scenario.
  public var atScenario: Point? { points.first { $0.factor == 1 && $0.isStable } }

  /// Follows the equilibrium.
  ///
  /// - Parameters:
  ///   - environment: With no class held.
  ///   - factors: The factors to try, rising.
  ///   - accuracy: How narrowly the critical factor is found [1].
  ///   - progress: Told each factor; returns whether to go on.
  public init?(
    _ environment: SteadyEnvironment, factors: [Double] = [0.01, 0.1, 0.3, 1, 2, 4],
    accuracy: Double = 0.02, progress: (Double) -> Bool = { _ in true }
  ) {
    var points: [Point] = []
    func find(_ factor: Double) -> Point? {
      environment.launchFactor = factor
      guard
        let found = environment.equilibrium(
          from: points.last?.state.binned.counts, tolerance: 1e-8)
      else { return nil }
      environment.linearize(at: found.state)
      let pair = environment.reproduction(tolerance: 1e-4).first
      let point = Point(
        factor: factor, state: found.state, reproduction: pair?.value.real ?? 0,
        mode: pair?.vector ?? [])
      return point.isStable ? point : nil
    }
    defer { environment.launchFactor = 1 }
    for factor in factors {
      guard progress(factor) else { return nil }
      if let point = find(factor) {
        points.append(point)
        continue
      }
      var (low, high) = (points.last?.factor ?? 0, factor)
      while high - low > accuracy * high {
        guard progress((low + high) / 2) else { return nil }
        if let point = find((low + high) / 2) {
          points.append(point)
          low = point.factor
        } else {
          high = (low + high) / 2
        }
        if high < 1e-6 { break }
      }
      self.points = points
      criticalFactor = low
      return
    }
    self.points = points
    criticalFactor = nil
  }
}
