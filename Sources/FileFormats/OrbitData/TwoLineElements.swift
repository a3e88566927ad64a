// References
// [1] Kelso, Two-line element set format, https://celestrak.org/NORAD/documentation/tle-fmt.php
// [2] Hoots, Roehrich (1980), Models for propagation of NORAD element sets, Spacetrack Report 3.
import OrbitalMechanics
import SpaceEnvironment

/// Two lines of 69 columns with the mean elements of an object [1].
enum TwoLineElements {
  /// The fields of two lines.
  ///
  /// - Parameter verifiesChecksums: Whether a wrong last column is refused.
  static func read(
    _ first: ElementLine, _ second: ElementLine, name: String?, verifiesChecksums: Bool
  ) throws(InputError) -> ElementSet {
    // Damage shows in the checksum first; but a shifted line is told by its blanks.
    try first.checkBlanks([2, 9, 18, 33, 44, 53, 62, 64])
    try second.checkBlanks([2, 8, 17, 26, 34, 43, 52])
    if verifiesChecksums {
      try first.checkSum()
      try second.checkSum()
    }
    let number = try catalogNumber(first)
    let other = try catalogNumber(second)
    guard number == other else {
      throw second.error(
        3, "the catalogue number is \(other), must be \(number) as in line 1 of the set")
    }
    // Sets of another theory look alike: 4 marks SGP4-XP.
    if let type = try first.integer("ephemeris type", 63...63), type > 3 {
      let theory = type == 4 ? " (SGP4-XP)" : ""
      throw first.error(
        63, "the ephemeris type is \(type)\(theory), must be 0 to 3, for SGP4 and its forerunners")
    }

    let revolutionsPerDay = 2 * Double.pi / day
    let angle = AllowedRange.between(0, and: 360)
    let elements = MeanElements(
      epoch: try epoch(first),
      meanMotion: try second.number(
        "mean motion", 53...63, unit: "rev/day", in: .above(0, atMost: 20)) * revolutionsPerDay,
      eccentricity: try second.fraction("eccentricity", 27...33, in: .from(0, below: 1)),
      inclination: try second.number(
        "inclination", 9...16, unit: "deg", in: .between(0, and: 180)) * degree,
      node: try second.number(
        "right ascension of the node", 18...25, unit: "deg", in: angle) * degree,
      argumentOfPerigee: try second.number(
        "argument of perigee", 35...42, unit: "deg", in: angle) * degree,
      meanAnomaly: try second.number("mean anomaly", 44...51, unit: "deg", in: angle) * degree,
      bstar: try first.scaled("B*", 54...61, unit: "1/Earth radius"),
      halfMeanMotionRate: try first.number(
        "half the rate of mean motion", 34...43, unit: "rev/day^2", in: .anything)
        * revolutionsPerDay / day,
      sixthMeanMotionAcceleration: try first.scaled(
        "a sixth of the second rate of mean motion", 45...52, unit: "rev/day^3")
        * revolutionsPerDay / (day * day))
    return ElementSet(
      object: ObjectIdentity(
        catalogNumber: number, internationalDesignator: try designator(first), name: name),
      elements: elements, classification: try classification(first),
      number: try first.integer("element set number", 65...68),
      revolution: try second.integer("revolution at epoch", 64...68))
  }

  private static func catalogNumber(_ line: ElementLine) throws(InputError) -> Int {
    guard let number = CatalogNumber.parse(line.slice(3...7)) else {
      throw line.wrong(
        "the catalogue number", 3...7, "should be five digits, or a letter (not I, O) and four")
    }
    return number
  }

  private static func classification(_ line: ElementLine) throws(InputError) -> Character? {
    switch line[8] {
    case UInt8(ascii: " "): return nil
    case UInt8(ascii: "U"): return "U"
    case UInt8(ascii: "C"): return "C"
    case UInt8(ascii: "S"): return "S"
    default: throw line.wrong("the classification", 8...8, "should be U, C, S or blank")
    }
  }

  /// The epoch: year of two digits, day of the year with its fraction.
  private static func epoch(_ line: ElementLine) throws(InputError) -> Instant {
    guard let twoDigits = try line.integer("the year of the epoch", 19...20),
      line[19] != UInt8(ascii: " ")
    else { throw line.wrong("the year of the epoch", 19...20, "should be two digits") }
    let year = fullYear(twoDigits)
    let days = Double(Instant.isLeap(year) ? 366 : 365)
    let day = try line.number(
      "the day of the epoch", 21...32, unit: "d", in: .from(1, below: days + 1))
    let whole = day.rounded(.down)
    // To the eighth decimal, with which days are written; the difference alone has rounding errors.
    let fraction = ((day - whole) * 1e8).rounded() / 1e8
    return Instant(year: year, month: 1, day: Int(whole), seconds: fraction * SpaceEnvironment.day)
  }

  /// Two digits stand for 1957 to 2056 [1].
  private static func fullYear(_ twoDigits: Int) -> Int {
    twoDigits < 57 ? 2000 + twoDigits : 1900 + twoDigits
  }

  /// The international designator as messages write it: `98067UR` is `1998-067UR`.
  private static func designator(_ line: ElementLine) throws(InputError) -> String? {
    if line.isBlank(10...17) { return nil }
    let field = line.slice(10...17)
    let piece = field.dropFirst(5).prefix { $0 != UInt8(ascii: " ") }
    func isDigit(_ byte: UInt8) -> Bool {
      byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }
    guard
      field.prefix(5).allSatisfy(isDigit), !piece.isEmpty,
      piece.allSatisfy({ $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }),
      field.dropFirst(5 + piece.count).allSatisfy({ $0 == UInt8(ascii: " ") })
    else {
      throw line.wrong(
        "the international designator", 10...17, "should be of the shape YYNNNA or blank")
    }
    var text = field.prefix(2).lexicographicallyPrecedes("57".utf8) ? "20" : "19"
    text.unicodeScalars.append(contentsOf: field.prefix(2).map { Unicode.Scalar($0) })
    text += "-"
    text.unicodeScalars.append(
      contentsOf: field.dropFirst(2).prefix(3 + piece.count).map { Unicode.Scalar($0) })
    return text
  }
}
