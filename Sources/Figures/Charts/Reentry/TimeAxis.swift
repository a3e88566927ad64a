/// Axes of UTC, whose data are seconds since 1970.
enum TimeAxis {
  /// Returns the axis of a letter, `x` or `y`, over a range with a margin on both sides.
  ///
  /// - Parameter most: The number of tics that have room.
  static func axis(
    _ letter: String, over range: ClosedRange<Double>, title: String, most: Double
  ) -> String {
    let length = max(range.upperBound - range.lowerBound, 600)
    let margin = 0.04 * length
    let step = steps.first { length / $0 <= most } ?? 90 * 86_400
    // On the y axis two lines would not stand at their tic.
    let format = step >= 86_400 ? "%d %b" : letter == "y" ? "%d %b %H:%M" : "%d %b\\n%H:%M"
    // Tics of two lines need room below them.
    let room = letter == "x" && step < 86_400 ? "\nset bmargin at screen 0.18" : ""
    return """
      set \(letter)label \(quoted(title))
      set \(letter)tics \(number(step)) time format "\(format)"
      set \(letter)range [\(number(range.lowerBound - margin)):\(number(range.upperBound + margin))]\(room)
      """
  }

  /// The distances of tics, in seconds: minutes, hours and days that divide one another.
  private static let steps: [Double] =
    [600, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200]
    + [1, 2, 5, 10, 20, 30].map { 86_400 * $0 }

  /// Returns the smallest range with all values.
  static func range(of values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }
}
