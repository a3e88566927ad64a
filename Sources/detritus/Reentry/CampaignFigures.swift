import FileFormats
import Figures
import Reentry
import SpaceEnvironment

/// The figures of a campaign: for each object the own predictions, and those of all participants.
struct CampaignFigures {
  let name: String
  let objects: [CampaignObject]

  func draw(into folder: String) throws {
    try FigureFolder.draw(objects.flatMap(charts), into: folder)
  }

  private func charts(_ object: CampaignObject) -> [any Chart] {
    let entries = object.entries
    var order: [String] = []
    for entry in entries where !order.contains(entry.participant) {
      order.append(entry.participant)
    }
    let participants = order.map { name in
      PredictionHistoryChart.Participant(
        name: name,
        predictions: entries.filter { $0.participant == name }.map {
          PredictionHistoryChart.Prediction(
            issued: $0.issued.secondsSince1970, predicted: $0.predicted.secondsSince1970,
            window: $0.window.map {
              $0.lowerBound.secondsSince1970...$0.upperBound.secondsSince1970
            })
        })
    }
    let stem = object.subject.fileStem
    func chart(
      _ kind: String, _ title: String, _ participants: [PredictionHistoryChart.Participant]
    ) -> PredictionHistoryChart {
      PredictionHistoryChart(
        name: "\(kind)-\(stem)", title: "\(title) of \(object.subject.name)",
        caption: "\(name); bars are the windows of the participants", participants: participants,
        truth: object.truth?.epoch.secondsSince1970)
    }
    let own = chart("evolution", "Predicted re-entry", Array(participants.prefix(1)))
    guard participants.count > 1 else { return [own] }
    return [own, chart("comparison", "Predictions by participants", participants)]
  }
}

extension Instant {
  /// The time since 1970-01-01 [s], as figures have it.
  var secondsSince1970: Double { self - Instant(year: 1970, month: 1, day: 1) }
}

extension ReentrySubject {
  /// The number or the name of the object in letters that all systems allow in file names.
  var fileStem: String {
    let name = catalogNumber.map(String.init) ?? name
    return String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
