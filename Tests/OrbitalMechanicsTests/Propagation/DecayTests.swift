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

  @Test(
    "Property: a steep fall from a height ends at the floor too",
    arguments: [
      (0.001, 1_000e3, -8_000.0), (10, 1_000e3, -8_000), (0.1, 300e3, 0), (0.1, 30_000e3, 0),
    ])
  func steepFall(ballisticCoefficient: Double, altitude: Double, speed: Double) throws {
    let state = CartesianState(
      position: Vector3(earth.equatorialRadius + altitude, 0, 0),
      velocity: Vector3(speed, 10, 20))
    let result = try propagator(ballisticCoefficient).propagate(
      TimedState(instant: epoch, state: state), to: epoch + 2 * day, descents: levels)
    #expect(result.ending == .floor && result.descents.count == 3)
    #expect(abs(result.end.place().altitude - 10e3) < 0.01)
  }

  @Test("Property: a rise above an altitude within one step is seen")
  func risesWithinSteps() throws {
    // Nearly circular over the ellipsoid, so that the altitude swings by 20 km twice a revolution.
    let result = try propagator(0.01).propagate(
      start(perigee: 165e3, e: 0.0005, inclination: 97), to: epoch + 30 * day,
      descents: (0..<60).map { 130e3 + 500 * Double($0) })
    #expect(result.descents.count == 60)
    for descent in result.descents {
      let first = descent.passage
      let times = (1...3_000).map { first.instant + 0.1 + Double($0) * 2 }
      let after = try propagator(0.01).propagate(first, to: first.instant + 6_100, sampledAt: times)
      #expect(after.samples.allSatisfy { $0.place().altitude < descent.altitude })
    }
  }

  @Test("Property: the instant of re-entry depends on the tolerance by 1e-7 of the life")
  func convergence() throws {
    let layer = ExponentialAtmosphere(layers: [
      .init(baseAltitude: 120e3, baseDensity: 2.4e-8, scaleHeight: 12e3)
    ])
    func life<Air: LocalAtmosphere>(_ air: Air, tolerance: Double) throws -> Double {
      let forces = ForceModel(
        gravity: .egm96(degree: 4), drag: Drag(air: air, ballisticCoefficient: 0.1))
      let result = try NumericalPropagator(forces: forces, tolerance: tolerance).propagate(
        start(perigee: 200e3, e: 0.001), to: epoch + 30 * day, descents: [80e3])
      return try #require(result.descent(through: 80e3)).instant - epoch
    }
    let smooth = AveragedAtmosphere(layer, activity: activity)
    let lives = try [1e-10, 1e-12].map { try life(smooth, tolerance: $0) }
    #expect(relativeError(lives[0], lives[1]) < 1e-7)
    // Where the density jumps between layers, steps can fall on either side.
    let jumping = try [1e-10, 1e-12].map { try life(vallado, tolerance: $0) }
    #expect(relativeError(jumping[0], jumping[1]) < 2e-5)
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
