// References
// [1] Liou, Kessler, Matney, Stansbery (2003), A new approach to evaluate collision probabilities among
//     asteroids, comets, and Kuiper Belt objects, Lunar Planet. Sci. XXXIV, 1828: Cube.
// [2] Wang, Liu (2019), An introduction to a new space debris evolution model: SOLEM, Adv. Astron. 2019,
//     2738276, and arXiv:1903.12335: I-Cube, which counts pairs in neighbouring cubes.
import Glibc
import NumericalMethods
import OrbitalMechanics

/// Draws collisions from pairs that are near each other at sampled times.
///
/// Nodes and perigees are those of the objects, which J₂ turns; anomalies are drawn. In Cube [1] two
/// objects in one cube of edge s collide at the rate σ v/s³: pairs on both sides of a face are left out,
/// whatever their distance. Here, as in I-Cube [2], neighbouring cubes are searched, and whoever is
/// nearer than the radius of a sphere of the volume s³ counts, so that only distance matters and the
/// mean does not depend on where the faces are, nor, as far as the spatial density is even over s, on s.
struct CubeCollisions {
  /// The edge of the cubes [m].
  let edge: Double
  /// The mean time between samples [s].
  let interval: Double
  private let model: ObjectModel
  private let lowest: Double
  private let highest: Double
  private var hash = PositionHash()

  init(_ model: ObjectModel, edge: Double, interval: Double) {
    self.model = model
    self.edge = edge
    self.interval = interval
    let shells = model.scenario.grid.shellEdges
    lowest = model.earth.equatorialRadius + shells[0]
    highest = model.earth.equatorialRadius + shells[shells.count - 1]
  }

  /// The largest distance of a pair that counts [m].
  private var reach: Double { edge * cbrt(3 / (4 * .pi)) }

  /// Draws the encounters of a time.
  mutating func encounters(
    of objects: ObjectArrays, from start: Double, during duration: Double,
    _ numbers: inout RandomStream
  ) -> [Encounter] {
    let count = max(1, Int((duration / interval).rounded()))
    let length = duration / Double(count)
    var encounters: [Encounter] = []
    for k in 0..<count {
      let offset = (Double(k) + 0.5) * length
      // Nodes and perigees of the objects are those in the middle.
      for (pair, rate) in pairs(objects, at: offset - duration / 2, &numbers)
      where numbers.uniform() < -expm1(-rate * length) {
        encounters.append(
          Encounter(
            first: pair.first, second: pair.second, firstState: pair.firstState,
            secondState: pair.secondState, speed: pair.speed, time: start + offset))
      }
    }
    return encounters
  }

  /// The pairs that are near each other at one time, and the rates at which they collide [1/s].
  ///
  /// - Parameter time: The time since that of the nodes and perigees [s].
  mutating func pairs(
    _ objects: ObjectArrays, at time: Double, _ numbers: inout RandomStream
  ) -> [(encounter: Encounter, rate: Double)] {
    let μ = model.earth.gravitationalParameter
    var (elements, owners): ([KeplerElements], [Int]) = ([], [])
    var positions: [Vector3] = []
    for k in 0..<objects.count {
      let M = 2 * Double.pi * numbers.uniform()
      let orbit = KeplerElements(objects, k, at: time, meanAnomaly: M, model)
      let E = orbit.eccentricAnomaly
      let r = orbit.semiMajorAxis * (1 - orbit.eccentricity * cos(E))
      if r < lowest || r >= highest { continue }
      elements.append(orbit)
      owners.append(k)
      positions.append(orbit.position(eccentricAnomaly: E))
    }
    var found: [(encounter: Encounter, rate: Double)] = []
    hash.fill(positions, edge: edge)
    hash.forEachPair(of: positions, within: reach) { a, b in
      let (first, second) = (
        elements[a].state(gravitationalParameter: μ), elements[b].state(gravitationalParameter: μ)
      )
      let speed = (first.velocity - second.velocity).length
      let radii = objects.radius[owners[a]] + objects.radius[owners[b]]
      found.append(
        (
          Encounter(
            first: owners[a], second: owners[b], firstState: first, secondState: second,
            speed: speed, time: time),
          .pi * radii * radii * speed / (edge * edge * edge)
        ))
    }
    return found
  }
}

extension KeplerElements {
  /// The elements of an object, with its node and perigee turned for a time [s].
  fileprivate init(
    _ objects: ObjectArrays, _ k: Int, at time: Double, meanAnomaly: Double, _ model: ObjectModel
  ) {
    let (q, e, i) = (objects.perigee[k], objects.eccentricity[k], objects.inclination[k])
    let turning = model.precession(perigee: q, eccentricity: e, inclination: i)
    self.init(
      semiMajorAxis: (model.earth.equatorialRadius + q) / (1 - e), eccentricity: e, inclination: i,
      node: objects.node[k] + turning.node * time,
      argumentOfPerigee: objects.argumentOfPerigee[k] + turning.argumentOfPerigee * time,
      meanAnomaly: meanAnomaly)
  }

  /// The position at an eccentric anomaly.
  fileprivate func position(eccentricAnomaly E: Double) -> Vector3 {
    let e = eccentricity
    let (x, y) = (cos(E) - e, (1 - e * e).squareRoot() * sin(E))
    let (cosω, sinω) = (cos(argumentOfPerigee), sin(argumentOfPerigee))
    // Along the line of nodes, and in the plane a quarter of a turn ahead
    let (p, q) = (x * cosω - y * sinω, x * sinω + y * cosω)
    let (cosΩ, sinΩ, cosI) = (cos(node), sin(node), cos(inclination))
    return semiMajorAxis
      * Vector3(p * cosΩ - q * cosI * sinΩ, p * sinΩ + q * cosI * cosΩ, q * sin(inclination))
  }
}
