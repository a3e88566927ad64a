// References
// [1] CCSDS 508.1-B-1 (2019, corrigendum 1 of 2021), Re-entry Data Message, tables 3-1 to 3-3.
// [2] SANA, NDM/XML schema set 2.0.0: the ranges of the values.

// The keywords of every block, in the order that the standard fixes [1].
extension ReentryDataBlock {
  var keywords: [ReentryDataKeyword] {
    switch self {
    case .header: Self.headerKeywords
    case .metadata: Self.metadataKeywords
    case .atmosphericReentry: Self.reentryKeywords
    case .groundImpact: Self.impactKeywords
    case .state: Self.stateKeywords
    case .covariance: Self.covarianceKeywords
    case .spacecraft: Self.spacecraftKeywords
    case .orbitDetermination: Self.orbitDeterminationKeywords
    }
  }

  private static let methods = ["NONE", "ANALYTICAL", "STOCHASTIC", "EMPIRICAL"]
  private static let probability = ReentryDataKeyword.Kind.number(
    .between(0, and: 1), unit: nil)
  private static let percentage = ReentryDataKeyword.Kind.number(
    .between(0, and: 100), unit: "%")

  private static func days(_ name: String, isMandatory: Bool = false) -> ReentryDataKeyword {
    ReentryDataKeyword(
      name: name, kind: .number(.above(0), unit: "d"), isMandatory: isMandatory)
  }

  private static let headerKeywords: [ReentryDataKeyword] = [
    .init(name: "CREATION_DATE", kind: .epoch, isMandatory: true),
    .init(name: "ORIGINATOR", kind: .text, isMandatory: true),
    .init(name: "MESSAGE_ID", kind: .text, isMandatory: true),
  ]

  private static let metadataKeywords: [ReentryDataKeyword] = [
    .init(name: "OBJECT_NAME", kind: .text, isMandatory: true),
    .init(name: "INTERNATIONAL_DESIGNATOR", kind: .text, isMandatory: true),
    .init(name: "CATALOG_NAME", kind: .text), .init(name: "OBJECT_DESIGNATOR", kind: .text),
    .init(
      name: "OBJECT_TYPE",
      kind: .choice([
        "PAYLOAD", "ROCKET BODY", "UPPER STAGE", "DEBRIS", "OTHER", "UNKNOWN",
      ])),
    .init(name: "OBJECT_OWNER", kind: .text), .init(name: "OBJECT_OPERATOR", kind: .text),
    .init(
      name: "CONTROLLED_REENTRY", kind: .choice(["YES", "NO", "UNKNOWN"]), isMandatory: true),
    .init(name: "CENTER_NAME", kind: .text, isMandatory: true),
    .init(name: "TIME_SYSTEM", kind: .text, isMandatory: true),
    .init(name: "EPOCH_TZERO", kind: .epoch, isMandatory: true),
    .init(name: "REF_FRAME", kind: .text), .init(name: "REF_FRAME_EPOCH", kind: .epoch),
    .init(name: "EPHEMERIS_NAME", kind: .text), .init(name: "GRAVITY_MODEL", kind: .text),
    .init(name: "ATMOSPHERIC_MODEL", kind: .text),
    .init(name: "SOLAR_FLUX_PREDICTION", kind: .text),
    .init(name: "N_BODY_PERTURBATIONS", kind: .text),
    .init(name: "SOLAR_RAD_PRESSURE", kind: .text), .init(name: "EARTH_TIDES", kind: .text),
    .init(name: "INTRACK_THRUST", kind: .choice(["YES", "NO"])),
    .init(name: "DRAG_PARAMETERS_SOURCE", kind: .text),
    .init(name: "DRAG_PARAMETERS_ALTITUDE", kind: .number(.anything, unit: "km")),
    .init(name: "REENTRY_UNCERTAINTY_METHOD", kind: .choice(methods)),
    .init(
      name: "REENTRY_DISINTEGRATION",
      kind: .choice(["NONE", "MASS-LOSS", "BREAK-UP", "MASS-LOSS + BREAK-UP"])),
    .init(name: "IMPACT_UNCERTAINTY_METHOD", kind: .choice(methods)),
    .init(name: "PREVIOUS_MESSAGE_ID", kind: .text),
    .init(name: "PREVIOUS_MESSAGE_EPOCH", kind: .epoch),
    .init(name: "NEXT_MESSAGE_EPOCH", kind: .epochOrNone),
  ]

  private static let reentryKeywords: [ReentryDataKeyword] = [
    days("ORBIT_LIFETIME", isMandatory: true),
    .init(name: "REENTRY_ALTITUDE", kind: .number(.anything, unit: "km"), isMandatory: true),
    days("ORBIT_LIFETIME_WINDOW_START"), days("ORBIT_LIFETIME_WINDOW_END"),
    .init(name: "NOMINAL_REENTRY_EPOCH", kind: .epoch),
    .init(name: "REENTRY_WINDOW_START", kind: .epoch),
    .init(name: "REENTRY_WINDOW_END", kind: .epoch),
    .init(name: "ORBIT_LIFETIME_CONFIDENCE_LEVEL", kind: percentage),
  ]

  private static let impactKeywords: [ReentryDataKeyword] =
    [
      "PROBABILITY_OF_IMPACT", "PROBABILITY_OF_BURN_UP", "PROBABILITY_OF_BREAK_UP",
      "PROBABILITY_OF_LAND_IMPACT", "PROBABILITY_OF_CASUALTY",
    ].map { .init(name: $0, kind: probability) }
    + ["NOMINAL_IMPACT_EPOCH", "IMPACT_WINDOW_START", "IMPACT_WINDOW_END"].map {
      .init(name: $0, kind: .epoch)
    } + [.init(name: "IMPACT_REF_FRAME", kind: .text)] + place("NOMINAL_IMPACT")
    + [
      .init(name: "NOMINAL_IMPACT_ALT", kind: .number(.between(-430.5, and: 8848), unit: "m"))
    ] + (1...3).flatMap(zone)

  private static func place(_ name: String) -> [ReentryDataKeyword] {
    [
      .init(name: "\(name)_LON", kind: .number(.between(-180, and: 180), unit: "deg")),
      .init(name: "\(name)_LAT", kind: .number(.between(-90, and: 90), unit: "deg")),
    ]
  }

  private static func zone(_ number: Int) -> [ReentryDataKeyword] {
    [.init(name: "IMPACT_\(number)_CONFIDENCE", kind: percentage)]
      + place("IMPACT_\(number)_START") + place("IMPACT_\(number)_STOP")
      + [.init(name: "IMPACT_\(number)_CROSS_TRACK", kind: .number(.atLeast(0), unit: "km"))]
  }

  private static let stateKeywords: [ReentryDataKeyword] =
    [.init(name: "EPOCH", kind: .epoch)]
    + ["X", "Y", "Z"].map { .init(name: $0, kind: .number(.anything, unit: "km")) }
    + ["X_DOT", "Y_DOT", "Z_DOT"].map {
      .init(name: $0, kind: .number(.anything, unit: "km/s"))
    }

  private static let covarianceKeywords: [ReentryDataKeyword] = {
    let axes = ["X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"]
    let units = ["km**2", "km**2/s", "km**2/s**2"]
    let elements = axes.indices.flatMap { row in
      (0...row).map { column in
        ReentryDataKeyword(
          name: "C\(axes[row])_\(axes[column])",
          kind: .number(.anything, unit: units[row / 3 + column / 3]))
      }
    }
    return [.init(name: "COV_REF_FRAME", kind: .text)] + elements
  }()

  private static let spacecraftKeywords: [ReentryDataKeyword] = [
    .init(name: "WET_MASS", kind: .number(.atLeast(0), unit: "kg")),
    .init(name: "DRY_MASS", kind: .number(.atLeast(0), unit: "kg")),
    .init(name: "HAZARDOUS_SUBSTANCES", kind: .text),
    .init(name: "SOLAR_RAD_AREA", kind: .number(.atLeast(0), unit: "m**2")),
    .init(name: "SOLAR_RAD_COEFF", kind: .number(.atLeast(0), unit: nil)),
    .init(name: "DRAG_AREA", kind: .number(.atLeast(0), unit: "m**2")),
    .init(name: "DRAG_COEFF", kind: .number(.atLeast(0), unit: nil)),
    .init(name: "RCS", kind: .number(.atLeast(0), unit: "m**2")),
    .init(name: "BALLISTIC_COEFF", kind: .number(.atLeast(0), unit: "kg/m**2")),
    .init(name: "THRUST_ACCELERATION", kind: .number(.anything, unit: "m/s**2")),
  ]

  private static let orbitDeterminationKeywords: [ReentryDataKeyword] =
    ["TIME_LASTOB_START", "TIME_LASTOB_END"].map { .init(name: $0, kind: .epoch) }
    + [days("RECOMMENDED_OD_SPAN"), days("ACTUAL_OD_SPAN")]
    + ["OBS_AVAILABLE", "OBS_USED", "TRACKS_AVAILABLE", "TRACKS_USED"].map {
      .init(name: $0, kind: .count)
    }
    + [
      .init(name: "RESIDUALS_ACCEPTED", kind: percentage),
      .init(name: "WEIGHTED_RMS", kind: .number(.atLeast(0), unit: nil)),
    ]
}
