import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

private let earth = Earth.wgs84
private let epoch = Instant(year: 2013, month: 11, day: 1)
private let vallado = AveragedAtmosphere(ExponentialAtmosphere.vallado, activity: activity)
private let levels = [120e3, 90e3, 80e3]

private func start(perigee: Double, e: Double, inclination: Double = 53) -> TimedState {
  let elements = KeplerElements(
    semiMajorAxis: (earth.equatorialRadius + perigee) / (1 - e), eccentricity: e,
    inclination: inclination * degree, node: 0.7, argumentOfPerigee: 1.2, meanAnomaly: 2)
  return TimedState(
    instant: epoch, state: elements.state(gravitationalParameter: earth.gravitationalParameter))
}

private func propagator(
  _ ballisticCoefficient: Double, tolerance: Double = 1e-10
) -> NumericalPropagator<ForceModel<AveragedAtmosphere<ExponentialAtmosphere>>> {
  NumericalPropagator(
    forces: ForceModel(
      gravity: .egm96(degree: 4),
      drag: Drag(air: vallado, ballisticCoefficient: ballisticCoefficient)),
    tolerance: tolerance)
}

@Suite("Decay")
struct DecayTests {
  @Test(
    "Property: an object is followed down to 10 km, whatever its drag",
    arguments: [0.002, 0.01, 0.1, 1, 10, 100])
  func allTheWay(ballisticCoefficient: Double) throws {
    let altitude = ballisticCoefficient > 0.5 ? 250e3 : 160e3
    let result = try propagator(ballisticCoefficient).propagate(
      start(perigee: altitude, e: 0.001), to: epoch + 30 * day, descents: levels)
    #expect(result.ending == .floor)
    #expect(abs(result.end.place().altitude - 10e3) < 0.01)
    #expect(result.descents.map(\.altitude) == levels)
    let passages = result.descents.map(\.passage.instant) + [result.end.instant]
    #expect(zip(passages, passages.dropFirst()).allSatisfy { $0 < $1 })
    for descent in result.descents {
      #expect(abs(descent.passage.place().altitude - descent.altitude) < 0.01)
    }
    // From 80 km on it falls for minutes, light objects for hours.
    let fall = try #require(result.descent(through: 80e3)).instant
    #expect((60...40_000).contains(result.end.instant - fall))
  }

  @Test("Property: only the last of many passages counts, for an orbit with a low perigee")
  func lastPassage() throws {
    let result = try propagator(0.01).propagate(
      start(perigee: 115e3, e: 0.05), to: epoch + 30 * day, descents: levels + [150e3])
    #expect(result.ending == .floor)
    let first = try #require(result.descent(through: 150e3))
    #expect(first.instant - epoch > 5_400)
    // After it the object stays below.
    let times = (1...200).map { first.instant + 1 + Double($0) * 5 }
    let after = try propagator(0.01).propagate(first, to: first.instant + 1_200, sampledAt: times)
    #expect(after.samples.allSatisfy { $0.place().altitude < 150e3 })
  }

  @Test("Property: the instant of re-entry hardly depends on the tolerance")
  func convergence() throws {
    let instants = try [1e-10, 1e-12].map {
      try #require(
        propagator(0.01, tolerance: $0)
          .propagate(
            start(perigee: 200e3, e: 0.001), to: epoch + 30 * day, descents: [80e3]
          )
          .descent(through: 80e3)
      ).instant
    }
    // The density of this atmosphere jumps between its layers, which limits the order.
    #expect(abs(instants[0] - instants[1]) < 5e-6 * (instants[1] - epoch))
  }

  @Test("Property: one that stays up, or starts below the floor, has no descent")
  func noDescent() throws {
    let high = try propagator(0.001).propagate(
      start(perigee: 500e3, e: 0.001), to: epoch + day, descents: levels)
    #expect(high.ending == .time && high.descents.isEmpty && high.end.instant == epoch + day)
    let below = try propagator(0.001).propagate(
      start(perigee: 5e3, e: 0), to: epoch + day, descents: levels)
    #expect(below.ending == .floor && below.end.instant == epoch && below.descents.isEmpty)
    let low = try propagator(0.01).propagate(
      start(perigee: 100e3, e: 0), to: epoch + day, descents: levels)
    #expect(low.ending == .floor && low.descents.map(\.altitude) == [90e3, 80e3])
  }
}
