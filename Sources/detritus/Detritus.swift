import ArgumentParser

@main
struct Detritus: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "detritus")
}
