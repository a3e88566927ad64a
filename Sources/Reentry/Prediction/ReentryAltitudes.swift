/// The geodetic altitudes at which a descent is reported [m], from the highest down.
public enum ReentryAltitudes {
  /// 120, 90, 80 and 10 km, those that campaigns quote.
  public static let reported: [Double] = [120_000, 90_000, 80_000, 10_000]
}
