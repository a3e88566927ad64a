import FileFormats
import Reentry
import SpaceEnvironment

/// The page that `detritus reentry predict` prints.
struct ReentryReport {
  let prediction: ReentryPrediction
  let subject: ReentrySubject
  let track: GroundTrack?

  var text: String {
    let (fit, nominal, window) = (prediction.fit, prediction.nominal, prediction.window)
    let conventional = prediction.conventionalWindow
    let flags = prediction.flags.map(\.rawValue).joined(separator: ", ")
    let altitude = (nominal.referenceAltitude / kilometre).nineDigits
    let direction = nominal.isAscending ? "ascending" : "descending"
    var text = """
      object         \(name)
      as of          \(Self.minute(prediction.asOf))
      orbits         \(fit.usedCount) used over \((fit.span / day).decimals(2)) d, \
      \(fit.rejectedCount) put aside; the last \(Self.minute(prediction.lastOrbit))
      B = CD A/m     \(fit.ballisticCoefficient.digits(4)) m2/kg, fit \
      \((100 * fit.logSigma).decimals(1)) %, between arcs \((100 * fit.arcScatter).decimals(1)) %
      B before       \(history)
      space weather  \(ReentryPredictionJSON.spaceWeather(prediction)), observed until \
      \(prediction.observedUntil.iso8601)

      re-entry       \(Self.minute(nominal.instant)) at \(altitude) km, \
      \((prediction.remaining / day).decimals(2)) d after the last orbit
      window 90 %    \(Self.minute(window.quantile(0.05))) to \
      \(Self.minute(window.quantile(0.95))), median \(Self.minute(window.quantile(0.5)))
      window 20 %    \(Self.minute(conventional.start)) to \(Self.minute(conventional.end))
      place          \((nominal.place.latitude / degree).decimals(1)) deg north, \
      \((nominal.place.longitude / degree).decimals(1)) deg east, \(direction); anywhere on the \
      track of the window

      """
    text += "altitudes      "
    text += nominal.descents.map {
      "\(($0.altitude / kilometre).nineDigits) km \(Self.second($0.passage.instant))"
    }.joined(separator: ", ")
    text += "\nflags          \(flags.isEmpty ? "none" : flags)\n"
    text += "\n\(latitudes)"
    guard let track else {
      return text + "\nground track   none: the window is longer than a day\n"
    }
    var table = TextTable(["revolution", "chance [%]"], leadingColumns: 0)
    for (revolution, share) in track.probabilities.sorted(by: { $0.key < $1.key }) {
      table.add(["\(revolution)", (100 * share).decimals(1)])
    }
    return text + "\n" + table.text
  }

  /// How the ballistic coefficient went before.
  private var history: String {
    guard let history = prediction.history, history.limit != nil,
      let first = history.arcs.first, let last = history.arcs.last
    else { return "too few arcs to tell whether drag is modulated" }
    let days = ((last.end - first.start) / day).decimals(1)
    return "\(history.arcs.count) arcs over \(days) d scatter by "
      + "\((100 * history.scatter).decimals(1)) %, errors alone by "
      + "\((100 * history.expectedScatter).decimals(1)) %"
  }

  /// The chances of latitudes, north and south beside one another.
  private var latitudes: String {
    let bands = prediction.latitudeBands(track)
    var table = TextTable(["latitude [deg]", "north [%]", "south [%]"])
    let half = bands.count / 2
    for k in 0..<half {
      let (north, south) = (bands[half + k], bands[half - 1 - k])
      guard north.probability + south.probability > 0 else { continue }
      let edges = [north.latitudes.lowerBound, north.latitudes.upperBound].map {
        ($0 / degree).decimals(0)
      }
      table.add([
        edges.joined(separator: " to "), (100 * north.probability).decimals(1),
        (100 * south.probability).decimals(1),
      ])
    }
    return table.text
  }

  private var name: String {
    let numbers = [subject.catalogNumber.map(String.init), subject.internationalDesignator]
      .compactMap { $0 }
    return numbers.isEmpty ? subject.name : "\(subject.name) (\(numbers.joined(separator: ", ")))"
  }

  private static func second(_ instant: Instant) -> String {
    Instant(secondsSinceJ2000: instant.secondsSinceJ2000.rounded()).iso8601
  }

  static func minute(_ instant: Instant) -> String {
    Instant(secondsSinceJ2000: (instant.secondsSinceJ2000 / 60).rounded() * 60).iso8601
  }
}
