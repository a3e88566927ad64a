/// Where objects and mass have come from and gone to since the epoch, in number or in kilograms.
public struct Budget: Hashable, Sendable {
  /// Objects launched, or their mass.
  public var launched = 0.0
  /// What collisions have created.
  public var createdByCollisions = 0.0
  /// What explosions have created.
  public var createdByExplosions = 0.0
  /// Created by the fragmentation events that a scenario gives.
  public var createdByEvents = 0.0
  /// Destroyed or cratered by collisions.
  public var lostToCollisions = 0.0
  /// What explosions have destroyed.
  public var lostToExplosions = 0.0
  /// Taken out of the population as the parents of events.
  public var lostToEvents = 0.0
  /// Taken out of orbit by active removal.
  public var removed = 0.0
  /// Taken out of orbit at once at the end of a mission.
  public var disposed = 0.0
  /// Raised above the grid at the end of a mission.
  public var raised = 0.0
  /// Fallen through the floor of the grid, fragments that re-enter at once included.
  public var decayed = 0.0
  /// Left through the top of the grid.
  public var left = 0.0

  /// What the mean mass of a class differs by from that of the class before, where a whole object of an
  /// ensemble changes its class; nothing on average.
  public var reclassified = 0.0

  public init() {}

  /// All of it, one by one.
  static var flows: [WritableKeyPath<Budget, Double>] {
    [
      \.launched, \.createdByCollisions, \.createdByExplosions, \.createdByEvents,
      \.lostToCollisions, \.lostToExplosions, \.lostToEvents, \.removed, \.disposed, \.raised,
      \.decayed, \.left, \.reclassified,
    ]
  }

  /// What has come less what has gone.
  public var balance: Double {
    launched + reclassified + createdByCollisions + createdByExplosions + createdByEvents
      - lostToCollisions
      - lostToExplosions - lostToEvents - removed - disposed - raised - decayed - left
  }
}
