import ArgumentParser
import FileFormats
import SpaceEnvironment

/// The engines that can run a scenario.
enum Engine: String, ExpressibleByArgument, CaseIterable {
  /// Expected numbers in classes and bins.
  case binned
  /// Objects one by one, by chance.
  case objects
}

/// What a run of the engine that follows objects needs besides the scenario.
struct ObjectArguments: ParsableArguments {
  @Option(
    help: "With --engine objects: a list of the objects at the epoch, in place of the population.",
    completion: .file(extensions: ["csv"]))
  var objects: String?

  @Option(help: "With --engine objects: how collisions are found, kinetic or cube.")
  var collisions = Method.kinetic

  @Option(help: "The edge of the cubes.")
  var cubeEdgeKm = 10.0

  @Option(help: "The time between samples of the cubes.")
  var cubeIntervalDays = 5.0

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case kinetic, cube
  }

  func validate() throws {
    guard cubeEdgeKm >= 1, cubeEdgeKm <= 200 else {
      throw ValidationError("--cube-edge-km is \(cubeEdgeKm), must be between 1 and 200")
    }
    guard cubeIntervalDays >= 0.1, cubeIntervalDays <= 400 else {
      throw ValidationError(
        "--cube-interval-days is \(cubeIntervalDays), must be between 0.1 and 400")
    }
  }

  /// The settings of the engine.
  func settings() throws(InputError) -> ObjectEngineSettings {
    var list: ScenarioFile.Input?
    if let objects { list = try ScenarioFile.Input(key: "objects", reading: objects) }
    return ObjectEngineSettings(
      cubes: collisions == .cube
        ? .init(edge: cubeEdgeKm * kilometre, interval: cubeIntervalDays * day) : nil,
      list: list)
  }
}
