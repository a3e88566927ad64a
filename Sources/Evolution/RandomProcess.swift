/// The processes that draw, each from a stream of its own: switching one on does not reshuffle
/// another.
public enum RandomProcess: UInt64, Sendable, CaseIterable {
  case solarActivity = 1
  /// The places of the objects of the initial population in their bins, and the ends of missions.
  case population = 2
  /// The numbers of launches, their times and places.
  case launches = 3
  /// Whether objects follow their rule.
  case disposal = 4
  case collisions = 5
  case explosions = 6
  /// The numbers of fragments and their orbits.
  case fragments = 7
  /// The places that orbits take when they become nearly circular, and after disposal.
  case transport = 8
}
