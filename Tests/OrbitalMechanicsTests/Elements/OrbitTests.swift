import Glibc
import OrbitalMechanics
import TestSupport
import Testing

@Suite("Orbits")
struct OrbitTests {
  @Test("Property: perigee and apogee make the orbit")
  func shape() {
    let orbit = Orbit(perigeeRadius: 7e6, eccentricity: 0.3)
    #expect(relativeError(orbit.perigeeRadius, 7e6) < 1e-15)
    #expect(relativeError(orbit.apogeeRadius, 13e6) < 1e-15)
    #expect(relativeError(orbit.semiMajorAxis, 10e6) < 1e-15)
  }

  /// The share of time between two radii, from even samples of the mean anomaly.
  static func sampled(_ orbit: Orbit, _ r1: Double, _ r2: Double, count: Int) -> Double {
    let (a, e) = (orbit.semiMajorAxis, orbit.eccentricity)
    var inside = 0
    for k in 0..<count {
      let M = .pi * (Double(k) + 0.5) / Double(count)
      // Kepler's equation by bisection: E − e sin E rises
      var (low, high) = (0.0, Double.pi)
      for _ in 0..<48 {
        let middle = (low + high) / 2
        if middle - e * sin(middle) < M { low = middle } else { high = middle }
      }
      let r = a * (1 - e * cos(low))
      if r >= r1 && r < r2 { inside += 1 }
    }
    return Double(inside) / Double(count)
  }

  @Test(
    "Property: residence fractions are what even samples of the mean anomaly count",
    arguments: [(6.6e6, 0.73), (7.1e6, 0.01), (7.0e6, 0.2), (6.9e6, 0.001)])
  func residence(perigee: Double, e: Double) {
    let orbit = Orbit(perigeeRadius: perigee, eccentricity: e)
    let edges = [6.58e6, 6.9e6, 6.91e6, 7.11e6, 7.2e6, 8e6, 12e6, 50e6]
    var sum = 0.0
    for (r1, r2) in zip(edges, edges.dropFirst()) {
      let expected = Self.sampled(orbit, r1, r2, count: 20_000)
      let observed = orbit.residenceFraction(from: r1, to: r2)
      // Two ends, each off by at most one sample
      #expect(abs(observed - expected) < 1.01e-4)
      sum += observed
    }
    #expect(abs(sum - 1) < 1e-14)
  }

  @Test("Property: a circular orbit is in one place, and all of its time")
  func circular() {
    let orbit = Orbit(semiMajorAxis: 7e6, eccentricity: 0)
    #expect(orbit.residenceFraction(from: 6.9e6, to: 7e6) == 0)
    #expect(orbit.residenceFraction(from: 6.9e6, to: 7.0e6.nextUp) == 1)
    #expect(orbit.residenceFraction(from: 7.1e6, to: 7.2e6) == 0)
    // Nearly circular: no NaN from dividing by e
    let near = Orbit(semiMajorAxis: 7e6, eccentricity: 1e-15)
    let shares = [6.9e6, 7e6, 7.1e6].map { near.meanAnomaly(atRadius: $0) / .pi }
    #expect(shares[0] == 0 && shares[2] == 1 && shares[1] >= 0 && shares[1] <= 1)
  }
}
