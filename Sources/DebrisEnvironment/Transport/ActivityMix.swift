/// What the solar activity is during a share of a time: levels of activity, and their weights.
public struct ActivityMix: Hashable, Sendable {
  /// The share of the time [1].
  public var share: Double
  /// The weights of the levels that take part; they sum to one.
  public var weights: [Weight]

  /// A level of activity and its weight.
  public struct Weight: Hashable, Sendable {
    public var level: Int
    /// The weight [1]; may be negative, as interpolation is of higher order.
    public var weight: Double

    public init(level: Int, weight: Double) {
      self.level = level
      self.weight = weight
    }
  }

  public init(share: Double, weights: [Weight]) {
    self.share = share
    self.weights = weights
  }

  /// The first level all the time.
  public static let constant = [ActivityMix(share: 1, weights: [Weight(level: 0, weight: 1)])]
}
