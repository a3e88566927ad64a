import ArgumentParser
import FileFormats
import Glibc
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// `detritus reentry predict`: one prediction from a file of orbits.
struct ReentryPredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Predicts the re-entry of an object from its element sets, with a window.",
    discussion: """
      A ballistic coefficient is fitted to the last element sets, the motion followed down through \
      NRLMSISE-00, and the window sampled over the errors of the fit, of the model and of the \
      forecast of solar activity. With --as-of nothing counts that was not known then: later orbits \
      are left out, and later space weather is replaced by a forecast. Without it the whole file of \
      orbits and all observed days of space weather count.
      """)

  @Option(
    help: "Element sets of one object: TLE, or OMM as KVN, XML, JSON or CSV.",
    completion: .file())
  var orbits: String

  @Option(
    help: "What is known of the object.", completion: .file(extensions: ["yaml", "yml"]))
  var object: String?

  @Option(
    help: "The instant of the prediction in UTC, YYYY-MM-DDThh:mm:ssZ.",
    transform: InstantArgument.parse)
  var asOf: Instant?

  @Option(
    help: """
      Space weather of CelesTrak; by default \(ActivityArguments.standardFile) in the working \
      directory.
      """, completion: .file(extensions: ["csv", "txt"]))
  var spaceWeather: String?

  @Option(help: "The samples of the window, 10 to 100000.")
  var samples = 200

  @Option(help: "The geodetic altitude of the re-entry [km], 10 to 120.")
  var altitudeKm = 80.0

  @Option(help: "The seed of the samples, 0 or more.")
  var seed = 1

  @Option(
    help: "A new or empty folder for prediction.json and groundtrack.csv.",
    completion: .directory)
  var output: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    try check("--samples", Double(samples), nil, 10...100_000)
    try check("--altitude-km", altitudeKm, "km", 10...120)
    if seed < 0 { throw ValidationError("--seed is \(seed), must be at least 0") }
  }

  func run() throws {
    let weatherFile = try self.weatherFile()
    let described: ReentryObject?
    if let object { described = try ReentryObjectFile.read(object) } else { described = nil }
    let history = try self.history(described)
    let weather = try SpaceWeatherFile.read(weatherFile)
    var predictor = ReentryPredictor(record: ActivityRecord(weather))
    predictor.knowledge = asOf == nil ? .observed : .forecast
    predictor.referenceAltitude = altitudeKm * kilometre
    predictor.sampleCount = samples
    predictor.seed = UInt64(seed)
    predictor.isManoeuvrable = described?.isManoeuvrable ?? false
    if let size = described?.size { predictor.objectSize = size }
    let last = history.sets[history.sets.count - 1].epoch
    let prediction: ReentryPrediction
    let track: GroundTrack?
    do {
      prediction = try predictor.prediction(of: history.sets, asOf: asOf ?? last)
      track = try predictor.groundTrack(of: prediction, sets: history.sets)
    } catch {
      let file = if case .activity = error { weatherFile } else { orbits }
      throw InputError(file: file, message: error.message)
    }
    var inputs: [ReentryPredictionJSON.Input] = []
    for file in [orbits, object, weatherFile].compactMap({ $0 }) {
      inputs.append(.init(file: file, sha256: try SHA256.hexDigest(ofFile: file)))
    }
    let document = ReentryPredictionJSON.document(
      prediction, identity: history.object, object: described, predictor: predictor,
      inputs: inputs, version: Detritus.versionNumber
    ).document
    if let output {
      let folder = try OutputFolder(path: output)
      try folder.write(document, to: "prediction.json")
      if let track {
        try folder.write(
          GroundTrackCSV.bytes(of: track, altitude: predictor.referenceAltitude),
          to: "groundtrack.csv")
      }
      try folder.commit()
    }
    let report = ReentryReport(
      prediction: prediction, identity: history.object, object: described, track: track)
    print(json ? document : report.text, terminator: "")
  }

  private func weatherFile() throws -> String {
    if let spaceWeather { return spaceWeather }
    guard access(ActivityArguments.standardFile, R_OK) == 0 else {
      throw CommandErrors.Failure(
        message: "\(ActivityArguments.standardFile): is not in the working directory; give the "
          + "space weather with --space-weather <file>",
        exitCode: CommandErrors.missingFile)
    }
    return ActivityArguments.standardFile
  }

  /// The element sets of the object that were known.
  private func history(_ object: ReentryObject?) throws -> OrbitHistory {
    let data = try OrbitDataFile.read(orbits)
    var histories = data.histories
    if let number = object?.catalogNumber {
      histories.removeAll { $0.object.catalogNumber != number }
      if histories.isEmpty {
        throw InputError(
          file: orbits, message: "has no element sets of the object \(number) of \(self.object!)")
      }
    }
    guard histories.count == 1 else {
      throw InputError(
        file: orbits,
        message: histories.isEmpty
          ? "has 0 element sets, must have at least 2; state vectors alone do not tell the drag"
          : "has element sets of \(histories.count) objects, must have those of 1; choose by the "
            + "catalog_number of --object")
    }
    guard let asOf else { return histories[0] }
    guard let known = histories[0].known(asOf: asOf) else {
      throw InputError(
        file: orbits, message: "has 0 element sets up to \(asOf.iso8601), must have at least 2")
    }
    return known
  }
}
