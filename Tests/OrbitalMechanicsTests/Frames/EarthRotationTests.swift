import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Earth rotation")
struct EarthRotationTests {
  @Test("Property: states turn into one another, and a geostationary one stands still")
  func states() {
    let rotation = EarthRotation(at: Instant(year: 2020, month: 5, day: 6, seconds: 7_000))
    let state = CartesianState(
      position: Vector3(4e6, -5e6, 2e6), velocity: Vector3(3e3, 5e3, -4e3))
    let back = rotation.inertial(rotation.fixed(state, earth: .wgs84), earth: .wgs84)
    #expect((back.position - state.position).length < 1e-8)
    #expect((back.velocity - state.velocity).length < 1e-11)
    let standing = rotation.inertial(
      CartesianState(position: Vector3(42_164e3, 0, 0), velocity: .zero), earth: .wgs84)
    #expect(abs(standing.velocity.length - 3074.66) < 0.1)
  }

  @Test("Property: Greenwich lies where sidereal time points")
  func greenwich() {
    let instant = Instant(year: 2020, month: 5, day: 6, seconds: 7_000)
    let θ = instant.greenwichMeanSiderealTime
    let fixed = EarthRotation(at: instant).fixed(Vector3(cos(θ), sin(θ), 0.5))
    #expect((fixed - Vector3(1, 0, 0.5)).length < 1e-14)
  }
}
