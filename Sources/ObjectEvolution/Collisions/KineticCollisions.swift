// References
// [1] Öpik (1951), Collision probabilities with the planets and the distribution of interplanetary
//     matter, Proc. R. Irish Acad. 54A, 165-199.
// [2] Abramowitz, Stegun (1964), Handbook of Mathematical Functions.
import Glibc
import NumericalMethods
import OrbitalMechanics
import SpaceEnvironment

/// Draws collisions from the kinetic rate of all pairs.
///
/// In a layer of altitude of volume V, two objects that spend the shares R of their time in it meet at
/// the rate
///
///     R_a R_b π (r_a + r_b)² ⟨f_a f_b v⟩/V
///
/// with the overlap f_a f_b of their latitudes and their relative speed v [1]. With upper bounds of
/// both, (r_a + r_b)² separates into the sums of R r², R r and R over each band of inclination, and the
/// rate of all pairs costs linear time. Pairs are drawn from it; place and velocities follow from the
/// two orbits, and the true overlap and speed decide whether the pair counts. Nodes, perigees and anomalies are
/// taken to be even.
struct KineticCollisions {
  /// The widest layers, into which shells are divided evenly [m].
  static let widestLayer = 10_000.0

  let earth: Earth
  let overlap: LatitudeOverlap
  /// The relative speed of all pairs [m/s]; `nil` where each has its own.
  private let commonSpeed: Double?
  /// The radii of the edges of the layers [m].
  let edges: [Double]
  /// Bounds on the rates of pairs over the moments [1/(m² s)].
  private let bounds: [Double]
  private var products = ProductEngine()
  /// Sums of R, R r and R r²: the band fastest, then the layer, then the moment.
  private(set) var moments: [Double]
  /// What each band meets of the first two moments, laid out alike.
  private var fields: [Double]
  /// The objects by band, and where those of each band begin; one more ends them.
  private var objectsByBand: [Int32] = []
  private var firstOfBand: [Int32] = []

  var layerCount: Int { edges.count - 1 }

  init(
    shellEdges: [Double], earth: Earth, overlap: LatitudeOverlap,
    commonSpeed: Double? = nil, widestLayer: Double = Self.widestLayer
  ) {
    self.earth = earth
    self.commonSpeed = commonSpeed
    self.overlap = overlap
    var altitudes = [shellEdges[0]]
    for (lower, upper) in zip(shellEdges, shellEdges.dropFirst()) {
      let count = max(1, Int(((upper - lower) / widestLayer - 1e-9).rounded(.up)))
      altitudes += (1...count).map { lower + (upper - lower) * Double($0) / Double(count) }
    }
    let radii = altitudes.map { earth.equatorialRadius + $0 }
    edges = radii
    bounds = zip(radii, radii.dropFirst()).map { lower, upper in
      .pi * (commonSpeed ?? Self.fastest(atRadius: lower, earth))
        / (4 / 3 * .pi * (upper * upper * upper - lower * lower * lower))
    }
    moments = [Double](
      repeating: 0, count: 3 * LatitudeOverlap.bandCount * (radii.count - 1))
    fields = [Double](
      repeating: 0, count: 2 * LatitudeOverlap.bandCount * (radii.count - 1))
  }

  init(_ model: ObjectModel, widestLayer: Double = Self.widestLayer) {
    self.init(
      shellEdges: model.scenario.grid.shellEdges, earth: model.earth, overlap: model.overlap,
      commonSpeed: model.overlap.isEven ? Self.gasSpeed : nil, widestLayer: widestLayer)
  }

  /// The relative speed of all pairs of a gas [m/s], that of `EncounterKernel.gas`.
  static let gasSpeed = 10_000.0

  /// Twice the speed of escape: no two objects in orbit meet faster [m/s].
  private static func fastest(atRadius r: Double, _ earth: Earth) -> Double {
    2 * (2 * earth.gravitationalParameter / r).squareRoot()
  }

  // MARK: - The rate of all pairs

  /// Sums the moments, and returns the bound on the rate in each layer [1/s].
  mutating func layerRates(_ objects: ObjectArrays) -> [Double] {
    let (n, L) = (LatitudeOverlap.bandCount, layerCount)
    sumMoments(objects)
    sortByBand(objects)
    products.multiply(
      overlap.bounds, Block(rows: n, columns: n), by: moments, Block(rows: n, columns: 2 * L),
      into: &fields, Block(rows: n, columns: 2 * L))
    return (0..<L).map { layer in
      var sum = 0.0
      for place in n * layer..<n * (layer + 1) {
        sum +=
          moments[place + 2 * n * L] * fields[place]
          + moments[place + n * L] * fields[place + n * L]
      }
      return bounds[layer] * sum
    }
  }

  mutating func sumMoments(_ objects: ObjectArrays) {
    let (n, L, edges, R) = (
      LatitudeOverlap.bandCount, layerCount, edges, earth.equatorialRadius
    )
    moments.withUnsafeMutableBufferPointer { moments in
      for k in moments.indices { moments[k] = 0 }
      for k in 0..<objects.count {
        let radius = objects.radius[k]
        let band = LatitudeOverlap.band(ofInclination: objects.inclination[k])
        Self.forEachLayer(
          perigee: R + objects.perigee[k], eccentricity: objects.eccentricity[k], edges
        ) { layer, time in
          let place = band + n * layer
          moments[place] += time
          moments[place + n * L] += time * radius
          moments[place + 2 * n * L] += time * radius * radius
        }
      }
    }
  }

  /// Visits the layers that an orbit crosses, with the shares of its time that it spends there.
  @inline(__always)
  static func forEachLayer(
    perigee: Double, eccentricity e: Double, _ edges: [Double], _ visit: (Int, Double) -> Void
  ) {
    let last = edges.count - 1
    let a = perigee / (1 - e)
    let apogee = a * (1 + e)
    if perigee >= edges[last] || apogee <= edges[0] { return }
    var layer = binIndex(of: max(perigee, edges[0]), in: edges) ?? last - 1
    let inverse = 1 / (a * max(e, 1e-12))
    // M/π on the way out at an edge
    func share(below r: Double) -> Double {
      if r <= perigee { return 0 }
      if r >= apogee { return 1 }
      let c = (a - r) * inverse
      return (arcCosine(c) - e * max(0, 1 - c * c).squareRoot()) * (1 / .pi)
    }
    var below = share(below: edges[layer])
    while layer < last, below < 1 {
      let above = share(below: edges[layer + 1])
      visit(layer, above - below)
      below = above
      layer += 1
    }
  }

  private mutating func sortByBand(_ objects: ObjectArrays) {
    firstOfBand = [Int32](repeating: 0, count: LatitudeOverlap.bandCount + 1)
    for i in objects.inclination { firstOfBand[LatitudeOverlap.band(ofInclination: i) + 1] += 1 }
    for band in 1..<firstOfBand.count { firstOfBand[band] += firstOfBand[band - 1] }
    var next = firstOfBand
    objectsByBand = [Int32](repeating: 0, count: objects.count)
    for (k, i) in objects.inclination.enumerated() {
      let band = LatitudeOverlap.band(ofInclination: i)
      objectsByBand[Int(next[band])] = Int32(k)
      next[band] += 1
    }
  }

  /// arccos x to 2e-8 ([2] 4.4.46).
  private static func arcCosine(_ x: Double) -> Double {
    let y = abs(x)
    let high =
      ((-0.001_262_491_1 * y + 0.006_670_090_1) * y - 0.017_088_125_6) * y + 0.030_891_881_0
    let low = ((high * y - 0.050_174_304_6) * y + 0.088_978_987_4) * y - 0.214_598_801_6
    let root = max(0, 1 - y).squareRoot() * (low * y + 1.570_796_305_0)
    return x < 0 ? .pi - root : root
  }

  private func orbit(of k: Int, _ objects: ObjectArrays) -> Orbit {
    Orbit(
      perigeeRadius: earth.equatorialRadius + objects.perigee[k],
      eccentricity: objects.eccentricity[k])
  }

  // MARK: - Drawing

  /// Draws the encounters of a time.
  mutating func encounters(
    of objects: ObjectArrays, from start: Double, during duration: Double,
    _ numbers: inout RandomStream
  ) -> [Encounter] {
    let rates = layerRates(objects)
    let total = rates.reduce(0, +)
    var encounters: [Encounter] = []
    // Exponential waiting times until the end of the time
    var time = 0.0
    while total > 0 {
      time -= log(1 - numbers.uniform()) / total
      if time >= duration { break }
      let layer = Self.index(of: numbers.uniform() * total, in: rates)
      if let pair = drawPair(layer, objects, at: start + time, &numbers),
        numbers.uniform() < pair.share
      {
        encounters.append(pair.encounter)
      }
    }
    return encounters
  }

  /// Draws candidates, for estimates of rates: the bound on the rate of all pairs [1/s], and pairs with
  /// the shares of it that they stand for.
  mutating func sample(
    _ objects: ObjectArrays, count: Int, _ numbers: inout RandomStream
  ) -> (bound: Double, pairs: [(encounter: Encounter, share: Double)]) {
    let rates = layerRates(objects)
    let total = rates.reduce(0, +)
    let pairs = (0..<count).compactMap { _ in
      let layer = Self.index(of: numbers.uniform() * total, in: rates)
      return drawPair(layer, objects, at: 0, &numbers)
    }
    return (total, pairs)
  }

  /// The index of the part that holds a value of the cumulative sum.
  private static func index(of value: Double, in parts: [Double]) -> Int {
    var passed = 0.0
    for (k, part) in parts.enumerated() where part > 0 {
      passed += part
      if value < passed { return k }
    }
    return parts.lastIndex { $0 > 0 }!
  }

  /// Draws a pair in a layer from the bound, and the share of the bound that it stands for; `nil` where
  /// an object meets itself.
  private func drawPair(
    _ layer: Int, _ objects: ObjectArrays, at time: Double, _ numbers: inout RandomStream
  ) -> (encounter: Encounter, share: Double)? {
    let (n, L) = (LatitudeOverlap.bandCount, layerCount)
    func moment(_ power: Int, _ band: Int) -> Double { moments[band + n * (layer + L * power)] }
    func field(_ power: Int, _ band: Int) -> Double { fields[band + n * (layer + L * power)] }
    // r_a² once and r_a r_b once: the term r_b² is the first one with the two exchanged.
    let terms = (0..<2 * n).map { k in
      k < n ? moment(2, k) * field(0, k) : moment(1, k - n) * field(1, k - n)
    }
    let term = Self.index(of: numbers.uniform() * terms.reduce(0, +), in: terms)
    let (band, power) = (term % n, term < n ? 2 : 1)
    let others = (0..<n).map { overlap.bounds[band + n * $0] * moment(2 - power, $0) }
    let otherBand = Self.index(of: numbers.uniform() * others.reduce(0, +), in: others)
    let first = drawObject(layer, band, power: power, objects, &numbers)
    let second = drawObject(layer, otherBand, power: 2 - power, objects, &numbers)
    if first == second { return nil }
    let encounter = meeting(first, second, layer, objects, at: time, &numbers)
    if overlap.isEven { return (encounter, 1) }
    let common = LatitudeOverlap.overlap(
      objects.inclination[first], objects.inclination[second])
    let share =
      common * encounter.speed
      / (overlap.bounds[band + n * otherBand] * Self.fastest(atRadius: edges[layer], earth))
    return (encounter, min(1, share))
  }

  /// Draws an object of a band by its share of time in a layer times a power of its radius.
  private func drawObject(
    _ layer: Int, _ band: Int, power: Int, _ objects: ObjectArrays,
    _ numbers: inout RandomStream
  ) -> Int {
    let members = objectsByBand[Int(firstOfBand[band])..<Int(firstOfBand[band + 1])]
    let (lower, upper) = (edges[layer], edges[layer + 1])
    let weights = members.map { member -> Double in
      let k = Int(member)
      let orbit = orbit(of: k, objects)
      // A circular orbit at an edge is in the layer above it.
      if orbit.perigeeRadius >= upper { return 0 }
      if orbit.apogeeRadius <= lower, orbit.perigeeRadius < lower { return 0 }
      let share = orbit.residenceFraction(from: lower, to: upper)
      let r = objects.radius[k]
      return power == 0 ? share : power == 1 ? share * r : share * r * r
    }
    let place = Self.index(of: numbers.uniform() * weights.reduce(0, +), in: weights)
    return Int(members[members.startIndex + place])
  }

  // MARK: - Geometry

  /// How an object passes the place of a meeting: radius [m], mean anomaly [rad], and the velocity up,
  /// east and north [m/s].
  private struct Passage {
    let meanAnomaly: Double
    let velocity: Vector3
    let isAscending: Bool
  }

  private func meeting(
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
