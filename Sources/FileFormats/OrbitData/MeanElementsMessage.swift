// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, section 4, tables 4-1 to 4-3.
// [2] CelesTrak, A new way to obtain GP data, https://celestrak.org/NORAD/documentation/gp-data-formats.php
import OrbitalMechanics
import SpaceEnvironment

/// The orbit mean-elements message (OMM) [1] with the elements of SGP4.
enum MeanElementsMessage {
  /// The keywords that are read; lists of providers have more, which are left alone.
  static let keywords = [
    "OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "REF_FRAME_EPOCH", "TIME_SYSTEM",
    "MEAN_ELEMENT_THEORY", "CREATION_DATE", "EPOCH", "EPOCH_MICROSECONDS", "MEAN_MOTION",
    "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE", "ARG_OF_PERICENTER", "MEAN_ANOMALY",
    "EPHEMERIS_TYPE", "CLASSIFICATION_TYPE", "NORAD_CAT_ID", "ELEMENT_SET_NO", "REV_AT_EPOCH",
    "BSTAR", "MEAN_MOTION_DOT", "MEAN_MOTION_DDOT",
  ]

  /// The keywords of the standard that are not read.
  static let otherKeywords: Set<String> = [
    "CCSDS_OMM_VERS", "COMMENT", "CLASSIFICATION", "ORIGINATOR", "MESSAGE_ID", "SEMI_MAJOR_AXIS",
    "GM", "MASS", "SOLAR_RAD_AREA", "SOLAR_RAD_COEFF", "DRAG_AREA", "DRAG_COEFF", "BTERM", "AGOM",
  ]

  /// The element set of a message.
  ///
  /// The rates of the mean motion are those of two-line elements, half and a sixth of the
  /// derivatives, as all providers write them [2].
  static func elementSet(_ fields: some MessageFields) throws(InputError) -> ElementSet {
    try fields.check("CENTER_NAME", ["EARTH"])
    try fields.check("REF_FRAME", ["TEME", "TEMEOFDATE"])
    try fields.check("TIME_SYSTEM", ["UTC"])
    try fields.check("MEAN_ELEMENT_THEORY", ["SGP4", "SGP/SGP4", "TLE"])
    if fields.field("REF_FRAME_EPOCH") != nil {
      throw fields.error("REF_FRAME_EPOCH", "is given, must not be: SGP4 uses the frame of date")
    }
    if let type = try fields.integer("EPHEMERIS_TYPE", in: 0...9), type > 3 {
      let theory = type == 4 ? " (SGP4-XP)" : ""
      throw fields.error(
        "EPHEMERIS_TYPE", "is \(type)\(theory), must be 0 to 3, for SGP4 and its forerunners")
    }
    let perDay = 2 * Double.pi / day
    func angle(_ keyword: String) throws(InputError) -> Double {
      try fields.number(keyword, unit: "deg", in: .between(-360, and: 360)) * degree
    }
    let elements = MeanElements(
      epoch: try epoch(fields),
      meanMotion: try fields.number(
        "MEAN_MOTION", unit: "rev/day", in: .above(0, atMost: 20)) * perDay,
      eccentricity: try fields.number("ECCENTRICITY", unit: nil, in: .from(0, below: 1)),
      inclination: try fields.number(
        "INCLINATION", unit: "deg", in: .between(0, and: 180)) * degree,
      node: try angle("RA_OF_ASC_NODE"), argumentOfPerigee: try angle("ARG_OF_PERICENTER"),
      meanAnomaly: try angle("MEAN_ANOMALY"), bstar: try fields.number("BSTAR", unit: "1/ER"),
      halfMeanMotionRate: try fields.optionalNumber("MEAN_MOTION_DOT", unit: "rev/day**2")
        .map { $0 * perDay / day },
      sixthMeanMotionAcceleration: try fields.optionalNumber(
        "MEAN_MOTION_DDOT", unit: "rev/day**3"
      ).map { $0 * perDay / (day * day) })
    let identity = ObjectIdentity(
      catalogNumber: try fields.integer("NORAD_CAT_ID", in: 1...CatalogNumber.largest),
      internationalDesignator: StateMessage.designator(fields),
      name: fields.field("OBJECT_NAME")?.text)
    guard identity.catalogNumber != nil || identity.internationalDesignator != nil else {
      throw fields.error(
        "NORAD_CAT_ID", "is missing, and OBJECT_ID does not name the object either")
    }
    return ElementSet(
      object: identity, elements: elements, classification: try classification(fields),
      number: try fields.integer("ELEMENT_SET_NO", in: 0...9999),
      revolution: try fields.integer("REV_AT_EPOCH", in: 0...999_999),
      issued: fields.field("CREATION_DATE") == nil ? nil : try instant(fields, "CREATION_DATE"))
  }

  private static func classification(
    _ fields: some MessageFields
  ) throws(InputError) -> Character? {
    guard let text = fields.field("CLASSIFICATION_TYPE")?.text else { return nil }
    guard text.count == 1, let letter = text.first, "UCS".contains(letter) else {
      throw fields.error("CLASSIFICATION_TYPE", "is \(quoted(text)), must be U, C or S")
    }
    return letter
  }

  /// The epoch, to which the older lists of Space-Track add microseconds in a column of their own.
  private static func epoch(_ fields: some MessageFields) throws(InputError) -> Instant {
    let epoch = try instant(fields, "EPOCH")
    guard let microseconds = try fields.integer("EPOCH_MICROSECONDS", in: 0...999_999) else {
      return epoch
    }
    return epoch + Double(microseconds) / 1e6
  }

  /// An instant with `T` or, in the older lists, a blank between date and time.
  private static func instant(
    _ fields: some MessageFields, _ keyword: String
  ) throws(InputError) -> Instant {
    var text = Array(try fields.text(keyword).utf8)
    if text.count > 10, text[10] == UInt8(ascii: " ") { text[10] = UInt8(ascii: "T") }
    do {
      return try Instant(text: String(decoding: text, as: UTF8.self))
    } catch {
      throw fields.error(keyword, "is wrong: \(error)")
    }
  }
}
