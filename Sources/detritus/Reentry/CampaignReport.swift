import FileFormats
import Reentry
import SpaceEnvironment

/// The table that `detritus reentry campaign` prints.
struct CampaignReport {
  let campaign: ReentryCampaign
  let objects: [CampaignObject]

  private static let columns = [
    "object", "participant", "issued", "last orbit", "predicted", "window from", "to", "error [%]",
    "in window",
  ]

  var text: String {
    let altitude = (campaign.referenceAltitude / kilometre).nineDigits
    var table = TextTable(Self.columns, leadingColumns: 7)
    for object in objects {
      for entry in object.entries { table.add(row(entry, truth: object.truth)) }
    }
    var text = "\(campaign.name): re-entries at \(altitude) km\n\n\(table.text)"
    for object in objects {
      for one in object.predictions {
        if let problem = one.problem {
          text += "\(object.subject.name) as of \(one.asOf.iso8601): \(problem)\n"
        }
      }
    }
    return text
  }

  private func row(_ entry: ParticipantPrediction, truth: ReentryTruth?) -> [String] {
    let score = truth.flatMap {
      $0.epoch > entry.lastOrbit ? ReentryScore(entry, truth: $0.epoch) : nil
    }
    return [
      entry.object, entry.participant, ReentryReport.minute(entry.issued),
      ReentryReport.minute(entry.lastOrbit), ReentryReport.minute(entry.predicted),
      entry.window.map { ReentryReport.minute($0.lowerBound) } ?? "-",
      entry.window.map { ReentryReport.minute($0.upperBound) } ?? "-",
      score.map { (100 * $0.relativeError).decimals(1) } ?? "-",
      score?.isInWindow.map { $0 ? "yes" : "no" } ?? "-",
    ]
  }

  var json: JSONValue {
    [
      "campaign": .text(campaign.name),
      "reference_altitude_km": .number(campaign.referenceAltitude / kilometre),
      "predictions": .list(
        objects.flatMap { object in object.entries.map { json($0, truth: object.truth) } }),
      "problems": .list(
        objects.flatMap { object in
          object.predictions.compactMap { one in
            one.problem.map {
              [
                "object": .text(object.subject.name), "as_of": .text(one.asOf.iso8601),
                "problem": .text($0),
              ]
            }
          }
        }),
    ]
  }

  private func json(_ entry: ParticipantPrediction, truth: ReentryTruth?) -> JSONValue {
    let score = truth.flatMap {
      $0.epoch > entry.lastOrbit ? ReentryScore(entry, truth: $0.epoch) : nil
    }
    return [
      "object": .text(entry.object),
      "catalog_number": entry.catalogNumber.map { .integer($0) } ?? .null,
      "participant": .text(entry.participant),
      "issued": .text(entry.issued.iso8601),
      "last_orbit_epoch": .text(entry.lastOrbit.iso8601),
      "predicted": .text(entry.predicted.iso8601),
      "window_start": entry.window.map { .text($0.lowerBound.iso8601) } ?? .null,
      "window_end": entry.window.map { .text($0.upperBound.iso8601) } ?? .null,
      "relative_error": score.map { .number($0.relativeError) } ?? .null,
      "in_window": score?.isInWindow.map { .flag($0) } ?? .null,
    ]
  }
}
