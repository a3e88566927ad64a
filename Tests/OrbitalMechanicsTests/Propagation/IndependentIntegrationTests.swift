// Reference: integrations by DOP853 of SciPy 1.17 at a relative tolerance of 1e-12, of equations written
// apart: gravity as the spherical gradient of normalised Legendre functions, geodetic altitude by
// iteration, sidereal time of Meeus (1998) Eq. 12.4, Sun and Moon of DE440 turned to the mean equator
// of date, or of the series of Meeus.
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

private let epoch = Instant(year: 2013, month: 11, day: 1)

private func state(_ values: [Double]) -> CartesianState {
  CartesianState(
    position: Vector3(values[0], values[1], values[2]),
    velocity: Vector3(values[3], values[4], values[5]))
}

@Suite("Numerical propagator against an independent integration")
struct IndependentIntegrationTests {
  static let low: [(Int, Int, [Double])] = [
    (
      8, 8,
      [
        3004410.9544688547, -2857723.214363183, -5396319.521453627, 5879.767905048918,
        4818.878565692046, 735.6470992159029,
      ]
    ),
    (
      4, 0,
      [
        3013080.345671627, -2850625.6855032393, -5395090.897384362, 5874.3137145766295,
        4824.14567680291, 745.6930923718496,
      ]
    ),
  ]

  @Test("Independent: a day of a low orbit in the field of EGM96", arguments: low)
  func lowOrbit(degree: Int, order: Int, expected: [Double]) throws {
    let start = state([
      -1681378.494228004, 3818618.366287783, 5316142.408926778, -6318.042230235747,
      -4255.327404338506, 1063.4795887794783,
    ])
    let propagator = NumericalPropagator(
      forces: ForceModel(gravity: .egm96(degree: degree, order: order)), tolerance: 1e-12)
    let end = try propagator.propagate(
      TimedState(instant: epoch, state: start), to: epoch + 86_400
    ).end.state
    #expect((end.position - state(expected).position).length < 0.01)
    #expect((end.velocity - state(expected).velocity).length < 1e-5)
  }

  @Test("Independent: Sun and Moon raise the perigee of a transfer orbit by 5.26 km in 30 days")
  func transferOrbit() throws {
    let start = state([
      -5190313.252682367, -4057290.625762821, 28019.941593826254, 6249.800906619311,
      -8003.700616958071, -1246.0772705999777,
    ])
    func end(_ bodies: ThirdBodies?) throws -> CartesianState {
      try NumericalPropagator(
        forces: ForceModel(gravity: .egm96(degree: 4, order: 0), thirdBodies: bodies),
        tolerance: 1e-12
      ).propagate(TimedState(instant: epoch, state: start), to: epoch + 30 * day).end.state
    }
    func perigee(_ state: CartesianState) -> Double {
      KeplerElements(state, gravitationalParameter: 3.986004415e14).orbit.perigeeRadius
    }
    let without = try end(nil)
    let expected = state([
      12260132.595385076, 33841137.95232286, 2991662.9220681167, -2254.853066507067,
      -767.3507281652874, 44.5051470197562,
    ])
    #expect((without.position - expected.position).length < 1)
    #expect(abs(perigee(without) - 6592813.331876065) < 0.05)
    let with = try perigee(end(ThirdBodies()))
    // The same with the series of Meeus, then with DE440: the Sun of the series is 17 arcsec off.
    #expect(abs(with - 6598080.210381865) < 0.05)
    #expect(relativeError(with - perigee(without), 6598077.287594064 - 6592813.331876065) < 1e-3)
  }

  @Test("Independent: a decay through one exponential layer, to 1e-6 of its time")
  func decay() throws {
    let start = state([
      -1634007.066140216, 3716589.730398868, 5172014.410975092, -6402.466668764942,
      -4311.190092006612, 1078.7056784991223,
    ])
    let layer = ExponentialAtmosphere(layers: [
      .init(baseAltitude: 120e3, baseDensity: 2.4e-8, scaleHeight: 12e3)
    ])
    let air = AveragedAtmosphere(layer, activity: activity)
    let propagator = NumericalPropagator(
      forces: ForceModel(
        gravity: .egm96(degree: 4), drag: Drag(air: air, ballisticCoefficient: 0.2)),
      tolerance: 1e-12)
    let result = try propagator.propagate(
      TimedState(instant: epoch, state: start), to: epoch + 10 * day,
      descents: [120e3, 90e3, 80e3])
    let times = result.descents.map { $0.passage.instant - epoch } + [result.end.instant - epoch]
    let expected = [202538.26017719967, 202924.20103055987, 202994.773130753, 203220.11945984644]
    #expect(times.count == 4)
    for (time, reference) in zip(times, expected) {
      #expect(abs(time - reference) < 0.02)
    }
    let passage = try #require(result.descent(through: 80e3)).state
    let place = Vector3(-6000328.956460398, -1989703.9392668216, 1316483.7192328295)
    #expect((passage.position - place).length < 100)
  }
}
