// References
// [1] Vallado (2013), Fundamentals of Astrodynamics and Applications, 4th ed., example 3-3.
import Glibc
import NumericalMethods
import SpaceEnvironment
import TestSupport
import Testing

@Suite("Geodetic positions")
struct GeodeticPositionTests {
  let earth = Earth.wgs84

  /// The latitude and altitude by iteration, started from the geocentric latitude.
  private func iterated(_ r: Vector3) -> (latitude: Double, altitude: Double) {
    let e2 = earth.flattening * (2 - earth.flattening)
    let ρ = hypot(r.x, r.y)
    var (φ, h) = (atan2(r.z, ρ), 0.0)
    for _ in 0..<60 {
      let N = earth.equatorialRadius / (1 - e2 * sin(φ) * sin(φ)).squareRoot()
      // Both are exact; the first fails at the poles, the second on the equator.
      h = abs(φ) < 0.8 ? ρ / cos(φ) - N : r.z / sin(φ) - N * (1 - e2)
      φ = atan2(r.z, ρ * (1 - e2 * N / (N + h)))
    }
    return (φ, h)
  }

  @Test("Published: example 3-3 of [1]")
  func example() {
    let place = earth.geodetic(Vector3(6524.834e3, 6862.875e3, 6448.296e3))
    #expect(abs(place.latitude / degree - 34.352496) < 1e-6)
    #expect(abs(place.longitude / degree - 46.4464) < 5e-5)
    #expect(abs(place.altitude - 5085.22e3) < 10)
  }

  @Test("Independent: the closed formula agrees with iteration from −10 km to 400 000 km")
  func iteration() {
    for altitude in [-1e4, 0.0, 1e4, 8e4, 4e5, 2e6, 3.6e7, 4e8] {
      for step in 0...36 {
        let φ = (-90 + 5 * Double(step)) * degree
        let r = earth.position(
          GeodeticPosition(latitude: φ, longitude: 2.5, altitude: altitude))
        let (closed, expected) = (earth.geodetic(r), iterated(r))
        #expect(abs(closed.latitude - expected.latitude) < 1e-14)
        #expect(abs(closed.altitude - expected.altitude) < 1e-8 + 1e-15 * altitude)
      }
    }
  }

  @Test("Property: there and back, at the poles and the date line too")
  func roundTrip() {
    for (φ, λ) in [
      (0.0, 0.0), (90, 0), (-90, 0), (89.9999, 10), (12, 180), (-33, -179.9), (45, 90),
    ] {
      let place = GeodeticPosition(
        latitude: φ * degree, longitude: λ * degree, altitude: 123_456)
      let back = earth.geodetic(earth.position(place))
      #expect(abs(back.latitude - place.latitude) < 1e-14)
      if abs(φ) < 90 { #expect(abs(back.longitude - place.longitude) < 1e-14) }
      #expect(abs(back.altitude - place.altitude) < 1e-8)
    }
  }

  @Test("Property: near the centre there is no altitude")
  func centre() {
    #expect(earth.geodetic(Vector3(1e3, 0, 1e3)).altitude.isNaN)
    #expect(earth.geodetic(.zero).altitude.isNaN)
  }

  @Test("Property: over a sphere the altitude is the distance less the radius")
  func sphere() {
    let sphere = Earth(
      gravitationalParameter: 1, equatorialRadius: 6e6, flattening: 0, rotationRate: 0, j2: 0)
    let place = sphere.geodetic(Vector3(3e6, 4e6, 12e6))
    #expect(abs(place.altitude - 7e6) < 1e-8)
    #expect(abs(place.latitude - atan2(12, 5)) < 1e-15)
  }
}
