/// How collisions are judged.
public struct CollisionSettings: Sendable {
  public var kernel: EncounterKernel
  /// The specific energy above which both objects break up [J/kg].
  public var catastrophicThreshold: Double
  public var avoidance: Avoidance
  /// The smallest characteristic length of a fragment that is counted [m].
  public var smallestSize: Double

  public init(
    kernel: EncounterKernel, catastrophicThreshold: Double = 40_000, avoidance: Avoidance = .none,
    smallestSize: Double = 0.1
  ) {
    self.kernel = kernel
    self.catastrophicThreshold = catastrophicThreshold
    self.avoidance = avoidance
    self.smallestSize = smallestSize
  }
}
