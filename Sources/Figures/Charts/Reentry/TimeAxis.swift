/// Axes of UTC, whose data are seconds since 1970.
enum TimeAxis {
  /// Returns the axis of a letter, `x` or `y`, over a range with a margin on both sides.
  static func axis(_ letter: String, over range: ClosedRange<Double>, title: String) -> String {
    let length = max(range.upperBound - range.lowerBound, 600)
    let margin = 0.04 * length
    // Short times have hours below the day; long ones the day alone.
    let format = length > 12 * 86_400 ? "%d %b" : "%d %b\\n%H:%M"
    return """
      set \(letter)label \(quoted(title))
      set \(letter)tics time format "\(format)"
      set \(letter)range [\(number(range.lowerBound - margin)):\(number(range.upperBound + margin))]
      """
  }

  /// Returns the smallest range with all values.
  static func range(of values: [Double]) -> ClosedRange<Double>? {
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  /// Returns the text of an instant: `2014-03-01 06:00 UTC`.
  static func text(_ seconds: Double) -> String {
    // The civil calendar from days (H. Hinnant, chrono-compatible low-level date algorithms)
    let minutes = Int((seconds / 60).rounded())
    let (days, rest) = (Int((Double(minutes) / 1440).rounded(.down)), minutes)
    let z = days + 719_468
    let era = Int((Double(z) / 146_097).rounded(.down))
    let doe = z - era * 146_097
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100)
    let mp = (5 * doy + 2) / 153
    let month = mp < 10 ? mp + 3 : mp - 9
    let year = yoe + era * 400 + (month <= 2 ? 1 : 0)
    let ofDay = rest - days * 1440
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(year)-\(two(month))-\(two(doy - (153 * mp + 2) / 5 + 1)) "
      + "\(two(ofDay / 60)):\(two(ofDay % 60)) UTC"
  }
}
