import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Predictions from states")
struct StatePredictionTests {
  private static let start = Shared.instant("2014-03-01T06:00:00Z")

  /// A motion with all harmonics: its states every five minutes over two days, and its end.
  private func motion() throws -> (states: [TimedState], end: Instant) {
    let dynamics = try ReentryDynamics(
      record: Shared.record, from: Self.start + -20 * day, to: Self.start + 80 * day,
      orbits: .states)
    let flight = try dynamics.propagator(0.01).propagate(
      Shared.lowOrbit(altitude: 245_000, at: Self.start), to: Self.start + 60 * day,
      descents: [80_000], sampledAt: (0..<577).map { Self.start + 300 * Double($0) })
    return (flight.samples, try #require(flight.descent(through: 80_000)).instant)
  }

  private var predictor: ReentryPredictor {
    var predictor = ReentryPredictor(record: Shared.record)
    predictor.knowledge = .observed
    predictor.sampleCount = 40
    return predictor
  }

  @Test("An ephemeris of two days gives B and the end to 3 %")
  func ephemeris() throws {
    let (states, end) = try motion()
    let sets = StateArcs.elementSets(of: states, object: ObjectIdentity(catalogNumber: 1))
    #expect(sets.count == 6)
    let last = try #require(sets.last).epoch
    #expect(last == states.last?.instant)
    let prediction = try predictor.prediction(of: sets, asOf: last)
    #expect(abs(prediction.fit.ballisticCoefficient / 0.01 - 1) < 0.03)
    #expect(abs(prediction.nominal.instant - end) < 0.03 * (end - last))
  }

  @Test("One state with its ballistic coefficient falls as the motion does; the window says ±20 %")
  func single() throws {
    let (states, end) = try motion()
    let state = states[100]
    let prediction = try predictor.prediction(
      of: state, ballisticCoefficient: 0.01, asOf: state.instant)
    #expect(abs(prediction.nominal.instant - end) < 1e-3 * (end - state.instant))
    #expect(prediction.flags == [.assumedDrag])
    #expect(prediction.fit.usedCount == 1)
    let half =
      (prediction.window.quantile(0.95) - prediction.window.quantile(0.05)) / 2
      / prediction.remaining
    #expect(half > 0.25 && half < 0.55)
  }

  @Test("Too few states, or with gaps, make no sets")
  func gaps() throws {
    let states = try motion().states
    let object = ObjectIdentity(catalogNumber: 1)
    #expect(StateArcs.elementSets(of: Array(states.prefix(20)), object: object).isEmpty)
    #expect(StateArcs.elementSets(of: [], object: object).isEmpty)
    let gap = states.filter { abs($0.instant - (Self.start + day)) > 0.4 * day }
    let sets = StateArcs.elementSets(of: gap, object: object)
    #expect(sets.count >= 2 && sets.count < 6)
  }

  @Test("A state below 120 km, or one that stays up, is refused")
  func refused() throws {
    let state = try motion().states[0]
    let low = TimedState(
      instant: state.instant,
      state: CartesianState(
        position: state.position * (6_470_000 / state.position.length),
        velocity: state.velocity))
    let high = TimedState(
      instant: state.instant,
      state: CartesianState(
        position: state.position * 1.2, velocity: state.velocity * 0.92))
    #expect(throws: ReentryProblem.self) {
      try predictor.prediction(of: low, ballisticCoefficient: 0.01, asOf: low.instant)
    }
    #expect(throws: ReentryProblem.outlives(horizon: ReentryPredictor.horizon)) {
      try predictor.prediction(of: high, ballisticCoefficient: 1e-3, asOf: high.instant)
    }
  }
}
