import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

private let earth = Earth.wgs84
private let epoch = Instant(year: 2013, month: 11, day: 1)

/// A low orbit, osculating.
private func low(altitude: Double = 400e3, inclination: Double = 53) -> TimedState {
  let elements = KeplerElements(
    semiMajorAxis: earth.equatorialRadius + altitude, eccentricity: 0.003,
    inclination: inclination * degree, node: 0.7, argumentOfPerigee: 1.2, meanAnomaly: 0.2)
  return TimedState(
    instant: epoch, state: elements.state(gravitationalParameter: earth.gravitationalParameter))
}

private let vallado = AveragedAtmosphere(ExponentialAtmosphere.vallado, activity: activity)
private let smooth = AveragedAtmosphere(oneLayer, activity: activity)

@Suite("Numerical propagator")
struct NumericalPropagatorTests {
  @Test(
    "Property: energy is kept to 1e-11 over five days",
    arguments: [
      [], [1.082_626_68e-3], [1.082_626_68e-3, -2.5327e-6, -1.6196e-6, -2.2730e-7, 5.4068e-7],
    ])
  func energy(zonals: [Double]) throws {
    let field = GravityField(earth: earth, zonals: zonals)
    func energy(_ state: CartesianState) -> Double {
      state.velocity.squaredLength / 2 - field.potential(at: state.position)
    }
    let propagator = NumericalPropagator(forces: ForceModel(gravity: field), tolerance: 1e-13)
    let start = low()
    let end = try propagator.propagate(start, to: epoch + 5 * day).end
    #expect(relativeError(energy(end.state), energy(start.state)) < 1e-11)
  }

  @Test("Property: a field that turns keeps the energy less ω h_z, not the energy")
  func jacobi() throws {
    let field = GravityField.egm96(degree: 8)
    let ω = earth.rotationRate
    func constants(_ timed: TimedState) -> (energy: Double, jacobi: Double) {
      let (r, v) = (timed.state.position, timed.state.velocity)
      let fixed = EarthRotation(at: timed.instant).fixed(r)
      let energy = v.squaredLength / 2 - field.potential(at: fixed)
      return (energy, energy - ω * r.cross(v).z)
    }
    let propagator = NumericalPropagator(forces: ForceModel(gravity: field), tolerance: 1e-13)
    let start = low(altitude: 220e3)
    let end = try propagator.propagate(start, to: epoch + 3.3 * day).end
    let (before, after) = (constants(start), constants(end))
    #expect(relativeError(after.jacobi, before.jacobi) < 1e-10)
    #expect(relativeError(after.energy, before.energy) > 1e-7)
  }

  @Test(
    "Property: the secular rates of node and perigee are those of Kozai (1959), to the first order",
    arguments: [(28.5, 0.02), (53, 0.1), (98, 0.05)])
  func secularRates(inclination: Double, e: Double) throws {
    let μ = earth.gravitationalParameter
    let theory = ShortPeriods(earth: earth)
    let mean = KeplerElements(
      semiMajorAxis: 7.5e6 / (1 - e), eccentricity: e, inclination: inclination * degree, node: 1,
      argumentOfPerigee: 2, meanAnomaly: 0)
    let propagator = NumericalPropagator(
      forces: ForceModel(gravity: GravityField(earth: earth, zonals: [earth.j2])), tolerance: 1e-12)
    let start = TimedState(
      instant: epoch, state: theory.osculating(mean).state(gravitationalParameter: μ))
    let duration = 5 * day
    let end = try propagator.propagate(start, to: epoch + duration).end
    let reached = theory.mean(KeplerElements(end.state, gravitationalParameter: μ))
    // Kozai (1959): n (R/p)² J₂ times 3/2 cos i and 3/4 (5 cos² i − 1)
    let (a, cosI) = (mean.semiMajorAxis, cos(mean.inclination))
    let factor =
      (μ / (a * a * a)).squareRoot() * earth.j2 * pow(earth.equatorialRadius / (a * (1 - e * e)), 2)
    let node = remainder(reached.node - mean.node, 2 * .pi) / duration
    let perigee =
      remainder(reached.argumentOfPerigee - mean.argumentOfPerigee, 2 * .pi) / duration
    #expect(abs(node + 1.5 * factor * cosI) < 3e-3 * factor)
    #expect(abs(perigee - 0.75 * factor * (5 * cosI * cosI - 1)) < 6e-3 * factor)
    #expect(abs(reached.semiMajorAxis - a) < 40)
    #expect(abs(reached.eccentricity - e) < 1e-5)
  }

  @Test("Property: a tighter tolerance moves the end by what the looser one allows")
  func tolerances() throws {
    func ends(_ pressure: RadiationPressure?) throws -> [Vector3] {
      let forces = ForceModel(
        gravity: .egm96(degree: 8), drag: Drag(air: smooth, ballisticCoefficient: 0.01),
        thirdBodies: ThirdBodies(), radiationPressure: pressure)
      return try [1e-8, 1e-10, 1e-12].map {
        try NumericalPropagator(forces: forces, tolerance: $0)
          .propagate(low(altitude: 500e3), to: epoch + 3 * day).end.state.position
      }
    }
    let smoothly = try ends(nil)
    #expect((smoothly[0] - smoothly[2]).length < 200)
    #expect((smoothly[1] - smoothly[2]).length < 2)
    // The edges of the shadow fall within steps.
    let shadowed = try ends(RadiationPressure(coefficient: 0.01))
    #expect((shadowed[1] - shadowed[2]).length < 50)
  }

  @Test("Property: five days of a low orbit take less than 400 evaluations a revolution")
  func effort() throws {
    let forces = ForceModel(
      gravity: .egm96(degree: 8), drag: Drag(air: vallado, ballisticCoefficient: 0.01),
      thirdBodies: ThirdBodies())
    let result = try NumericalPropagator(forces: forces).propagate(low(), to: epoch + 5 * day)
    #expect(result.effort.evaluations < 78 * 400)
    #expect(result.effort.rejectedSteps < result.effort.steps / 10)
  }

  @Test("Property: followed back, the motion returns to its start")
  func back() throws {
    let forces = ForceModel(
      gravity: .egm96(degree: 6), drag: Drag(air: vallado, ballisticCoefficient: 0.01),
      thirdBodies: ThirdBodies())
    let propagator = NumericalPropagator(forces: forces, tolerance: 1e-12)
    let start = low(altitude: 500e3)
    // Over more than one interval of tabulation
    let end = try propagator.propagate(start, to: epoch + 6 * day).end
    let again = try propagator.propagate(end, to: epoch).end
    #expect(again.instant == epoch)
    #expect((again.state.position - start.state.position).length < 0.5)
  }

  @Test("Property: samples are the states that ends would have")
  func samples() throws {
    let propagator = NumericalPropagator(
      forces: ForceModel(gravity: .egm96(degree: 4)), tolerance: 1e-11)
    let times = [-60, 0, 1, 600, 3_456, 86_399, 86_400, 90_000].map { epoch + $0 }
    let result = try propagator.propagate(low(), to: epoch + day, sampledAt: times)
    #expect(result.samples.map(\.instant) == Array(times[1...6]))
    for sample in result.samples {
      let end = try propagator.propagate(low(), to: sample.instant).end
      #expect((sample.state.position - end.state.position).length < 0.02)
      #expect((sample.state.velocity - end.state.velocity).length < 2e-5)
    }
  }

  @Test("Property: a force defined elsewhere plugs in")
  func customForce() throws {
    struct Thrust: Force {
      func acceleration(at point: FlightPoint) -> Vector3 { Vector3(0, 0, 2) }
    }
    let start = TimedState(
      instant: epoch,
      state: CartesianState(position: Vector3(7e6, 0, 0), velocity: Vector3(10, 0, 0)))
    let end = try NumericalPropagator(forces: Thrust()).propagate(start, to: epoch + 100).end
    #expect((end.state.position - Vector3(7e6 + 1_000, 0, 10_000)).length < 1e-6)
  }
}
