import FileFormats
import Glibc
import NumericalMethods
import OrbitalMechanics
import Reentry
import SpaceEnvironment

/// Objects that do not exist, with their element sets and what participants said of them.
struct SimulatedCampaign {
  struct Object {
    let name: String
    let catalogNumber: Int
    let designator: String
    let kind: ReentryObject.Kind
    let size: Double
    let sets: [ElementSet]
    let end: Instant
    let asOf: [Instant]
    let others: [ParticipantPrediction]
  }

  /// A participant: the age of its orbits, the standard deviation of the logarithm of its ballistic
  /// coefficient, the half-width of its window.
  private struct Participant {
    let name: String
    let delay: Double
    let logSigma: Double
    let halfWidth: Double
  }

  private static let participants = [
    Participant(name: "SIMULATED A", delay: 0.3 * day, logSigma: 0.05, halfWidth: 0.2),
    Participant(name: "SIMULATED B", delay: 0.6 * day, logSigma: 0.10, halfWidth: 0.15),
    Participant(name: "SIMULATED C", delay: 0, logSigma: 0.15, halfWidth: 0.3),
  ]

  /// What an object begins with.
  private struct Start {
    let kind: ReentryObject.Kind
    let altitude: Double
    let inclination: Double
    let ballisticCoefficient: Double
    let size: Double
    let date: Instant
  }

  private static let starts = [
    Start(
      kind: .rocketBody, altitude: 252_000, inclination: 51.6, ballisticCoefficient: 0.012,
      size: 4, date: Instant(year: 2014, month: 3, day: 1)),
    Start(
      kind: .payload, altitude: 258_000, inclination: 97.2, ballisticCoefficient: 0.02, size: 1.5,
      date: Instant(year: 2023, month: 5, day: 20)),
  ]

  let objects: [Object]

  init(record: ActivityRecord, seed: UInt64) throws {
    var objects: [Object] = []
    for (index, start) in Self.starts.enumerated() {
      objects.append(
        try Self.object(start, number: index + 1, record: record, seed: seed &+ UInt64(index)))
    }
    self.objects = objects
  }

  private static func object(
    _ start: Start, number: Int, record: ActivityRecord, seed: UInt64
  ) throws -> Object {
    let elements = KeplerElements(
      semiMajorAxis: Earth.wgs84.equatorialRadius + start.altitude, eccentricity: 0.002,
      inclination: start.inclination * degree, node: Double(number), argumentOfPerigee: 2,
      meanAnomaly: 3)
    let state = elements.state(
      gravitationalParameter: Earth.wgs84.gravitationalParameter)
    var simulation = SimulatedReentry(
      start: TimedState(instant: start.date, state: state),
      ballisticCoefficient: start.ballisticCoefficient)
    simulation.seed = seed
    let dynamics = try ReentryDynamics(
      record: record, from: start.date + -20 * day, to: start.date + 80 * day, orbits: .states,
      size: start.size)
    let outcome = try simulation.fly(dynamics)
    let end = outcome.descents.first { $0.altitude == 80_000 }!.passage.instant

    let identity = ObjectIdentity(
      catalogNumber: 99_900 + number,
      internationalDesignator: "\(start.date.date.year)-999\(number == 1 ? "A" : "B")",
      name: "SIMULATED \(number)")
    let sets = outcome.elements.enumerated().map {
      ElementSet(object: identity, elements: $0.element, number: $0.offset + 1)
    }
    let asOf = [7.0, 5, 3, 2, 1, 0.5].map { days in
      Instant(secondsSinceJ2000: ((end + -days * day).secondsSinceJ2000 / 600).rounded() * 600)
    }
    var others: [ParticipantPrediction] = []
    for (index, participant) in participants.enumerated() {
      var stream = RandomStream(seed: seed, stream: UInt64(100 + index))
      for instant in asOf {
        let lastKnown = instant + -participant.delay
        guard
          let prediction = try? prediction(of: sets, asOf: lastKnown, record, start.size)
        else { continue }
        let factor = exp(participant.logSigma * gaussian(&stream))
        let remaining = prediction.remaining * factor
        let predicted = prediction.lastOrbit + remaining
        let half = participant.halfWidth * remaining
        others.append(
          ParticipantPrediction(
            participant: participant.name, object: identity.name!,
            catalogNumber: identity.catalogNumber, issued: instant,
            lastOrbit: prediction.lastOrbit, predicted: predicted,
            window: (predicted + -half)...(predicted + half)))
      }
    }
    return Object(
      name: identity.name!, catalogNumber: identity.catalogNumber!,
      designator: identity.internationalDesignator!, kind: start.kind, size: start.size,
      sets: sets, end: end, asOf: asOf, others: others)
  }

  private static func prediction(
    of sets: [ElementSet], asOf: Instant, _ record: ActivityRecord, _ size: Double
  ) throws -> ReentryPrediction {
    var predictor = ReentryPredictor(record: record)
    predictor.sampleCount = 2
    predictor.objectSize = size
    return try predictor.prediction(of: sets.filter { $0.epoch <= asOf }, asOf: asOf)
  }

  /// A number of mean 0 and standard deviation 1, close to normal: the sum of twelve uniform ones.
  private static func gaussian(_ stream: inout RandomStream) -> Double {
    (0..<12).reduce(-6.0) { sum, _ in sum + stream.uniform() }
  }

  /// The names of the files with their contents.
  ///
  /// - Parameter spaceWeather: The path of the space weather from the folder.
  func files(
    spaceWeather: String
  ) throws(OutputError) -> [(name: String, content: [UInt8])] {
    var files: [(name: String, content: [UInt8])] = []
    var list = ""
    for object in objects {
      let stem = "simulated-\(object.catalogNumber)"
      let yaml = """
        name: \(object.name)
        international_designator: \(object.designator)
        catalog_number: \(object.catalogNumber)
        type: \(object.kind.rawValue)
        dimensions_m: [\(object.size.nineDigits), \(object.size.nineDigits)]

        """
      files.append(("\(stem).yaml", Array(yaml.utf8)))
      files.append(
        (
          "\(stem).tle",
          Array(object.sets.map(TwoLineElementsWriter.text).joined().utf8)
        ))
      files.append(("\(stem)-others.csv", try ParticipantsCSV.bytes(of: object.others)))
      list += """
          - object: \(stem).yaml
            orbits: \(stem).tle
            others: \(stem)-others.csv
            as_of: [\(object.asOf.map(\.iso8601).joined(separator: ", "))]
            truth: {epoch: \(object.end.iso8601), uncertainty_min: 0}

        """
    }
    let yaml = """
      # Simulated by 'detritus reentry simulate': no object and no participant of it exists.
      name: Simulated campaign
      space_weather: \(spaceWeather)
      reference_altitude_km: 80
      objects:
      \(list)
      """
    files.append(("campaign.yaml", Array(yaml.utf8)))
    files.append(
      (
        "truth.csv",
        try ReentryTruthCSV.bytes(
          of: objects.map {
            ($0.catalogNumber, ReentryTruth(epoch: $0.end, uncertainty: 0))
          })
      ))
    return files
  }
}
