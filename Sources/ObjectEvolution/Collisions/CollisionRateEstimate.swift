import BreakupModel
public import NumericalMethods
import SpaceEnvironment

/// The rates of collisions of the present objects, estimated by drawing.
public struct CollisionRateEstimate: Sendable {
  /// A mean and its standard error [1/s].
  public struct Value: Sendable {
    /// The mean [1/s].
    public let mean: Double
    /// Its standard error [1/s].
    public let standardError: Double
  }

  /// All collisions, and those that destroy both objects.
  public let all: Value
  public let catastrophic: Value

  /// - Parameter contributions: Of each sample, the rates of all collisions and of catastrophic ones.
  init(_ contributions: [(all: Double, catastrophic: Double)]) {
    let n = Double(contributions.count)
    func value(_ part: KeyPath<(all: Double, catastrophic: Double), Double>) -> Value {
      let mean = contributions.reduce(0) { $0 + $1[keyPath: part] } / n
      let variance =
        contributions.reduce(0) {
          $0 + ($1[keyPath: part] - mean) * ($1[keyPath: part] - mean)
        } / (n - 1)
      return Value(mean: mean, standardError: (variance / n).squareRoot())
    }
    all = value(\.all)
    catastrophic = value(\.catastrophic)
  }
}

extension ObjectSimulation {
  /// Estimates the rates of collisions, avoided ones included.
  ///
  /// - Parameters:
  ///   - method: How collisions are found.
  ///   - samples: Pairs that are drawn from the kinetic rate, or times at which cubes are filled; at
  ///     least two.
  ///   - widestLayer: Of the kinetic rate, the widest layer of altitude [m].
  ///   - threshold: The energy per mass from which a collision is catastrophic [J/kg].
  ///   - numbers: The random numbers.
  public func collisionRates(
    by method: CollisionMethod, samples: Int, widestLayer: Double? = nil,
    threshold: Double = CollisionEnergy.catastrophicThreshold, _ numbers: inout RandomStream
  ) -> CollisionRateEstimate {
    func isCatastrophic(_ encounter: Encounter) -> Bool {
      let masses = (objects.mass[encounter.first], objects.mass[encounter.second])
      return CollisionEnergy.specificEnergy(
        small: min(masses.0, masses.1), large: max(masses.0, masses.1),
        relativeSpeed: encounter.speed) >= threshold
    }
    switch method {
    case .kinetic:
      var kinetic = KineticCollisions(
        model, widestLayer: widestLayer ?? KineticCollisions.widestLayer)
      let (bound, pairs) = kinetic.sample(objects, count: samples, &numbers)
      let none = [(all: Double, catastrophic: Double)](
        repeating: (0, 0), count: samples - pairs.count)
      return CollisionRateEstimate(
        pairs.map { pair in
          (bound * pair.share, isCatastrophic(pair.encounter) ? bound * pair.share : 0)
        } + none)
    case .cube(let edge, let interval):
      var cubes = CubeCollisions(model, edge: edge, interval: interval)
      return CollisionRateEstimate(
        (0..<samples).map { _ in
          cubes.pairs(objects, at: 0, &numbers).reduce((all: 0, catastrophic: 0)) { sum, pair in
            (
              sum.all + pair.rate,
              sum.catastrophic + (isCatastrophic(pair.encounter) ? pair.rate : 0)
            )
          }
        })
    }
  }
}
