public import Reentry
import SpaceEnvironment

/// `prediction.json`: a prediction of a re-entry with what it stands on.
public enum ReentryPredictionJSON {
  /// An input file.
  public struct Input: Hashable, Sendable {
    public let file: String
    public let sha256: String

    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// Returns the document.
  ///
  /// - Parameters:
  ///   - prediction: The prediction.
  ///   - track: The places of the window, `nil` where it is too long.
  ///   - subject: The object.
  ///   - predictor: The settings of the prediction.
  ///   - originator: Who makes it.
  ///   - inputs: The files read.
  ///   - version: That of the program.
  public static func document(
    _ prediction: ReentryPrediction, track: GroundTrack?, of subject: ReentrySubject,
    predictor: ReentryPredictor,
    originator: String, inputs: [Input], version: String
  ) -> JSONValue {
    let fit = prediction.fit
    return [
      "object": object(subject),
      "originator": .text(originator),
      "as_of": .text(prediction.asOf.iso8601),
      "last_orbit_epoch": .text(prediction.lastOrbit.iso8601),
      "orbits_used": .integer(fit.usedCount),
      "orbits_rejected": .integer(fit.rejectedCount),
      "fit_span_d": .number(fit.span / day),
      "reference_altitude_km": .number(prediction.nominal.referenceAltitude / kilometre),
      "reentry": reentry(prediction),
      "ballistic_coefficient_m2_kg": [
        "value": .number(fit.ballisticCoefficient),
        "fit_sigma": .number(fit.ballisticCoefficient * fit.logSigma),
        "arc_scatter": .number(fit.ballisticCoefficient * fit.arcScatter),
      ],
      "drag_history": history(prediction.history),
      "latitude_bands": .list(
        prediction.latitudeBands(track).filter { $0.probability > 0 }.map {
          [
            "from_deg": .number(rounded($0.latitudes.lowerBound / degree)),
            "to_deg": .number(rounded($0.latitudes.upperBound / degree)),
            "probability": .number($0.probability),
          ]
        }),
      "passes": .list(
        (track?.probabilities ?? [:]).sorted { $0.key < $1.key }.map {
          ["revolution": .integer($0.key), "probability": .number($0.value)]
        }),
      "flags": .list(prediction.flags.map { .text($0.rawValue) }),
      "models": [
        "atmosphere": "NRLMSISE-00",
        "gravity": .text(prediction.dynamics.gravityModel),
        "space_weather": .text(spaceWeather(prediction)),
        "space_weather_observed_until": .text(prediction.observedUntil.iso8601),
        "samples": .integer(predictor.sampleCount),
        "seed": .integer(Int(predictor.seed)),
      ],
      "inputs": .list(inputs.map { ["file": .text($0.file), "sha256": .text($0.sha256)] }),
      "version": .text(version),
    ]
  }

  /// Without the error of rounding of degrees.
  private static func rounded(_ x: Double) -> Double { (x * 1e6).rounded() / 1e6 }

  /// `observed` where the activity up to the re-entry was, else `forecast`.
  public static func spaceWeather(_ prediction: ReentryPrediction) -> String {
    prediction.nominal.instant <= prediction.observedUntil ? "observed" : "forecast"
  }

  /// The ballistic coefficient over the weeks before; null where arcs are too few to tell.
  private static func history(_ history: DragHistory?) -> JSONValue {
    guard let history, let limit = history.limit, let first = history.arcs.first else {
      return .null
    }
    return [
      "from": .text(first.start.iso8601),
      "arcs": .integer(history.arcs.count),
      "scatter": .number(history.scatter),
      "scatter_limit": .number(history.scatterLimit),
      "expected_scatter": .number(history.expectedScatter),
      "chi_squared": .number(history.statistic),
      "chi_squared_limit": .number(limit),
    ]
  }

  private static func object(_ subject: ReentrySubject) -> JSONValue {
    [
      "name": .text(subject.name),
      "international_designator": subject.internationalDesignator.map { .text($0) } ?? .null,
      "catalog_number": subject.catalogNumber.map { .integer($0) } ?? .null,
      "type": .text(subject.kind.rawValue),
      "mass_kg": subject.mass.map { .number($0) } ?? .null,
    ]
  }

  private static func reentry(_ prediction: ReentryPrediction) -> JSONValue {
    let (nominal, window) = (prediction.nominal, prediction.window)
    let conventional = prediction.conventionalWindow
    return [
      "nominal": .text(nominal.instant.iso8601),
      "p05": .text(window.quantile(0.05).iso8601),
      "p50": .text(window.quantile(0.5).iso8601),
      "p95": .text(window.quantile(0.95).iso8601),
      "samples_s": .list(
        window.samples.map { .number(($0 - prediction.lastOrbit).rounded()) }),
      "window_20_percent": [
        .text(conventional.start.iso8601), .text(conventional.end.iso8601),
      ],
      "latitude_deg": .number(nominal.place.latitude / degree),
      "longitude_deg": .number(nominal.place.longitude / degree),
      "direction": nominal.isAscending ? "ascending" : "descending",
      "at_altitude_km": .object(
        nominal.descents.map {
          JSONValue.Member(
            ($0.altitude / kilometre).shown, .text($0.passage.instant.iso8601))
        }),
    ]
  }
}
