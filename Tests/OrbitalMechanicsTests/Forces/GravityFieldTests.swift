// References
// [1] Montenbruck, Gill (2000), Satellite Orbits, section 3.2.
// [2] Lemoine et al. (1998), NASA/TP-1998-206861 (EGM96).
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment
import TestSupport
import Testing

private let epoch = Instant(year: 2013, month: 11, day: 1)

/// A point of flight whose Earth-fixed position is given.
private func point(fixed position: Vector3) -> FlightPoint {
  FlightPoint(
    instant: epoch, position: EarthRotation(at: epoch).inertial(position), velocity: .zero)
}

@Suite("Gravity field")
struct GravityFieldTests {
  @Test("Published: the unnormalised J₂ of EGM96 [2] and of the Earth's constants")
  func normalisation() throws {
    let terms = GravityField.egm96(degree: 4).coefficients
    let j2 = -(try #require(terms.first { $0.degree == 2 && $0.order == 0 })).c
    #expect(abs(j2 - 1.082_626_68e-3) < 1e-11)
    #expect(abs(j2 - Earth.wgs84.j2) < 1e-11)
    // [1] Table 3.2 (JGM-3 agrees with EGM96 to these digits)
    let c22 = try #require(terms.first { $0.degree == 2 && $0.order == 2 })
    #expect(abs(c22.c * 1e6 - 1.574) < 1e-3 && abs(c22.s * 1e6 + 0.904) < 1e-3)
  }

  @Test("Property: the acceleration is the gradient of the potential, at the pole too")
  func gradient() {
    let field = GravityField.egm96(degree: 12)
    let rotation = EarthRotation(at: epoch)
    for position in [
      Vector3(6.7e6, 0, 0), Vector3(-3e6, 5e6, 3.5e6), Vector3(1e6, -2e6, -6.5e6),
      Vector3(0, 0, 6.8e6), Vector3(10, -20, -6.9e6),
    ] {
      let observed = rotation.fixed(field.acceleration(at: point(fixed: position)))
      var expected = Vector3.zero
      for axis in 0..<3 {
        // A difference of fourth order
        var sum = 0.0
        for (k, weight) in [(1.0, 8.0), (2, -1)] {
          var step = Vector3.zero
          step[axis] = k * 2_000
          let difference =
            field.potential(at: position + step)
            - field.potential(at: position - step)
          sum += weight * difference
        }
        expected[axis] = sum / (12 * 2_000)
      }
      #expect((observed - expected).length < 1e-8)
    }
  }

  @Test("Property: a field of J₂ only is the closed formula")
  func oblateness() {
    let earth = Earth.wgs84
    let field = GravityField(earth: earth, zonals: [earth.j2])
    let r = Vector3(3e6, -4e6, 4.5e6)
    let (d, μ, R) = (r.length, earth.gravitationalParameter, earth.equatorialRadius)
    let factor = -1.5 * earth.j2 * μ * R * R / pow(d, 5)
    let z2 = 5 * r.z * r.z / (d * d)
    let expected =
      r * (-μ / pow(d, 3)) + factor * Vector3(r.x * (1 - z2), r.y * (1 - z2), r.z * (3 - z2))
    let observed = EarthRotation(at: epoch).fixed(field.acceleration(at: point(fixed: r)))
    #expect((observed - expected).length < 1e-14)
  }

  @Test("Property: without coefficients the Earth is a point")
  func pointMass() {
    let field = GravityField(earth: .wgs84, zonals: [])
    let a = field.acceleration(at: point(fixed: Vector3(0, 7e6, 0)))
    #expect(abs(a.length - 3.986004418e14 / 49e12) < 1e-14)
  }
}
