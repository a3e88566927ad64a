/// How collisions are judged.
public struct CollisionSettings: Sendable {
  public var kernel: EncounterKernel
  /// The specific energy above which both objects break up [J/kg].
  public var catastrophicThreshold: Double
  /// The specific energy from which a hit that leaves an active payload whole ends its mission [J/kg];
  /// `nil` where none does.
  public var disablingThreshold: Double?
  public var avoidance: Avoidance
  /// The smallest characteristic length of a fragment that is counted [m].
  public var smallestSize: Double

  public init(
    kernel: EncounterKernel, catastrophicThreshold: Double = 40_000,
    disablingThreshold: Double? = nil, avoidance: Avoidance = .none, smallestSize: Double = 0.1
  ) {
    self.kernel = kernel
    self.catastrophicThreshold = catastrophicThreshold
    self.disablingThreshold = disablingThreshold
    self.avoidance = avoidance
    self.smallestSize = smallestSize
  }
}
