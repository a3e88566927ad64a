import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("The decay of samples")
struct DecayTimelineTests {
  /// A fit by hand: a near-circular orbit some days from its end.
  private func fit(_ B: Double, axisOffset: Double = 0) throws -> (OrbitFit, ReentryDynamics) {
    let start = Shared.instant("2014-03-01T06:00:00Z")
    let track = try ActivityTrack(
      record: Shared.record, from: start + -day, to: start + 30 * day, knownAt: nil)
    let dynamics = ReentryDynamics(
      air: try ThermosphereOverTime(track: track), eccentricity: 0.001)
    let state = Shared.lowOrbit(altitude: 235_000, at: start).state
    let fit = OrbitFit(
      anchor: TimedState(
        instant: start, state: dynamics.state(state, axisChangedBy: axisOffset)),
      ballisticCoefficient: B, logSigma: 0, axisSigma: 0, correlation: 0, arcScatter: 0, arcs: [],
      residuals: [], rejectedCount: 0, span: day, flags: [])
    return (fit, dynamics)
  }

  @Test(
    "Other drag and another axis come down as in the full propagation, to 3 % of the life",
    arguments: [(0.75, 0.0), (1.3, 0.0), (1.0, 500.0), (0.9, -400.0)])
  func scaled(factor: Double, offset: Double) throws {
    let predictor = ReentryPredictor(record: Shared.record)
    let (fit, dynamics) = try fit(0.01)
    let nominal = try predictor.nominal(fit, dynamics)
    let timeline = try DecayTimeline(fit: fit, until: nominal.instant, dynamics: dynamics)
    let remaining = nominal.instant - fit.anchor.instant
    let same = timeline.end(factor: 1, axisOffset: 0, air: nil)
    #expect(abs(same - nominal.instant) < 1)
    let scaled = timeline.end(factor: factor, axisOffset: offset, air: dynamics.air)
    let (other, _) = try self.fit(0.01 * factor, axisOffset: offset)
    let full = try predictor.nominal(other, dynamics)
    #expect(abs(scaled - full.instant) < 0.03 * remaining)
  }

  @Test("Another activity comes down as in the full propagation, to 3 % of the life")
  func activity() throws {
    let predictor = ReentryPredictor(record: Shared.record)
    let (fit, dynamics) = try fit(0.01)
    let nominal = try predictor.nominal(fit, dynamics)
    let timeline = try DecayTimeline(fit: fit, until: nominal.instant, dynamics: dynamics)
    let start = fit.anchor.instant
    let track = try ActivityTrack(
      record: Shared.record, from: start + -day, to: start + 30 * day, knownAt: start)
    let storm = ForecastError(
      flux: [Double](repeating: 1.2, count: 30),
      ap: (0..<240).map { $0 < 8 ? 10 : 1.5 })
    let stormy = try ThermosphereOverTime(track: track.deviating(by: storm))
    let scaled = timeline.end(factor: 1, axisOffset: 0, air: stormy)
    let full = try predictor.nominal(
      fit, ReentryDynamics(air: stormy, eccentricity: 0.001))
    let remaining = nominal.instant - start
    #expect(nominal.instant - full.instant > 0.05 * remaining)
    #expect(abs(scaled - full.instant) < 0.03 * remaining)
  }

  @Test("A tighter tolerance moves the end of five days by less than 20 s")
  func convergence() throws {
    let predictor = ReentryPredictor(record: Shared.record)
    var (fit, dynamics) = try fit(0.01)
    let standard = try predictor.nominal(fit, dynamics)
    dynamics.tolerance = 1e-11
    let tight = try predictor.nominal(fit, dynamics)
    let days = (standard.instant - fit.anchor.instant) / day
    #expect(days > 3)
    #expect(abs(standard.instant - tight.instant) < 20)
    #expect(standard.descents.map(\.altitude) == [120_000, 90_000, 80_000, 10_000])
  }
}
