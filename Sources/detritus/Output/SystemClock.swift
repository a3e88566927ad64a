import Glibc
import SpaceEnvironment

/// The clock of the machine.
enum SystemClock {
  /// The instant of the call, to a second.
  static var now: Instant {
    let since1970 = Instant(year: 1970, month: 1, day: 1)
    return since1970 + Double(time(nil))
  }
}
