import ArgumentParser

/// `detritus reentry`: when and where an object comes down.
struct ReentryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reentry",
    abstract: "Predicts when and where an object comes down.",
    subcommands: [
      ReentryPredictCommand.self, ReentryCampaignCommand.self, ReentryScoreCommand.self,
      ReentrySimulateCommand.self,
    ])
}
