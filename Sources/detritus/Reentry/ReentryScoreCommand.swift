import ArgumentParser
import FileFormats
import Reentry
import SpaceEnvironment

/// `detritus reentry score`: how good predictions were.
struct ReentryScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores predictions once the objects have come down.",
    discussion: """
      Reads every prediction.json and others.csv below the folders. The error is that of the \
      residual lifetime: predicted less true re-entry, over the time from the last orbit used to \
      the true one. CRPS is the continuous ranked probability score over that time: smaller is \
      better, and a wide window costs. Predictions of one object are strongly correlated: read the \
      number of objects before comparing participants.
      """)

  @Argument(help: "Folders of 'reentry predict' and 'reentry campaign'.", completion: .directory)
  var folders: [String]

  @Option(
    help: "The re-entries: catalog_number,reentry_epoch,uncertainty_min.",
    completion: .file(extensions: ["csv"]))
  var truth: String

  @Option(
    help: "A new or empty folder for scores.csv and summary.csv.", completion: .directory)
  var output: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func run() throws {
    let truths = try ReentryTruthCSV.read(truth)
    var predictions: [ParticipantPrediction] = []
    for folder in folders { predictions += try PredictionFolder.read(folder) }
    var scored: [ScoredPrediction] = []
    for prediction in predictions {
      guard let number = prediction.catalogNumber, let truth = truths[number] else { continue }
      guard truth.epoch > prediction.lastOrbit else {
        throw InputError(
          file: self.truth,
          message: "the re-entry of \(number) is \(truth.epoch.iso8601), must be later than the "
            + "last orbit of a prediction, \(prediction.lastOrbit.iso8601)")
      }
      scored.append(
        ScoredPrediction(
          prediction: prediction, truth: truth,
          score: ReentryScore(prediction, truth: truth.epoch)))
    }
    guard !scored.isEmpty else {
      throw InputError(
        file: truth,
        message: "has the re-entry of none of the objects of \(predictions.count) predictions")
    }
    let report = ScoreReport(scored: scored, unknown: predictions.count - scored.count)
    if let output {
      let folder = try OutputFolder(path: output)
      try folder.write(report.scoresCSV, to: "scores.csv")
      try folder.write(report.summaryCSV, to: "summary.csv")
      try folder.commit()
    }
    try print(json ? report.json.document : report.text, terminator: "")
  }
}

/// A prediction with what became of it.
struct ScoredPrediction {
  let prediction: ParticipantPrediction
  let truth: ReentryTruth
  let score: ReentryScore

  /// The class of its residual lifetime.
  var horizon: String {
    let index = ReentryHorizon.index(ofDays: score.residual / day)
    let edges = ReentryHorizon.edges
    if index == edges.count { return "over \(edges[index - 1].nineDigits) d" }
    return "up to \(edges[index].nineDigits) d"
  }
}
