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
  let commonSpeed: Double?
  /// The radii of the edges of the layers [m].
  let edges: [Double]
  /// Bounds on the rates of pairs over the moments [1/(m² s)].
  private let bounds: [Double]
  private var products = ProductEngine()
  /// Sums of R, R r and R r²: the band fastest, then the layer, then the moment.
  private(set) var moments: [Double]
  /// What each band meets of the first two moments, laid out alike.
  private(set) var fields: [Double]
  /// The objects by band, and where those of each band begin; one more ends them.
  private(set) var objectsByBand: [Int32] = []
  private(set) var firstOfBand: [Int32] = []

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
  static func fastest(atRadius r: Double, _ earth: Earth) -> Double {
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

  func orbit(of k: Int, _ objects: ObjectArrays) -> Orbit {
    Orbit(
      perigeeRadius: earth.equatorialRadius + objects.perigee[k],
      eccentricity: objects.eccentricity[k])
  }
}
