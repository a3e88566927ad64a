import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Dynamics of a re-entry")
struct ReentryDynamicsTests {
  private let start = Shared.instant("2014-03-01T06:00:00Z")

  private func air() throws -> ThermosphereOverTime {
    let track = try ActivityTrack(
      record: Shared.record, from: start + -day, to: start + 60 * day, knownAt: nil)
    return try ThermosphereOverTime(track: track)
  }

  private func state(altitude: Double) -> TimedState {
    Shared.lowOrbit(altitude: altitude, at: start)
  }

  private func end<Forces: Force>(
    _ propagator: NumericalPropagator<Forces>, from altitude: Double
  ) throws -> Double {
    let flight = try propagator.propagate(
      state(altitude: altitude), to: start + 60 * day, descents: [80_000], floor: 60_000)
    return try #require(flight.descent(through: 80_000)).instant - start
  }

  @Test("The pressure of sunlight moves the end of a month by less than a thousandth")
  func radiation() throws {
    let dynamics = ReentryDynamics(air: try air(), eccentricity: 0.001, orbits: .states)
    var propagator = dynamics.propagator(0.01)
    let without = try end(propagator, from: 300_000)
    propagator.forces.radiationPressure = RadiationPressure(coefficient: 0.008)
    let with = try end(propagator, from: 300_000)
    #expect(without > 20 * day)
    #expect(abs(with / without - 1) < 1e-3)
  }

  @Test("Thinner drag in dense air puts the last hours off by minutes")
  func transition() throws {
    var dynamics = ReentryDynamics(air: try air(), eccentricity: 0.001, size: 2)
    let with = try end(dynamics.propagator(0.01), from: 180_000)
    dynamics.transition = nil
    let without = try end(dynamics.propagator(0.01), from: 180_000)
    #expect(with - without > 60 && with - without < 1_200, "\(with - without) s")
  }

  @Test("A tighter tolerance moves the end of a motion with all harmonics by less than 1e-4")
  func convergence() throws {
    var dynamics = ReentryDynamics(air: try air(), eccentricity: 0.001, orbits: .states)
    let standard = try end(dynamics.propagator(0.01), from: 235_000)
    dynamics.tolerance = 1e-11
    let tight = try end(dynamics.propagator(0.01), from: 235_000)
    #expect(abs(standard / tight - 1) < 1e-4)
  }

  @Test("Over a sphere an altitude is reached earlier, by minutes at most")
  func sphere() throws {
    let predictor = ReentryPredictor(record: Shared.record)
    let fit = OrbitFit(
      anchor: state(altitude: 200_000), ballisticCoefficient: 0.01, logSigma: 0, axisSigma: 0,
      correlation: 0, arcScatter: 0, arcs: [], residuals: [], rejectedCount: 0, span: day,
      flags: [])
    let nominal = try predictor.nominal(
      fit, ReentryDynamics(air: try air(), eccentricity: 0.001))
    let earlier = nominal.instant - nominal.sphericalPassage.instant
    #expect(earlier >= 0 && earlier < 600, "\(earlier) s")
    let radius = nominal.sphericalPassage.state.position.length
    #expect(abs(radius - 6_458_137) < 1)
  }
}
