import ArgumentParser
import FileFormats
import Figures
import Glibc
import Reentry
import SpaceEnvironment

/// `detritus reentry predict`: one prediction from a file of orbits.
struct ReentryPredictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict",
    abstract: "Predicts the re-entry of an object from its orbits, with a window.",
    discussion: """
      A ballistic coefficient is fitted to the last element sets, the motion followed down through \
      NRLMSISE-00, and the window sampled over the errors of the fit, of the model and of the \
      forecast of solar activity. With --as-of nothing counts that was not known then: later orbits \
      are left out, and later space weather is replaced by a forecast. Without it the whole file of \
      orbits and all observed days of space weather count.
      """)

  @Option(
    help: """
      Orbits of one object: TLE, or OMM as KVN, XML, JSON or CSV; or states, OPM or OEM as KVN or \
      XML.
      """,
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

  @OptionGroup var window: WindowArguments

  @Option(help: "The geodetic altitude of the re-entry [km], 10 to 120.")
  var altitudeKm = 80.0

  @Option(
    help: """
      A new or empty folder for prediction.json, rdm.kvn, rdm.xml, groundtrack.csv and figures.
      """,
    completion: .directory)
  var output: String?

  @Option(help: "A folder for the figures.", completion: .directory)
  var figures: String?

  @Flag(help: "Prints JSON.")
  var json = false

  func validate() throws {
    try check("--altitude-km", altitudeKm, "km", 10...120)
  }

  func run() throws {
    if let output { try OutputFolder.check(output) }
    let weatherFile = try WeatherFile.path(spaceWeather)
    let task = try PredictionTask(
      orbits: orbits, object: object, weather: weatherFile,
      settings: .init(
        samples: window.samples, seed: window.seed, altitude: altitudeKm * kilometre,
        originator: window.originator))
    let record = ActivityRecord(try SpaceWeatherFile.read(weatherFile))
    let result = try task.prediction(asOf: asOf, weather: record)
    if let output {
      let folder = try OutputFolder(path: output)
      for (name, content) in try result.files() { try folder.write(content, to: name) }
      try drawFigures(of: result, to: folder)
      try folder.commit()
    }
    if let figures {
      try FigureFolder.draw(try PredictionFigures(result: result).charts(), into: figures)
    }
    let report = ReentryReport(
      prediction: result.prediction, subject: result.subject, track: result.track)
    print(json ? try result.document() : report.text, terminator: "")
  }

  /// Draws the figures beside the tables; without gnuplot a line on standard error takes their place.
  private func drawFigures(of result: PredictionResult, to folder: borrowing OutputFolder) throws {
    do {
      try FigureFolder.draw(
        try PredictionFigures(result: result).charts(), into: try folder.path(of: "figures"))
    } catch let error as FigureError {
      if case .notWritable = error { throw error }
      StandardError.print("warning: no figures: \(error)")
    }
  }
}

/// The file of space weather that a command reads.
enum WeatherFile {
  /// Returns the file given, or the standard one in the working directory.
  static func path(_ given: String?) throws -> String {
    if let given { return given }
    guard access(ActivityArguments.standardFile, R_OK) == 0 else {
      throw CommandErrors.Failure(
        message: "\(ActivityArguments.standardFile): is not in the working directory; give the "
          + "space weather with --space-weather <file>",
        exitCode: CommandErrors.missingFile)
    }
    return ActivityArguments.standardFile
  }
}
