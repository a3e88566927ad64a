// References
// [1] Kelso, Two-line element set format, https://celestrak.org/NORAD/documentation/tle-fmt.php
import Glibc
public import OrbitalMechanics
import SpaceEnvironment

/// Element sets as three lines: the name, and two lines of 69 columns [1].
public enum TwoLineElementsWriter {
  /// Returns the lines of a set, each with its end.
  ///
  /// The rates of the mean motion are written as zeros where the set has none. The catalogue number
  /// must be at most 99999.
  public static func text(of set: ElementSet) -> String {
    let e = set.elements
    let number = set.object.catalogNumber ?? 0
    precondition((0...99_999).contains(number), "the number fits into five columns")
    let id = padded(number, 5, "0")
    let date = e.epoch.date
    let newYear = Instant(year: date.year, month: 1, day: 1)
    let days = (e.epoch - newYear) / day + 1
    let designator = String((launch(set.object.internationalDesignator) + "        ").prefix(8))
    let first =
      "1 \(id)U \(designator) \(padded(date.year % 100, 2, "0"))\(fixed(days, 8, width: 12, "0"))"
      + "  .00000000  00000-0 \(scaled(e.bstar)) 0 \(padded((set.number ?? 0) % 10_000, 4, " "))"
    func angle(_ x: Double) -> String { fixed(x / degree, 4, width: 8, " ") }
    let eccentricity = padded(Int((e.eccentricity * 1e7).rounded()), 7, "0")
    let motion = fixed(e.meanMotion * day / (2 * .pi), 8, width: 11, " ")
    let second =
      "2 \(id) \(angle(e.inclination)) \(angle(e.node)) \(eccentricity) "
      + "\(angle(e.argumentOfPerigee)) \(angle(e.meanAnomaly)) \(motion)"
      + padded((set.revolution ?? 0) % 100_000, 5, " ")
    let name = set.object.name.map { "\($0)\n" } ?? ""
    return "\(name)\(first)\(checksum(first))\n\(second)\(checksum(second))\n"
  }

  /// The columns of a designator: `24001A` for `2024-001A`.
  private static func launch(_ designator: String?) -> String {
    guard let designator, designator.count > 5 else { return "" }
    return designator.dropFirst(2).filter { $0 != "-" }
  }

  private static func padded(_ value: Int, _ width: Int, _ fill: Character) -> String {
    let text = String(value)
    return String(repeating: fill, count: max(0, width - text.count)) + text
  }

  private static func fixed(
    _ x: Double, _ decimals: Int, width: Int, _ fill: Character
  ) -> String {
    let scale = pow(10, Double(decimals))
    let whole = Int((x * scale).rounded())
    let (integer, rest) = whole.quotientAndRemainder(dividingBy: Int(scale))
    return padded(integer, width - decimals - 1, fill) + "." + padded(rest, decimals, "0")
  }

  /// The eight columns of a number with an assumed point and a power of ten: ` 12345-4`.
  private static func scaled(_ x: Double) -> String {
    guard x != 0 else { return " 00000+0" }
    var exponent = Int(log10(abs(x)).rounded(.down)) + 1
    var digits = Int((abs(x) / pow(10, Double(exponent)) * 1e5).rounded())
    if digits == 100_000 {
      digits = 10_000
      exponent += 1
    }
    return
      "\(x < 0 ? "-" : " ")\(padded(digits, 5, "0"))\(exponent < 0 ? "-" : "+")\(abs(exponent))"
  }

  private static func checksum(_ line: String) -> Int {
    line.reduce(0) { $0 + ($1 == "-" ? 1 : $1.wholeNumberValue ?? 0) } % 10
  }
}
