import FileFormats
import Figures
import Reentry
import SpaceEnvironment

/// The figures of one prediction.
struct PredictionFigures {
  let result: PredictionResult

  /// The charts: the history of the altitude, the window and, where the window is short enough for
  /// one, the ground track.
  func charts() throws(InputError) -> [any Chart] {
    let (prediction, subject) = (result.prediction, result.subject)
    let (nominal, window) = (prediction.nominal, prediction.window)
    let caption =
      "\(subject.name); as of \(ReentryReport.minute(prediction.asOf)), \(prediction.fit.usedCount) "
      + "orbits used, the last of \(ReentryReport.minute(prediction.lastOrbit))"
    let ninety =
      window.quantile(0.05).secondsSince1970...window.quantile(0.95).secondsSince1970
    let history: [PredictedAltitude]
    do {
      history = try prediction.altitudes(count: 240)
    } catch {
      throw InputError(file: result.task.orbitsFile, message: error.message)
    }
    let radius = result.predictor.earth.equatorialRadius
    let altitude = (nominal.referenceAltitude / kilometre).nineDigits
    var charts: [any Chart] = [
      AltitudeHistoryChart(
        title: "Altitude of \(subject.name)", caption: caption,
        orbits: prediction.fit.residuals.map {
          AltitudeHistoryChart.Orbit(
            time: $0.epoch.secondsSince1970, altitude_km: ($0.axis - radius) / kilometre,
            isUsed: $0.weight > 0)
        },
        motion: history.map { ($0.instant.secondsSince1970, $0.altitude / kilometre) },
        lastOrbit: prediction.lastOrbit.secondsSince1970, window: ninety),
      ReentryWindowChart(
        title: "Re-entry of \(subject.name) at \(altitude) km", caption: caption,
        samples: window.samples.map(\.secondsSince1970),
        nominal: nominal.instant.secondsSince1970, window: ninety,
        conventional: prediction.conventionalWindow.start
          .secondsSince1970...prediction.conventionalWindow.end.secondsSince1970),
    ]
    if let track = result.track {
      charts.append(
        GroundTrackChart(
          title: "Where \(subject.name) may come down", caption: caption,
          places: track.points.map {
            Self.place($0.place, 100 * (track.probabilities[$0.revolution] ?? 0))
          }, nominal: Self.place(nominal.place, 0)))
    }
    return charts
  }

  private static func place(
    _ place: GeodeticPosition, _ chance: Double
  ) -> GroundTrackChart.Place {
    GroundTrackChart.Place(
      longitude_deg: place.longitude / degree, latitude_deg: place.latitude / degree,
      chance_percent: chance)
  }
}
