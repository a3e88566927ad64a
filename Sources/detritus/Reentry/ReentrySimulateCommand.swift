import ArgumentParser
import FileFormats
import NumericalMethods
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// `detritus reentry simulate`: a campaign of objects that do not exist.
struct ReentrySimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Makes a campaign of simulated objects and participants.",
    discussion: """
      Objects fall under the full equations of motion, through air that departs from the model by \
      10 %; their element sets are fitted to noisy positions. The participants are this program \
      with older orbits, an error of the ballistic coefficient, and windows of their own. \
      Everything is named SIMULATED.
      """)

  @Option(
    help: "A new or empty folder for campaign.yaml and its files.", completion: .directory)
  var output: String

  @Option(
    help: """
      Space weather of CelesTrak; by default \(ActivityArguments.standardFile) in the working \
      directory.
      """, completion: .file(extensions: ["csv", "txt"]))
  var spaceWeather: String?

  @Option(help: "The path of the space weather in campaign.yaml, relative to the folder.")
  var spaceWeatherPath = "../../space-weather/SW-All.csv"

  @Option(help: "The seed of what is drawn, 0 or more.")
  var seed = 1

  func validate() throws {
    if seed < 0 { throw ValidationError("--seed is \(seed), must be at least 0") }
  }

  func run() throws {
    let record = ActivityRecord(
      try SpaceWeatherFile.read(try WeatherFile.path(spaceWeather)))
    let folder = try OutputFolder(path: output)
    let campaign = try SimulatedCampaign(record: record, seed: UInt64(seed))
    for (name, content) in try campaign.files(spaceWeather: spaceWeatherPath) {
      try folder.write(content, to: name)
    }
    try folder.commit()
    for object in campaign.objects {
      print(
        "\(object.name): \(object.sets.count) element sets, re-entry at "
          + "\(object.end.iso8601), \(object.others.count) predictions of others")
    }
  }
}
