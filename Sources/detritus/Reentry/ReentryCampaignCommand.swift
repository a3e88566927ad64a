import ArgumentParser
import FileFormats
import Reentry
import SpaceEnvironment

/// `detritus reentry campaign`: every as-of epoch of every object of a campaign.
struct ReentryCampaignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Predicts the re-entries of a campaign at all its as-of epochs.",
    discussion: """
      Each prediction knows nothing from after its as-of epoch. The table has a row for each of \
      them, as one submits it; where the re-entry is known, the error of the residual lifetime \
      stands beside. An epoch at which no prediction is possible has the reason in its place.
      """)

  @Argument(help: "The campaign.", completion: .file(extensions: ["yaml", "yml"]))
  var campaign: String

  @OptionGroup var window: WindowArguments

  @Option(
    help: """
      A new or empty folder for submission.csv, others.csv and a folder of files for each \
      prediction.
      """, completion: .directory)
  var output: String?

  @Option(help: "A folder for the figures.", completion: .directory)
  var figures: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func run() throws {
    if let output { try OutputFolder.check(output) }
    let file = try CampaignFile.read(campaign)
    let record = ActivityRecord(try SpaceWeatherFile.read(file.spaceWeather))
    let settings = PredictionTask.Settings(
      samples: window.samples, seed: window.seed, altitude: file.referenceAltitude,
      originator: window.originator)
    var objects: [CampaignObject] = []
    for entry in file.objects {
      objects.append(try CampaignObject(entry, of: file, record: record, settings: settings))
    }
    if let output {
      let folder = try OutputFolder(path: output)
      let own = objects.flatMap { $0.predictions.compactMap(\.result) }
      try folder.write(SubmissionCSV.bytes(of: objects), to: "submission.csv")
      try folder.write(
        ParticipantsCSV.bytes(of: objects.flatMap(\.others)), to: "others.csv")
      for result in own {
        for (name, content) in try result.files() {
          try folder.write(content, to: "\(CampaignObject.folder(of: result))/\(name)")
        }
      }
      try folder.commit()
    }
    if let figures { try CampaignFigures(name: file.name, objects: objects).draw(into: figures) }
    let report = CampaignReport(campaign: file, objects: objects)
    try print(json ? report.json.document : report.text, terminator: "")
  }
}

/// An object of a campaign with the predictions that were made of it.
struct CampaignObject {
  let subject: ReentrySubject
  let truth: ReentryTruth?
  let predictions: [Prediction]
  let others: [ParticipantPrediction]

  /// The prediction of an as-of epoch, or why there is none.
  struct Prediction {
    let asOf: Instant
    let result: PredictionResult?
    let problem: String?
  }

  init(
    _ entry: ReentryCampaign.Entry, of campaign: ReentryCampaign, record: ActivityRecord,
    settings: PredictionTask.Settings
  ) throws {
    let task = try PredictionTask(
      orbits: entry.orbits, object: entry.object, weather: campaign.spaceWeather,
      settings: settings)
    let subject = ReentrySubject(task.orbits.identity, task.object)
    var predictions: [Prediction] = []
    for asOf in entry.asOf {
      do {
        let result = try task.prediction(asOf: asOf, weather: record)
        predictions.append(Prediction(asOf: asOf, result: result, problem: nil))
      } catch let error as InputError {
        predictions.append(Prediction(asOf: asOf, result: nil, problem: error.description))
      }
    }
    // A campaign without any prediction has failed, and its first reason says why.
    if predictions.allSatisfy({ $0.result == nil }), let problem = predictions.first?.problem {
      throw CommandErrors.Failure(message: problem, exitCode: CommandErrors.badInput)
    }
    self.subject = subject
    truth = entry.truth
    self.predictions = predictions
    others =
      try entry.others.map {
        try ParticipantsCSV.read(
          $0, object: subject.name, catalogNumber: subject.catalogNumber)
      } ?? []
  }

  /// The predictions of all participants, the own ones first.
  var entries: [ParticipantPrediction] {
    predictions.compactMap { $0.result?.entry } + others
  }

  /// The folder of a prediction: the object and the as-of epoch, in letters that all systems allow.
  static func folder(of result: PredictionResult) -> String {
    "\(result.subject.fileStem)/\(result.prediction.asOf.iso8601.filter { $0 != ":" })"
  }
}
