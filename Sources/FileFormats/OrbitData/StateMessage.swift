// References
// [1] CCSDS 502.0-B-3 (2023), Orbit Data Messages, sections 3 and 5.
import OrbitalMechanics
import SpaceEnvironment

/// State vectors of the orbit parameter message (OPM) and the orbit ephemeris message (OEM) [1].
enum StateMessage {
  static let header: Set<String> = [
    "CCSDS_OPM_VERS", "CCSDS_OEM_VERS", "COMMENT", "CLASSIFICATION", "CREATION_DATE",
    "ORIGINATOR", "MESSAGE_ID",
  ]
  static let metadata: Set<String> = [
    "OBJECT_NAME", "OBJECT_ID", "CENTER_NAME", "REF_FRAME", "REF_FRAME_EPOCH", "TIME_SYSTEM",
  ]
  static let ephemerisMetadata: Set<String> = [
    "START_TIME", "USEABLE_START_TIME", "USEABLE_STOP_TIME", "STOP_TIME", "INTERPOLATION",
    "INTERPOLATION_DEGREE",
  ]
  static let stateKeywords: Set<String> = ["EPOCH", "X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"]
  /// Keywords of an OPM that are read or stand beside the state without changing it.
  static let parameters: Set<String> = [
    "SEMI_MAJOR_AXIS", "ECCENTRICITY", "INCLINATION", "RA_OF_ASC_NODE", "ARG_OF_PERICENTER",
    "TRUE_ANOMALY", "MEAN_ANOMALY", "GM", "MASS", "SOLAR_RAD_AREA", "SOLAR_RAD_COEFF", "DRAG_AREA",
    "DRAG_COEFF", "COV_REF_FRAME",
  ]
  /// Keywords of a manoeuvre, which may come several times.
  static let manoeuvre: Set<String> = [
    "MAN_EPOCH_IGNITION", "MAN_DURATION", "MAN_DELTA_MASS", "MAN_REF_FRAME", "MAN_DV_1",
    "MAN_DV_2", "MAN_DV_3",
  ]
  /// The lower triangle of the covariance.
  static let covariance: Set<String> = {
    let axes = ["X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"]
    return Set(
      axes.indices.flatMap { row in (0...row).map { "C\(axes[row])_\(axes[$0])" } })
  }()

  /// The series of one state of an OPM.
  static func series(
    _ fields: some MessageFields, manoeuvreCount: Int
  ) throws(InputError) -> StateSeries {
    let frame = try frame(fields)
    return StateSeries(
      object: object(fields), frame: frame, states: [try state(fields)],
      mass: try fields.optionalNumber("MASS", unit: "kg", in: .above(0)),
      dragArea: try fields.optionalNumber("DRAG_AREA", unit: "m**2", in: .atLeast(0)),
      dragCoefficient: try fields.optionalNumber("DRAG_COEFF", unit: nil, in: .atLeast(0)),
      manoeuvreCount: manoeuvreCount)
  }

  /// The state of an OPM or of an element of an OEM in XML.
  static func state(_ fields: some MessageFields) throws(InputError) -> TimedState {
    TimedState(
      instant: try fields.instant("EPOCH"),
      state: CartesianState(
        position: try vector(fields, ["X", "Y", "Z"], unit: "km"),
        velocity: try vector(fields, ["X_DOT", "Y_DOT", "Z_DOT"], unit: "km/s")))
  }

  /// The frame of the metadata, whose centre must be the Earth and whose time UTC.
  static func frame(_ fields: some MessageFields) throws(InputError) -> ReferenceFrame {
    _ = try (fields.text("CENTER_NAME"), fields.text("TIME_SYSTEM"))
    try fields.check("CENTER_NAME", ["EARTH"])
    try fields.check("TIME_SYSTEM", ["UTC"])
    let text = try fields.text("REF_FRAME")
    let name = text.uppercased()
    let frame: ReferenceFrame
    switch name {
    case "TEME", "TEMEOFDATE": frame = .teme
    case "TOD": frame = .tod
    case "EME2000", "J2000": frame = .eme2000
    case "GCRF": frame = .gcrf
    case _ where name.hasPrefix("ITRF"): frame = .itrf
    default:
      let known = ReferenceFrame.allCases.map(\.rawValue).joined(separator: ", ")
      throw fields.error("REF_FRAME", "is \(quoted(text)), must be one of \(known)")
    }
    if frame == .teme || frame == .tod, fields.field("REF_FRAME_EPOCH") != nil {
      throw fields.error(
        "REF_FRAME_EPOCH", "is given, must not be: \(frame.rawValue) is taken as that of date")
    }
    return frame
  }

  static func object(_ fields: some MessageFields) -> ObjectIdentity {
    ObjectIdentity(
      catalogNumber: nil, internationalDesignator: designator(fields),
      name: fields.field("OBJECT_NAME")?.text)
  }

  /// The identifier of the object, `nil` where it is UNKNOWN.
  static func designator(_ fields: some MessageFields) -> String? {
    guard let text = fields.field("OBJECT_ID")?.text, text.uppercased() != "UNKNOWN" else {
      return nil
    }
    return text
  }

  /// Three numbers in kilometres, as metres.
  static func vector(
    _ fields: some MessageFields, _ keywords: [String], unit: String
  ) throws(InputError) -> SIMD3<Double> {
    var vector = SIMD3<Double>()
    for (axis, keyword) in keywords.enumerated() {
      vector[axis] = try fields.number(keyword, unit: unit) * kilometre
    }
    return vector
  }

  /// The series of a segment of an OEM, whose instants must rise.
  static func series(
    _ fields: some MessageFields, _ states: [(state: TimedState, line: Int)],
    frame: ReferenceFrame, file: String, line: Int
  ) throws(InputError) -> StateSeries {
    guard !states.isEmpty else {
      throw InputError(
        file: file, line: line, column: 1, message: "the segment has 0 states, must have at least 1"
      )
    }
    for (before, after) in zip(states, states.dropFirst())
    where after.state.instant <= before.state.instant {
      throw InputError(
        file: file, line: after.line, column: 1,
        message:
          "the epoch is \(after.state.instant.iso8601), must be later than that of the state "
          + "before, \(before.state.instant.iso8601)")
    }
    return StateSeries(
      object: object(fields), frame: frame, states: states.map(\.state), mass: nil,
      dragArea: nil, dragCoefficient: nil, manoeuvreCount: 0)
  }
}
