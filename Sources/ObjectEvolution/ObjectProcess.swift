import NumericalMethods

/// The processes that draw in a member, each from a stream of its own: switching one on does not
/// reshuffle another.
enum ObjectProcess: UInt64 {
  case population = 1
  case launches = 2
  case disposal = 3
  case collisions = 4
  case breakups = 5
  case avoidance = 6

  /// The stream of the process in a member, from 0 on.
  func stream(seed: Int, member: Int) -> RandomStream {
    RandomStream(seed: UInt64(seed), stream: 1 << 63 | UInt64(member) << 16 | rawValue)
  }
}
