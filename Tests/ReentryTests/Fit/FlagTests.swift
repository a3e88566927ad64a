import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import Testing

@testable import Reentry

@Suite("Flags of what is not ballistic")
struct FlagTests {
  private static let start = Shared.instant("2014-03-01T06:00:00Z")

  /// Element sets of a simulated object up to three days before its end.
  private func sets(airSigma: Double, airTime: Double = 0.25 * day) throws -> [ElementSet] {
    let dynamics = try ReentryDynamics(
      record: Shared.record, from: Self.start + -20 * day, to: Self.start + 80 * day,
      orbits: .states)
    var object = SimulatedReentry(
      start: Shared.lowOrbit(altitude: 262_000, at: Self.start), ballisticCoefficient: 0.012)
    object.airSigma = airSigma
    object.airTime = airTime
    let outcome = try object.fly(dynamics)
    let end = try #require(outcome.descents.first).passage.instant
    return outcome.elements.filter { $0.epoch <= end + -3 * day }.map {
      ElementSet(object: ObjectIdentity(catalogNumber: 1), elements: $0)
    }
  }

  private func fit(_ sets: [ElementSet]) throws -> OrbitFit {
    let dynamics = try ReentryDynamics(
      record: Shared.record, from: Self.start + -20 * day, to: Self.start + 80 * day,
      orbits: .meanElements)
    return try OrbitFitter(dynamics: dynamics).fit(sets, span: 4 * day)
  }

  @Test("A ballistic object has no flag")
  func ballistic() throws {
    #expect(try fit(sets(airSigma: 0)).flags.isEmpty)
  }

  @Test("An orbit that is raised by 2 km is flagged, and the fit is that of the sets since")
  func manoeuvre() throws {
    var raised = try sets(airSigma: 0)
    let time = try #require(raised.last).epoch + -2 * day
    for k in raised.indices where raised[k].epoch > time {
      // n goes with a^(−3/2).
      raised[k].elements.meanMotion *= 1 - 1.5 * 2_000 / 6_600_000
    }
    let fit = try fit(raised)
    #expect(fit.flags.contains(.manoeuvreSuspected))
    #expect(fit.residuals.allSatisfy { $0.epoch > time })
    let last = try #require(fit.residuals.last)
    #expect(abs(last.difference) < 100)
  }

  @Test("Drag that changes by a half from day to day is flagged")
  func modulated() throws {
    #expect(try fit(sets(airSigma: 0.6, airTime: day)).flags.contains(.varyingDrag))
  }
}
