import FileFormats
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// What predictions of one object need, read from its files.
struct PredictionTask {
  let orbitsFile: String
  let objectFile: String?
  let weatherFile: String
  let object: ReentryObject?
  let orbits: KnownOrbits
  let settings: Settings

  /// What a caller may choose.
  struct Settings {
    var samples = 200
    var seed = 1
    /// The geodetic altitude of the re-entry [m].
    var altitude = 80 * kilometre
    var originator = "DETRITUS"
  }

  /// Reads the files of an object.
  init(
    orbits: String, object: String?, weather: String, settings: Settings
  ) throws {
    orbitsFile = orbits
    objectFile = object
    weatherFile = weather
    self.settings = settings
    let described: ReentryObject?
    if let object { described = try ReentryObjectFile.read(object) } else { described = nil }
    self.object = described
    self.orbits = try KnownOrbits(of: described, file: object, in: orbits)
  }

  /// The prediction of what was known at an instant; without one, of all that the files hold.
  func prediction(
    asOf: Instant?, weather record: ActivityRecord
  ) throws -> PredictionResult {
    var predictor = ReentryPredictor(record: record)
    predictor.knowledge = asOf == nil ? .observed : .forecast
    predictor.referenceAltitude = settings.altitude
    predictor.sampleCount = settings.samples
    predictor.seed = UInt64(settings.seed)
    predictor.isManoeuvrable = object?.isManoeuvrable ?? false
    if let size = object?.size { predictor.objectSize = size }
    let source = try orbits.source(asOf: asOf, object: object, file: orbitsFile)
    let prediction: ReentryPrediction
    let track: GroundTrack?
    do {
      switch source {
      case .sets(let sets):
        prediction = try predictor.prediction(
          of: sets, asOf: asOf ?? sets[sets.count - 1].epoch)
      case .state(let state, let ballisticCoefficient):
        prediction = try predictor.prediction(
          of: state, ballisticCoefficient: ballisticCoefficient, asOf: asOf ?? state.instant)
      }
      track = try predictor.groundTrack(of: prediction)
    } catch {
      let file = if case .activity = error { weatherFile } else { orbitsFile }
      throw InputError(file: file, message: error.message)
    }
    return PredictionResult(
      task: self, predictor: predictor, prediction: prediction, track: track,
      subject: ReentrySubject(orbits.identity, object))
  }
}

/// A prediction with what it is written from.
struct PredictionResult {
  let task: PredictionTask
  let predictor: ReentryPredictor
  let prediction: ReentryPrediction
  let track: GroundTrack?
  let subject: ReentrySubject

  /// The content of `prediction.json`.
  func document() throws -> String {
    var inputs: [ReentryPredictionJSON.Input] = []
    for file in [task.orbitsFile, task.objectFile, task.weatherFile].compactMap({ $0 }) {
      inputs.append(.init(file: file, sha256: try SHA256.hexDigest(ofFile: file)))
    }
    return try ReentryPredictionJSON.document(
      prediction, track: track, of: subject, predictor: predictor,
      originator: task.settings.originator,
      inputs: inputs, version: Detritus.versionNumber
    ).document
  }

  /// The names of the files with their contents.
  func files() throws -> [(name: String, content: [UInt8])] {
    let message = ReentryDataMessage(
      prediction, of: subject,
      from: .init(originator: task.settings.originator, created: SystemClock.now))
    var files: [(name: String, content: [UInt8])] = [
      ("prediction.json", Array(try document().utf8)), ("rdm.kvn", Array(message.kvn.utf8)),
      ("rdm.xml", Array(message.xml.utf8)),
    ]
    if let track {
      files.append(
        (
          "groundtrack.csv",
          try GroundTrackCSV.bytes(of: track, altitude: prediction.nominal.referenceAltitude)
        ))
    }
    return files
  }

  /// The entry of the prediction in a table of participants.
  var entry: ParticipantPrediction {
    ParticipantPrediction(
      prediction, participant: task.settings.originator, object: subject.name,
      catalogNumber: subject.catalogNumber)
  }
}
