import SpaceEnvironment

/// A re-entry that happened.
struct ReentryCase {
  /// The folder of the object in the development data.
  let object: String
  /// `A` where the epoch comes from outside, `B` where it was estimated from the last element sets by
  /// another program.
  let tier: String
  let reentry: Instant
  /// How far the epoch may be off [s].
  let uncertainty: Double
  /// The instants of the predictions, in days before the re-entry.
  let horizons: [Double]

  static let all = [
    ReentryCase(
      object: "GOCE", tier: "A", reentry: at(2013, 11, 11, 0, 16), uncertainty: 60,
      horizons: [10, 5, 3, 1, 0.5]),
    ReentryCase(
      object: "CZ-5B_2021-035B", tier: "A", reentry: at(2021, 5, 9, 2, 14), uncertainty: 60,
      horizons: [5, 3, 1, 0.5]),
    ReentryCase(
      object: "KZ-1A_RB", tier: "A", reentry: at(2024, 1, 15, 23, 10), uncertainty: 3_600,
      horizons: [5, 3, 1, 0.5]),
    ReentryCase(
      object: "DELFI-PQ", tier: "B", reentry: at(2024, 1, 6, 15, 9.67), uncertainty: 48.1 * 60,
      horizons: [30, 10, 5, 3, 1, 0.5]),
    ReentryCase(
      object: "NUTSAT", tier: "B", reentry: at(2023, 3, 31, 13, 41.8), uncertainty: 178.3 * 60,
      horizons: [30, 10, 5, 3, 1]),
    ReentryCase(
      object: "STARLINK-1822", tier: "B", reentry: at(2025, 9, 3, 3, 50.1),
      uncertainty: 108.1 * 60, horizons: [30, 10, 5, 3, 1, 0.5]),
    ReentryCase(
      object: "JILIN-1_GF04A", tier: "B", reentry: at(2025, 12, 17, 10, 13.58),
      uncertainty: 33.9 * 60, horizons: [30, 10, 5, 3, 1]),
    // Element sets of two months before alone
    ReentryCase(
      object: "STARLINK-24", tier: "long lead", reentry: at(2022, 10, 24, 5, 1), uncertainty: 0,
      horizons: [58.0]),
  ]

  private static func at(
    _ year: Int, _ month: Int, _ day: Int, _ hours: Double, _ minutes: Double
  ) -> Instant {
    Instant(year: year, month: month, day: day, seconds: 3_600 * hours + 60 * minutes)
  }
}
