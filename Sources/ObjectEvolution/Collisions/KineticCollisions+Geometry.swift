import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

// Where the two objects of a pair meet, and how.
extension KineticCollisions {
  /// How an object passes the place of a meeting: radius [m], mean anomaly [rad], and the velocity up,
  /// east and north [m/s].
  private struct Passage {
    let meanAnomaly: Double
    let velocity: Vector3
    let isAscending: Bool
  }

  func meeting(
    _ first: Int, _ second: Int, _ layer: Int, _ objects: ObjectArrays, at time: Double,
    _ numbers: inout RandomStream
  ) -> Encounter {
    let sines = [first, second].map { sin(objects.inclination[$0]) }
    let (low, high) = (min(sines[0], sines[1]), max(sines[0], sines[1]))
    // Of the lower orbit, the density of sin β = sin i₁ sin φ is even in the elliptic integral of φ.
    let integral = EllipticIntegral(modulus: high > 0 ? low / high : 0)
    let u = (2 * numbers.uniform() - 1) * integral.quarterPeriod
    let sinβ = low * sin(integral.amplitude(u))
    let a = passage(first, layer, objects, sinβ: sinβ, &numbers)
    let b = passage(second, layer, objects, sinβ: sinβ, &numbers)
    return Encounter(
      first: first, second: second, firstState: state(first, a, objects, sinβ: sinβ),
      secondState: state(second, b, objects, sinβ: sinβ),
      speed: commonSpeed ?? (a.velocity - b.velocity).length, time: time)
  }

  private func passage(
    _ k: Int, _ layer: Int, _ objects: ObjectArrays, sinβ: Double, _ numbers: inout RandomStream
  ) -> Passage {
    let orbit = orbit(of: k, objects)
    // Evenly in time within the layer, on the way up or down, north or south
    let from = orbit.meanAnomaly(atRadius: edges[layer])
    let to = orbit.meanAnomaly(atRadius: edges[layer + 1])
    let isRising = numbers.uniform() < 0.5
    let isAscending = numbers.uniform() < 0.5
    let M = (from + (to - from) * numbers.uniform()) * (isRising ? 1 : -1)
    let (a, e, i) = (orbit.semiMajorAxis, orbit.eccentricity, objects.inclination[k])
    let E =
      KeplerElements(
        semiMajorAxis: a, eccentricity: e, inclination: i, node: 0, argumentOfPerigee: 0,
        meanAnomaly: M
      ).eccentricAnomaly
    let r = a * (1 - e * cos(E))
    let μ = earth.gravitationalParameter
    let across = (μ * a * (1 - e * e)).squareRoot() / r
    let radial = (μ * a).squareRoot() * e * sin(E) / r
    let cosβ = (1 - sinβ * sinβ).squareRoot()
    let east = max(-1, min(1, cos(i) / cosβ))
    let north = (1 - east * east).squareRoot() * (isAscending ? 1 : -1)
    return Passage(
      meanAnomaly: M, velocity: Vector3(radial, across * east, across * north),
      isAscending: isAscending)
  }

  /// The state on the object's own node: the argument of the perigee is the one that brings it there.
  private func state(
    _ k: Int, _ passage: Passage, _ objects: ObjectArrays, sinβ: Double
  ) -> CartesianState {
    let orbit = orbit(of: k, objects)
    let i = objects.inclination[k]
    let rising = asin(max(-1, min(1, sin(i) > 0 ? sinβ / sin(i) : 0)))
    let latitudeArgument = passage.isAscending ? rising : .pi - rising
    var elements = KeplerElements(
      semiMajorAxis: orbit.semiMajorAxis, eccentricity: orbit.eccentricity, inclination: i,
      node: objects.node[k], argumentOfPerigee: 0, meanAnomaly: passage.meanAnomaly)
    elements.argumentOfPerigee = latitudeArgument - elements.trueAnomaly
    return elements.state(gravitationalParameter: earth.gravitationalParameter)
  }
}
