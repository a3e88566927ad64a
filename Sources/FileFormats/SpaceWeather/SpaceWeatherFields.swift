import SpaceEnvironment

/// The fields of a record that are read, by their names in the CSV form.
enum SpaceWeatherField: Int, CaseIterable {
  case kp1, kp2, kp3, kp4, kp5, kp6, kp7, kp8, kpSum
  case ap1, ap2, ap3, ap4, ap5, ap6, ap7, ap8, apMean
  case observed, observedCentred, observedTrailing
  case adjusted, adjustedCentred, adjustedTrailing

  var name: String { Self.names[rawValue] }

  private static let names = [
    "KP1", "KP2", "KP3", "KP4", "KP5", "KP6", "KP7", "KP8", "KP_SUM",
    "AP1", "AP2", "AP3", "AP4", "AP5", "AP6", "AP7", "AP8", "AP_AVG",
    "F10.7_OBS", "F10.7_OBS_CENTER81", "F10.7_OBS_LAST81",
    "F10.7_ADJ", "F10.7_ADJ_CENTER81", "F10.7_ADJ_LAST81",
  ]

  static let kp = Self.allCases[0..<8]
  static let ap = Self.allCases[9..<17]
  static let geomagnetic = Self.allCases[0..<18]
}

/// Where the fields of a record stand, whatever the form of the file.
protocol SpaceWeatherFields {
  func isEmpty(_ field: SpaceWeatherField) -> Bool
  func number(
    _ field: SpaceWeatherField, unit: String?, in range: AllowedRange
  ) throws(InputError) -> Double
  func error(_ field: SpaceWeatherField, _ problem: String) -> InputError
}

extension SpaceWeatherFields {
  /// Reads the fields of a day.
  func record(
    dayNumber: Int, kind: SpaceWeather.Kind
  ) throws(InputError) -> SpaceWeather.Record {
    SpaceWeather.Record(
      dayNumber: dayNumber, kind: kind,
      observed: try flux(.observed, .observedCentred, .observedTrailing),
      adjusted: try flux(.adjusted, .adjustedCentred, .adjustedTrailing),
      geomagnetic: try geomagneticIndices(mayBeMissing: kind == .monthlyPredicted))
  }

  private func flux(
    _ value: SpaceWeatherField, _ centred: SpaceWeatherField, _ trailing: SpaceWeatherField
  ) throws(InputError) -> SpaceWeather.Flux {
    // The quiet Sun has 64 sfu; bursts during a measurement have given 939.
    let range = AllowedRange.above(0, atMost: 2000)
    return SpaceWeather.Flux(
      value: try number(value, unit: "sfu", in: range),
      centredMean: try number(centred, unit: "sfu", in: range),
      trailingMean: try number(trailing, unit: "sfu", in: range))
  }

  /// Reads Kp, which files give times ten, and ap.
  private func geomagneticIndices(
    mayBeMissing: Bool
  ) throws(InputError) -> SpaceWeather.GeomagneticIndices? {
    if mayBeMissing, SpaceWeatherField.geomagnetic.allSatisfy({ isEmpty($0) }) { return nil }
    var kpTimesTen = SIMD8<Double>()
    var ap = SIMD8<Double>()
    for i in 0..<8 {
      kpTimesTen[i] = try number(SpaceWeatherField.kp[i], unit: nil, in: .between(0, and: 90))
      ap[i] = try number(SpaceWeatherField.ap[9 + i], unit: nil, in: .between(0, and: 400))
    }
    // Rounded sums and means; a larger difference is a shifted or spoilt column.
    let kpSum = try number(.kpSum, unit: nil, in: .between(0, and: 720))
    if abs(kpSum - kpTimesTen.sum()) > 4 {
      throw error(
        .kpSum,
        "is \(kpSum.shown), must be the sum of KP1 to KP8, \(kpTimesTen.sum().shown), within 4")
    }
    let dailyAp = try number(.apMean, unit: nil, in: .between(0, and: 400))
    if abs(dailyAp - ap.sum() / 8) > 1 {
      throw error(
        .apMean,
        "is \(dailyAp.shown), must be the mean of AP1 to AP8, \((ap.sum() / 8).shown), within 1")
    }
    return SpaceWeather.GeomagneticIndices(kp: kpTimesTen / 10, ap: ap, dailyAp: dailyAp)
  }
}
