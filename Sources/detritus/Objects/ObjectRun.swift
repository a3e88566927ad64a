import ArgumentParser
import DebrisEnvironment
import Evolution
import FileFormats
import ObjectEvolution
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

  var method: CollisionMethod {
    switch collisions {
    case .kinetic: .kinetic
    case .cube: .cube(edge: cubeEdgeKm * kilometre, interval: cubeIntervalDays * day)
    }
  }

  /// The objects at the epoch.
  func initialObjects() throws(InputError) -> InitialObjects {
    guard let objects else { return .binned }
    return .listed(try ObjectListCSV.read(objects, allowingZeroArea: true))
  }
}

/// A run of a scenario that follows objects one by one.
struct ObjectRun {
  let file: ScenarioFile
  let ensemble: ObjectEnsemble
  /// The means of the members.
  let record: RunRecord

  init(
    _ file: ScenarioFile, _ arguments: ObjectArguments, threads: Int, isQuiet: Bool
  ) throws {
    try Self.check(file)
    self.file = file
    let model = ObjectModel(
      file.scenario, initial: try arguments.initialObjects(), method: arguments.method)
    try Interruption.check()
    let progress = SharedProgress(
      ProgressLine(
        epoch: file.scenario.epoch, duration_yr: file.scenario.duration / year, isQuiet: isQuiet))
    let ensemble = ObjectEnsemble(
      model, seed: file.seed, members: file.members, threads: threads
    ) { share in
      progress.show(share)
      return !Interruption.isRequested
    }
    progress.clear()
    try Interruption.check()
    guard let ensemble else { preconditionFailure("only an interruption stops a run") }
    self.ensemble = ensemble
    record = RunRecord.mean(of: ensemble.members.map(\.record))
  }

  /// Refuses what this engine does not know.
  private static func check(_ file: ScenarioFile) throws(InputError) {
    func refuse(_ key: String, _ reason: String) throws(InputError) {
      throw InputError(file: file.path, message: "\(key) \(reason) with --engine objects")
    }
    let scenario = file.scenario
    if scenario.collisions?.kernel == .gas {
      try refuse("collisions.kernel", "is gas, must be resolved")
    }
    if !scenario.missions.keepsStation {
      try refuse("missions.station_keeping", "is false, must be true")
    }
    let rules = (scenario.disposal.payload.periods + scenario.disposal.rocketBody.periods)
      .compactMap(\.rule)
    if rules.contains(where: \.allowsGraveyard) {
      try refuse("disposal", "has graveyard: true, must be false")
    }
    if scenario.explosions != nil { try refuse("explosions", "must be none") }
    if scenario.removal != nil { try refuse("removal", "must be none") }
    if !scenario.constellations.isEmpty {
      try refuse(
        "constellations", "has \(scenario.constellations.count) entries, must be []")
    }
    if !scenario.events.isEmpty {
      try refuse("events", "has \(scenario.events.count) entries, must be []")
    }
  }
}
