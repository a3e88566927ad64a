// References
// [1] Aoki, Guinot, Kaplan, Kinoshita, McCarthy, Seidelmann (1982), The new definition of Universal
//     Time, Astron. Astrophys. 105, 359-361: Greenwich mean sidereal time (IAU 1982).
import Glibc

extension Instant {
  /// The Greenwich mean sidereal time [rad], from 0 to below 2π [1].
  ///
  /// UT1 is taken as UTC, from which it differs by less than 0.9 s: the error is below 14 arcsec, which
  /// is 0.4 km on the equator.
  public var greenwichMeanSiderealTime: Double {
    let days = secondsSinceJ2000 / day
    let T = days / 36_525
    // [1], with the 876 600 hours a century taken apart as whole turns
    let seconds = 67_310.54841 + ((-6.2e-6 * T + 0.093104) * T + 8_640_184.812866) * T
    let turns = seconds / day + (days - days.rounded(.down))
    return 2 * .pi * (turns - turns.rounded(.down))
  }
}
