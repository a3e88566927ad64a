import SpaceEnvironment
import TestSupport
import Testing

@testable import OrbitalMechanics

/// Lifetimes against integration of the equations of motion: NRLMSISE-00, J₂ to J₄, Sun and Moon for
/// the eccentric orbits, at a tolerance of 1e-9.
@Suite("Lifetimes")
struct LifetimePredictorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let perigee, apogee, inclination: Double
    /// C_D A/m [m²/kg]
    let ballisticCoefficient: Double
    var tolerance = 0.02
    var testDescription: String { "\(perigee) x \(apogee) km, \(inclination)°" }
  }

  @Test(
    "A lifetime is that of the equations of motion, integrated here",
    arguments: [
      Case(perigee: 250, apogee: 250, inclination: 51.6, ballisticCoefficient: 0.022),
      Case(perigee: 300, apogee: 300, inclination: 98, ballisticCoefficient: 0.05),
      Case(perigee: 450, apogee: 450, inclination: 28.5, ballisticCoefficient: 1),
      Case(perigee: 220, apogee: 500, inclination: 65, ballisticCoefficient: 0.1),
      Case(perigee: 200, apogee: 1200, inclination: 82, ballisticCoefficient: 0.1),
      Case(perigee: 200, apogee: 6000, inclination: 28.5, ballisticCoefficient: 0.3),
    ])
  func integrated(_ object: Case) throws {
    let earth = Earth.wgs84
    let timeline = try moderateTimeline()
    let orbit = LifetimeOrbit(
      perigeeAltitude: object.perigee * kilometre, apogeeAltitude: object.apogee * kilometre,
      inclination: object.inclination * degree)
    let orientation = LifetimeOrbit.Orientation.draws[3]
    let mean = orbit.elements(orientation)
    let state = ShortPeriods(earth: earth).osculating(mean)
      .state(gravitationalParameter: earth.gravitationalParameter)
    let propagator = NumericalPropagator(
      forces: ForceModel(
        gravity: GravityField(earth: earth, zonals: [earth.j2, Earth.j3, Earth.j4]),
        drag: Drag(
          air: ThermosphereOverTime(timeline: timeline),
          ballisticCoefficient: object.ballisticCoefficient),
        thirdBodies: mean.eccentricity > 0.1 ? ThirdBodies() : nil),
      tolerance: 1e-9)
    let flight = try propagator.propagate(
      TimedState(instant: lifetimeEpoch, state: state), to: timeline.end,
      floor: Earth.reentryAltitude)
    let expected = flight.end.instant - lifetimeEpoch
    let found = try #require(
      LifetimePredictor(timeline: timeline).lifetimes(
        orbit, orientations: [orientation], ballisticCoefficient: object.ballisticCoefficient)[0])
    #expect(flight.ending == .floor)
    #expect(
      relativeError(found, expected) < object.tolerance,
      "\(found / day) d instead of \(expected / day) d")
  }

  @Test(
    "Property: finer steps change the mean over eight orientations by less than 0.5 %",
    arguments: [(300.0, 300.0, 98.0, 0.022), (550, 550, 53, 0.3), (250, 3000, 65, 0.3)])
  func refinement(perigee: Double, apogee: Double, inclination: Double, coefficient: Double) throws
  {
    var predictor = LifetimePredictor(timeline: try moderateTimeline())
    let orbit = LifetimeOrbit(
      perigeeAltitude: perigee * kilometre, apogeeAltitude: apogee * kilometre,
      inclination: inclination * degree)
    func mean() -> Double {
      predictor.lifetimes(
        orbit, orientations: LifetimeOrbit.Orientation.draws, ballisticCoefficient: coefficient
      ).reduce(0) { $0 + $1! / 8 }
    }
    let coarse = mean()
    predictor.plan.stepsPerLife *= 3
    predictor.plan.fallPerStep /= 3
    predictor.plan.changePerStep /= 3
    predictor.plan.longestWithTides /= 3
    #expect(relativeError(coarse, mean()) < 5e-3)
  }

  @Test("Property: high transfer orbits that the tides bring down do not fail")
  func highOrbits() throws {
    let predictor = LifetimePredictor(timeline: try moderateTimeline())
    for apogee in [50_000.0, 100_000] {
      for perigee in [100.0, 300, 1000] {
        let lifetimes = predictor.lifetimes(
          LifetimeOrbit(
            perigeeAltitude: perigee * kilometre, apogeeAltitude: apogee * kilometre,
            inclination: 50 * degree),
          orientations: LifetimeOrbit.Orientation.draws, ballisticCoefficient: 0.02)
        #expect(lifetimes.allSatisfy { $0 == nil || $0! >= 0 })
      }
    }
  }

  @Test("An object that stays beyond the timeline has no lifetime")
  func staying() throws {
    let orbit = LifetimeOrbit(
      perigeeAltitude: 1500 * kilometre, apogeeAltitude: 1500 * kilometre, inclination: 1)
    #expect(
      LifetimePredictor(timeline: try moderateTimeline()).lifetimes(
        orbit, orientations: LifetimeOrbit.Orientation.draws, ballisticCoefficient: 0.022
      )
      .allSatisfy { $0 == nil })
  }

  @Test("Property: lifetimes are finite for every inclination, equatorial and retrograde too")
  func inclinations() throws {
    let predictor = LifetimePredictor(timeline: try moderateTimeline())
    var last = 0.0
    for inclination in [0, 1e-9, 30, 63.434_948_8, 90, 150, 180 - 1e-9, 180] {
      for apogee in [300.0, 8000] {
        let lifetime = try #require(
          predictor.lifetimes(
            LifetimeOrbit(
              perigeeAltitude: 300 * kilometre, apogeeAltitude: apogee * kilometre,
              inclination: inclination * degree),
            orientations: [LifetimeOrbit.Orientation(node: 1, argumentOfPerigee: 2)],
            ballisticCoefficient: 0.3)[0])
        #expect(lifetime > 0 && lifetime < 10 * year)
        last = lifetime
      }
    }
    #expect(last > 0)
  }

  @Test("The eight orientations fill node and argument of the perigee evenly")
  func draws() {
    let draws = LifetimeOrbit.Orientation.draws
    #expect(draws.count == 8)
    for angle in [\LifetimeOrbit.Orientation.node, \.argumentOfPerigee, \.meanAnomaly] {
      let steps = Set(draws.map { Int(($0[keyPath: angle] / (.pi / 4)).rounded(.down)) })
      #expect(steps == Set(0..<8))
    }
  }
}
