import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Fits of simulated element sets")
struct SimulatedFitTests {
  /// What predictions made of objects that are known.
  struct Trial {
    /// ln B, fitted less true, and its stated standard deviation.
    var logError: Double
    var logSigma: Double
    /// The relative error of the residual lifetime, and whether the window of 90 % held the truth.
    var relativeError: Double
    var isInWindow: Bool
  }

  private static let start = Shared.instant("2014-03-01T06:00:00Z")

  /// The full motion: all harmonics to degree 8, the Sun and the Moon.
  private static func dynamics() throws -> ReentryDynamics {
    let track = try ActivityTrack(
      record: Shared.record, from: start + -20 * day, to: start + 80 * day, knownAt: nil)
    return ReentryDynamics(
      air: try ThermosphereOverTime(track: track), eccentricity: 0.001, orbits: .states)
  }

  private static func trials(_ horizon: Double, airSigma: Double) throws -> [Trial] {
    let dynamics = try dynamics()
    var predictor = ReentryPredictor(record: Shared.record)
    predictor.knowledge = .observed
    predictor.sampleCount = 60
    return try (1...16).map { seed in
      var stream = RandomStream(seed: UInt64(seed), stream: 7)
      let orbit = KeplerElements(
        semiMajorAxis: 6_378_137 + 245_000 + 25_000 * stream.uniform(),
        eccentricity: 0.0005 + 0.004 * stream.uniform(),
        inclination: 0.7 + 0.9 * stream.uniform(), node: 6 * stream.uniform(),
        argumentOfPerigee: 6 * stream.uniform(), meanAnomaly: 6 * stream.uniform())
      let B = 0.008 * exp(stream.uniform())
      let state = orbit.state(gravitationalParameter: Earth.wgs84.gravitationalParameter)
      var object = SimulatedReentry(
        start: TimedState(instant: start, state: state), ballisticCoefficient: B)
      object.airSigma = airSigma
      object.seed = UInt64(seed)
      let outcome = try object.fly(dynamics)
      let end = try #require(outcome.descents.first { $0.altitude == 80_000 }).passage.instant
      let asOf = end + -horizon * day
      let sets = outcome.elements.filter { $0.epoch <= asOf }.map {
        ElementSet(object: ObjectIdentity(catalogNumber: 1), elements: $0)
      }
      let prediction = try predictor.prediction(of: sets, asOf: asOf)
      let score = ReentryScore(
        ParticipantPrediction(
          prediction, participant: "", object: "", catalogNumber: nil), truth: end)
      return Trial(
        logError: log(prediction.fit.ballisticCoefficient / B),
        logSigma: prediction.fit.logSigma, relativeError: score.relativeError,
        isInWindow: score.isInWindow == true)
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  private static func deviation(_ values: [Double]) -> Double {
    let m = mean(values)
    return
      (values.reduce(0) { $0 + ($1 - m) * ($1 - m) } / Double(values.count - 1)).squareRoot()
  }

  @Test(
    "Where the air is the model's, B and the end come back to 2 %, 3 d and 1 d before the end",
    arguments: [3.0, 1])
  func modelAir(horizon: Double) throws {
    let trials = try Self.trials(horizon, airSigma: 0)
    let (logs, errors) = (trials.map(\.logError), trials.map(\.relativeError))
    // 16 trials leave a quarter of the scatter in the mean.
    #expect(abs(Self.mean(logs)) < 0.01 && Self.deviation(logs) < 0.025)
    #expect(abs(Self.mean(errors)) < 0.01 && Self.deviation(errors) < 0.025)
  }

  @Test(
    "Where the air departs by 10 %, the errors of B are as large as stated and without bias",
    arguments: [3.0, 1])
  func departingAir(horizon: Double) throws {
    let trials = try Self.trials(horizon, airSigma: 0.1)
    let ratios = trials.map { $0.logError / $0.logSigma }
    // The mean and deviation of 16 normal numbers lie within these bounds in 99.7 %.
    #expect(abs(Self.mean(ratios)) < 0.75)
    #expect(Self.deviation(ratios) > 0.5 && Self.deviation(ratios) < 1.6)
    #expect(trials.count(where: \.isInWindow) >= 12)
  }
}
